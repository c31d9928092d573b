"""Weaker evidence: two statements that much speaks for being of one thing."""

from api.engines.rules.comparison.kin import kin
from api.engines.rules.comparison.lists import is_class
from api.engines.rules.comparison.relation.alike import (
    of_other_things,
    of_two_classes,
)
from api.engines.rules.comparison.relation.bar import is_plain, tells
from api.engines.rules.comparison.relation.conflicts import (
    conflict,
    in_other_halves,
    numbers_apart,
    opposed,
    times_apart,
)
from api.engines.rules.comparison.relation.rationale import denied
from api.engines.rules.comparison.relation.relating import (
    both_reject,
    dates,
    denied_beside,
    is_rejected,
    refuted,
    rejected,
)
from api.engines.rules.comparison.relation.ruled import ruled, unrelated
from api.engines.rules.comparison.relation.telling import (
    Told,
    in_common,
    in_other_words,
    kept_apart,
    of_other_counts,
    on_whose_word,
    specific,
)
from api.engines.rules.comparison.shared.agreement import is_telling, told_as_one
from api.engines.rules.comparison.shared.events import SURELY_ONE_EVENT
from api.engines.rules.comparison.shared.evidence import said_alone
from api.engines.rules.comparison.shared.overlap import Overlap, overlap
from api.engines.rules.comparison.statement.acts import OF_NO_ACT
from api.engines.rules.comparison.statement.content import Content
from api.engines.rules.comparison.statement.keys import telling
from api.schemas.reading import CandidatePair, Judgement

_NEAR = 0.15
_SAID_ALIKE = 0.2
_SEVERAL = 3
LIKELY = 0.92
"""Least evidence that two statements tell of one thing."""
CERTAIN = 1.15
"""Least evidence by which a statement has several counterparts in one account."""
_DENIED = 0.6
"""Least share where what one denies is not the main verb of the other."""
_CERTAINLY_TELLING = 100


def nearby(pair: CandidatePair, mine: Content, yours: Content, evidence: float) -> Judgement:
    """How two statements stand to each other of which much speaks for their telling of one thing.

    Nothing may speak for another day, place or person.
    """
    if _denies(pair, mine, yours) or _both_deny(pair, mine, yours):
        evidence = max(evidence, LIKELY)
    if evidence < LIKELY and pair.score < _NEAR:
        return unrelated(pair)
    names = len(mine.names & yours.names)
    named = names >= _SEVERAL or (names > 1 and any(map(_meet, mine.times, yours.times)))
    told = named or tells(mine, yours) or kin(mine.heads, yours.heads)
    told = told or (said_alone(mine, yours) and pair.score >= _SAID_ALIKE)
    if not told or (evidence < LIKELY and not is_plain(mine, yours)):
        return unrelated(pair)
    if clash := times_apart(mine, yours):
        return ruled(pair, clash.rule, clash.rationale + dates(pair), on=(clash.on,))
    shared = overlap(mine, yours)
    if of_other_things(mine, yours, shared, sure=evidence >= CERTAIN):
        return unrelated(pair)
    counted = _counted(mine, yours)
    certain = evidence >= CERTAIN or (counted and _certainly(mine))
    both = Told(pair, mine, yours, shared)
    apart = shared.foreign_names or _of_two_acts(mine, yours, shared) or of_other_counts(both)
    if apart and not certain:
        return unrelated(pair)
    return _related(both, acted=bool(_acts(shared)), counted=counted)


def _denies(pair: CandidatePair, mine: Content, yours: Content) -> bool:
    """Whether one says that there was none of the very act that the other tells of: "no injuries".

    Of one event, that is seldom of something else.
    """
    negated, other = (mine.negated, yours) if mine.negation else (yours.negated, mine)
    told = negated is not None and negated in telling(other.heads - other.names)
    return told and pair.event >= SURELY_ONE_EVENT and opposed(mine, yours)


