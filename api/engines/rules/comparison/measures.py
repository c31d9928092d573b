"""The numbers of a statement with what they measure: how many of what, from, to or by how much."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from api.engines.rules.comparison.keys import Keys
from api.engines.rules.comparison.lists import class_of, is_class, keys_listed
from api.engines.rules.comparison.units import Unit, unit_of
from api.engines.rules.words.tokens import Token, scan
from api.engines.rules.words.verbs import TIES
from api.schemas.claims import Claim, Quantity
from api.text.stems import stem
from api.text.synonyms import concepts

Role = Literal["level", "from", "by", "offset"]
_REACH = 8
_ROUNDING = 0.02
_APPROXIMATE = 0.15
_LEAST_OF_ORDER, _MOST_OF_ORDER = 1.6, 10.0
"""From how many to how many times a dozen, a hundred are dozens, hundreds."""
_COUNTED = 10
_BEHIND = 4
_NO_END = float("inf")
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
_VAGUE = frozenset({"about", "around", "nearly", "almost", "roughly", "some", "approximately"})
_MORE = frozenset({"more", "over", "above", "least"})
_UNDER, _MORE_THAN = frozenset({"less", "under", "within"}), frozenset({"more", "over"})
_IN_SHORTER = {("year", "month"): 12.0, ("minute", "minute"): 1.0, ("day", "day"): 1.0}
"""How many of the second unit one of the first is."""
_OF_TIME = frozenset({"minute", "day", "month", "year"})
_OFFSETS = frozenset({"after", "before", "later", "earlier", "ago"})
_UP, _DOWN = class_of("rise"), frozenset({class_of("fall"), class_of("cut")})
_ORDERS = frozenset({"dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions"})
_MILLION, _STERLING = 1_000_000, "gbp"
_PEOPLE, _JOB, _LAYOFF = class_of("people"), class_of("job"), class_of("layoff")
_BEFALLS_PEOPLE = keys_listed("befalls_people")
_ENDS_JOBS = keys_listed("ends_jobs")
_PARTS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_TIMES = {"two": 2, "three": 3, "four": 4}
_COUNTS = frozenset({"one", *_TIMES})
_VERBS = {
    "halv": 50.0, "double": 100.0, "doubl": 100.0, "triple": 200.0, "tripl": 200.0,
    "quadruple": 300.0, "quadrupl": 300.0,
}  # fmt: skip
_MAY_BE_PARTS = frozenset(
    {f"{before}{part}{end}" for before in ("", *(f"{n}-" for n in _COUNTS)) for part in _PARTS
     for end in ("", "s")}
    | {"halves"} | {f"{verb}e{end}".replace("ee", "e") for verb in _VERBS for end in "ds"}
)  # fmt: skip
"""All words that tell a part or a multiple."""


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


class _Number(NamedTuple):
    low: float
    high: float
    value: float
    unit: str
    is_bound: bool
    factor: float = 1.0
    is_exact: bool = False
    is_money: bool = False


def measures(claim: Claim, keyed: Keys) -> tuple[Measure, ...]:
    """The numbers of the claim's text, its fractions and multiples among them, in order."""
    return (*_counted(claim, keyed), *_fractions(keyed), *_single(keyed))


def _counted(claim: Claim, keyed: Keys) -> Iterator[Measure]:
    """The quantities of the claim, those that make one length of time together as one."""
    held: tuple[tuple[int, int], _Number] | None = None
    for place, number in _numbers(claim, keyed):
        joined = _joined(held, (place, number), keyed.tokens) if held else None
        if held and joined is None:
            yield _measure(keyed, *held)
        held = joined or (place, number)
    if held:
        yield _measure(keyed, *held)


def _numbers(claim: Claim, keyed: Keys) -> Iterator[tuple[tuple[int, int], _Number]]:
    at = 0
    for quantity in claim.quantities:
        wanted = [t.text for t in scan(quantity.span.exact)]
        place = _find(keyed.tokens, wanted, at)
        if place is None or _is_worded_share(quantity):
            continue
        at = place + len(wanted)
        bound = quantity.qualifier in {"at_least", "at_most"}
        unit = unit_of(_unit(quantity) or _counted_behind(keyed, at))
        low, high, value = (unit.factor * n for n in (*_bounds(quantity), quantity.value))
        exact = quantity.qualifier == "exact" and quantity.value_to is None
        yield (
            (place, at),
            _Number(
                low, high, value, unit.name, bound, unit.factor, exact, _is_money(quantity, unit)
            ),
        )


def _is_money(quantity: Quantity, unit: Unit) -> bool:
    """Whether its unit is the code of a currency, or sterling in words."""
    return unit.name == _STERLING or (quantity.unit or "").isupper()


def _joined(
    one: tuple[tuple[int, int], _Number],
    other: tuple[tuple[int, int], _Number],
    tokens: Sequence[Token],
) -> tuple[tuple[int, int], _Number] | None:
    """ "Three years and four months" as 40 months, "an hour and 20 minutes" as 80 minutes."""
    (first, middle), long = one
    (behind, last), short = other
    between = [t.lower for t in tokens[middle:behind]]
    in_short = _IN_SHORTER.get((long.unit, short.unit))
    if (
        between not in ([], ["and"], [","])
        or in_short is None
        or short.factor >= long.factor * in_short
    ):
        return None
    low, high, value = (
        n * in_short + m
        for n, m in ((long.low, short.low), (long.high, short.high), (long.value, short.value))
    )
    bound = long.is_bound or short.is_bound
    return (first, last), _Number(low, high, value, short.unit, bound, short.factor)


