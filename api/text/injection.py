"""Injection: sentences of an article that address a language model instead of a reader."""

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache
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
_BEGINNING, _ASCII_BEGINNING = (
    re.compile(rf"({letter}{{1,{_KEY}}}+){letter}*+") for letter in (r"[^\W\d_]", "[a-z]")
)
"""The first letters of each word, with what follows them; in ASCII a faster pattern finds them."""
_WIDE = re.compile("[\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff\U000e0020-\U000e007e]")
_STRAIGHT = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'))


class Wording(TypedDict, total=False):
    """One entry of `data/injection.yaml` or `data/injection_languages.yaml`."""

    pattern: Required[str]
    order: bool
    needs: list[str]
    also: list[str]
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
    if len(sentence) <= 2 * _LONGEST:
        return _found(sentence)
    return _found(sentence[:_LONGEST]) or _found(sentence[-_LONGEST:])


def _found(text: str) -> bool:
    """Whether the text holds a wording, in whatever letters it is set."""
    shown = _shown(text)
    candidates = _candidates(shown)
    if not candidates:
        return False
    flat = " ".join(shown.split())
    return any(pattern.search(flat) for pattern in candidates)


def _shown(text: str) -> str:
    """The text as it reads, with straight quotation marks."""
    straight = _straightened(text)
    if straight.isascii():
        return straight
    return _straightened(unicodedata.normalize("NFKC", plain_words(text)))


def _straightened(text: str) -> str:
    if text.isascii():
        return text
    for curved, straight in _STRAIGHT:
        text = text.replace(curved, straight)
    return text


def _candidates(shown: str) -> list[re.Pattern[str]]:
    """The patterns of which the text holds what they need."""
    known = _patterns()
    beginning = _ASCII_BEGINNING if shown.isascii() else _BEGINNING
    keys = set(beginning.findall(shown.lower()))
    called = [wording for key in known.by_key.keys() & keys for wording in known.by_key[key]]
    if known.sign.search(shown):
        called += known.signed
    if not shown.isascii() and _WIDE.search(shown):
        called += known.wide
    return [wording.pattern for wording in called if wording.may_stand(keys, shown)]


class _Wording(NamedTuple):
    pattern: re.Pattern[str]
    also: frozenset[str]
    """First letters of words of which a text must hold one, if there are any."""
    signs: tuple[str, ...]

    def may_stand(self, keys: AbstractSet[str], shown: str) -> bool:
        if self.also and self.also.isdisjoint(keys):
            return False
        return not self.signs or any(sign in shown for sign in self.signs)


class _Patterns(NamedTuple):
    wide: list[_Wording]
    signed: list[_Wording]
    """Those that need a sign and no word."""
    sign: re.Pattern[str]
    """Any of these signs."""
    by_key: dict[str, list[_Wording]]
    """The others by the first letters of a word that they need."""


@cache
def _patterns() -> _Patterns:
    wide, signed = [], []
    by_key: dict[str, list[_Wording]] = {}
    for entry in wordings():
        wording = _compiled(entry)
        if entry.get("wide"):
            wide.append(wording)
        elif "needs" not in entry:
            signed.append(wording)
        for key in _keys(entry.get("needs", ())):
            by_key.setdefault(key, []).append(wording)
    signs = {re.escape(sign) for wording in signed for sign in wording.signs}
    return _Patterns(wide, signed, re.compile("|".join(sorted(signs))), by_key)


def _compiled(entry: Wording) -> _Wording:
    order = _ORDER if entry.get("order") else ""
    pattern = re.compile(order + entry["pattern"], re.IGNORECASE)
    return _Wording(pattern, _keys(entry.get("also", ())), tuple(entry.get("signs", ())))


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:_KEY] for word in words)
