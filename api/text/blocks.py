"""Blocks: the paragraphs and stand-alone lines of a text, whatever its line breaks."""

import re
from collections.abc import Iterator
from itertools import pairwise

from api.text.values import value

_WIDEST_COLUMN = 120
_NARROWEST_COLUMN = 45
_BULLET = re.compile(r"[-–—*•·▪●>]\s|\d{1,2}[.)]\s")
_ASIDE = re.compile(r"[-–—]\s+[a-z]")
"""A dash that goes on in small letters, which a wrapped line may begin with."""


@value
class Block:
    """A paragraph or a line of its own, without the white space around it."""

    start: int
    end: int
    after_gap: bool
    """Whether a blank line, or nothing, stands before it."""


@value
class _Line:
    start: int
    end: int
    indent: int
    after_gap: bool
    first_word: int
    lower: bool

    @property
    def width(self) -> int:
        return self.indent + self.end - self.start


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks in order; every character other than white space stands in one of them.

    A line break ends a block, unless the text is wrapped at a column and the line is full.
    """
    lines = list(_lines(text))
    column = _column(lines)
    found: list[Block] = []
    for index, line in enumerate(lines):
        if index and column and _wraps(text, lines[index - 1], line, column):
            found[-1] = Block(found[-1].start, line.end, found[-1].after_gap)
        else:
            found.append(Block(line.start, line.end, line.after_gap))
    return tuple(found)


def _lines(text: str) -> Iterator[_Line]:
    offset, gap = 0, True
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            indent = len(raw) - len(raw.lstrip())
            start = offset + indent
            first = len(body.split(maxsplit=1)[0])
            yield _Line(start, start + len(body), indent, gap, first, body[0].islower())
        gap = not body
        offset += len(raw)


def _column(lines: list[_Line]) -> int | None:
    """The column at which the text is wrapped, or None where each line is a block."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_gap]
    wide = sum(line.width for line in lines if line.width > _WIDEST_COLUMN)
    if not pairs or wide * 10 > sum(line.width for line in lines):
        return None
    widths = sorted(a.width for a, _ in pairs)
    column = min(widths[len(widths) * 4 // 5], _WIDEST_COLUMN)
    broken = [(a, b) for a, b in pairs if b.lower]
    full = sum(_is_full(a, b, column) for a, b in broken)
    wrapped = full >= 0.8 * len(broken) and len(broken) >= 0.25 * len(pairs)
    return column if wrapped and column >= _NARROWEST_COLUMN else None


def _is_full(line: _Line, following: _Line, column: int) -> bool:
    return line.width + 1 + following.first_word > column


def _wraps(text: str, line: _Line, following: _Line, column: int) -> bool:
    return (
        not following.after_gap
        and (_is_full(line, following, column) or _runs_on(text, line, following, column))
        and following.indent <= line.indent
        and not _is_item(text, line, following)
    )


def _is_item(text: str, line: _Line, following: _Line) -> bool:
    """Whether a line begins an item of a list, and no aside of the sentence before it."""
    aside = _ASIDE.match(text, following.start) and text[line.end - 1] not in ".!?:;"
    return bool(_BULLET.match(text, following.start)) and not aside


def _runs_on(text: str, line: _Line, following: _Line, column: int) -> bool:
    """Whether a line that is nearly full stops in mid-sentence."""
    nearly_full = line.width * 4 > column * 3
    return nearly_full and following.lower and text[line.end - 1] not in ".!?:"
