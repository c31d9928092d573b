"""What is kept, as an operator asks about it, wherever it is kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

KINDS: Final = {
    "analyses": r"(?:^|[:/])result:a",
    "comparisons": r"(?:^|[:/])result:x",
    "answers": r"(?:^|[:/])completion:",
}
"""Patterns of the keys, by kind of row; the first that fits decides."""
OTHERS: Final = "others"


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is kept."""

    place: str
    rows: dict[str, int]
    """By kind."""
    bytes: int
    """On disk, journals included."""
    set_aside: int
    """Bytes of a damaged database that was set aside."""
    oldest: datetime | None
    """When the oldest was kept."""
    newest: datetime | None


class Upkeep(Protocol):
    """What an operator does with what is kept. Safe while servers use it.

    All of it raises ConfigurationError where it cannot be done.
    """

    def holdings(self) -> Holdings:
        """What is kept."""

    def clear(self) -> int:
        """Remove all that is kept, and what was set aside. Returns the number of rows."""

    def prune(self, megabytes: int, days: float | None) -> int:
        """Remove what was kept more than so many days ago, and the least recently used beyond the
        bound. Returns the number of rows."""
