"""Folding: text without the differences that typing and typesetting make, with its offsets."""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from api.text.marks import QUOTES

DASHES = "-‐‑‒–—―−﹘﹣－"
_SPECIAL = re.compile(rf"''|``|‘‘|’’|[{QUOTES}]|[{re.escape(DASHES)}]+|\s+|\u00ad+")
_HANGUL_VOWELS_AND_FINALS = ("\u1160", "\u11ff")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `starts[i]` and `ends[i]` bound what its character `i` stands for."""

    text: str
    starts: "array[int]"
    ends: "array[int]"
    inner: frozenset[int]
    """Indexes of characters that only together with the one before stand for something."""

    def find(self, start: int, end: int) -> tuple[int, int] | None:
        """The original offsets of folded ones, or None where they cut a composed character."""
        if start in self.inner or end in self.inner:
            return None
        return self.starts[start], self.ends[end - 1]

    def at(self, offset: int) -> int:
        """The index of the first character that stands for text at or behind the offset."""
        return bisect_left(self.starts, offset)


def fold(text: str) -> Folded:
    """The text with one kind of quotation mark, of dash and of space, composed (NFC).

    Soft hyphens vanish; a run of white space or of hyphens becomes one. Nothing else changes.
    """
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    inner: list[int] = []
    for piece, start, end in _pieces(text):
        if len(piece) == end - start:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            size = len(starts)
            inner.extend(range(size + 1, size + len(piece)))
            starts.extend([start] * len(piece))
            ends.extend([end] * len(piece))
        pieces.append(piece)
    return Folded("".join(pieces), starts, ends, frozenset(inner))


def folded_text(text: str) -> str:
    """What `fold` makes of the text."""
    return "".join(piece for piece, _, _ in _pieces(text))


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    at = 0
    for match in _SPECIAL.finditer(text):
        yield from composed(text, at, match.start())
        at = match.end()
        yield _replacement(match.group()), match.start(), at
    yield from composed(text, at, len(text))


def _replacement(special: str) -> str:
    if special[0] == "\u00ad":
        return ""
    if special[0].isspace():
        return " "
    return "-" if special[0] in DASHES else "'"


def composed(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    plain = text[start:end]
    if unicodedata.is_normalized("NFC", plain):
        if plain:
            yield plain, start, end
        return
    at = start
    for offset in range(start + 1, end + 1):
        if offset == end or not _joins(text[offset - 1], text[offset]):
            yield unicodedata.normalize("NFC", text[at:offset]), at, offset
            at = offset


def _joins(before: str, char: str) -> bool:
    """Whether the character may compose with, or be reordered among, what stands before it."""
    low, high = _HANGUL_VOWELS_AND_FINALS
    if unicodedata.combining(char) or low <= char <= high:
        return True
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", char)
    return not char.isascii() and unicodedata.normalize("NFC", before + char) != apart
