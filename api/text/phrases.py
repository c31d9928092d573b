"""Stock phrases that give a block away; see `data/boilerplate.yaml`, `notes` and `appeals`."""

import re
from functools import cache
from typing import TypedDict, cast

from api.schemas.document import RegionKind
from api.text.data import load

_FILES = ("boilerplate", "notes", "appeals")
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
        self.most_words = data.get("words", _MOST_WORDS)
        flags = re.NOFLAG if data.get("cased") else re.IGNORECASE
        self._pattern = re.compile(data["pattern"], flags)

    def matches(self, block: str) -> bool:
        """Whether a block, with white space and apostrophes folded, is of this kind."""
        few = len(block) <= _LONGEST and block.count(" ") < self.most_words
        return few and self._pattern.match(block) is not None


@cache
def phrases() -> tuple[Phrase, ...]:
    """All entries, in the order of the files."""
    entries = (entry for name in _FILES for entry in cast("list[PhraseData]", load(name)))
    return tuple(Phrase(entry) for entry in entries)
