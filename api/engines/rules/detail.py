"""Which of two statements says more than the other."""

from api.engines.rules.content import Content
from api.engines.rules.counts import agree

_EXTRA_WORDS = 4


def more_specific(mine: Content, yours: Content) -> tuple[str, str] | None:
    """Which side says all that the other does and more, and what it adds."""
    here, there = _extra(mine, yours), _extra(yours, mine)
    if bool(here) == bool(there):
        return None
    return ("left", here) if here else ("right", there or "")


def _extra(mine: Content, yours: Content) -> str | None:
    """The numbers, names or many words that only this claim has."""
    numbers = [m.words for m in mine.measures if not any(agree(m, n) for n in yours.measures)]
    if numbers:
        return f"“{numbers[0]}”"
    names = sorted(mine.names - yours.names)
    if names:
        return f"“{mine.spelt.get(names[0], names[0])}”"
    added = set(mine.weights) - set(yours.weights)
    return "further detail" if len(added) >= _EXTRA_WORDS else None
