"""Injection: sentences of an article that address a language model instead of a reader."""

import re
from functools import cache
from typing import TypedDict, cast

from api.schemas.base import Span
from api.schemas.document import Document
from api.text.data import load

_LONGEST = 2_000
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


class Wording(TypedDict):
    """One entry of `data/injection.yaml`."""

    pattern: str
    match: str
    miss: str


def wordings() -> list[Wording]:
    """The entries of the file, in order."""
    return cast("list[Wording]", load("injection"))


def suspected(document: Document) -> tuple[Span, ...]:
    """The sentences that address a language model or the tool that reads the text.

    Only a note: a report that quotes such a sentence is among them too.
    """
    return tuple(s.span for s in document.sentences if addresses_model(s.span.exact))


def addresses_model(sentence: str) -> bool:
    """Whether a sentence holds such a wording, by its first 2,000 and last 2,000 characters."""
    flat = " ".join(sentence.translate(_STRAIGHT).split())
    ends = (flat,) if len(flat) <= 2 * _LONGEST else (flat[:_LONGEST], flat[-_LONGEST:])
    return any(pattern.search(end) for end in ends for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(wording["pattern"], re.IGNORECASE) for wording in wordings())
