"""Which of two statements says more than the other."""

from typing import Literal, NamedTuple

from api.engines.rules.content import Content
from api.engines.rules.counts import agree

_EXTRA_WORDS = 4
Kind = Literal["number", "name", "words"]


class More(NamedTuple):
    side: Literal["left", "right"]
    kind: Kind
    words: str
    """What it adds, for a reader."""


def more_specific(mine: Content, yours: Content) -> More | None:
    """Which side says all that the other does and more, and what it adds."""
    here, there = _extra(mine, yours), _extra(yours, mine)
    if here and not there:
        return More("left", *here)
    if there and not here:
        return More("right", *there)
    return None


def _extra(mine: Content, yours: Content) -> tuple[Kind, str] | None:
    """The numbers, names or many words that only this claim has."""
    numbers = [m.words for m in mine.measures if not any(agree(m, n) for n in yours.measures)]
    if numbers:
        return "number", f"“{numbers[0]}”"
    names = sorted(mine.names - yours.names)
    if names:
        return "name", f"“{mine.spelt.get(names[0], names[0])}”"
    added = set(mine.weights) - set(yours.weights)
    return ("words", "further detail") if len(added) >= _EXTRA_WORDS else None
