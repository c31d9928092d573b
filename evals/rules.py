"""How often the items of each rule of the embedded engine agree with a label."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from api.engines.rules.catalogue import Counted, Measured
from api.schemas.base import Traced
from api.schemas.comparison import Relation
from api.schemas.rules import MeasuredOn
from evals.dataset import Dataset
from evals.labels import ClaimKey, labels_of
from evals.results import Answers
from evals.scorers import attributions, claims, wording
from evals.scorers.accounts import Event
from evals.scorers.pairs import Pairs, Sides
from evals.scoring import accounts_of, event_beside

Judged = tuple[str | None, bool]
"""The rule of an item, and whether the item agrees with a label."""

T = TypeVar("T", bound=Traced)


def measured(dataset: Dataset, answers: Answers, name: str, about: str) -> Measured:
    """Items and right ones by rule, over all articles and events that were answered.

    An attribution, claim or name is right where its words (Dice of at least 0.3) and its voice are
    in the labels, a loaded wording where its words are, a voice where the labels know it, a dropped
    sentence where it holds no labelled claim, a comparison of two claims where the labels relate
    them so. What is optional in the labels counts for nothing.
    """
    items: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for rule, agrees in chain(_articles(dataset, answers), _events(dataset, answers)):
        if rule is not None:
            items[rule] += 1
            right[rule] += agrees
    return Measured(
        on=MeasuredOn(name=name, articles=len(answers.articles), about=about),
        rules={rule: Counted(items=items[rule], right=right[rule]) for rule in sorted(items)},
    )


def _articles(dataset: Dataset, answers: Answers) -> Iterator[Judged]:
    for key, analysis in answers.articles.items():
        sides = Sides(dataset.labels[key], labels_of(analysis, key))
        labelled = _JUDGES.keys() - sides.gold.not_labelled
        for name in sorted(labelled):
            yield from _JUDGES[name](sides)
        if "claims" in labelled:
            stated = {span.sentence for claim in sides.gold.claims for span in claim.evidence}
            yield from ((item.rule_id, item.sentence not in stated) for item in analysis.dropped)


def _attributions(sides: Sides) -> Iterator[Judged]:
    pairs = attributions.paired(sides)
    yield from _judged(pairs, lambda one, other: sides.same_voice(one.voice_id, other.voice_id))
    known = [voice.id for voice in sides.gold.voices]
    for voice in sides.answer.voices:
        yield voice.rule_id, any(sides.same_voice(one, voice.id) for one in known)


def _claims(sides: Sides) -> Iterator[Judged]:
    pairs = claims.paired(sides)
    return _judged(pairs, lambda one, other: sides.same_voice(one.asserted_by, other.asserted_by))


def _namings(sides: Sides) -> Iterator[Judged]:
    pairs = wording.named(sides)
    return _judged(pairs, lambda one, other: sides.same_voice(one.namer, other.namer))


def _language(sides: Sides) -> Iterator[Judged]:
    return _judged(wording.loaded_pairs(sides), lambda _one, _other: True)


_JUDGES: Mapping[str, Callable[[Sides], Iterator[Judged]]] = {
    "attributions": _attributions,
    "claims": _claims,
    "language": _language,
    "namings": _namings,
}


def _judged(pairs: Pairs[T], agree: Callable[[T, T], bool]) -> Iterator[Judged]:
    for item in pairs:
        if item.answer is not None:
            agrees = item.gold is not None and agree(item.gold, item.answer)
            yield item.answer.rule_id, agrees


def _events(dataset: Dataset, answers: Answers) -> Iterator[Judged]:
    for key, comparison in answers.events.items():
        event = event_beside(dataset, key, comparison)
        accounts = accounts_of(dataset, key, comparison)
        for item in comparison.alignments:
            for pair in item.pairs:
                sides = (
                    ClaimKey(accounts[ref.article], ref.claim_id) for ref in (pair.left, pair.right)
                )
                yield (
                    pair.rule_id,
                    _is_so(event, [event.held[side] for side in sides], pair.relation),
                )


def _is_so(event: Event, held: Sequence[frozenset[ClaimKey]], relation: Relation) -> bool:
    """Whether the labels relate a claim that one side holds so to one that the other side holds."""
    return any(
        item.relation == relation and all(item.members & side for side in held)
        for item in event.gold.alignments
    )
