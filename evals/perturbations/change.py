"""A text, its changed version, and which stretch of the one is which stretch of the other."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Range = tuple[int, int]
"""Offsets in code points, half-open."""

_TOKEN = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Kept:
    """A stretch that stands in both texts."""

    before: int
    after: int
    length: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the one text and what stands in their place in the other; either may be empty."""

    before: Range
    after: Range


@dataclass(frozen=True, slots=True)
class Change:
    """Two versions of a text. `kept` is in the order of `after`; none of it is empty."""

    before: str
    after: str
    kept: tuple[Kept, ...]
    edits: tuple[Edit, ...] = ()

    def back(self, start: int, end: int) -> Range:
        """Where a stretch of `after` stands in `before`; what is new has no length there."""
        low = self._before_start(start)
        return low, max(low, self._before_end(end)) if end > start else low

    def there(self, start: int, end: int) -> Range:
        """Where a stretch of `before` stands in `after`; what is gone has no length there."""
        return self.turned().back(start, end)

    def turned(self) -> "Change":
        """The change the other way round."""
        kept = [Kept(item.after, item.before, item.length) for item in self.kept]
        return Change(
            before=self.after,
            after=self.before,
            kept=tuple(sorted(kept, key=lambda item: item.after)),
            edits=tuple(Edit(item.after, item.before) for item in self.edits),
        )

    def _before_start(self, offset: int) -> int:
        place = self._piece(offset)
        if place < 0:
            return 0
        piece = self.kept[place]
        return piece.before + min(offset - piece.after, piece.length)

    def _before_end(self, offset: int) -> int:
        place = self._piece(offset - 1)
        if place >= 0:
            piece = self.kept[place]
            if offset <= piece.after + piece.length:
                return piece.before + offset - piece.after
        return self.kept[place + 1].before if place + 1 < len(self.kept) else len(self.before)

    def _piece(self, offset: int) -> int:
        """Number of the last stretch that starts at the offset or before it; -1 for none."""
        return bisect_right(self.kept, offset, key=lambda item: item.after) - 1


def substituted(text: str, edits: Iterable[tuple[int, int, str]]) -> Change:
    """The text with other words at these places. Raises ValueError where they overlap."""
    kept: list[Kept] = []
    made: list[Edit] = []
    pieces: list[str] = []
    read = written = 0
    for start, end, words in sorted(edits):
        if not read <= start <= end <= len(text):
            raise ValueError(f"the edit at {start}–{end} overlaps another or leaves the text")
        if start > read:
            kept.append(Kept(read, written, start - read))
        at = written + start - read
        made.append(Edit((start, end), (at, at + len(words))))
        pieces += [text[read:start], words]
        read, written = end, at + len(words)
    if len(text) > read:
        kept.append(Kept(read, written, len(text) - read))
    return Change(text, "".join([*pieces, text[read:]]), tuple(kept), tuple(made))


def reworded(text: str, start: int, words: str, others: str) -> Change:
    """The text in which `words`, which stand at `start`, give way to `others`.

    Only what differs counts as edited: the words that both begin or end with are kept.
    """
    old, new = _TOKEN.findall(words), _TOKEN.findall(others)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    low = start + len("".join(old[:head]))
    high = start + len(words) - len("".join(old[len(old) - tail :]))
    return substituted(text, [(low, high, "".join(new[head : len(new) - tail]))])


def rearranged(text: str, order: Sequence[Range], between: str) -> Change:
    """The stretches of the text in this order, with `between` them. Nothing counts as edited."""
    kept: list[Kept] = []
    written = 0
    for start, end in order:
        kept.append(Kept(start, written, end - start))
        written += end - start + len(between)
    return Change(text, between.join(text[start:end] for start, end in order), tuple(kept))


def overlap(one: Range, other: Range) -> int:
    """Characters that both ranges hold."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens both begin with; one of each side is left where they are not equal."""
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count
