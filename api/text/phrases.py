"""Stock phrases that give a block away; see `data/boilerplate.yaml` and the files beside it."""

import re
from functools import cache, lru_cache
from typing import TypedDict, cast

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
        self.example, self.counterexample = data["match"], data["miss"]
        self._most_words = data.get("words", _MOST_WORDS)
        flags = re.NOFLAG if data.get("cased") else re.IGNORECASE
        self._pattern = re.compile(data["pattern"], flags)

    def matches(self, block: str) -> bool:
        """Whether a block, with white space and apostrophes folded, is of this kind."""
        return self in _fitting(block, edge=True, foot=True) and self.begins(block)

    def begins(self, block: str) -> bool:
        """Whether a block that may be of this kind, by its length, begins like it."""
        return self._pattern.match(block) is not None

    def fits(self, spaces: int, *, edge: bool, foot: bool) -> bool:
        """Whether it is sought in a block with so many spaces, near an edge or the foot or not."""
        return spaces < self._most_words and (edge or not self.edge) and (foot or not self.foot)


def find_phrase(block: str, *, edge: bool, foot: bool) -> Phrase | None:
    """The first phrase that gives the block away; `edge` and `foot` tell where it stands."""
    return next((p for p in _fitting(block, edge=edge, foot=foot) if p.begins(block)), None)


def _fitting(block: str, *, edge: bool, foot: bool) -> tuple[Phrase, ...]:
    spaces = block.count(" ")
    return _of_size(spaces, edge, foot) if len(block) <= _LONGEST else ()


@lru_cache(maxsize=1024)
def _of_size(spaces: int, edge: bool, foot: bool) -> tuple[Phrase, ...]:
    return tuple(p for p in phrases() if p.fits(spaces, edge=edge, foot=foot))


@cache
def phrases() -> tuple[Phrase, ...]:
    """All entries, in the order of the files."""
    entries = (entry for name in _FILES for entry in cast("list[PhraseData]", load(name)))
    return tuple(Phrase(entry) for entry in entries)
