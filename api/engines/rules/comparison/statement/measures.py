"""What the numbers of a statement measure: how many of what, from, to or by how much."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from api.engines.rules.comparison.lists import class_of, keys_listed
from api.engines.rules.comparison.statement.keys import Keys
from api.engines.rules.comparison.statement.numbers import Number, Placed
from api.engines.rules.words.grammar import DETERMINERS, words
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import TIES
from api.text.english import NUMBERS

Role = Literal["level", "from", "by", "offset"]
_REACH = 8
_BEHIND = 4
_JOINTS = {"while", "whereas", "though", "and", "but", ",", ";", ":", "—", "–", "("}
_STOPS = TIES - {"than", "not", "so", "both", "as"} | _JOINTS
_QUALIFIERS = frozenset(
    {
        "about", "around", "some", "nearly", "almost", "roughly", "approximately", "over", "under",
        "more", "less", "fewer", "than", "at", "least", "most", "up", "just", "only", "well", "an",
        "a", "estimated", "as", "many", "much", "further", "another", "extra", "exactly", "below",
        "above", "close", "on", "average", "of",
    }
)  # fmt: skip
_OF_TIME = frozenset({"minute", "day", "month", "year"})
_OFFSETS = frozenset({"after", "before", "later", "earlier", "ago"})
_UP, _DOWN = class_of("rise"), frozenset({class_of("fall"), class_of("cut")})
_PEOPLE, _JOB, _LAYOFF = class_of("people"), class_of("job"), class_of("layoff")
_BEFALLS_PEOPLE = keys_listed("befalls_people")
_ENDS_JOBS = keys_listed("ends_jobs")
_DOZEN = 12
_MINUTE = "minute"
_ENDS = frozenset({"time", "the", "full-time"})
_BEFORE_MINUTE = frozenset({"on", "after"})
_PART_OF = words(
    "half third quarter fifth tenth thirds quarters most much part fraction share portion all none "
    "some many few any more less fewer out percent cent"
) | {word for word, number in NUMBERS.items() if 0 < number <= _DOZEN}
_DETERMINED = 2
_OF_GROUP = 3
"""Words of the shortest "of the injured"."""


@dataclass(frozen=True)
class Measure:
    """A number of a statement. `low` and `high` are what its wording allows."""

    low: float
    high: float
    value: float
    """In the unit of its kind: of "60 miles", 96.54."""
    role: Role
    """`level`: how many there are. `from`: how many there were. `by`: the difference.
    `offset`: how long before or after something else."""
    unit: str
    """Key of what is counted, `%`, a currency, or nothing."""
    direction: str | None
    """`up` or `down`, where the words around it tell of a change."""
    words: str
    context: frozenset[str]
    """Keys of the words around it."""
    names: frozenset[str]
    """The names among them."""
    is_bound: bool
    """Whether it is worded as a lower or upper bound."""
    factor: float
    """What it was multiplied by: its unit in the unit of its kind."""
    is_exact: bool
    """Whether its wording leaves no room beyond rounding."""
    is_money: bool
    is_part: bool
    """Whether it tells of some of a group that the words behind it name: "six of the injured"."""


def measures(found: Iterable[Placed], keyed: Keys) -> tuple[Measure, ...]:
    """What the numbers measure, without those that two accounts may well choose differently.

    These are minutes of play, and wholes that are told in part.
    """
    return tuple(
        [
            _measure(keyed, place, number)
            for place, number in found
            if not _is_point(keyed.tokens, place, number.unit)
            and not _is_age(keyed, place, number.unit)
            and not _is_whole(keyed.tokens, place[0])
        ]
    )


def _measure(keyed: Keys, place: tuple[int, int], number: Number) -> Measure:
    first, last = place
    around = _around(keyed.tokens, first, last)
    inner = {keyed.at[i] for i in range(first, last) if i in keyed.at}
    group = _group(keyed.tokens, last)
    told = {keyed.at[i] for i in around if i in keyed.at}
    unit = number.unit or _victims(told) or _numbered(keyed, first)
    whole = {keyed.at[i] for i in group if i in keyed.at}
    context = frozenset({keyed.at[i] for i in around if i in keyed.at and i not in group} | inner)
    context -= {number.unit} | (whole & _BEFALLS_PEOPLE)
    context |= _befallen(unit, context)
    direction = _direction(keyed, around, first)
    return Measure(
        low=number.low,
        high=number.high,
        value=number.value,
        role="offset"
        if _is_offset(keyed.tokens, place, unit)
        else _role(keyed, first, direction, unit),
        unit=unit,
        direction=direction,
        words=_written(keyed.tokens[first:last]),
        context=context,
        names=frozenset(keyed.names[i] for i in around if i in keyed.names),
        is_bound=number.is_bound,
        factor=number.factor,
        is_exact=number.is_exact,
        is_money=number.is_money,
        is_part=bool(group),
    )


def _group(tokens: Sequence[Token], at: int) -> range:
    """Places of the words for the group of which the number before is a part: "of the injured"."""
    words = [token.lower for token in tokens[at : at + _OF_GROUP]]
    if len(words) < _OF_GROUP or words[0] != "of" or words[1] not in DETERMINERS:
        return range(0)
    last = at + _OF_GROUP
    while last < len(tokens) and tokens[last - 1].text[0].isdigit():
        last += 1
    return range(at, last)


def _is_offset(tokens: Sequence[Token], place: tuple[int, int], unit: str) -> bool:
    """Whether it tells how long before or after something: "11 hours later".

    "For three weeks before the accident" tells how long.
    """
    first, last = place
    if unit not in _OF_TIME or last >= len(tokens) or (first and tokens[first - 1].lower == "for"):
        return False
    return tokens[last].lower in _OFFSETS


def _victims(context: Set[str]) -> str:
    """People, where a number stands alone beside what befalls people: "the toll rose to five"."""
    return _PEOPLE if context & _BEFALLS_PEOPLE else ""


def _numbered(keyed: Keys, first: int) -> str:
    """What "the number of passengers" or "passenger numbers" before a lone number counts."""
    words = [token.lower for token in keyed.tokens[max(0, first - _REACH) : first]]
    start = first - len(words)
    for at, word in enumerate(words):
        if word in {"number", "total"} and at + 2 < len(words) and words[at + 1] == "of":
            return keyed.at.get(start + at + 2, "")
        if word == "numbers" and at:
            return keyed.at.get(start + at - 1, "")
    return ""


def _befallen(unit: str, context: frozenset[str]) -> frozenset[str]:
    """What happens to jobs, in one word for "go", "are at risk", "are affected", "are cut"."""
    return frozenset({_LAYOFF}) if unit == _JOB and context & _ENDS_JOBS else frozenset()


def _direction(keyed: Keys, around: Sequence[int], first: int) -> str | None:
    """Whether the word of change that stands nearest tells of more or of less."""
    changes = [i for i in around if keyed.at.get(i) in {_UP, *_DOWN}]
    nearest = min(changes, key=lambda i: abs(i - first), default=None)
    if nearest is None:
        return None
    return "up" if keyed.at[nearest] == _UP else "down"


def _written(tokens: Sequence[Token]) -> str:
    """The tokens with a space where the text has one."""
    parts = [tokens[0].text]
    for before, token in pairwise(tokens):
        parts.append(token.text if token.start == before.end else f" {token.text}")
    return "".join(parts)


def _around(tokens: Sequence[Token], first: int, last: int) -> list[int]:
    """Places of the words near it within its clause."""
    left = first
    while left > max(0, first - _REACH) and tokens[left - 1].lower not in _STOPS:
        left -= 1
    right = last
    while right < min(len(tokens), last + _REACH) and tokens[right].lower not in _STOPS:
        right += 1
    return [*range(left, first), *range(last, right)]


def _role(keyed: Keys, first: int, direction: str | None, unit: str) -> Role:
    at = first - 1
    while at >= 0 and keyed.tokens[at].lower in _QUALIFIERS:
        at -= 1
    before = keyed.tokens[at].lower if at >= 0 else ""
    if before == "from":
        return "from"
    if before == "to" or (before == "at" and direction is None):
        return "level"
    if unit == _JOB and before != "by":
        return "level"
    changes = keyed.at.get(at) in {_UP, *_DOWN}
    behind = next((keyed.at[i] for i in range(first + 1, first + _BEHIND) if i in keyed.at), None)
    tells_itself = unit == "%" and {keyed.at.get(first), behind} & {_UP, *_DOWN}
    return "by" if before == "by" or tells_itself or (changes and unit) else "level"


def _is_age(keyed: Keys, place: tuple[int, int], unit: str) -> bool:
    """Whether months or weeks between commas behind a name tell an age: "Alfie, eight months,"."""
    first, last = place
    words = [token.lower for token in keyed.tokens[last : last + 1]]
    named = first > 1 and keyed.tokens[first - 1].text == "," and first - 2 in keyed.names
    return unit in _OF_TIME and named and words in ([","], ["."], ["old"], [])


def _is_point(tokens: Sequence[Token], place: tuple[int, int], unit: str) -> bool:
    """Whether minutes tell when: "on 12 minutes", "two minutes from time"."""
    if unit != _MINUTE:
        return False
    first, last = place
    behind = [t.lower for t in tokens[last : last + 2]]
    ends = len(behind) > 1 and behind[0] == "from" and behind[1] in _ENDS
    return ends or (first > 0 and tokens[first - 1].lower in _BEFORE_MINUTE)


def _is_whole(tokens: Sequence[Token], first: int) -> bool:
    """Whether a part of it is told: "four of SEVEN counts", "half of the £1.9BN"."""
    at = first - 1
    while at > 0 and first - at < _DETERMINED and tokens[at].lower in DETERMINERS:
        at -= 1
    if at < 1 or tokens[at].lower != "of":
        return False
    part = tokens[at - 1].lower
    return part in _PART_OF or part[0].isdigit()
