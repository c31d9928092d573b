"""Weaker evidence: two statements that are each other's nearest, and clearly of the same thing."""

from api.engines.rules.comparison.acts import OF_NO_ACT
from api.engines.rules.comparison.alike import of_other_things, of_two_classes
from api.engines.rules.comparison.conflicts import conflict, numbers_apart
from api.engines.rules.comparison.content import Content
from api.engines.rules.comparison.counts import told_as_one
from api.engines.rules.comparison.keys import is_light
from api.engines.rules.comparison.kin import kin
from api.engines.rules.comparison.lists import is_class, keys_listed
from api.engines.rules.comparison.measures import is_telling
from api.engines.rules.comparison.overlap import Overlap, overlap
from api.engines.rules.comparison.relating import dates, is_rejected, opposed, refuted, rejected
from api.engines.rules.comparison.ruled import ruled, unrelated
from api.engines.rules.comparison.telling import (
    Told,
    in_common,
    in_other_words,
    kept_apart,
    on_whose_word,
    specific,
)
from api.schemas.reading import CandidatePair, Judgement

NEAR = 0.15
_AGREED = 0.2
"""Least nearness of two that are told of one thing by words alone."""
_DENIED = 0.6
"""Least share where what one denies is not the main verb of the other."""
_CERTAINLY_TELLING = 100
_ENOUGH = 2
_WHO = keys_listed("who")
"""Classes of words for people and bodies."""
_OFFICES = keys_listed("offices")
"""Words for who acts and where that are in no class."""


def nearby(pair: CandidatePair, mine: Content, yours: Content) -> Judgement:
    """How two mutually nearest statements stand to each other; `pair.score` is their nearness.

    Nearness alone relates nothing, as accounts of one event share names and topics throughout:
    both must have an act, a telling number or two plain words besides names, and nothing may speak
    for another day, place or person.
    """
    shared = overlap(mine, yours)
    if pair.score < NEAR or of_other_things(mine, yours, shared):
        return unrelated(pair)
    counted = _counted(mine, yours)
    acts = _acts(shared)
    if shared.foreign_names and not (counted and _certainly(mine)):
        return unrelated(pair)
    if not (_acted(acts, shared) or _worded(mine, yours, shared, counted=counted)):
        return unrelated(pair)
    return _related(Told(pair, mine, yours, shared), acted=bool(acts), counted=counted)


def _acted(acts: frozenset[str], shared: Overlap) -> bool:
    """Whether an act of both is tied by something else, or says enough by itself."""
    beside = [key for key in _telling(shared) if key not in acts]
    return bool(acts and (beside or shared.names)) or any(map(is_class, acts))


def _worded(mine: Content, yours: Content, shared: Overlap, *, counted: bool) -> bool:
    """Whether two things tie them: words, a number, a month or year, or verbs of one kind."""
    if of_two_classes(mine, yours):
        return False
    further = counted + kin(mine.heads, yours.heads) + _dated(mine, yours)
    return bool(shared.words) and len(_telling(shared)) >= _ENOUGH - further


def _dated(mine: Content, yours: Content) -> bool:
    """Whether both name one year or month."""
    return any(here & there for here, there in zip(mine.times[:2], yours.times[:2], strict=True))


def _telling(shared: Overlap) -> list[str]:
    """Shared words for what happens and for things, not for who does it."""
    plain = (key for key in shared.words if key not in shared.names and not is_light(key))
    return [key for key in plain if key not in _WHO and key not in _OFFICES]


def _related(both: Told, *, acted: bool, counted: bool) -> Judgement:
    pair, mine, yours, shared = both
    if mine.refuted != yours.refuted or opposed(mine, yours):
        known = acted or (kin(mine.heads, yours.heads) and _dated(mine, yours))
        known = known or (counted and mine.refuted != yours.refuted)
        return _untrue(both) if known else unrelated(pair)
    clash = conflict(pair, mine, yours, shared, alike=acted)
    if clash := clash or (numbers_apart(mine, yours) if acted else None):
        text = clash.rationale + dates(pair)
        return ruled(pair, clash.rule, text, on=(clash.on,))
    if not acted and (is_rejected(pair) or (pair.score < _AGREED and not counted)):
        return unrelated(pair)
    if is_rejected(pair):
        return rejected(pair)
    return on_whose_word(both) or specific(both) or _agreed(both, certain=acted and counted)


def _agreed(both: Told, *, certain: bool) -> Judgement:
    if not certain:
        return in_other_words(both)
    text = f"Both have {in_common(both)}.{kept_apart(both.pair)}"
    return ruled(both.pair, "corroborated.number", text)


def _untrue(both: Told) -> Judgement:
    """What one says is not so, in one way or another."""
    return (
        refuted(both.pair, both.mine) if both.mine.refuted != both.yours.refuted else _denied(both)
    )


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
    text = f"“{mine.negation or yours.negation}” in one of them only.{dates(pair)}"
    return ruled(pair, "conflict.negation", text, on=("polarity",))


def _acts(shared: Overlap) -> frozenset[str]:
    """Main verbs of either that the other has too."""
    known = (key for key in shared.verbs if not is_light(key) and key not in shared.names)
    return frozenset(key for key in known if key not in OF_NO_ACT)


def _certainly(content: Content) -> bool:
    return any(m.value >= _CERTAINLY_TELLING or m.value % 1 > 0 for m in content.measures)


def _counted(mine: Content, yours: Content) -> bool:
    """Whether a number that few things have may be the same in both."""
    return any(
        told_as_one(here, there) and is_telling(here.value)
        for here in mine.measures
        for there in yours.measures
    )
