"""Articles of a job as they come in: lines of JSON, held on disk and never all in memory."""

import hashlib
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Final, Self

import jiter
from pydantic import ValidationError

from api.errors import FetchRefusedError, InputError, TooLargeError
from api.ingest.addressed import OFF
from api.ingest.making import explain
from api.jobs.admission import full
from api.jobs.items import NewItem
from api.limits import MOST_PARTS
from api.schemas.jobs import JobArticle, JobError, JobKind

_BLOCK: Final = 1 << 20
_CHECKED_BYTES: Final = 16_000_000
_LINES_PER_ARTICLE: Final = 10
_MARK: Final = b"\xef\xbb\xbf"
"""Which some programs put in front of the first line."""
_NO_JSON: Final = 'The line is no JSON object such as {"text": "…", "outlet": "…"}, in UTF-8.'
_MOST_NAMES: Final = len(JobArticle.model_fields) + 1


@dataclass(frozen=True, slots=True)
class Most:
    """How much is taken in."""

    bytes: int
    line: int
    """Bytes of one line."""
    articles: int


class Spool:
    """Lines in a file without a name, for as long as it is entered. Empty ones are none."""

    def __init__(self, most: Most, folder: Path, check_room: Callable[[], None]) -> None:
        """`check_room` is asked now and again, and raises JobsUnavailableError."""
        try:
            self._file: IO[bytes] = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115
        except OSError:
            raise full() from None
        self._check_room = check_room
        self._checked = 0
        self._most = most
        self._size = 0
        self._ends = 0
        self._digest = hashlib.sha256()

    async def fill(self, chunks: AsyncIterator[bytes], announced: int = 0) -> None:
        """Take in all of them, if no more bytes are announced than may come. Raises TooLargeError,
        JobsUnavailableError."""
        self._check_size(announced)
        async for chunk in chunks:
            self.write(chunk)

    def write(self, chunk: bytes) -> None:
        """Take in more. Raises TooLargeError, JobsUnavailableError."""
        self._size += len(chunk)
        self._check_size(self._size)
        self._ends += chunk.count(b"\n")
        if self._ends > _LINES_PER_ARTICLE * self._most.articles:
            raise TooLargeError(
                f"There are far more lines than {self._most.articles:,} articles take"
                " (FACTFRAME_MAX_JOB_ARTICLES). Leave out what is empty, or send several jobs."
            )
        if self._size - self._checked > _CHECKED_BYTES:
            self._checked = self._size
            self._check_room()
        self._digest.update(chunk)
        try:
            self._file.write(chunk)
            self._file.flush()
        except OSError:
            raise full() from None

    def _check_size(self, size: int) -> None:
        if size > self._most.bytes:
            raise TooLargeError(
                f"The articles take more than {self._most.bytes:,} bytes"
                " (FACTFRAME_MAX_UPLOAD_BYTES). Send them as several jobs."
            )

    @property
    def digest(self) -> str:
        """SHA-256 of all that came in, hexadecimal."""
        return self._digest.hexdigest()

    def lines(self) -> Iterator[tuple[int, bytes | None]]:
        """The lines by their numbers, from 1; None for one that is too long."""
        self._file.seek(0)
        number = 0
        while line := self._file.readline(self._most.line + 1):
            whole = len(line) <= self._most.line or line.endswith(b"\n")
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
        with suppress(OSError):  # what does not fit on the disk does not fit now either
            self._file.close()


def item(
    number: int, line: bytes | None, kind: JobKind, most_line: int, *, fetches: bool = False
) -> NewItem:
    """The item of this line: failed from the start where it cannot be read, or is an address and
    pages are not fetched here."""
    if line is None:
        told = f"The line has more than {most_line:,} bytes (FACTFRAME_MAX_BODY_BYTES)."
        return NewItem(number, "analysis", error=_error("too-large", told))
    if sum(map(line.count, (b",", b"[", b"{"))) > MOST_PARTS:
        told = f"The line has more than {MOST_PARTS:,} commas and brackets."
        return NewItem(number, "analysis", error=_error("too-large", told))
    try:
        article = JobArticle.model_validate(_parsed(line.removeprefix(_MARK)))
    except ValidationError as error:
        return NewItem(number, "analysis", error=_error("invalid-article", explain(error)))
    except ValueError:
        return NewItem(number, "analysis", error=_error("malformed-json", _NO_JSON))
    if kind == "comparisons" and article.group is None:
        told = "The article has no group: name the event that it tells of."
        return NewItem(number, "analysis", ref=article.ref, error=_error("no-group", told))
    return NewItem(
        number,
        "analysis",
        group=article.group if kind == "comparisons" else None,
        ref=article.ref,
        input=article.model_dump_json(exclude_defaults=True),
        error=_error(FetchRefusedError.code, OFF) if article.is_address and not fetches else None,
        characters=len(article.text or ""),
    )


def _parsed(line: bytes) -> object:
    """As strictly as one body; of more names than an article has, enough to tell that one is
    unknown. Raises ValueError."""
    line.decode()
    value = jiter.from_json(line, allow_inf_nan=False, cache_mode="keys", catch_duplicate_keys=True)
    return dict(islice(value.items(), _MOST_NAMES)) if isinstance(value, dict) else value


def _error(code: str, detail: str) -> JobError:
    return JobError(code=code, title=InputError.title, detail=detail)
