"""Which of two statements says more than the other."""

from typing import Literal, NamedTuple

from api.engines.rules.comparison.shared.agreement import digits, told_as_one
from api.engines.rules.comparison.statement.content import Content
from api.engines.rules.comparison.statement.measures import Measure

_EXTRA_WORDS = 4
_WIDER = 2
_WHOLE_NAME = 1.0
"""Least weight of a name that is no mere part of a longer one, as a first name is."""
Kind = Literal["number", "name", "words", "figure"]


class More(NamedTuple):
    side: Literal["left", "right"]
    kind: Kind
    words: str
    """What it adds, for a reader."""


def more_specific(mine: Content, yours: Content) -> More | None:
    """Which side says all that the other does and more, and what it adds."""
    here, there = _named(mine, yours), _named(yours, mine)
    if bool(here) != bool(there):
        return More("left", *here) if here else More("right", *there) if there else None
    return None if here else _finer(mine, yours) or _longer(mine, yours)


def each_counts(mine: Content, yours: Content) -> bool:
    """Whether each tells a number that the other has not: "at 9.15", "in nearly five hours"."""
    found = (_named(mine, yours), _named(yours, mine))
    return all(more is not None and more[0] == "number" for more in found)


def _named(mine: Content, yours: Content) -> tuple[Kind, str] | None:
    """A number or name that only this claim has."""
    numbers = [m.words for m in mine.measures if not any(told_as_one(m, n) for n in yours.measures)]
    if numbers:
        return "number", f"“{numbers[0]}”"
    names = sorted(n for n in mine.names - yours.names if mine.weights.get(n, 0) >= _WHOLE_NAME)
    return ("name", f"“{mine.spelt.get(names[0], names[0])}”") if names else None


def _longer(mine: Content, yours: Content) -> More | None:
    """Which side has many words that the other has not."""
    sides = set(mine.weights), set(yours.weights)
    here, there = (len(sides[i] - sides[1 - i]) >= _EXTRA_WORDS for i in (0, 1))
    if here == there:
        return None
    return More("left" if here else "right", "words", "further detail")


def _finer(mine: Content, yours: Content) -> More | None:
    """Which side gives to the last digit what the other rounds: "4,287" beside "about 4,300"."""
    pairs = [(m, n) for m in mine.measures for n in yours.measures if told_as_one(m, n)]
    here = next(((m, n) for m, n in pairs if _is_finer(m, n)), None)
    there = next(((n, m) for m, n in pairs if _is_finer(n, m)), None)
    if bool(here) == bool(there):
        return None
    finer, rounded = here or there or pairs[0]
    side: Literal["left", "right"] = "left" if here else "right"
    return More(side, "figure", f"“{finer.words}” where the other has “{rounded.words}”")


def _is_finer(one: Measure, other: Measure) -> bool:
    if one.value == other.value or one.is_bound:
        return False
    wide = other.high - other.low > _WIDER * (one.high - one.low)
    return other.is_bound or wide or digits(one) > digits(other)
