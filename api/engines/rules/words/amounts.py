"""What limits amounts: "at least 40", "as many as half"."""

from collections.abc import Sequence

from api.engines.rules.words.grammar import is_number, words

_PHRASES = (
    "as many as, as few as, as much as, as little as, no fewer than, no more than, no less than, "
    "not more than, not fewer than, in excess of, more than, fewer than, less than, upwards of, "
    "at least, at most, up to, close to, all but, well over, well under, an estimated, about, "
    "around, over, under, some, nearly, almost, roughly, approximately, only, just"
)
_LIMITS = tuple(tuple(phrase.split()) for phrase in _PHRASES.split(", "))
"""Those that end like others stand before them."""
_OPENING = frozenset(limit[0] for limit in _LIMITS)
COUNTED = words(
    "half all every one two three four five six seven eight nine ten eleven twelve twenty thirty "
    "forty fifty sixty seventy eighty ninety hundred hundreds dozen dozens thousands millions"
)


def limit_end(said: Sequence[str], index: int) -> int:
    """Where the amount starts whose limit stands here, as in "as many as 40"; else `index`."""
    if said[index] not in _OPENING:
        return index
    for limit in _LIMITS:
        end = index + len(limit)
        if tuple(said[index:end]) == limit and _counts(said, end):
            return end
    return index


def limit_start(said: Sequence[str], first: int) -> int:
    """Where the limit starts of the amount that starts at `first`; else `first`."""
    if not _counts(said, first):
        return first
    for limit in _LIMITS:
        start = first - len(limit)
        if start >= 0 and tuple(said[start:first]) == limit:
            return start
    return first


def _counts(said: Sequence[str], index: int) -> bool:
    """Whether a number stands here: "40", "half", "a dozen"."""
    opens = said[index] in COUNTED or is_number(said[index])
    return opens or (said[index] == "a" and said[index + 1] in COUNTED)
