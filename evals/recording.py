"""Recordings: what a model answered to each question, kept in one file to be replayed offline.

A question is known by digests: that of the prompt file, and one of each part that the model sees.
The form of the file is told in `recordings/README.md`.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from functools import reduce
from importlib import metadata
from operator import add
from pathlib import Path
from typing import Annotated, Final, Literal, get_args

from pydantic import (
    BeforeValidator,
    Field,
    JsonValue,
    PlainSerializer,
    ValidationError,
    model_validator,
)

from api.ports import CompletionRequest
from api.schemas.run import PromptRef, Usage
from evals.results import Record

RECORDINGS: Final = Path(__file__).parent / "recordings"
"""The recordings that ship with the project."""

Part = Literal["instructions", "context", "task", "schema"]
PARTS: Final[tuple[Part, ...]] = get_args(Part)
FailureCode = Literal["upstream-refusal", "upstream-answer"]


class RecordingError(ValueError):
    """A recording cannot be made, read or replayed. The message says what to do."""


def _joined(value: object) -> object:
    lines = isinstance(value, list) and all(isinstance(line, str) for line in value)
    return "\n".join(value) if lines and isinstance(value, list) else value


Lines = Annotated[str, BeforeValidator(_joined), PlainSerializer(lambda text: text.split("\n"))]
"""Text, kept to the letter; in the file a list of its lines."""


class Failure(Record):
    """A model's own failure to answer: it declined, or its answer was empty or cut off."""

    code: FailureCode
    message: str


class Answer(Record):
    """What the model said to one question, or how it failed to."""

    prompt: PromptRef
    """The prompt that the question was rendered from."""
    rendered: str
    """SHA-256 over the digests of all parts: the name of the question."""
    parts: dict[Part, str]
    """SHA-256 of each part that the model saw, in UTF-8; of the schema as JSON."""
    text: Lines | None
    """Its words as they came; null where it failed."""
    failure: Failure | None = None
    usage: Usage
    """What it cost when it was recorded."""
    seconds: float | None = Field(ge=0)
    """How long it took; null where that was not measured."""

    @model_validator(mode="after")
    def _consistent(self) -> "Answer":
        if set(self.parts) != set(PARTS) or self.rendered != digest_of_parts(self.parts):
            raise ValueError("the digests of a question do not belong together")
        if (self.text is None) == (self.failure is None):
            raise ValueError("an answer has either a text or a failure")
        return self


class Header(Record):
    """How the answers came about."""

    model: str
    """Name of the model that answered."""
    recorded_on: date
    produced: str
    """How the answers came about, in words."""
    tokens: str
    """How tokens were counted, in words."""
    version: str = Field(default_factory=lambda: metadata.version("factframe"))
    """Version of the product that asked."""
    commit: str | None = None
    """Commit of the checkout that asked; null where it is not known."""


class Totals(Record):
    """All answers together."""

    answers: int
    usage: Usage
    seconds: float | None
    """Sum over the answers, though some were given at the same time; null where one is unknown."""


class Recording(Record):
    """Questions and answers of one run. Of several outcomes of a question all but the last one
    are failures, in the order in which they came."""

    format: Literal[1] = 1
    header: Header
    answers: tuple[Answer, ...]

    @property
    def totals(self) -> Totals:
        seconds = [answer.seconds for answer in self.answers if answer.seconds is not None]
        known = len(seconds) == len(self.answers)
        return Totals(
            answers=len(self.answers),
            usage=reduce(add, (answer.usage for answer in self.answers), Usage()),
            seconds=round(sum(seconds), 3) if known else None,
        )

    @property
    def prompts(self) -> frozenset[str]:
        """Ids of the prompts that it answers."""
        return frozenset(answer.prompt.id for answer in self.answers)

    def told(self) -> dict[str, JsonValue]:
        """Header and totals, for the header of a run."""
        told = self.header.model_dump(mode="json")
        return told | {"totals": self.totals.model_dump(mode="json")}


def digests(request: CompletionRequest) -> dict[Part, str]:
    """The digest of each part of a question."""
    schema = json.dumps([request.schema_name, dict(request.schema)])
    seen = (request.instructions, request.context, request.task, schema)
    return {part: _sha256(text) for part, text in zip(PARTS, seen, strict=True)}


def digest_of_parts(parts: dict[Part, str]) -> str:
    return _sha256("".join(parts[part] for part in PARTS))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def require_free(path: Path) -> None:
    """Raises RecordingError where there is a file. To be asked before a model is paid."""
    if path.exists():
        raise RecordingError(f"{path} exists. Give another name, or ask for it to be replaced.")


def write(recording: Recording, path: Path, *, replace: bool = False) -> None:
    """The recording as a file, all of it or nothing; an old one is kept unless `replace`.

    Raises RecordingError.
    """
    if not replace:
        require_free(path)
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_encoded(recording))
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise RecordingError(f"{path} cannot be written: {error.strerror}.") from error


def read(path: Path) -> Recording:
    """The recording in a file. Raises RecordingError."""
    try:
        content = json.loads(path.read_bytes())
        if not isinstance(content, dict):
            raise ValueError("it holds no JSON object")
        content.pop("totals", None)
        return Recording.model_validate(content)
    except OSError as error:
        raise RecordingError(f"The recording {path} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise RecordingError(
            f"{path} is not a recording: {_first_line(error)}. Take the file from the project's "
            "history, or record it again."
        ) from error


def newest(prompts: Sequence[str], folder: Path) -> Path:
    """The recording that answers most of these prompts; of several the newest, then the last by
    name. Raises RecordingError where there is none."""
    found = [(path, read(path)) for path in sorted(folder.glob("*.json"))]
    if not found:
        raise RecordingError(
            f"There is no recording in {folder}. Name one, or make one with a model."
        )
    wanted = set(prompts)
    ranked = max(
        found,
        key=lambda it: (len(wanted & it[1].prompts), it[1].header.recorded_on, it[0].name),
    )
    return ranked[0]


def _encoded(recording: Recording) -> bytes:
    """JSON by lines; halves of characters, which UTF-8 cannot carry, are escaped."""
    answers = sorted(recording.answers, key=lambda answer: (answer.prompt.id, answer.rendered))
    content = recording.model_dump(exclude={"answers"}) | {
        "totals": recording.totals.model_dump(),
        "answers": [answer.model_dump() for answer in answers],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1, default=date.isoformat) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        return f"{place}: {first['msg']}" if place else first["msg"]
    return str(error).partition("\n")[0]
