"""Whether two statements tell of the same, by what their wordings share."""

from api.engines.rules.comparison.kin import kin
from api.engines.rules.comparison.lists import is_class, keys_listed
from api.engines.rules.comparison.relation.conflicts import at_other_times, of_other_events
from api.engines.rules.comparison.shared.overlap import Overlap
from api.engines.rules.comparison.statement.acts import elsewhere, once_more, same_act
from api.engines.rules.comparison.statement.content import Content
from api.engines.rules.comparison.statement.keys import is_country, is_light
from api.engines.rules.comparison.statement.nicknames import is_body

_SAME, _SAME_RARE = 0.6, 0.4
_SAME_WEIGHT = 2.5
_COUNTED_WEIGHT = 2.2
_WHOLE_WEIGHT = 1.6
"""Least weight of a short statement that the other repeats nearly whole."""
NEARLY_ALL = 0.75
_MANY_WORDS = 3
_ACT, _ACT_WITHIN = 0.4, 0.55
"""Least shares where both tell of an act by their main verb, or one of them within it."""
_ACT_WEIGHT = 2.0
_OF_TELLING = keys_listed("acts_of_telling")
"""Classes of verbs for saying, wanting and doing at large: what is told stands behind them."""
_VAGUE_ACTS = keys_listed("vague_acts")
"""Classes of verbs that tell of many acts."""


def alike(mine: Content, yours: Content, shared: Overlap) -> bool:
    """Whether they tell of the same, whether or not one of them denies it."""
    same = _same(shared) and _predicates(mine, yours, shared)
    return same or _of_one_act(mine, yours, shared)


def embedded(mine: Content, yours: Content) -> bool:
    """Whether one tells, as a part of what it says, of the very act that the other tells of."""
    if at_other_times(mine, yours) or of_other_events(mine, yours):
        return False
    return same_act(mine.acts, yours.acts) is not None


def of_other_things(mine: Content, yours: Content, shared: Overlap, *, sure: bool = False) -> bool:
    """Whether they tell of other days or events, or only one says what the thing is.

    `sure`: so much speaks for one thing that the latter counts for nothing.
    """
    if at_other_times(mine, yours) or of_other_events(mine, yours):
        return True
    if _of_other_actors(mine, yours) or _elsewhere(mine, yours):
        return True
    return not sure and _only_one_describes(mine, yours, shared)


def _only_one_describes(mine: Content, yours: Content, shared: Overlap) -> bool:
    """Whether one says what its subject is, and the other has nothing of that."""
    if shared.share >= NEARLY_ALL or shared.same_number:
        return False
    if bool(mine.clause.predicate) == bool(yours.clause.predicate):
        return False
    said, other = (mine, yours) if mine.clause.predicate else (yours, mine)
    if said.clause.subject is not None and said.clause.subject == other.negated:
        return False
    return bool(said.clause.said) and not said.clause.said & set(other.weights)


def _predicates(mine: Content, yours: Content, shared: Overlap) -> bool:
    """Whether the verbs agree, or a number does; names and nouns alone tell of many acts."""
    if shared.same_number:
        return True
    if not mine.heads or not yours.heads:
        return shared.of_larger >= NEARLY_ALL
    if shared.verbs:
        return True
    plain = [key for key in shared.words if mine.spelt[key].islower() and not is_light(key)]
    many = shared.of_larger >= NEARLY_ALL and len(plain) >= _MANY_WORDS
    return many and not of_two_classes(mine, yours)


def of_two_classes(mine: Content, yours: Content) -> bool:
    """Whether the verbs of both are known words, for different things."""
    denied = {mine.negated, yours.negated} - {None}
    if denied & (mine.heads | yours.heads) or (denied and mine.negated == yours.negated):
        return False
    known = [
        {key for key in side.heads if is_class(key) and key not in _OF_TELLING}
        for side in (mine, yours)
    ]
    return all(known) and not known[0] & known[1] and not kin(*known)


def _of_other_actors(mine: Content, yours: Content) -> bool:
    """Whether one names somebody who acts, and the other somebody else, both bodies or neither."""
    one, other = mine.clause.subject, yours.clause.subject
    if one is None or other is None or one not in mine.names or other not in yours.names:
        return False
    apart = one not in yours.weights and other not in mine.weights
    kinds = {is_body(key) or is_country(key) for key in (one, other)}
    return apart and len(kinds) == 1


def _elsewhere(mine: Content, yours: Content) -> bool:
    """Whether what either is about was done at one place in the one, at another in the other.

    Or once more in the one alone: "a second walkout".
    """
    keys = {act.key for act in mine.acts}
    return any(
        elsewhere(mine.acts, yours.acts, key) or once_more(mine.acts, yours.acts, key)
        for key in keys
    )


def _same(shared: Overlap) -> bool:
    bar = _COUNTED_WEIGHT if shared.same_number else _SAME_WEIGHT
    least = _SAME_RARE if shared.rare_number else _SAME
    enough = shared.share >= least and shared.weight >= bar
    whole = shared.of_larger >= NEARLY_ALL and shared.weight >= _WHOLE_WEIGHT
    return (
        (enough or whole) and bool(shared.words or shared.same_number) and not shared.foreign_names
    )


def _of_one_act(mine: Content, yours: Content, shared: Overlap) -> bool:
    """Whether both tell of one act, by its verb and something else that counts.

    So long sentences with much beside the act are not lost. A verb that tells of many acts, as
    "cut" does, has to be the main verb of both.
    """
    if shared.foreign_names:
        return False
    acts = {key for key in shared.words if is_class(key) and not is_light(key)}
    beside = [key for key in shared.words if not is_light(key)]
    both = mine.heads & yours.heads
    apart = all(any(is_class(key) for key in side.heads) for side in (mine, yours)) and not both
    told = acts & ((mine.heads | yours.heads) - _VAGUE_ACTS | both) if not apart else frozenset()
    bar = _ACT if told & both else _ACT_WITHIN
    enough = shared.share >= bar and shared.weight >= _ACT_WEIGHT
    return bool(told) and len(beside) > 1 and enough
