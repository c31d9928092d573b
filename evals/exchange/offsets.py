"""Offsets of tools that count otherwise than we do, told by whether they fit the text.

JavaScript counts UTF-16 units, so that an emoji shifts whatever follows; we count code points.
"""

from collections.abc import Callable
from itertools import accumulate

Offsets = tuple[int, int]
Unit = Callable[[Offsets], Offsets | None]


def counted_alike(text: str) -> bool:
    """Whether both ways of counting give the same offsets throughout the text."""
    return max(text, default="") <= "\uffff"


def code_points(text: str) -> Unit:
    """Offsets as they are; None where they are not within the text."""

    def converted(offsets: Offsets) -> Offsets | None:
        start, end = offsets
        return offsets if 0 <= start < end <= len(text) else None

    return converted


def utf16_units(text: str) -> Unit:
    """Offsets in UTF-16 units as code points; None where they lie outside or cut a character."""
    ends = accumulate(len(char.encode("utf-16-le", "surrogatepass")) // 2 for char in text)
    places = {unit: point for point, unit in enumerate(ends, 1)} | {0: 0}

    def converted(offsets: Offsets) -> Offsets | None:
        start, end = (places.get(offset) for offset in offsets)
        return (start, end) if start is not None and end is not None and start < end else None

    return converted


def in_utf16(text: str, offset: int) -> int:
    """An offset in code points as one in UTF-16 units."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