def _both_deny(pair: CandidatePair, mine: Content, yours: Content) -> bool:
    """Whether both say that there was none of one act: "no redundancies", "nobody is laid off"."""
    told = mine.negated is not None and mine.negated == yours.negated
    acts = told and telling({mine.negated or ""} - mine.names - OF_NO_ACT)
    return bool(acts) and is_class(mine.negated or "") and pair.event >= SURELY_ONE_EVENT


def _of_two_acts(mine: Content, yours: Content, shared: Overlap) -> bool:
    """Whether they tell of two acts, and neither of what the other negates in other words."""
    if telling(shared.verbs - shared.names) or (
        opposed(mine, yours) and in_other_halves(mine, yours)
    ):
        return False
    return of_two_classes(mine, yours)


def _related(both: Told, *, acted: bool, counted: bool) -> Judgement:
    pair, mine, yours, shared = both
    if opposed(mine, yours) and in_other_halves(mine, yours) and not is_rejected(mine, yours):
        return on_whose_word(both) or in_other_words(both)
    if mine.refuted != yours.refuted or opposed(mine, yours):
        known = acted or (kin(mine.heads, yours.heads) and _dated(mine, yours))
        known = known or (counted and mine.refuted != yours.refuted)
        return _untrue(both) if known else unrelated(pair)
    clash = conflict(pair, mine, yours, shared, alike=acted)
    if clash := clash or (numbers_apart(mine, yours) if acted else None):
        text = clash.rationale + dates(pair)
        return ruled(pair, clash.rule, text, on=(clash.on,))
    if not acted and is_rejected(mine, yours):
        return unrelated(pair)
    if is_rejected(mine, yours):
        return rejected(pair)
    return on_whose_word(both) or specific(both) or _agreed(both, certain=acted and counted)


def _meet(here: frozenset[str], there: frozenset[str]) -> bool:
    return not here.isdisjoint(there)


def _dated(mine: Content, yours: Content) -> bool:
    """Whether both name one year or month."""
    return any(here & there for here, there in zip(mine.times[:2], yours.times[:2], strict=True))


def _agreed(both: Told, *, certain: bool) -> Judgement:
    if not certain:
        return in_other_words(both)
    text = f"Both have {in_common(both)}.{kept_apart(both.pair)}"
    return ruled(both.pair, "corroborated.number", text)


def _untrue(both: Told) -> Judgement:
    """What one says is not so, in one way or another."""
    if both.mine.refuted == both.yours.refuted:
        return _denied(both)
    if denied_beside(both.mine, both.yours):
        return both_reject(both.pair)
    return refuted(both.pair, both.mine)


def _denied(both: Told) -> Judgement:
    """What one negates, where the other has it."""
    pair, mine, yours, _ = both
    negated, other = (mine.negated, yours) if mine.negation else (yours.negated, mine)
    one_act = bool(mine.heads & yours.heads) or negated in other.heads
    one_act = one_act or kin(mine.heads, yours.heads)
    if not one_act and (both.shared.share < _DENIED or of_two_classes(mine, yours)):
        return unrelated(pair)
    if negated is not None and negated not in other.weights:
        return unrelated(pair)
    text = denied(mine, yours) + dates(pair)
    return ruled(pair, "conflict.negation", text, on=("polarity",))


def _acts(shared: Overlap) -> frozenset[str]:
    """Main verbs of either that the other has too."""
    known = (key for key in telling(shared.verbs) if key not in shared.names)
    return frozenset(key for key in known if key not in OF_NO_ACT)


def _certainly(content: Content) -> bool:
    return any(m.value >= _CERTAINLY_TELLING or m.value % 1 > 0 for m in content.measures)


def _counted(mine: Content, yours: Content) -> bool:
    """Whether a number that few things have may be the same in both."""
    return any(
        told_as_one(here, there) and is_telling(here)
        for here in mine.measures
        for there in yours.measures
    )
