"""How much of one article is taken in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes beyond which TooLargeError is raised."""

    bytes: int = 32_000_000
    """Longest file or page, in bytes."""
    characters: int = 1_000_000
    """Longest text of one article, in code points."""


DEFAULT_LIMITS = Limits()
