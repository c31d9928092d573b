"""Claims that say again what another claim says."""

from collections import Counter
from collections.abc import Sequence

from api.engines.rules.tokens import scan
from api.schemas.claims import Claim

_ENOUGH = 0.6
_LEAST_WORDS = 3
_SHORT = 3
_STEM = 6


class Repeats:
    """Finds, among known claims, the one that says what another claim says."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._by_word: dict[str, list[int]] = {}
        for place, claim in enumerate(claims):
            for word in _words(claim):
                self._by_word.setdefault(word, []).append(place)

    def find(self, claim: Claim) -> int | None:
        """Place of the claim that shares most of this one's words, or None below the threshold."""
        words = _words(claim)
        if len(words) < _LEAST_WORDS:
            return None
        shared = Counter(place for word in words for place in self._by_word.get(word, ()))
        best = min(shared, key=lambda place: (-shared[place], place), default=None)
        return best if best is not None and shared[best] >= _ENOUGH * len(words) else None


def _words(claim: Claim) -> frozenset[str]:
    words = " ".join(span.exact for span in claim.evidence)
    return frozenset(
        t.lower[:6]
        for t in scan(words)
        if t.is_word and (len(t.text) > _SHORT or t.text[0].isdigit())
    )
