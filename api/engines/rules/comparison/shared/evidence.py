"""How surely two statements tell of one thing, by all that speaks for it.

The sum is about 1 where they do as likely as not. Names and topics say next to nothing, as all
statements of one event share them. What counts:

- how near the two are, and whether either has a nearer counterpart elsewhere,
- by how much more speaks for the two than for either with anything else,
- whether both stand at like places of their accounts, which tell first what matters most,
- words for what happens and for things that both have, the rarer in these accounts the more,
- a number that both may have,
- a main verb that the other has too,
- one speaker, of whom either account has nothing else.

A word is rare, and a counterpart the nearest, only as far as there are other statements: two alone
say nothing of that.

The weights are rounded from a logistic regression over 490 pairs of statements of twelve events,
six of them in `evals`. Left out of it in turn, these events were ranked nearly as well. Those of
place and of standing out were set by another over 960 pairs of twenty events, in the same way.
"""

from collections.abc import Mapping, Sequence

from api.engines.rules.comparison.shared.agreement import is_telling, told_as_one
from api.engines.rules.comparison.shared.nearness import Nearness, Ref, rarity, ref
from api.engines.rules.comparison.statement.content import Content
from api.engines.rules.comparison.statement.keys import telling
from api.schemas.reading import CandidatePair

_LEAD, _TOLD, _ACTED = 0.5, 0.3, 0.1
_COUNTED, _COUNTED_FEW = 0.5, 0.3
_MOST_TOLD = 3.0
_SAID, _DATED = 0.2, 0.1
_STANDS_OUT, _MOST_OUT = 0.35, 1.0
_APART = 0.3
_TWO = 2


def evidence(
    pairs: Sequence[CandidatePair], contents: Mapping[Ref, Content], near: Sequence[Nearness]
) -> tuple[float, ...]:
    """What speaks for every pair, in the order given."""
    others = 1 - min(_TWO, len(contents)) / max(_TWO, len(contents))
    rare = {key: others * value for key, value in rarity(contents).items()}
    told = [
        each.score
        + _LEAD * others * each.lead
        + _shared(contents[ref(pair.left)], contents[ref(pair.right)], rare)
        for pair, each in zip(pairs, near, strict=True)
    ]
    margins, apart = _margins(pairs, told), _apart(pairs)
    return tuple(
        each + others * (_STANDS_OUT * margin - _APART * far)
        for each, margin, far in zip(told, margins, apart, strict=True)
    )


def _margins(pairs: Sequence[CandidatePair], told: Sequence[float]) -> list[float]:
    """By how much each pair outdoes the best other pair of either statement."""
    best: dict[tuple[Ref, str], tuple[float, float]] = {}
    for pair, value in zip(pairs, told, strict=True):
        for place in _places(pair):
            first, second = best.get(place, (0.0, 0.0))
            best[place] = (max(first, value), max(second, min(first, value)))
    return [
        max(0.0, min(_MOST_OUT, *(_ahead(value, *best[place]) for place in _places(pair))))
        for pair, value in zip(pairs, told, strict=True)
    ]


def _ahead(value: float, first: float, second: float) -> float:
    return value - (second if value == first else first)


def _places(pair: CandidatePair) -> tuple[tuple[Ref, str], tuple[Ref, str]]:
    return (ref(pair.left), pair.right.key), (ref(pair.right), pair.left.key)


def _apart(pairs: Sequence[CandidatePair]) -> list[float]:
    """How far apart, as parts of the whole, the two stand in their accounts."""
    sides = {side.key: side.analysis.claims for pair in pairs for side in (pair.left, pair.right)}
    place = {
        (key, claim.id): index / len(claims)
        for key, claims in sides.items()
        for index, claim in enumerate(claims)
    }
    return [abs(place[ref(pair.left)] - place[ref(pair.right)]) for pair in pairs]


def _shared(mine: Content, yours: Content, rare: Mapping[str, float]) -> float:
    words = telling(key for key in mine.weights if key in yours.weights and key not in mine.names)
    told = min(_MOST_TOLD, sum(rare[key] for key in words))
    verbs = (mine.heads & yours.weights.keys()) | (yours.heads & mine.weights.keys())
    acted = any(key not in mine.names for key in telling(verbs))
    by_words = _TOLD * told + _ACTED * acted + _SAID * said_alone(mine, yours)
    return by_words + _numbers(mine, yours) + _DATED * _dated(mine, yours)


def _dated(mine: Content, yours: Content) -> bool:
    return any(here & there for here, there in zip(mine.times, yours.times, strict=True))


def said_alone(mine: Content, yours: Content) -> bool:
    """Whether both are all that their accounts tell on one speaker's word."""
    one = mine.speaker is not None and mine.speaker == yours.speaker
    return one and mine.sole and yours.sole


def _numbers(mine: Content, yours: Content) -> float:
    met = [m for m in mine.measures for n in yours.measures if told_as_one(m, n)]
    if any(is_telling(measure) for measure in met):
        return _COUNTED
    return _COUNTED_FEW * bool(met)
