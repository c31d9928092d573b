"""Which of the related pairs stand: one claim to one, or to several that each add something."""

from collections.abc import Callable, Sequence

from api.engines.rules.comparison.relation.ruled import agrees, plain, unrelated
from api.engines.rules.comparison.shared.nearness import Ref, ref
from api.schemas.claims import Claim
from api.schemas.reading import CandidatePair, Judgement, Side

Place = tuple[Ref, str]
"""A claim, and the account in which it has a counterpart."""


def without_twins(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Without pairs of a claim whose twin agrees better with the same claim.

    Twins are claims of one account of which one holds the other's words: "X, doing Y" beside "X".
    """
    agreeing: dict[Place, list[tuple[Side, float]]] = {}
    for found in judgements:
        if agrees(found):
            for side, other in _sides(found.pair):
                agreeing.setdefault((ref(other), side.key), []).append((side, found.pair.score))
    return [unrelated(found.pair) if _has_twin(found, agreeing) else found for found in judgements]


def with_nearby(
    judgements: Sequence[Judgement],
    evidence: Sequence[float],
    certain: Sequence[bool],
    look: Callable[[CandidatePair, float], Judgement],
) -> list[Judgement]:
    """With what weaker evidence tells of claims without a counterpart, the surest first.

    `look` judges a pair by its evidence. A claim gets one counterpart in an account that way, and
    others where these are as good as certain, as `certain` tells, and no twins of the first.
    """
    found = list(judgements)
    told = [each.pair for each in found if each.relation]
    taken = {place for pair in told for place in _places(pair)}
    for index in sorted(range(len(found)), key=lambda i: -evidence[i]):
        pair = found[index].pair
        further = not taken.isdisjoint(_places(pair))
        if found[index].relation is not None:
            continue
        if further and (not certain[index] or any(_repeats(pair, each) for each in told)):
            continue
        found[index] = look(pair, evidence[index])
        if found[index].relation:
            told.append(pair)
            taken.update(_places(pair))
    return found


def _repeats(pair: CandidatePair, other: CandidatePair) -> bool:
    """Whether one of its claims is a twin of one of the other's, or both of one account are."""
    places = zip(_sides(pair), _sides(other), strict=True)
    return any(
        ref(here) == ref(there) and _are_twins(mine.claim, yours.claim)
        for (here, mine), (there, yours) in places
    )


def _places(pair: CandidatePair) -> tuple[Place, Place]:
    return (ref(pair.left), pair.right.key), (ref(pair.right), pair.left.key)


def _sides(pair: CandidatePair) -> tuple[tuple[Side, Side], tuple[Side, Side]]:
    return (pair.left, pair.right), (pair.right, pair.left)


def _has_twin(found: Judgement, agreeing: dict[Place, list[tuple[Side, float]]]) -> bool:
    if not agrees(found):
        return False
    return any(
        score > found.pair.score and _are_twins(side.claim, rival.claim)
        for side, other in _sides(found.pair)
        for rival, score in agreeing[ref(other), side.key]
    )


def _are_twins(one: Claim, other: Claim) -> bool:
    """Whether one of two claims holds all that the other says."""
    here, there = (plain(claim).rstrip(".") for claim in (one, other))
    return here != there and (here in there or there in here)
