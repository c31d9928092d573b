"""How much two statements must have in common, so that anything at all is told of the two.

Every relation passes here, whatever found it: a reader who meets one pair that tells of two
things believes none of them.
"""

from collections.abc import Collection, Iterable

from api.engines.rules.comparison.lists import class_of
from api.engines.rules.comparison.relation.alike import of_two_classes
from api.engines.rules.comparison.shared.agreement import is_telling, told_as_one
from api.engines.rules.comparison.shared.events import SURELY_ONE_EVENT
from api.engines.rules.comparison.shared.grounds import (
    DOER,
    FIGURES_OF_ONE_KIND,
    SAYS_WHAT,
    Ground,
    grounds,
    told_grounds,
)
from api.engines.rules.comparison.statement.content import Content
from api.engines.rules.comparison.statement.keys import telling
from api.engines.rules.comparison.statement.measures import Measure
from api.schemas.reading import CandidatePair, Judgement

_ENOUGH = 0.95
"""Least points of two statements whose accounts surely tell of one event."""
_PER_DOUBT = 3.0
"""Points asked for the more, for each that the accounts' likeness is below that."""
_FOREIGN = 0.5
"""Points asked for the more where each names somebody else."""
_SURE = 1.15
"""Evidence that two statements tell of one thing from which on fewer points do."""
_RELIEF, _LEAST = 1.5, 0.4
"""Points asked for the less, for each that the evidence is above that; and the fewest asked."""
_LONE = 0.1
"""Points asked for the more where one thing alone speaks for two that are not so sure."""
_PLENTY = 1.5
"""Points of words and numbers that need no other statements to be weighed against."""
_PEOPLE = class_of("people")
_MANY = 1000
"""A number of people from here on is seldom that of others."""
_OF_NUMBERS = frozenset({"match.conflict.number", "match.conflict.bound"})


def grounded(judgement: Judgement, mine: Content, yours: Content, evidence: float = 0.0) -> bool:
    """Whether the two have enough in common for what is told of them."""
    pair = judgement.pair
    found = grounds(mine, yours)
    lone = bool(evidence) and len(found) == 1 and evidence < _SURE
    if _sum(found) < _asked(pair, mine, yours, evidence) + _LONE * lone:
        return False
    if judgement.rule_id in _OF_NUMBERS and of_two_classes(mine, yours):
        return any(ground.what == FIGURES_OF_ONE_KIND for ground in found)
    return judgement.rule_id != "match.conflict.negation" or _is_denied(found, mine, yours)


def tells(mine: Content, yours: Content) -> bool:
    """Whether a word that tells something is in both, or a number, though not one of people."""
    names = mine.names | yours.names
    if telling(mine.weights.keys() & yours.weights.keys() - names):
        return True
    return any(
        told_as_one(here, there) and is_telling(here) and _is_no_mere_crowd(here)
        for here in mine.measures
        for there in yours.measures
    )


def _is_no_mere_crowd(measure: Measure) -> bool:
    return measure.unit != _PEOPLE or measure.value >= _MANY


def is_plain(mine: Content, yours: Content) -> bool:
    """Whether words and numbers say enough, with no other statements to weigh them against."""
    told = told_grounds(mine, yours)
    people = {measure.words for measure in mine.measures if measure.unit == _PEOPLE}
    return _sum(ground for ground in told if ground.what not in people) >= _PLENTY


def _asked(pair: CandidatePair, mine: Content, yours: Content, evidence: float) -> float:
    """The points that two statements need: more where the accounts may tell of two events."""
    doubt = max(0.0, SURELY_ONE_EVENT - pair.event)
    foreign = mine.names and yours.names and not mine.names & yours.names
    foreign = foreign and not (mine.names & yours.borrowed or yours.names & mine.borrowed)
    sure = _RELIEF * max(0.0, evidence - _SURE)
    return max(_LEAST, _ENOUGH - sure + _FOREIGN * bool(foreign)) + _PER_DOUBT * doubt


def _is_denied(found: Collection[Ground], mine: Content, yours: Content) -> bool:
    """Whether what one negates is itself such a ground, or much is besides, or the same doer."""
    negated = mine.negated if mine.negation else yours.negated
    if negated is None or any(g.what == negated and g.points >= SAYS_WHAT for g in found):
        return True
    least = _ENOUGH if any(ground.what == DOER for ground in found) else _PLENTY
    return _sum(g for g in found if g.what != negated) >= least


def _sum(found: Iterable[Ground]) -> float:
    return round(sum(ground.points for ground in found), 6)
