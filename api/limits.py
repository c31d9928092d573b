"""How much of one article is taken in: all of these numbers stand here, and in no other place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes beyond which TooLargeError is raised."""

    bytes: int = 32_000_000
    """Longest file or page, in bytes."""
    characters: int = 300_000
    """Longest text of one article, in code points: some fifty thousand words."""
    sentences: int = 5_000
    """Most sentences of one article; a headline, a line of a list and a caption are one each."""
    seconds: int = 10
    """Processor time that finding the text of one page may take; waiting time twice that."""
    memory_bytes: int = 1_500_000_000
    """Memory that it may take."""
    pages_at_once: int = 4
    """Pages of which the text is looked for at once, in one process; others wait."""
    pages_waiting: int = 64
    """Pages that wait for that at most; more are refused."""


DEFAULT_LIMITS = Limits()

MOST_PARTS = 300_000
"""Commas and opening brackets in JSON, within its strings too: whatever its size, reading it must
not keep others waiting for more than a moment."""
