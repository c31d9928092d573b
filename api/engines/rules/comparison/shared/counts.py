"""Which numbers of two statements measure one thing, and whether they agree.

Numbers are held against each other only where they count the same unit in the same role (how
many, from how many, by how many) and the words around them tell of the same thing. A lower bound
and a figure well above it may both hold; a reader still has to know that the figures differ, so
this counts as a difference, and its wording says that both may hold.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from api.engines.rules.comparison.lists import class_of, is_class, keys_listed
from api.engines.rules.comparison.shared.agreement import (
    POUNDS,
    Pair,
    agree,
    is_distinct,
    is_rare,
    near_bound,
    of_persons,
    of_two_currencies,
)
from api.engines.rules.comparison.shared.durations import in_one_unit
from api.engines.rules.comparison.statement.keys import is_light
from api.engines.rules.comparison.statement.measures import Measure

_UNDERGONE = keys_listed("undergone")
"""What befalls whatever is counted: with the unit, it tells what a number measures."""
CHANGES = keys_listed("changes")
"""Words that tell that something changed, not what."""
_AGE = "year-old"
_ENOUGH = 2
_TELLING, _PLAIN = 1.4, 0.6
RARE = 2.5
"""What one number of many digits in both says for their telling of one thing."""
_FROM_CHANGE = 0.12
_OF_TIME = frozenset({"minute", "day", "month", "year"})
_HOSPITAL = class_of("hospital")
_FAR = 100


def same_counts(left: Sequence[Measure], right: Sequence[Measure], *, tied: bool) -> float:
    """How much the numbers say for the two telling of one thing: 0 where none is shared.

    `tied`: a pronoun of one points back to what the other names.
    """
    if not left or not right:
        return 0.0
    if any(is_rare(here.value) and here.value == there.value for here in left for there in right):
        return RARE
    pairs = [*_pairs(left, right), *_half_named(left, right)]
    found = [p for p in pairs if agree(p.left, p.right) and (tied or _kindred(p))]
    if not found and not _consistent(left, right):
        return 0.0
    changed = any(p.left.role == "by" and p.left.direction for p in found)
    undergone = any(p.left.unit and _shared(p) & _UNDERGONE for p in found)
    telling = any(is_distinct(p.left.value) and is_distinct(p.right.value) for p in found)
    return _TELLING if telling or changed or undergone or not found else _PLAIN


def same_change(left: Sequence[Measure], right: Sequence[Measure], *, tied: bool) -> bool:
    """Whether both tell of one change by one amount, in whatever words: "cut", "fell"."""
    return any(
        p.left.role == "by"
        and p.left.direction
        and agree(p.left, p.right)
        and (tied or _kindred(p))
        for p in _pairs(left, right)
    )


def differing(
    left: Sequence[Measure], right: Sequence[Measure], *, alike: bool
) -> tuple[Pair, ...]:
    """Numbers of one thing that differ, unless another pair of the unit and role agrees.

    `alike`: the statements are known to tell of one thing, so the words around need not show it.
    """
    left, right = in_one_unit(left, right)
    found: dict[tuple[str, str], Pair] = {}
    known = {(m.unit, m.role) for m in left for n in right if _is_one_kind(m, n)}
    for pair in _pairs(left, right):
        if _kind(pair) in known or _is_part(pair, left, right):
            continue
        if not (alike or _one_thing(pair)):
            continue
        found.setdefault(_kind(pair), pair)
    if found or not (alike or _shares_thing(left, right)):
        return tuple(found.values())
    odd = _inconsistent(left, right)
    return (odd,) if odd else ()


def _is_part(pair: Pair, left: Sequence[Measure], right: Sequence[Measure]) -> bool:
    """Whether one side has both numbers: "19 victims, three of whom have died", "three victims"."""
    return any(
        not m.unit and m.value == other.value and m.role == other.role
        for side, other in ((left, pair.right), (right, pair.left))
        for m in side
    )


class Apart(NamedTuple):
    pair: Pair
    of_one_thing: bool
    """Whether the words around both show that they measure one thing."""
    of_one_kind: bool
    """Whether they may: not a part and a whole, the dead and the hurt, or seven and 11,000."""


def apart(left: Sequence[Measure], right: Sequence[Measure]) -> Apart | None:
    """Two numbers of one unit, of which neither has a counterpart on the other side."""
    left, right = in_one_unit(left, right)
    alone = [m for m in left if not any(_met(m, n) for n in right)]
    others = [n for n in right if not any(_met(m, n) for m in left)]
    found = [Pair(m, n) for m in alone for n in others if _comparable(m, n)]
    if not found:
        return None
    near = [pair for pair in found if not _of_two_kinds(pair)]
    if not near:
        return Apart(found[0], of_one_thing=False, of_one_kind=False)
    told = next((pair for pair in near if _shared(pair)), None)
    return Apart(told or near[0], of_one_thing=told is not None, of_one_kind=True)


def _met(left: Measure, right: Measure) -> bool:
    alike = agree(left, right) or near_bound(left, right)
    return alike and not of_two_currencies(left, right)


def _comparable(left: Measure, right: Measure) -> bool:
    """Whether both count one kind of thing in one role, unless they are of named others."""
    foreign = left.names and right.names and not left.names & right.names
    persons = left.role == right.role and of_persons(left, right)
    return persons or (
        (_of_one_unit(left, right) or _in_two_currencies(left, right))
        and left.role == right.role
        and (left.unit in _OF_TIME or not foreign)
    )


def _of_one_unit(left: Measure, right: Measure) -> bool:
    """Whether both count the same; "pounds" are money where the other tells of sterling."""
    return left.unit == right.unit or {left.unit, right.unit} == POUNDS


def _in_two_currencies(left: Measure, right: Measure) -> bool:
    """Whether one figure is told of two currencies: "$40m" and "£40m" cannot both be right."""
    money = left.is_money and right.is_money
    return money and of_two_currencies(left, right) and left.value == right.value


def _is_one_kind(left: Measure, right: Measure) -> bool:
    """Whether two numbers of one unit and role agree, whoever is named beside them."""
    one_kind = _of_one_unit(left, right) and left.role == right.role
    return one_kind and _is_one(Pair(left, right))


def _of_two_kinds(pair: Pair) -> bool:
    """Whether they surely measure two things: a part and a whole, the dead and the hurt."""
    part = pair.left.is_part != pair.right.is_part and not _shared(pair)
    undergone = all(each.context & _UNDERGONE for each in pair)
    part = part or (pair.left.unit != pair.right.unit and of_persons(*pair))
    return part or _is_far(pair) or (undergone and not _befell_alike(pair))


def _is_far(pair: Pair) -> bool:
    """Whether no two accounts of one thing differ by so much: "£1.8bn", "£4.12"."""
    smaller, larger = sorted((abs(pair.left.value), abs(pair.right.value)))
    return larger > _FAR * smaller > 0


def _is_one(pair: Pair) -> bool:
    return agree(pair.left, pair.right) or near_bound(pair.left, pair.right)


def _pairs(left: Sequence[Measure], right: Sequence[Measure]) -> Iterator[Pair]:
    for here in left:
        for there in right:
            opposed = here.direction and there.direction and here.direction != there.direction
            foreign = here.names and there.names and not here.names & there.names
            bare = not here.unit and not (here.direction and there.direction)
            alike = _of_one_unit(here, there) and here.role == there.role
            alike = alike and not _of_two_kinds(Pair(here, there))
            if alike and not (bare or opposed or foreign):
                yield Pair(here, there)


def _half_named(left: Sequence[Measure], right: Sequence[Measure]) -> Iterator[Pair]:
    """Telling numbers of which one does not say what it counts: "15 of them"."""
    for here in left:
        for there in right:
            named = {here.unit, there.unit} > {""} and here.role == there.role
            if _AGE in {here.unit, there.unit}:
                continue
            if named and is_distinct(here.value) and is_distinct(there.value):
                yield Pair(here, there)


def _kind(pair: Pair) -> tuple[str, str]:
    return pair.left.unit, pair.left.role


def _kindred(pair: Pair) -> bool:
    """Whether the words around, or the number itself, tie the two together."""
    shared = pair.left.context & pair.right.context
    if pair.left.role == "by":
        return bool(shared - CHANGES)
    return bool(shared) or (bool(pair.left.unit) and is_distinct(pair.left.value))


def _one_thing(pair: Pair) -> bool:
    """Whether the words around two numbers show that they measure one thing."""
    shared = _shared(pair)
    if pair.left.unit and pair.left.unit != "%" and _befell_alike(pair):
        return True
    return len(shared) >= _ENOUGH and bool(shared - CHANGES)


def _befell_alike(pair: Pair) -> bool:
    """Whether the same befell what both count; who died in hospital is not all taken there."""
    here, there = (each.context & _UNDERGONE for each in pair)
    return bool(here & there - {_HOSPITAL}) or here == there != frozenset()


def _shared(pair: Pair) -> set[str]:
    """Keys of the words around both that say what it is about."""
    return {key for key in pair.left.context & pair.right.context if not is_light(key)}


def _consistent(left: Sequence[Measure], right: Sequence[Measure]) -> bool:
    """Whether one says from what to what a thing changed, and the other by just that much."""
    return any(ok for ok, _ in _changes(left, right)) and _shares_thing(left, right)


def _inconsistent(left: Sequence[Measure], right: Sequence[Measure]) -> Pair | None:
    found = list(_changes(left, right))
    if not found or any(ok for ok, _ in found):
        return None
    return found[0][1]


def _changes(left: Sequence[Measure], right: Sequence[Measure]) -> Iterator[tuple[bool, Pair]]:
    """Differences told by one side, each held against from and to as told by the other."""
    for swapped, whole, other in ((False, left, right), (True, right, left)):
        for before, after in _from_to(whole):
            for by in other:
                if by.role != "by" or by.direction not in {None, after.direction}:
                    continue
                change = abs(after.value - before.value)
                percent = 100 * change / abs(before.value) if before.value else 0.0
                known = percent if by.unit == "%" and before.unit != "%" else change
                near = abs(by.value - known) <= _FROM_CHANGE * max(known, by.value)
                yield near, Pair(by, after) if swapped else Pair(after, by)


def _from_to(measures: Sequence[Measure]) -> Iterator[tuple[Measure, Measure]]:
    for before in measures:
        if before.role == "from":
            for after in measures:
                if after.role == "level" and (after.unit == before.unit or not before.unit):
                    yield before, after


def _shares_thing(left: Sequence[Measure], right: Sequence[Measure]) -> bool:
    """Whether what changed is named around the numbers of both."""
    mine = {key for m in left for key in m.context if not is_light(key)} - CHANGES
    yours = {key for m in right for key in m.context if not is_light(key)} - CHANGES
    return any(not is_class(key) or key not in _UNDERGONE for key in mine & yours)
