"""Opposite states of one thing, told of surely one event: a town taken and held, schools open and
shut, nobody hurt and somebody in hospital."""

from api.engines.rules.comparison.lists import class_of
from api.engines.rules.comparison.relation.conflicts import at_other_times
from api.engines.rules.comparison.relation.relating import dates
from api.engines.rules.comparison.relation.ruled import ruled
from api.engines.rules.comparison.shared.events import SURELY_ONE_EVENT
from api.engines.rules.comparison.statement.content import Content
from api.engines.rules.comparison.statement.keys import is_light, telling
from api.schemas.reading import CandidatePair, Judgement

_OF_THINGS = frozenset({"access", "function"})
"""Pairs of opposites that are of the subject of both."""
_CONTROL = "control"
"""The pair of who holds a place, which two sides may tell of each other."""
_HARMS = frozenset({class_of("injury"), class_of("hospital"), class_of("death")})
_HARMED = {
    class_of("injury"): _HARMS,
    class_of("death"): frozenset({class_of("death")}),
}
"""What there was of a harm where one account says that there was none."""


def contrary(pair: CandidatePair, mine: Content, yours: Content) -> Judgement | None:
    """A possible conflict, where both tell of a state of one thing, each of the opposite one."""
    if pair.event < SURELY_ONE_EVENT or at_other_times(mine, yours):
        return None
    if found := _opposed(mine, yours):
        words = f"“{found[0]}” against “{found[1]}”.{dates(pair)}"
        return ruled(pair, "conflict.opposite", words, on=("polarity",))
    if _harmed(mine, yours) or _harmed(yours, mine):
        text = f"One account says that nobody came to such harm.{dates(pair)}"
        return ruled(pair, "conflict.negation", text, on=("polarity",))
    return None


def _opposed(mine: Content, yours: Content) -> tuple[str, str] | None:
    if bool(mine.negation) != bool(yours.negation):
        return None
    for here in mine.halves:
        for there in yours.halves:
            if here.pair != there.pair or here.half == there.half:
                continue
            if here.pair in _OF_THINGS and _of_one_subject(mine, yours):
                return here.words, there.words
            if here.pair == _CONTROL and _of_one_place(mine, yours):
                return here.words, there.words
    return None


def _of_one_subject(mine: Content, yours: Content) -> bool:
    """Whether both tell of the same kind of thing, and not of two that are named."""
    subject, other = mine.clause.subject, yours.clause.subject
    named = mine.names and yours.names and not mine.names & yours.names
    return subject is not None and subject == other and not is_light(subject) and not named


def _of_one_place(mine: Content, yours: Content) -> bool:
    """Whether two sides are told to hold the same, by a noun that both have."""
    shared = mine.weights.keys() & yours.weights.keys() - mine.names - yours.names
    held = telling(shared - mine.opposed - yours.opposed)
    return bool(held) and mine.clause.subject != yours.clause.subject


def _harmed(denies: Content, other: Content) -> bool:
    """Whether one says that nobody was hurt or died, and the other that somebody was."""
    found = _HARMED.get(denies.negated or "", frozenset())
    told = not other.negation and not other.negates
    return bool(denies.negation) and told and bool(found & other.weights.keys())
