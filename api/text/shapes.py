"""Shapes: what can be told of a block by its look alone."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from api.text.blocks import Block
from api.text.marks import QUOTES
from api.text.words import words

_FINAL = ".!?…。！？؟۔।"
_LONGEST_LINE = 300
_MOST_WORDS_OF_A_LINE = 30
LEAST_PARAGRAPH = 12
_CURVED = "’‘ʼ"


@dataclass(frozen=True)
class Shape:
    """A block's text with single spaces and straight apostrophes, and what shows at a glance."""

    block: Block
    text: str
    words: int

    @cached_property
    def key(self) -> str:
        """The words in lower case: equal for blocks that differ in punctuation only."""
        return " ".join([self.text[start:end] for start, end in words(self.text)]).casefold()

    @cached_property
    def is_line(self) -> bool:
        """Whether it looks like a headline: short, and without the punctuation of a sentence."""
        bare = self.text.rstrip(QUOTES + ")]")
        return (
            0 < self.words <= _MOST_WORDS_OF_A_LINE
            and len(self.text) <= _LONGEST_LINE
            and bool(bare)
            and bare[-1] not in _FINAL + ",;:-–—"
            and not self.text[0].islower()
        )

    @property
    def is_paragraph(self) -> bool:
        """Whether it looks like running text."""
        return not self.is_line and self.words >= LEAST_PARAGRAPH

    @property
    def asks(self) -> bool:
        return self.text.endswith("?")


def shapes(text: str, blocks: Sequence[Block], starts: Sequence[int]) -> list[Shape]:
    """The shape of each block of the text; `starts` tell where its words start."""
    straight = _straight(text)
    return [
        Shape(
            block,
            " ".join(straight[block.start : block.end].split()),
            bisect_left(starts, block.end) - bisect_left(starts, block.start),
        )
        for block in blocks
    ]


def shape(text: str) -> Shape:
    """The shape of a text that is one block."""
    flat = " ".join(_straight(text).split())
    return Shape(Block(0, len(text), after_gap=True), flat, len(words(flat)))


def _straight(text: str) -> str:
    for mark in _CURVED:
        text = text.replace(mark, "'")
    return text
