"""Where in a document a quantity or a time may stand, known by single words."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from api.engines.rules.claims.times import TIMELY, is_timely
from api.engines.rules.words.lexicons import Listed
from api.engines.rules.words.tokens import Token
from api.text.quantities import COUNTING, may_count

_COUNTING = Listed(COUNTING)
_TIMELY = Listed(TIMELY)


class Signs(NamedTuple):
    """Offsets of the words without which there is no quantity, and no time."""

    counting: Sequence[int]
    timely: Sequence[int]


def signs(tokens: Sequence[Token]) -> Signs:
    """The signs among the words of a document: listed words, and words with digits or hyphens."""
    odd = [i for i, token in enumerate(tokens) if not token.lower.isalpha() and token.is_word]
    return Signs(
        _offsets(tokens, {*odd, *_COUNTING.places(tokens)}, may_count),
        _offsets(tokens, {*odd, *_TIMELY.places(tokens)}, is_timely),
    )


def within(offsets: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Those of the offsets, which are in order, that lie there."""
    low = bisect_left(offsets, start)
    return offsets[low : bisect_left(offsets, end, low)]


def _offsets(
    tokens: Sequence[Token], places: set[int], is_meant: Callable[[str], bool]
) -> Sequence[int]:
    return sorted(tokens[index].start for index in places if is_meant(tokens[index].text))
