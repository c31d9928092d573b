"""Feet: where the text of an article ends and the notes below it begin."""

import re
from collections.abc import Collection, Mapping, Sequence

from api.text.labels import Label
from api.text.shapes import Shape

_ABOUT = re.compile(r"About (?:the )?(?P<name>[A-Z0-9][\w'&.-]*)(?: [^\n.?!]{1,60})?:?")
_MOST_WORDS = 10
_FURNITURE = frozenset(("boilerplate", "related_links"))
_LONGEST_FITTING = 8
_OPENING = 60
_BLOCKS_AT_FOOT = 7
_PARAGRAPHS_AT_FOOT = 2


def foot_start(shapes: Sequence[Shape]) -> int:
    """Index of the first block near the end: behind it there are few blocks, or few paragraphs."""
    paragraphs = [index for index, block in enumerate(shapes) if block.is_paragraph]
    return min([len(shapes) - _BLOCKS_AT_FOOT, *paragraphs[-_PARAGRAPHS_AT_FOOT:]])


def foot(shapes: Sequence[Shape], closers: Collection[int]) -> int | None:
    """Index of the line at which the text ends, or None.

    `closers` are the indexes of lines such as "ENDS". A heading such as "About Example Ltd" ends
    the text too where what it names is introduced below it. Nothing ends a text in its first third.
    """
    for index in range(max(1, len(shapes) // 3), len(shapes)):
        if index in closers or _introduces(shapes, index):
            return index
    return None


def fittings(shapes: Sequence[Shape], labels: Mapping[int, Label]) -> list[int]:
    """Indexes of short lines at the very end that stand below furniture of the page."""
    start = len(shapes)
    while start and (start - 1 in labels or _is_short(shapes[start - 1])):
        start -= 1
    kinds = [labels[i].kind if i in labels else None for i in range(start, len(shapes))]
    first = next((i for i, kind in enumerate(kinds) if kind in _FURNITURE), len(kinds))
    return [start + i for i in range(first, len(kinds)) if kinds[i] is None]


def _is_short(block: Shape) -> bool:
    few = block.is_line and block.words <= _LONGEST_FITTING
    return few and block.text[0].isalpha() and not any(char.isdigit() for char in block.text)


def _introduces(shapes: Sequence[Shape], index: int) -> bool:
    block = shapes[index]
    found = _ABOUT.fullmatch(block.text) if block.words <= _MOST_WORDS else None
    if found is None or index + 1 == len(shapes):
        return False
    return found["name"].casefold() in shapes[index + 1].key[:_OPENING].split()
