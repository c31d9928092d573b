"""Injection: sentences of an article that address a language model instead of a reader."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple, Required, TypedDict, cast

from api.schemas.base import Span
from api.schemas.document import Document
from api.text.data import load
from api.text.plain import plain_words

_FILES = ("injection", "injection_languages")
_LONGEST = 2_000
_ORDER = (
    r"(?:^|[.!?:;,\"'(\[>*#] ?|[-–—] |\b(?:please|kindly"
    r"|you (?:must|should|shall|will|may|are to|need to|have to|are required to)"
    r"|(?:ais?|llms?|models?|assistants?|machines?|chat ?bots?|whoever)\b[^.!?]{0,60}"
    r"\b(?:must|should|shall|will|is to|are to|has to|have to))"
    r"(?: now| always| only| also| just| instead)? )"
)
"""What stands before a verb that gives an order."""
_KEY = 5
_REMEMBERED = 4_096
_WORD = re.compile(r"[^\W\d_]+")
_WIDE = re.compile("[\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff\U000e0020-\U000e007e]")
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


class Wording(TypedDict, total=False):
    """One entry of `data/injection.yaml` or `data/injection_languages.yaml`."""

    pattern: Required[str]
    order: bool
    needs: list[str]
    signs: list[str]
    wide: bool
    match: Required[str]
    miss: Required[str]


def wordings() -> list[Wording]:
    """The entries of the files, in order."""
    return [entry for name in _FILES for entry in cast("list[Wording]", load(name))]


def suspected(document: Document) -> tuple[Span, ...]:
    """The sentences that address a language model or the tool that reads the text.

    Only a note: a report that quotes such a sentence is among them too.
    """
    return tuple(s.span for s in document.sentences if addresses_model(s.span.exact))


def addresses_model(sentence: str) -> bool:
    """Whether a sentence holds such a wording, by its first 2,000 and last 2,000 characters."""
    whole = len(sentence) <= 2 * _LONGEST
    ends = [sentence] if whole else [sentence[:_LONGEST], sentence[-_LONGEST:]]
    return any(_found(end) for end in ends)


def _found(text: str) -> bool:
    """Whether the text holds a wording, in whatever letters it is set."""
    shown = text if text.isascii() else unicodedata.normalize("NFKC", plain_words(text))
    flat = " ".join(shown.translate(_STRAIGHT).split())
    return any(pattern.search(flat) for pattern in _candidates(flat))


def _candidates(flat: str) -> list[re.Pattern[str]]:
    """The patterns of which the text holds what they need."""
    known = _patterns()
    keys = {word[:_KEY] for word in _WORD.findall(flat.lower())}
    numbers = {number for key in keys for number in _calling(key)}
    numbers.update(n for n, signs in known.signed if any(sign in flat for sign in signs))
    if not flat.isascii() and _WIDE.search(flat):
        numbers.update(known.wide)
    return [known.patterns[number] for number in sorted(numbers)]


@lru_cache(maxsize=_REMEMBERED)
def _calling(key: str) -> tuple[int, ...]:
    """Numbers of the patterns that need a word with which this beginning of a word begins."""
    by_key = _patterns().by_key
    return tuple(n for size in range(1, len(key) + 1) for n in by_key.get(key[:size], ()))


class _Patterns(NamedTuple):
    patterns: list[re.Pattern[str]]
    wide: list[int]
    signed: list[tuple[int, Sequence[str]]]
    """Numbers of patterns with the signs of which they need one."""
    by_key: dict[str, list[int]]
    """Numbers of patterns by the first letters of a word that they need."""


@cache
def _patterns() -> _Patterns:
    found = _Patterns([], [], [], {})
    for number, wording in enumerate(wordings()):
        order = _ORDER if wording.get("order") else ""
        found.patterns.append(re.compile(order + wording["pattern"], re.IGNORECASE))
        if wording.get("wide"):
            found.wide.append(number)
        if "signs" in wording:
            found.signed.append((number, wording["signs"]))
        for key in {word[:_KEY] for word in wording.get("needs", ())}:
            found.by_key.setdefault(key, []).append(number)
    return found
