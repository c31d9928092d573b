"""What scorers make: one row for every item that was compared."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Outcome = Literal["hit", "partial", "wrong", "missed", "spurious"]
"""`hit`: as in the gold. `partial`: found in part. `wrong`: found, with another label. `missed`: in
the gold only. `spurious`: in the answer only."""


class Row(BaseModel):
    """One item of the gold, of the answer, or of both."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    unit: str
    """What is resampled as a whole, such as a sentence of an article: `000:4`."""
    gold: str | None
    """The label in the gold; null where the item is not in it."""
    answer: str | None
    """The label in the answer; null where the item is not in it."""
    credit: float = Field(ge=0, le=1)
    """1 for a hit, 0 for a miss, between them for a part."""
    article: str = ""
    """Id of the article, or of the event."""
    item: str = ""
    """What the row is about, for a reader: the statement, the name, the frame."""
    gold_spans: tuple[tuple[int, int], ...] = ()
    """Offsets in the article's text of what the gold marks."""
    answer_spans: tuple[tuple[int, int], ...] = ()
    """Offsets in the article's text of what the answer marks."""

    @property
    def outcome(self) -> Outcome:
        if self.answer is None:
            return "missed"
        if self.gold is None:
            return "spurious"
        if self.credit == 0:
            return "wrong"
        return "hit" if self.credit > HIT else "partial"


HIT = 0.999
"""Credit above which an item counts as found in full."""
