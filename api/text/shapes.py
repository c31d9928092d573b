"""Shapes: what can be told of a block by its look alone."""

from typing import NamedTuple

from api.text.blocks import Block
from api.text.marks import QUOTES
from api.text.words import words

_FINAL = ".!?…。！？؟۔।"
_LONGEST_LINE = 300
_MOST_WORDS_OF_A_LINE = 30
_STRAIGHT = str.maketrans("’‘ʼ\u00a0", "''' ")


class Shape(NamedTuple):
    """A block's text with single spaces and straight apostrophes, and what shows at a glance."""

    text: str
    key: str
    """The words in lower case: equal for blocks that differ in punctuation only."""
    words: int
    is_line: bool
    """Whether it looks like a headline: short, and without the punctuation of a sentence."""

    @property
    def asks(self) -> bool:
        return self.text.endswith("?")


def shape(text: str, block: Block) -> Shape:
    """The shape of the block; long blocks are not looked at closely."""
    raw = text[block.start : block.end]
    flat = " ".join(raw.translate(_STRAIGHT).split())
    offsets = words(flat)
    key = " ".join(flat[start:end] for start, end in offsets).casefold()
    return Shape(flat, key, len(offsets), _is_line(flat, len(offsets)))


def _is_line(flat: str, count: int) -> bool:
    bare = flat.rstrip(QUOTES + ")]")
    return (
        0 < count <= _MOST_WORDS_OF_A_LINE
        and len(flat) <= _LONGEST_LINE
        and bool(bare)
        and bare[-1] not in _FINAL + ",;:-–—"
        and not flat[0].islower()
    )
