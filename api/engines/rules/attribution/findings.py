"""What the readers of attributions hand on, before voices and nesting are known."""

from typing import NamedTuple

from api.engines.rules.names.phrases import Phrase
from api.schemas.claims import (
    AttributionForm,
    AttributionKind,
    SourceResolution,
    Stance,
)

Range = tuple[int, int]
"""Offsets in the article's text, half-open."""


class Finding(NamedTuple):
    """One attribution as read from the text."""

    order: int
    """Index of the token by which it takes its place among the others."""
    content: tuple[Range, ...]
    rule: str
    """Which reader found it: an id of the catalogue of rules."""
    kind: AttributionKind = "statement"
    form: AttributionForm = "indirect"
    source: Phrase | None = None
    cue: Range | None = None
    stance: Stance = "neutral"
    stance_cue: Range | None = None
    resolution: SourceResolution = "explicit"
    """`continued`: whoever spoke before. `implied`: nobody is named."""
    channel: str | None = None
    is_outlet: bool = False
    """Whether the source passes on what another source says: "as seen by"."""
    renamed: Phrase | None = None
    """The noun phrase for which a name is given."""
    verb: int = -1
    """Index of the cue's verb or noun."""
    governor: Phrase | None = None
    """Who does what a participle hangs on, where somebody else is heard between."""
    through: int = -1
    """The `order` of the finding that cites this source or turns down what it claims, or -1."""

    @property
    def start(self) -> int:
        return self.content[0][0]

    @property
    def end(self) -> int:
        if len(self.content) == 1:
            return self.content[0][1]
        return max(end for _, end in self.content)

    @property
    def opening(self) -> int:
        """Where its first words start, be they the cue's or the content's."""
        return min(self.start, self.cue[0]) if self.cue else self.start

    def covers(self, start: int, end: int) -> bool:
        for low, high in self.content:  # noqa: SIM110 - asked of every two findings nearby
            if low <= start and end <= high:
                return True
        return False
