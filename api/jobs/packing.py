"""Text as it is kept in rows: JSON compresses to a tenth."""

import zlib


def packed(text: str) -> bytes:
    """The text in few bytes."""
    return zlib.compress(text.encode(), 6)


def unpacked(data: bytes) -> str:
    """The text again."""
    return zlib.decompress(data).decode()
