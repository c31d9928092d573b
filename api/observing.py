"""What goes on in the service, told to whoever watches: by default to nobody, which costs nothing.

Those who watch are named by the context, so that they see the tasks and threads too that a request
starts. What they are told holds names, numbers and ids: never words of an article, of a prompt, of
an answer, of an address or of a header.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

Stage = Literal["structure", "read", "ground", "check", "match", "synopsis", "lay_out", "export"]
"""Sentences and regions are found; the engine reads; quotations of a model are looked up in the
text; the reading is checked and counted; statements are matched; the synopsis is written; a
comparison is laid out; a page or a file is written."""

CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of the work on an article or a comparison."""

    stage: Stage
    engine: str


@dataclass(frozen=True, slots=True)
class Queueing:
    """A call to a model that waits for one of the places."""

    model: str


@dataclass(slots=True)
class Attempt:
    """One attempt at a call to a model. What comes of it is filled in before it ends."""

    model: str
    prompt: str
    """Id of the prompt, such as `claims/v2`."""
    number: int
    """From 1; more are retries."""
    max_tokens: int
    outcome: str = CANCELLED
    """`ok`, the code of the failure, `other-form` where the model is asked for another form of
    answer next, or `cancelled` where nobody waits for it any more."""
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float | None = 0.0
    """None: not known."""


@dataclass(frozen=True, slots=True)
class Made:
    """A result, as one caller had it."""

    kind: Literal["analysis", "comparison"]
    id: str
    engine: str
    cached: bool
    rejected_quotes: int = 0
    suspected_injections: int = 0


@dataclass(frozen=True, slots=True)
class LookedUp:
    """Something was looked up in the cache."""

    kind: Literal["answer", "result"]
    found: bool


@dataclass(frozen=True, slots=True)
class CacheFailed:
    """The cache could not be read or written."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A request was answered with a problem."""

    code: str


@dataclass(slots=True)
class HttpRequest:
    """One request. What comes of it is filled in before it ends."""

    method: str
    """`other` for what is no method that is known."""
    parent: str = ""
    """Ids of the trace that it belongs to, as W3C's `traceparent` has them, if the caller says."""
    route: str = "none"
    """Template of the route, such as `/v1/analyses/{analysis_id}`; never the path itself."""
    status: int = 500
    bytes_sent: int = 0
    made: Made | None = None
    problem: str | None = None


Work = Step | Queueing | Attempt | HttpRequest
Event = Made | LookedUp | CacheFailed | Refused
W = TypeVar("W", bound=Work)


class Watcher(Protocol):
    """Someone who watches, such as what counts for the metrics."""

    def watch(self, work: Work) -> AbstractContextManager[None]:
        """Entered when the work begins and left when it ends, however it does."""

    def note(self, event: Event) -> None:
        """Something has happened."""


_watchers: ContextVar[tuple[Watcher, ...]] = ContextVar("watchers", default=())


@contextmanager
def watching(*watchers: Watcher) -> Iterator[None]:
    """All that is done within is watched by these, and by nobody else."""
    token = _watchers.set(watchers)
    try:
        yield
    finally:
        _watchers.reset(token)


@contextmanager
def watched(work: W) -> Iterator[W]:
    """The work, told to whoever watches."""
    with ExitStack() as stack:
        for watcher in _watchers.get():
            stack.enter_context(watcher.watch(work))
        yield work


def step(stage: Stage, engine: str) -> AbstractContextManager[Step]:
    """A stage of the work, told to whoever watches."""
    return watched(Step(stage, engine))


def note(event: Event) -> None:
    """Tell whoever watches."""
    for watcher in _watchers.get():
        watcher.note(event)
