"""Numbers that do not say how many there are: minutes of play, and wholes told in part."""

from collections.abc import Sequence

from api.engines.rules.comparison.measures import Measure
from api.engines.rules.words.grammar import DETERMINERS, words
from api.engines.rules.words.tokens import Token, scan

_MINUTE = "minute"
_ENDS = frozenset({"time", "the", "full-time"})
_BEFORE = frozenset({"on", "after"})
_PARTS = words(
    "half third quarter fifth tenth thirds quarters most much part fraction share portion all none "
    "some many few any more less fewer out percent cent one two three four five six seven eight "
    "nine ten eleven twelve"
)
_DETERMINED = 2


def counted(found: Sequence[Measure], tokens: Sequence[Token]) -> tuple[Measure, ...]:
    """The numbers of the statement without those that two accounts may well choose differently."""
    return tuple([measure for measure in found if _is_counted(measure, tokens)])


def _is_counted(measure: Measure, tokens: Sequence[Token]) -> bool:
    wanted = [token.text for token in scan(measure.words)]
    first = _place(tokens, wanted)
    if first is None:
        return True
    point = _is_point(tokens, first, first + len(wanted), measure.unit)
    return not (point or _is_whole(tokens, first))


def _place(tokens: Sequence[Token], wanted: Sequence[str]) -> int | None:
    places = (i for i, token in enumerate(tokens) if token.text == wanted[0])
    size = len(wanted)
    return next((i for i in places if [t.text for t in tokens[i : i + size]] == wanted), None)


def _is_point(tokens: Sequence[Token], first: int, last: int, unit: str) -> bool:
    """Whether minutes tell when: "on 12 minutes", "two minutes from time"."""
    if unit != _MINUTE:
        return False
    behind = [t.lower for t in tokens[last : last + 2]]
    ends = len(behind) > 1 and behind[0] == "from" and behind[1] in _ENDS
    return ends or (first > 0 and tokens[first - 1].lower in _BEFORE)


def _is_whole(tokens: Sequence[Token], first: int) -> bool:
    """Whether a part of it is told: "four of SEVEN counts", "half of the £1.9BN"."""
    at = first - 1
    while at > 0 and first - at < _DETERMINED and tokens[at].lower in DETERMINERS:
        at -= 1
    if at < 1 or tokens[at].lower != "of":
        return False
    part = tokens[at - 1].lower
    return part in _PARTS or part[0].isdigit()
