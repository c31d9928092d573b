"""Gold and answer of one event, the answer told in the claims of the gold.

A claim of the gold is found where a claim of the answer holds at least half of its words; one claim
of an answer may hold several. What holds none keeps its id behind a question mark.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from api.schemas.base import Span
from api.schemas.claims import Claim
from evals.labels import AlignmentLabels, ClaimKey, EventLabels, Labels
from evals.rows import Row
from evals.scorers.pairs import Sides

HELD: Final = 0.5
"""Least share of the words of a claim that another must have to hold it."""
_STRANGE: Final = "?"


@dataclass(frozen=True)
class Event:
    """Gold and answer of one event, with the labels of its accounts by id."""

    gold: EventLabels
    answer: EventLabels
    gold_labels: Mapping[str, Labels]
    answer_labels: Mapping[str, Labels]

    @cached_property
    def sides(self) -> Mapping[str, Sides]:
        """Gold and answer of every account, by its id."""
        return {
            article: Sides(self.gold_labels[article], self.answer_labels[article])
            for article in self.gold.articles
        }

    @cached_property
    def found(self) -> Mapping[ClaimKey, ClaimKey]:
        """For claims of the gold that were found, the claim of the answer that holds them."""
        held = {}
        for article, sides in self.sides.items():
            for claim in sides.gold.claims:
                holders = [(*_fit(sides, claim, other), other.id) for other in sides.answer.claims]
                best = max(holders, key=lambda holder: holder[:3], default=(0.0, 0.0, False, ""))
                if best[0] >= HELD:
                    held[ClaimKey(article, claim.id)] = ClaimKey(article, best[3])
        return held

    @cached_property
    def held(self) -> Mapping[ClaimKey, frozenset[ClaimKey]]:
        """For claims of the answer, the claims of the gold that they hold; themselves, behind a
        question mark, where they hold none."""
        held: dict[ClaimKey, frozenset[ClaimKey]] = {}
        for article in self.gold.articles:
            for claim in self.answer_labels[article].claims:
                key = ClaimKey(article, claim.id)
                known = frozenset(gold for gold, holder in self.found.items() if holder == key)
                held[key] = known or frozenset({ClaimKey(article, _STRANGE + claim.id)})
        return held

    @cached_property
    def told(self) -> tuple[AlignmentLabels, ...]:
        """The answer's alignments, in claims of the gold."""
        return tuple(
            replace(item, members=frozenset().union(*(self.held[key] for key in item.members)))
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


def _fit(sides: Sides, gold: Claim, answer: Claim) -> tuple[float, float, bool]:
    """How well a claim of the answer holds one of the gold: words, length, voice."""
    return (
        sides.coverage(answer.evidence, gold.evidence),
        sides.overlap(gold.evidence, answer.evidence),
        sides.same_voice(gold.asserted_by, answer.asserted_by),
    )
