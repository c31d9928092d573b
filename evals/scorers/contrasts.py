"""Names for one thing across accounts, entities cast in different parts, and the event itself."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from evals.pairing import same_name
from evals.rows import Row
from evals.scorers import wording
from evals.scorers.accounts import Event
from evals.scorers.pairs import Rows, found

Name = tuple[str, str]
"""Id of an account, and id of a naming in it."""


def names(event: Event) -> Rows:
    """Pairs of names for one thing across accounts. Names that the gold lacks are left out."""
    mapped, optional = _mapped(event)
    left = _pairs(event.gold.contrasts)
    right = _pairs(
        frozenset(mapped[name] for name in group if name in mapped)
        for group in event.answer.contrasts
    )
    rows = []
    for pair in sorted(left | right, key=sorted):
        if pair.isdisjoint(optional):
            labels = ("same" if pair in left else None, "same" if pair in right else None)
            rows.append(_name_row(event, pair, labels))
    return found(rows)


def shifts(event: Event) -> Rows | None:
    """Entities that the accounts cast in different parts: credit for the parts that agree."""
    if any(labels.portrayals is None for labels in event.answer_labels.values()):
        return None
    left = dict(event.answer.shifts)
    rows = []
    for entity, roles in event.gold.shifts.items():
        same = next((other for other in left if same_name(entity, other)), None)
        answer = None if same is None else left.pop(same)
        if entity not in event.gold.optional_shifts:
            rows.append(_shift_row(event, min(entity), roles, answer))
    rows += [_shift_row(event, min(entity), None, roles) for entity, roles in left.items()]
    return found(rows)


def same_event(event: Event) -> Rows:
    """Whether the accounts tell of one event."""
    gold, answer = event.gold.same_event, event.answer.same_event
    name = event.gold.event
    credit = float(gold == answer)
    return [Row(unit=name, gold=gold, answer=answer, credit=credit, article=name, item=name)]


def _mapped(event: Event) -> tuple[Mapping[Name, Name], frozenset[Name]]:
    """Names of the gold by those of the answer, and the names of the gold that are optional."""
    mapped, optional = {}, set()
    for article in event.gold.articles:
        gold = event.gold_labels[article]
        for item in wording.named(event.sides[article]).all:
            if item.gold and item.answer:
                mapped[article, item.answer.id] = (article, item.gold.id)
        optional |= {(article, item.id) for item in gold.namings if item in gold.optional}
    return mapped, frozenset(optional)


def _pairs(groups: Iterable[frozenset[Name]]) -> set[frozenset[Name]]:
    return {
        frozenset(pair)
        for group in groups
        for pair in combinations(group, 2)
        if pair[0][0] != pair[1][0]
    }


def _name_row(event: Event, pair: Iterable[Name], labels: tuple[str | None, str | None]) -> Row:
    ordered = sorted(pair)
    terms = [
        next(n.term for n in event.gold_labels[article].namings if n.id == naming)
        for article, naming in ordered
    ]
    return Row(
        unit=f"{event.gold.event}:{ordered[0][0]}:{terms[0].sentence}",
        gold=labels[0],
        answer=labels[1],
        credit=float(labels[0] == labels[1]),
        article=ordered[0][0],
        item=" / ".join(term.exact for term in terms),
    )


def _shift_row(
    event: Event,
    entity: str,
    gold: Mapping[str, frozenset[str]] | None,
    answer: Mapping[str, frozenset[str]] | None,
) -> Row:
    credit = 0.0
    if gold is not None and answer is not None:
        none: frozenset[str] = frozenset()
        shares = [_jaccard(gold.get(a, none), answer.get(a, none)) for a in event.gold.articles]
        credit = sum(shares) / len(shares)
    return Row(
        unit=f"{event.gold.event}:{entity}",
        gold=_cast(gold),
        answer=_cast(answer),
        credit=credit,
        article=event.gold.event,
        item=entity,
    )


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def _cast(roles: Mapping[str, frozenset[str]] | None) -> str | None:
    if roles is None:
        return None
    parts = (f"{key}: {', '.join(sorted(value)) or 'not cast'}" for key, value in roles.items())
    return "; ".join(parts)
