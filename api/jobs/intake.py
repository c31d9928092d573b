"""Articles of a job as they come in: lines of JSON, held on disk and never all in memory."""

import hashlib
import json
import tempfile
from collections.abc import AsyncIterator, Iterator
from typing import IO, Final, Self

from pydantic import ValidationError

from api.errors import InputError, TooLargeError
from api.ingest.making import explain
from api.jobs.items import NewItem
from api.schemas.jobs import JobArticle, JobError, JobKind

_BLOCK: Final = 1 << 20


class Spool:
    """Lines on disk, for as long as it is entered. Empty ones are none."""

    def __init__(self, most_bytes: int, most_line: int) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(prefix="factframe-job-")  # noqa: SIM115
        self._most = most_bytes
        self._most_line = most_line
        self._size = 0
        self._digest = hashlib.sha256()

    async def fill(self, chunks: AsyncIterator[bytes]) -> None:
        """Take in all of them. Raises TooLargeError."""
        async for chunk in chunks:
            self.write(chunk)

    def write(self, chunk: bytes) -> None:
        """Take in more. Raises TooLargeError."""
        self._size += len(chunk)
        if self._size > self._most:
            raise TooLargeError(
                f"The articles take more than {self._most:,} bytes (FACTFRAME_MAX_UPLOAD_BYTES)."
                " Send them as several jobs."
            )
        self._digest.update(chunk)
        self._file.write(chunk)

    @property
    def digest(self) -> str:
        """SHA-256 of all that came in, hexadecimal."""
        return self._digest.hexdigest()

    def lines(self) -> Iterator[tuple[int, bytes | None]]:
        """The lines by their numbers, from 1; None for one that is too long."""
        self._file.seek(0)
        number = 0
        while line := self._file.readline(self._most_line + 1):
            whole = len(line) <= self._most_line or line.endswith(b"\n")
            while not whole and (rest := self._file.readline(_BLOCK)):
                whole = rest.endswith(b"\n")
                line = b""
            number += 1
            if line == b"":
                yield number, None
            elif line.strip():
                yield number, line

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def item(number: int, line: bytes | None, kind: JobKind, most_line: int) -> NewItem:
    """The item of this line: failed from the start where it cannot be read."""
    if line is None:
        told = f"The line has more than {most_line:,} bytes (FACTFRAME_MAX_BODY_BYTES)."
        return NewItem(number, "analysis", error=_error("too-large", told))
    try:
        article = JobArticle.model_validate(json.loads(line))
    except ValidationError as error:
        return NewItem(number, "analysis", error=_error("invalid-article", explain(error)))
    except (ValueError, RecursionError):
        told = 'The line is no JSON object such as {"text": "…", "outlet": "…"}, in UTF-8.'
        return NewItem(number, "analysis", error=_error("malformed-json", told))
    if kind == "comparisons" and article.group is None:
        told = "The article has no group: name the event that it tells of."
        return NewItem(number, "analysis", ref=article.ref, error=_error("no-group", told))
    return NewItem(
        number,
        "analysis",
        group=article.group if kind == "comparisons" else None,
        ref=article.ref,
        input=article.model_dump_json(exclude_defaults=True),
    )


def _error(code: str, detail: str) -> JobError:
    return JobError(code=code, title=InputError.title, detail=detail)
