"""What passes between the parts that take, keep and do jobs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from api.schemas.jobs import ItemKind, ItemStatus, JobError, JobKind
from api.schemas.run import EngineName, Speed, Usage

if TYPE_CHECKING:
    import sqlalchemy as sa

GROUP_SIZE: Final = "group-size"
"""Code of the error of a comparison of too few or too many articles: trying again is in vain."""


@dataclass(frozen=True, slots=True)
class JobKey:
    """Names a job among those of all namespaces."""

    namespace: str
    id: str


@dataclass(frozen=True, slots=True)
class NewJob:
    """A job to be taken."""

    key: JobKey
    account: str
    kind: JobKind
    name: str | None
    engine: EngineName
    model: str | None
    speed: Speed
    narratives: bool


@dataclass(frozen=True, slots=True)
class Work:
    """One item in line: the names of what is to be done, never the texts."""

    job: JobKey
    number: int
    kind: ItemKind
    turn: int = 1

    @property
    def id(self) -> str:
        """Names it in the line; another turn is another piece of work."""
        return f"{self.job.namespace}/{self.job.id}/{self.number}/{self.turn}"


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item to be put into a job: waiting, or failed from the start."""

    number: int
    kind: ItemKind
    group: str | None = None
    ref: str | None = None
    input: str | None = None
    error: JobError | None = None
    characters: int = 0
    """Of its text, where it is plain text."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What an item needs to be done."""

    account: str
    engine: EngineName
    model: str | None
    speed: Speed
    narratives: bool
    input: str | None
    """The article as handed in, as JSON; None for a comparison."""
    results: tuple[str, ...] = ()
    """What a comparison compares: its analyses as JSON, in the order of their numbers."""
    failed: tuple[int, ...] = ()
    """Numbers of a comparison's articles that could not be read."""
    times: int = 1
    """How often it has been begun, this time included."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an item ended."""

    result_id: str | None = None
    body: str | None = None
    """The result, as JSON."""
    error: JobError | None = None
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item as it is told to callers."""

    number: int
    kind: ItemKind
    group: str | None
    ref: str | None
    status: ItemStatus
    result_id: str | None
    failure: JobError | None
    body: str | None


Put = Callable[["sa.Connection", Sequence[Work]], None]
"""Puts work into the line, within the transaction of the connection."""