def _single(keyed: Keys) -> Iterator[Measure]:
    """ "Less than an hour", "nearly a week": one of a unit of time, behind a word of measure."""
    for index, token in enumerate(keyed.tokens[1:-1], start=1):
        if token.lower not in {"a", "an"}:
            continue
        unit = unit_of(stem(keyed.tokens[index + 1].lower))
        before = {t.lower for t in keyed.tokens[max(0, index - 2) : index]}
        if unit.name not in _OF_TIME or not before & (_UNDER | _MORE_THAN | _VAGUE):
            continue
        low = unit.factor if before & _MORE_THAN else -_NO_END
        high = unit.factor if before & _UNDER else _NO_END
        if before & _VAGUE:
            low, high = (unit.factor * n for n in (1 - _APPROXIMATE, 1 + _APPROXIMATE))
        number = _Number(low, high, unit.factor, unit.name, not before & _VAGUE, unit.factor)
        yield _measure(keyed, (index, index + 2), number)


def _is_worded_share(quantity: Quantity) -> bool:
    """Whether it is a "two-thirds", which is read from the words of the text."""
    words = quantity.span.exact.lower().replace("-", " ").split()
    return quantity.unit == "%" and any(word.removesuffix("s") in _PARTS for word in words)


def _counted_behind(keyed: Keys, at: int) -> str:
    """The class of what is counted, behind the name of a people: "eleven Dutch sailors"."""
    noun = at
    while noun in keyed.names and noun - at < _BEHIND:
        noun += 1
    key = keyed.at.get(noun, "")
    return key if noun > at and is_class(key) else ""


def _find(tokens: Sequence[Token], wanted: Sequence[str], start: int) -> int | None:
    size = len(wanted)
    places = range(start, len(tokens) - size + 1)
    return next((i for i in places if [t.text for t in tokens[i : i + size]] == wanted), None)


def _unit(quantity: Quantity) -> str:
    words = (quantity.unit or "").split()
    if not words:
        return ""
    word = words[-1].lower()
    if word == "pounds" and abs(quantity.value) >= _MILLION:
        return _STERLING
    return next((class_of(c.name) for c in concepts([word])), stem(word))


def _bounds(quantity: Quantity) -> tuple[float, float]:
    """The least and the greatest number that the wording allows, with room for rounding."""
    low, high = quantity.value, quantity.value_to or quantity.value
    if quantity.span.exact.split()[0].lower() in _ORDERS:
        return _LEAST_OF_ORDER * low, _MOST_OF_ORDER * high
    slack = abs(high) * (_APPROXIMATE if quantity.qualifier == "approximate" else _ROUNDING)
    slack = 0 if quantity.qualifier == "exact" and abs(high) < _COUNTED else slack
    if quantity.qualifier == "at_least":
        return low, _NO_END
    if quantity.qualifier == "at_most":
        return -_NO_END, high
    return low - slack, high + slack


def _fractions(keyed: Keys) -> Iterator[Measure]:
    """ "by a third", "halved", "doubled", "two-thirds of", as percentages."""
    for index, token in enumerate(keyed.tokens):
        found = _fraction(keyed.tokens, index) if token.lower in _MAY_BE_PARTS else None
        if found is None:
            continue
        value, first = found
        before = {t.lower for t in keyed.tokens[max(0, first - 3) : first]}
        slack = value * (_APPROXIMATE if before & _VAGUE else _ROUNDING * 2)
        bound = bool(before & _MORE)
        number = _Number(value - slack, _NO_END if bound else value + slack, value, "%", bound)
        yield _measure(keyed, (first, index + 1), number)


def _fraction(tokens: Sequence[Token], index: int) -> tuple[float, int] | None:
    """The percentage that a word tells, and the index of the first word of the wording."""
    word = tokens[index].lower
    if word[-1] in "ds" and (verb := _VERBS.get(stem(word))) is not None:
        return verb, index
    count, _, part = word.partition("-")
    if part.rstrip("s") in _PARTS and count in _COUNTS:
        return _PARTS[part.rstrip("s")] * _TIMES.get(count, 1), index
    share = _PARTS.get(word.rstrip("s") if word != "halves" else word)
    if share is None:
        return None
    before = tokens[index - 1].lower if index else ""
    if before == "the" or (word != "half" and before != "a" and before not in _COUNTS):
        return None
    behind = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if word == "half" and behind not in {"of", "since", "in", "from", "to", "the", "."}:
        return None
    return share * _TIMES.get(before, 1), index if word == "half" else index - 1


def _measure(keyed: Keys, place: tuple[int, int], number: _Number) -> Measure:
    first, last = place
    around = _around(keyed.tokens, first, last)
    inner = {keyed.at[i] for i in range(first, last) if i in keyed.at}
    context = frozenset({keyed.at[i] for i in around if i in keyed.at} | inner) - {number.unit}
    unit = number.unit or _victims(context)
    context |= _befallen(unit, context)
    direction = _direction(keyed, around, first)
    return Measure(
        low=number.low,
        high=number.high,
        value=number.value,
        role="offset"
        if _is_offset(keyed.tokens, last, unit)
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
    )


def _is_offset(tokens: Sequence[Token], last: int, unit: str) -> bool:
    """Whether it tells how long before or after something: "11 hours later"."""
    return unit in _OF_TIME and last < len(tokens) and tokens[last].lower in _OFFSETS


def _victims(context: frozenset[str]) -> str:
    """People, where a number stands alone beside what befalls people: "the toll rose to five"."""
    return _PEOPLE if context & _BEFALLS_PEOPLE else ""


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
