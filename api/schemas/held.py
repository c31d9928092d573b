"""What an analysis holds, found by its id or by where it stands, however much it holds."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from api.schemas.base import Span
from api.schemas.claims import Attribution, Claim, Voice
from api.schemas.framing import LoadedLanguage, Naming

T = TypeVar("T")


class Placed(Generic[T]):
    """Items that stand somewhere in a text."""

    def __init__(self, items: Sequence[T], span_of: Callable[[T], Span]) -> None:
        placed = [(span_of(item), number, item) for number, item in enumerate(items)]
        self._placed = sorted(placed, key=lambda one: one[0].start)
        self._starts = [span.start for span, _, _ in self._placed]
        self._longest = max((span.end - span.start for span, _, _ in placed), default=0)

    def touching(self, start: int, end: int) -> list[T]:
        """Those of which some characters stand between the offsets, in the order given."""
        first = bisect_left(self._starts, start - self._longest)
        near = self._placed[first : bisect_left(self._starts, end)]
        found = [(number, item) for span, number, item in near if span.end > start]
        return [item for _, item in sorted(found, key=lambda one: one[0])]


@dataclass(frozen=True, slots=True)
class Held:
    """The parts of one analysis that are looked for again and again."""

    voices: Mapping[str, Voice]
    attributions: Mapping[str, Attribution]
    namings: Placed[Naming]
    language: Placed[LoadedLanguage]
    asserted: Mapping[str, int]
    """How many claims each voice makes."""

    @classmethod
    def of(
        cls,
        voices: Sequence[Voice],
        attributions: Sequence[Attribution],
        namings: Sequence[Naming],
        language: Sequence[LoadedLanguage],
        claims: Sequence[Claim],
    ) -> "Held":
        return cls(
            {voice.id: voice for voice in reversed(voices)},
            {told.id: told for told in reversed(attributions)},
            Placed(namings, lambda naming: naming.term),
            Placed(language, lambda word: word.span),
            Counter(claim.asserted_by for claim in claims),
        )
