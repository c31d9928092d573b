"""How a result came about."""

from typing import Literal

from pydantic import Field

from api.schemas.base import SCHEMA_VERSION, Result, Span

EngineName = Literal["rules", "llm"]
Speed = Literal["whole", "fast"]


class PromptRef(Result):
    """A prompt that took part."""

    id: str
    """Identifier and version, such as `claims/v1`."""
    digest: str
    """SHA-256 of the prompt file, hexadecimal."""


class EngineIdentity(Result):
    """Everything about an engine that changes its answers."""

    engine: EngineName
    """`rules`: code and lexicons, no language model. `llm`: a language model."""
    model: str | None = None
    """Name of the model as litellm knows it; null for `rules`."""
    version: str
    """Version of the code and data that turn text or answers into results."""
    prompts: tuple[PromptRef, ...] = ()
    """The prompts that the engine would use, in order of their ids."""


class RunWarning(Result):
    """Something that the reader of a result should know."""

    code: str
    """Stable identifier, in snake_case."""
    message: str
    """What it means and what can be done."""


class RejectedQuote(Result):
    """A quote by the model that does not stand in the text, and so supports nothing."""

    quote: str
    """The words as the model gave them."""
    sentence: int | None
    """The sentence in which the model placed them."""
    item: str
    """What they would have supported, such as `claims[3]`."""
    reason: str
    """Why they were rejected."""


class Usage(Result):
    """What the work cost."""

    upstream_calls: int = Field(default=0, ge=0)
    """Calls that reached a model's provider."""
    cache_hits: int = Field(default=0, ge=0)
    """Answers that came from the cache instead."""
    tokens_in: int = Field(default=0, ge=0)
    """Input tokens, as counted by the provider."""
    tokens_out: int = Field(default=0, ge=0)
    """Output tokens, as counted by the provider."""
    cost_usd: float | None = 0.0
    """Price in US dollars; null where the price of a call that was made is not known."""

    def __add__(self, other: "Usage") -> "Usage":
        unknown = self.cost_usd is None or other.cost_usd is None
        return Usage(
            upstream_calls=self.upstream_calls + other.upstream_calls,
            cache_hits=self.cache_hits + other.cache_hits,
            tokens_in=self.tokens_in + other.tokens_in,
            tokens_out=self.tokens_out + other.tokens_out,
            cost_usd=None if unknown else (self.cost_usd or 0) + (other.cost_usd or 0),
        )


class Run(Usage):
    """How the result came about: by which engine, from which prompts, at what cost."""

    engine: EngineName
    """The engine that read the text."""
    model: str | None
    """The model, or null for the `rules` engine."""
    notice: str
    """One sentence for the reader on what sort of reading this is."""
    prompts: tuple[PromptRef, ...] = ()
    """The prompts that were used."""
    schema_version: str = SCHEMA_VERSION
    """Version of the schema of this result."""
    engine_version: str
    """Version of the code and data of the engine."""
    cached: bool
    """Whether the whole result was made without an upstream call because an identical request
    had been answered before."""
    seconds: float = Field(ge=0)
    """Wall-clock time that this request took, in seconds."""
    warnings: tuple[RunWarning, ...] = ()
    """What the reader should know."""
    rejected_quotes: tuple[RejectedQuote, ...] = ()
    """Quotes by the model that do not stand in the text."""
    suspected_injections: tuple[Span, ...] = ()
    """Sentences of the article that address a language model. They are treated as text."""
    not_assessed: tuple[str, ...] = ()
    """Fields, as dotted paths, that were not assessed, by this engine or for want of an answer;
    they are null, or empty where they cannot be null."""
