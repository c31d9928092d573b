"""Text as it is kept in rows: JSON compresses to a tenth."""

import zlib
from typing import Final

_LARGEST: Final = 512_000_000
"""Bytes: more than any result has, so that no row unfolds without end."""


def packed(text: str) -> bytes:
    """The text in few bytes."""
    return zlib.compress(text.encode(), 6)


def unpacked(data: bytes) -> str:
    """The text again. Raises ValueError for what we did not pack."""
    unfolding = zlib.decompressobj()
    try:
        text = unfolding.decompress(data, _LARGEST)
    except zlib.error as error:
        raise ValueError("the row is none of ours") from error
    if not unfolding.eof:
        raise ValueError("the row is none of ours: it is too large, or cut off")
    return text.decode()
