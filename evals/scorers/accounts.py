"""Gold and answer of one event, the answer told in the claims and names of the gold.

Claims are those of the gold whose words they share; several claims of an answer may be one of the
gold. What is none of the gold's keeps its id behind a question mark.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from api.schemas.base import Span
from evals.labels import AlignmentLabels, ClaimKey, EventLabels, Labels
from evals.pairing import SAME
from evals.rows import Row
from evals.scorers.pairs import Sides

_STRANGE = "?"


@dataclass(frozen=True)
class Event:
    """Gold and answer of one event, with the labels of its accounts by id."""

    gold: EventLabels
    answer: EventLabels
    gold_labels: Mapping[str, Labels]
    answer_labels: Mapping[str, Labels]

    @cached_property
    def mapped(self) -> Mapping[ClaimKey, ClaimKey]:
        """For claims of the answer, the claim of the gold whose words they share the most of."""
        found = {}
        for article in self.gold.articles:
            sides = Sides(self.gold_labels[article], self.answer_labels[article])
            for claim in sides.answer.claims:
                shares = [
                    (
                        sides.overlap(other.evidence, claim.evidence),
                        sides.same_voice(other.asserted_by, claim.asserted_by),
                        other.id,
                    )
                    for other in sides.gold.claims
                ]
                best = max(shares, key=lambda share: share[:2], default=(0.0, False, ""))
                if best[0] >= SAME:
                    found[ClaimKey(article, claim.id)] = ClaimKey(article, best[2])
        return found

    @cached_property
    def told(self) -> tuple[AlignmentLabels, ...]:
        """The answer's alignments, in claims of the gold."""
        return tuple(
            replace(item, members=frozenset(map(self._known, item.members)))
            for item in self.answer.alignments
        )

    @cached_property
    def optional(self) -> frozenset[ClaimKey]:
        """Claims of the gold on which careful readers may differ."""
        return frozenset(
            ClaimKey(article, claim.id)
            for article in self.gold.articles
            for claim in self.gold_labels[article].claims
            if claim in self.gold_labels[article].optional
        )

    @cached_property
    def claims(self) -> tuple[ClaimKey, ...]:
        """The claims of the gold that count, in the order of the texts."""
        return tuple(
            key
            for article in self.gold.articles
            for claim in self.gold_labels[article].claims
            if (key := ClaimKey(article, claim.id)) not in self.optional
        )

    def _known(self, key: ClaimKey) -> ClaimKey:
        return self.mapped.get(key, ClaimKey(key.article, _STRANGE + key.claim))

    def evidence(self, key: ClaimKey) -> tuple[Span, ...]:
        """Evidence of a claim of the gold, or of one that only the answer has."""
        strange = key.claim.startswith(_STRANGE)
        labels = self.answer_labels if strange else self.gold_labels
        name = key.claim.removeprefix(_STRANGE)
        return next(item.evidence for item in labels[key.article].claims if item.id == name)

    def row(
        self,
        keys: Iterable[ClaimKey],
        labels: tuple[str | None, str | None],
        credit: float,
        told: str = "",
    ) -> Row:
        """A row on these claims; its unit is the sentence of the first of them."""
        ordered = sorted(keys, key=lambda key: (key.article, key.claim))
        spans = self.evidence(ordered[0])
        offsets = tuple((span.start, span.end) for span in spans)
        return Row(
            unit=f"{self.gold.event}:{ordered[0].article}:{spans[0].sentence}",
            gold=labels[0],
            answer=labels[1],
            credit=credit,
            article=ordered[0].article,
            item=told or " / ".join(self.evidence(key)[0].exact for key in ordered),
            gold_spans=offsets if labels[0] else (),
            answer_spans=offsets if labels[1] else (),
        )
