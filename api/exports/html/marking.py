"""A text cut into pieces at the ends of everything that is marked in it."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from api.schemas.base import Span
from api.schemas.document import Region


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to be shown in the text."""

    start: int
    end: int
    kind: str
    """`claim`, `source`, `cue`, `naming`, `loaded`, …: a class of the style sheet; "" for words
    that are led to and not shown as anything."""
    item: str
    """Id of what is marked, as cards and rows name it."""
    label: str
    """What it is, in words."""
    part: int = 0
    """Which of several stretches of the same item."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same marks."""

    text: str
    marks: tuple[Mark, ...]
    opened: tuple[Mark, ...]
    """Those that begin here."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """What the words are shown as, one inside the other."""
        return tuple(dict.fromkeys(mark.kind for mark in self.marks if mark.kind))

    @property
    def items(self) -> str:
        """Ids of all that is marked here."""
        return " ".join(dict.fromkeys(mark.item for mark in self.marks))

    @property
    def labels(self) -> str:
        """What is marked here, in words."""
        return "; ".join(dict.fromkeys(mark.label for mark in self.marks if mark.label))


@dataclass(frozen=True, slots=True)
class Block:
    """A region of the text in pieces."""

    region: Region
    pieces: tuple[Piece, ...]


def marks(kind: str, item: str, label: str, spans: Iterable[Span]) -> Iterator[Mark]:
    """A mark on every span."""
    for part, span in enumerate(spans):
        yield Mark(span.start, span.end, kind, item, label, part)


def blocks(text: str, regions: Sequence[Region], found: Iterable[Mark]) -> tuple[Block, ...]:
    """The regions of the text, in order, each cut at the ends of the marks within it."""
    waiting = deque(sorted(found, key=lambda mark: (mark.start, -mark.end)))
    cut: list[Block] = []
    open_marks: list[Mark] = []
    for region in regions:
        start, end = region.span.start, region.span.end
        while waiting and waiting[0].start < end:
            open_marks.append(waiting.popleft())
        inside = [mark for mark in open_marks if mark.end > start]
        cut.append(Block(region, tuple(_pieces(text, start, end, inside))))
        open_marks = [mark for mark in inside if mark.end > end]
    return tuple(cut)


def _pieces(text: str, start: int, end: int, inside: Sequence[Mark]) -> Iterator[Piece]:
    """The stretch cut at every end of a mark; a sweep that holds what is open."""
    ends = {start, end}
    for mark in inside:
        ends.update((max(mark.start, start), min(mark.end, end)))
    opening = sorted(inside, key=lambda mark: (mark.start, -mark.end))
    place = 0
    held: list[Mark] = []
    for left, right in pairwise(sorted(ends)):
        held = [mark for mark in held if mark.end > left]
        first = place
        while place < len(opening) and opening[place].start <= left:
            place += 1
        held += opening[first:place]
        begun = tuple(mark for mark in opening[first:place] if mark.start == left)
        yield Piece(text[left:right], tuple(held), begun)
