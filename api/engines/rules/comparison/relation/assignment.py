"""Which of the related pairs stand: one claim to one, or to several that each add something."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

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
    told = _Told(each.pair for each in found if each.relation)
    for index in sorted(range(len(found)), key=lambda i: -evidence[i]):
        pair = found[index].pair
        if found[index].relation is not None:
            continue
        if told.has_place_of(pair) and (not certain[index] or told.has_twin_of(pair)):
            continue
        found[index] = look(pair, evidence[index])
        if found[index].relation:
            told.add(pair)
    return found


class _Told:
    """The pairs that are related so far, found by their claims."""

    def __init__(self, pairs: Iterable[CandidatePair]) -> None:
        self._places: set[Place] = set()
        self._beside: dict[tuple[int, Ref], list[Claim]] = defaultdict(list)
        for pair in pairs:
            self.add(pair)

    def add(self, pair: CandidatePair) -> None:
        self._places.update(_places(pair))
        for number, (side, other) in enumerate(_sides(pair)):
            self._beside[number, ref(side)].append(other.claim)

    def has_place_of(self, pair: CandidatePair) -> bool:
        """Whether one of its claims has a counterpart in the other's account."""
        return not self._places.isdisjoint(_places(pair))

    def has_twin_of(self, pair: CandidatePair) -> bool:
        """Whether one of its claims is told with a twin of the other."""
        return any(
            _are_twins(other.claim, claim)
            for number, (side, other) in enumerate(_sides(pair))
            for claim in self._beside.get((number, ref(side)), ())
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
