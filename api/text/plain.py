"""Plain text: a text as it reads, whatever it was typed or encoded with, and its offsets."""

import re
import unicodedata
from array import array
from dataclasses import dataclass, field
from functools import lru_cache

from api.text.folding import composed
from api.text.words import INVISIBLE

_ODD_SPACE = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LETTER = r"[^\W\d_]"
_ODD = re.compile(
    rf"(?P<gone>(?<=[^\s{INVISIBLE}])[{INVISIBLE}]++|(?<![{INVISIBLE}])[{INVISIBLE}]++(?=\S))"
    # A space within a number tells thousands, and stays.
    r"|(?P<space>(?<=\S)(?!(?<=\d)[\u00a0\u2009\u202f]\d)"
    rf"(?:[ {_ODD_SPACE}]{{2,}}|[{_ODD_SPACE}])(?=\S))"
    rf"|(?P<apostrophe>[ʼ＇]|(?<={_LETTER})[′ʹʻʽ‛`´](?={_LETTER}))"
    r"|(?P<hyphen>(?<=\w)[‐‑](?=\w))"
    r"|(?P<ligature>[\ufb00-\ufb06])"
)
_SIGN = re.compile(rf"[{INVISIBLE}{_ODD_SPACE}ʼ＇′ʹʻʽ‛`´‐‑\ufb00-\ufb06]")
_TURNED = re.compile(rf"‘(?<={_LETTER}‘)(?={_LETTER})")
"""The signs without which only a run of spaces is odd."""
_INSTEAD = {"gone": "", "space": " ", "apostrophe": "’", "hyphen": "-"}


@dataclass(frozen=True, slots=True)
class Plain:
    """Plain text; `starts[i]` and `ends[i]` bound what its character `i` stands for."""

    text: str
    starts: "array[int]"
    ends: "array[int]"

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text as given of a stretch that is not empty."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=4)
def plain_text(text: str) -> Plain | None:
    """The text in NFC, without what nobody sees; None where it is so already.

    Soft hyphens and other signs without width vanish, a run of spaces within a line becomes one,
    and all apostrophes, hyphens and ligatures are of the usual kind. Quotation marks, dashes and
    line breaks stay as they are.
    """
    if not _is_odd(text) and unicodedata.is_normalized("NFC", text):
        return None
    found = _rewritten(text)
    return found if unicodedata.is_normalized("NFC", found.text) else _composed(found)


def _is_odd(text: str) -> bool:
    """Whether there is anything to rewrite; few texts hold the signs, so these are sought first."""
    rare = "  " in text or _SIGN.search(text) or _TURNED.search(text)
    return bool(rare) and _ODD.search(text) is not None


def plain_words(text: str) -> str:
    """The text alone that `plain_text` makes of it."""
    found = plain_text(text)
    return found.text if found else text


def _composed(plain: Plain) -> Plain:
    building = _Building()
    for piece, start, end in composed(plain.text, 0, len(plain.text)):
        if len(piece) == end - start:
            building.add(piece, plain.starts[start:end], plain.ends[start:end])
        else:
            building.add_for(piece, *plain.back(start, end))
    return building.done()


def _rewritten(text: str) -> Plain:
    building = _Building()
    at = 0
    for match in _ODD.finditer(text):
        building.copy(text, at, match.start())
        building.add_for(_replacement(match), *match.span())
        at = match.end()
    building.copy(text, at, len(text))
    return building.done()


def _replacement(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    return _INSTEAD[kind] if kind in _INSTEAD else unicodedata.normalize("NFKC", match.group())


@dataclass(slots=True)
class _Building:
    pieces: list[str] = field(default_factory=list)
    starts: "array[int]" = field(default_factory=lambda: array("L"))
    ends: "array[int]" = field(default_factory=lambda: array("L"))
    pending: int | None = None
    """Where something began that vanished, and belongs to the character that comes next."""

    def copy(self, text: str, start: int, end: int) -> None:
        self.add(
            text[start:end], array("L", range(start, end)), array("L", range(start + 1, end + 1))
        )

    def add_for(self, piece: str, start: int, end: int) -> None:
        """Add what stands for the text between two offsets."""
        if piece:
            self.add(piece, array("L", [start] * len(piece)), array("L", [end] * len(piece)))
        elif self.ends and not self.pieces[-1][-1].isspace():
            self.ends[-1] = end
        else:
            self.pending = start

    def add(self, piece: str, starts: "array[int]", ends: "array[int]") -> None:
        if not piece:
            return
        if self.pending is not None:
            first, begin = starts[0], self.pending
            starts = array("L", [begin if start == first else start for start in starts])
            self.pending = None
        self.pieces.append(piece)
        self.starts.extend(starts)
        self.ends.extend(ends)

    def done(self) -> Plain:
        return Plain("".join(self.pieces), self.starts, self.ends)
