"""Where in a document a quantity, a time or a cut may stand, known by single words."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from api.engines.rules.claims.cuts import MARKS
from api.engines.rules.claims.times import TIMELY, is_timely
from api.engines.rules.words.lexicons import Listed
from api.engines.rules.words.tokens import Token, Tokens
from api.text.quantities import COUNTING, may_count

_COUNTING = Listed(COUNTING)
_TIMELY = Listed(TIMELY)
_MARKS = Listed(MARKS)


class Signs(NamedTuple):
    """What is found once for all clauses of a document."""

    counting: Sequence[int]
    """Offsets of the words without which there is no quantity."""
    timely: Sequence[int]
    """Offsets of the words without which there is no time."""
    marks: Sequence[int]
    """Indexes of the tokens without which no clause can be cut."""


def signs(tokens: Tokens) -> Signs:
    """The signs among the words of a document: listed words, and words with digits or hyphens."""
    plain = map(str.isalpha, tokens.words)
    odd = [i for i, is_plain in enumerate(plain) if not is_plain and tokens[i].is_word]
    return Signs(
        _offsets(tokens, {*odd, *_COUNTING.places(tokens)}, may_count),
        _offsets(tokens, {*odd, *_TIMELY.places(tokens)}, is_timely),
        _MARKS.places(tokens),
    )


def within(offsets: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Those of the offsets, which are in order, that lie there."""
    low = bisect_left(offsets, start)
    return offsets[low : bisect_left(offsets, end, low)]


def _offsets(
    tokens: Sequence[Token], places: set[int], is_meant: Callable[[str], bool]
) -> Sequence[int]:
    return sorted(tokens[index].start for index in places if is_meant(tokens[index].text))
