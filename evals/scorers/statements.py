"""Which statements accounts share, how they relate on them, and what stands in one alone."""

from collections.abc import Iterable, Mapping
from itertools import combinations, product

from evals.labels import AlignmentLabels, ClaimKey
from evals.scorers.accounts import Event
from evals.scorers.pairs import Rows, found

Pair = frozenset[ClaimKey]


def aligned(event: Event) -> Rows:
    """Pairs of claims of different accounts that make the same statement.

    A pair of the answer is right where it holds a pair of the gold, and hits one of them, however
    many it holds: claims as wide as the article gain nothing. One that holds none is spurious.
    """
    gold = _all_pairs(event.gold.alignments)
    vague = _all_pairs(item for item in event.gold.alignments if item.optional)
    hits, spurious = _answered(event, gold)
    rows = []
    for pair in sorted(gold | spurious, key=_order):
        if pair not in vague and pair.isdisjoint(event.optional):
            found_it = pair in hits or pair in spurious
            labels = ("same" if pair in gold else None, "same" if found_it else None)
            rows.append(event.row(pair, labels, float(pair in hits)))
    return found(rows)


def _answered(event: Event, gold: set[Pair]) -> tuple[set[Pair], set[Pair]]:
    """The pairs of the gold that the answer holds, and a pair for each that holds none."""
    hits: set[Pair] = set()
    spurious: set[Pair] = set()
    for item in event.answer.alignments:
        for one, other in map(tuple, _pairs(item.members)):
            held = {frozenset(pair) for pair in product(event.held[one], event.held[other])}
            if held & gold:
                hits |= set(sorted(held & gold - hits, key=_order)[:1])
            else:
                spurious.add(min(held, key=_order))
    return hits, spurious


def b_cubed(event: Event) -> Rows:
    """For every claim that gold or answer groups with another, how much of its group the other has.

    Claims that stand alone in both are left out: to align nothing would be right for most of them.
    Two rows a claim, labelled `precision` and `recall` (Bagga and Baldwin 1998). A claim that was
    not found has no precision, and no recall either.
    """
    gold = _groups(event.claims, event.gold.alignments)
    answer = _groups(event.claims, event.told)
    rows = []
    for claim in event.claims:
        if len(gold[claim]) == len(answer[claim]) == 1:
            continue
        shared = len(gold[claim] & answer[claim])
        recall = shared / len(gold[claim]) if claim in event.found else 0.0
        rows.append(event.row({claim}, ("recall", "recall"), recall))
        if claim in event.found:
            precision = shared / len(answer[claim])
            rows.append(event.row({claim}, ("precision", "precision"), precision))
    return found(rows)


def relations(event: Event) -> Rows:
    """How the accounts stand to each other on every statement that they share."""
    rows, used = [], set()
    for item in event.gold.alignments:
        wanted = _pairs(item.members)
        shared = {other.id: len(wanted & _pairs(other.members)) for other in event.told}
        used |= {key for key, number in shared.items() if number}
        best = max(event.told, key=lambda other: shared[other.id], default=None)
        label = best.relation if best and shared[best.id] else None
        if not item.optional:
            labels = (item.relation, label)
            credit = float(label == item.relation)
            rows.append(event.row(item.members, labels, credit, item.statement))
    spurious = (
        event.row(other.members, (None, other.relation), 0.0, other.statement)
        for other in event.told
        if other.id not in used and other.members.isdisjoint(event.optional)
    )
    return found((*rows, *spurious))


def omissions(event: Event) -> Rows:
    """Claims that stand in one account only."""
    shared = {claim for item in event.told for claim in item.members}
    alone = event.found.keys() - shared
    in_gold = {claim for item in event.gold.alignments for claim in item.members}
    vague = {claim for item in event.gold.alignments if item.optional for claim in item.members}
    rows = []
    for key in event.claims:
        gold = None if key in in_gold else "only here"
        answer = "only here" if key in alone else None
        if key not in vague and (gold or answer):
            rows.append(event.row({key}, (gold, answer), float(gold == answer)))
    return found(rows)


def scope(event: Event) -> Rows:
    """Whether one would have expected what stands in one account only in the others too."""
    rows = []
    for key, value in event.gold.in_scope.items():
        told = event.answer.in_scope.get(event.found[key]) if key in event.found else None
        answer = None if told is None else _expected(told)
        credit = float(answer == _expected(value))
        rows.append(event.row({key}, (_expected(value), answer), credit))
    return found(rows)


def _pairs(members: Iterable[ClaimKey]) -> set[Pair]:
    pairs = combinations(members, 2)
    return {frozenset(pair) for pair in pairs if pair[0].article != pair[1].article}


def _all_pairs(alignments: Iterable[AlignmentLabels]) -> set[Pair]:
    return {pair for item in alignments for pair in _pairs(item.members)}


def _groups(
    claims: Iterable[ClaimKey], alignments: Iterable[AlignmentLabels]
) -> Mapping[ClaimKey, frozenset[ClaimKey]]:
    listed = frozenset(claims)
    alone = {claim: frozenset({claim}) for claim in listed}
    groups = [item.members & listed for item in alignments]
    return alone | {claim: group for group in groups for claim in group}


def _order(pair: Iterable[ClaimKey]) -> list[tuple[str, str]]:
    return sorted((key.article, key.claim) for key in pair)


def _expected(value: bool) -> str:
    return "expected" if value else "not expected"
