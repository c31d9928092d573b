"""What every result and every draft is built from."""

from functools import cache
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "2"
"""Part of every content address: a changed schema is a changed address."""

SELECTOR_CONTEXT = 32
"""Code points of text kept before and after a span, as in a W3C TextQuoteSelector."""


class Result(BaseModel):
    """Base of everything that the API returns: frozen, closed, every field documented."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


R = TypeVar("R", bound=Result)
_put_values, _put_given, _put_extra, _put_private = (
    vars(BaseModel)[f"__{slot}__"].__set__
    for slot in ("dict", "pydantic_fields_set", "pydantic_extra", "pydantic_private")
)


def made(kind: type[R], values: dict[str, object]) -> R:
    """A result whose values code has made and checked already; all of its fields must be there.

    A text has hundreds of spans, and validating each of them takes longer than finding it.
    """
    result = object.__new__(kind)
    _put_values(result, values)
    _put_given(result, _fields(kind))
    _put_extra(result, None)
    _put_private(result, None)
    return result


@cache
def _fields(kind: type[Result]) -> set[str]:
    """The names of its fields: one set for all results of a kind, none of which changes it."""
    return set(kind.model_fields)


class Draft(BaseModel):
    """Base of everything that a language model is asked for: flat, closed, all of it required."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Share = Annotated[float, Field(ge=0, le=1)]
"""A proportion between 0 and 1, counted by code."""


class Traced(Result):
    """An item that tells how it was made."""

    rule_id: str | None = None
    """The rule that made it, one of `GET /v1/rules`; null where a language model made it."""
    confidence: Share | None = None
    """How often items of this rule were right on the labelled texts that `GET /v1/rules` names;
    null where that was not measured on enough items, and for a language model."""


Match = Literal["exact", "normalized"]


class Span(Result):
    """A stretch of an article's text (W3C Web Annotation: position and quote selector in one).

    For every span in every response ``article.text[start:end] == exact``.
    """

    start: int = Field(ge=0)
    """Offset of the first character, in Unicode code points of `article.text`."""
    end: int = Field(ge=0)
    """Offset behind the last character (half-open), in Unicode code points of `article.text`."""
    exact: str
    """The verbatim text between `start` and `end`."""
    prefix: str
    """Up to 32 characters before `start`."""
    suffix: str
    """Up to 32 characters after `end`."""
    sentence: int = Field(ge=0)
    """Index in `sentences` of the sentence in which the span starts."""
    match: Match = "exact"
    """`exact`: found as quoted. `normalized`: found after folding only kinds of quotation marks,
    dashes, no-break spaces, soft hyphens, runs of white space and Unicode composition."""
