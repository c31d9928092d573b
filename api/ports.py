"""What the product needs from the outside, as protocols. Adapters are named in `bootstrap` only."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from api.schemas.document import Document
from api.schemas.reading import (
    CandidatePair,
    Matching,
    Reading,
    ReadingOptions,
    ReferentPair,
    SynopsisDraft,
    SynopsisInput,
)
from api.schemas.rules import RuleCatalogue
from api.schemas.run import EngineIdentity, PromptRef, Usage


class Engine(Protocol):
    """Reads articles and judges what they share."""

    @property
    def identity(self) -> EngineIdentity:
        """Everything about the engine that changes its answers; part of every content address."""

    @property
    def notice(self) -> str:
        """One sentence for the reader on what sort of reading this is."""

    @property
    def rules(self) -> RuleCatalogue | None:
        """The rules that its items name; None where a language model labels them."""

    async def read(self, document: Document, options: ReadingOptions) -> Reading:
        """The claims and the framing of one document. Raises UpstreamError, InputError."""

    async def match(
        self, pairs: Sequence[CandidatePair], referents: Sequence[ReferentPair]
    ) -> Matching:
        """Which claims make the same statement, and which referents are the same thing."""

    async def synopsis(self, statements: Sequence[SynopsisInput]) -> SynopsisDraft:
        """Neutral sentences on aligned statements, each citing their ids."""


async def _any_answer(_text: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class CompletionRequest:
    """One question to a language model. Parts go out in this order, the stable ones first."""

    model: str
    """Name of the model as litellm knows it."""
    instructions: str
    """Fixed instructions: the same for every article."""
    context: str
    """The article, or the lists to compare: the same in every prompt about it."""
    task: str
    """What to do with it."""
    schema_name: str
    """Name of the schema of the answer."""
    schema: Mapping[str, object]
    """JSON schema of the answer, in the portable subset that all providers accept."""
    max_tokens: int
    """Limit on the answer's length."""
    prompt: PromptRef = field(compare=False)
    """The prompt that the parts were rendered from. No part of the question: the parts are."""
    usable: Callable[[str], Awaitable[bool]] = field(default=_any_answer, compare=False)
    """Whether an answer can be used, and so may be kept. No part of the question."""


@dataclass(frozen=True, slots=True)
class CompletionAnswer:
    """A complete answer: never a truncated, empty or refused one, which are errors."""

    text: str
    """The model's words: JSON, as far as the model kept to it."""
    usage: Usage
    """What this answer cost: one call, or one cache hit."""


BreakerState = Literal["closed", "open", "half-open"]
"""Calls go out; none does; one goes out on trial."""


@dataclass(frozen=True, slots=True)
class UpstreamState:
    """How it stands with a model at its provider, as far as the calls so far tell."""

    model: str
    breaker: BreakerState
    seconds_left: float
    """Until the next call may go out."""


class Completion(Protocol):
    """A language model behind whatever provider."""

    async def complete(self, request: CompletionRequest) -> CompletionAnswer:
        """The answer. Raises one of the UpstreamErrors; cancelled when its caller is."""


class Cache(Protocol):
    """Text kept under keys. What cannot be read or written counts as absent, with a log line."""

    @property
    def warning(self) -> str | None:
        """Why nothing is kept, in words for the operator; None when all is well."""

    async def get(self, key: str) -> str | None:
        """The text kept under the key, or None."""

    async def set(self, key: str, value: str) -> None:
        """Keep the text under the key."""

    async def get_or_make(self, key: str, make: Callable[[], Awaitable[str]]) -> tuple[str, bool]:
        """The text kept under the key, else the one made, kept, and whether it was there before.

        Callers that ask for one key at once share one `make`; a failed `make` is raised to all of
        them and never kept; it is cancelled only when all of them are.
        """


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What was at an address."""

    asked: str
    """The address that was asked for."""
    url: str
    """Where redirects led."""
    at: datetime
    media_type: str | None
    data: bytes


class Fetcher(Protocol):
    """Fetches pages from the public web."""

    async def get(self, url: str) -> FetchedPage:
        """The page at the address now. Raises FetchError; cancelled when its caller is."""
