"""How surely two accounts tell of one event, by what their statements have in common.

Two newsrooms may name few of the same people and yet tell the same things of a day. So several
statements that much speaks for, each with another, speak for one event as shared names do. One or
two such pairs are in any two texts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from api.engines.rules.comparison.shared.grounds import grounds
from api.engines.rules.comparison.shared.nearness import Ref, ref
from api.engines.rules.comparison.statement.content import Content
from api.schemas.reading import CandidatePair

SURELY_ONE_EVENT = 0.45
"""Likeness of two accounts from which on they surely tell of one event."""
_LIKELY = 1.0
"""Least evidence for a pair that speaks for one event."""
_STRONG = 1.4
"""Least points of what such a pair has in common."""
_EACH = 0.2
"""What each such pair says for one event, beyond the first."""
_THROUGH = 0.95
"""What is left of the likeness of two accounts where a third one has to tie them together."""
_TWO = 2


def reassured(
    pairs: Sequence[CandidatePair], contents: Mapping[Ref, Content], evidence: Sequence[float]
) -> list[CandidatePair]:
    """The pairs with the likeness of their accounts raised by what these tell alike."""
    doubtful = [
        (sure, pair)
        for sure, pair in zip(evidence, pairs, strict=True)
        if pair.event < SURELY_ONE_EVENT and sure >= _LIKELY
    ]
    found: dict[frozenset[str], set[Ref]] = {}
    for _, pair in sorted(doubtful, key=lambda each: -each[0]):
        taken = found.setdefault(_accounts(pair), set())
        places = {ref(pair.left), ref(pair.right)}
        if taken.isdisjoint(places) and _is_strong(pair, contents):
            taken |= places
    known = {_accounts(pair): pair.event for pair in pairs}
    raised = {key: max(known[key], _EACH * (len(taken) // 2 - 1)) for key, taken in found.items()}
    likeness = _through_others(known | raised)
    return [replace(pair, event=likeness[_accounts(pair)]) for pair in pairs]


def _through_others(likeness: Mapping[frozenset[str], float]) -> Mapping[frozenset[str], float]:
    """With the likeness of two accounts that both tell of the event of a third one."""
    found = dict(likeness)
    keys = sorted({key for both in found for key in both})
    for middle in keys if len(keys) > _TWO else ():
        for both, direct in found.items():
            way = [found.get(frozenset((key, middle)), 0.0) for key in both if key != middle]
            if len(way) == _TWO:
                found[both] = max(direct, _THROUGH * min(way))
    return found


def _accounts(pair: CandidatePair) -> frozenset[str]:
    return frozenset((pair.left.key, pair.right.key))


def _is_strong(pair: CandidatePair, contents: Mapping[Ref, Content]) -> bool:
    both = grounds(contents[ref(pair.left)], contents[ref(pair.right)])
    return sum(ground.points for ground in both) >= _STRONG
