"""Stock phrases that give a block away; see `data/boilerplate.yaml` and the files beside it."""

import re
from functools import cache, lru_cache
from typing import NamedTuple, TypedDict, cast

from api.schemas.document import RegionKind
from api.text.data import load

_FILES = ("boilerplate", "notes", "appeals", "pages")
_LONGEST = 600
_MOST_WORDS = 40


class PhraseData(TypedDict, total=False):
    """One entry of the file."""

    kind: RegionKind
    reason: str
    pattern: str
    first: str
    holds: list[str]
    words: int
    cased: bool
    edge: bool
    opens: bool
    closes: bool
    foot: bool
    match: str
    miss: str


class Phrase:
    """A pattern for the beginning of a block, and what a block that matches it is."""

    def __init__(self, data: PhraseData) -> None:
        self.kind = data["kind"]
        self.reason = data["reason"]
        self.edge = data.get("edge", False)
        self.foot = data.get("foot", False)
        self.opens = data.get("opens", False)
        self.closes = data.get("closes", False)
        self.holds = frozenset(data.get("holds", ()))
        self.example, self.counterexample = data["match"], data["miss"]
        self.first = data.get("first")
        self._most_words = data.get("words", _MOST_WORDS)
        flags = re.NOFLAG if data.get("cased") else re.IGNORECASE
        self.pattern = re.compile(data["pattern"], flags)
        self.begins = self.pattern.match

    def matches(self, block: str) -> bool:
        """Whether a block, with white space and apostrophes folded, is of this kind."""
        fitting = self in _fitting(block, edge=True, foot=True).phrases
        return fitting and _first(_Sought((self,), self.holds), block) is self

    def fits(self, first: str, spaces: int, *, edge: bool, foot: bool) -> bool:
        """Whether it is sought in a block that begins so, with so many spaces, near an edge or the
        foot or not."""
        begun = self.first is None or first in self.first
        return begun and spaces < self._most_words and edge >= self.edge and foot >= self.foot


def find_phrase(block: str, *, edge: bool, foot: bool) -> Phrase | None:
    """The first phrase that gives the block away; `edge` and `foot` tell where it stands."""
    return _first(_fitting(block, edge=edge, foot=foot), block)


class _Sought(NamedTuple):
    """Phrases that a block may be, and all the pieces of which some of them need one."""

    phrases: tuple[Phrase, ...] = ()
    pieces: frozenset[str] = frozenset()


_NONE = _Sought()


def _first(sought: _Sought, block: str) -> Phrase | None:
    folded = block.casefold() if sought.pieces else ""
    held = {piece for piece in sought.pieces if piece in folded}
    for phrase in sought.phrases:
        if phrase.holds and phrase.holds.isdisjoint(held):
            continue
        if phrase.begins(block):
            return phrase
    return None


def _fitting(block: str, *, edge: bool, foot: bool) -> _Sought:
    first = block[:1].lower()
    return _sought(first, block.count(" "), edge, foot) if len(block) <= _LONGEST else _NONE


@lru_cache(maxsize=4096)
def _sought(first: str, spaces: int, edge: bool, foot: bool) -> _Sought:
    found = tuple(p for p in phrases() if p.fits(first, spaces, edge=edge, foot=foot))
    return _Sought(found, frozenset().union(*(phrase.holds for phrase in found)))


@cache
def phrases() -> tuple[Phrase, ...]:
    """All entries, in the order of the files."""
    entries = (entry for name in _FILES for entry in cast("list[PhraseData]", load(name)))
    return tuple(Phrase(entry) for entry in entries)
