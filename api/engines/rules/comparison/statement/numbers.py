"""The numbers that a statement tells, in digits and words: what each may be, and of what unit."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from api.engines.rules.comparison.lists import class_of, is_class, keys_listed, table_listed
from api.engines.rules.comparison.statement.keys import Keys
from api.engines.rules.comparison.statement.slots import hours_dotted
from api.engines.rules.words.tokens import Token, scan
from api.schemas.claims import Claim, Quantity
from api.text.english import NUMBERS
from api.text.stems import stem
from api.text.synonyms import concepts

_ROUNDING = 0.02
_APPROXIMATE, _APPROXIMATE_OF_TWO = 0.15, 0.08
"""Room for "about 3,000", and for "about 48,000", which is told to two digits."""
_ONE_DIGIT = 1
_LEAST_OF_ORDER, _MOST_OF_ORDER = 1.6, 10.0
"""From how many to how many times a dozen, a hundred are dozens, hundreds."""
_COUNTED, _CERTAIN = 10, 100
_BEHIND = 4
_NO_END = float("inf")
_VAGUE = frozenset({"about", "around", "nearly", "almost", "roughly", "some", "approximately"})
_MORE = frozenset({"more", "over", "above", "least"})
_UNDER, _MORE_THAN = frozenset({"less", "under", "within"}), frozenset({"more", "over"})
_MEASURING = _UNDER | _MORE_THAN | _VAGUE
_IN_SHORTER = {("year", "month"): 12.0, ("minute", "minute"): 1.0, ("day", "day"): 1.0}
"""How many of the second unit one of the first is."""
_OF_TIME = frozenset({"minute", "day", "month", "year"})
_ORDERS = frozenset({"dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions"})
_MILLION, _STERLING = 1_000_000, "gbp"
_PARTS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_TIMES = {word: NUMBERS[word] for word in ("two", "three", "four")}
_BEHIND_HALF = frozenset({"of", "since", "in", "from", "to", "the", "."})
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


class Unit(NamedTuple):
    name: str
    factor: float
    """What one of it is in the unit of that name."""


_UNITS = {
    stem(word): Unit(name, float(factor))
    for name, factors in table_listed("units").items()
    for word, factor in factors.items()
}
_PEOPLE = class_of("people")
_OF_A_CROWD = keys_listed("crowd")
"""Words for those who make up the people of a story, which another account counts as people."""
_OCCASION = "occasion"
_OF_MULTIPLES = frozenset(
    {"as", "more", "higher", "larger", "bigger", "the", "that", "over", "what"}
)
_PUPIL, _CHILD = class_of("pupil"), class_of("child")


class Number(NamedTuple):
    """`low` and `high` are what its wording allows."""

    low: float
    high: float
    value: float
    unit: str
    is_bound: bool
    factor: float = 1.0
    is_exact: bool = False
    is_money: bool = False


Placed = tuple[tuple[int, int], Number]
"""A number and where it stands: `tokens[first:last]`."""


def numbers(claim: Claim, keyed: Keys) -> Iterator[Placed]:
    """The numbers of the claim's text, its fractions and multiples, and "nearly a week"."""
    yield from _quantities(claim, keyed)
    words = [token.lower for token in keyed.tokens]
    if not _MAY_BE_PARTS.isdisjoint(words):
        yield from _fractions(keyed.tokens)
    if not _MEASURING.isdisjoint(words):
        yield from _single(keyed.tokens)
    if "twice" in words:
        at = words.index("twice")
        if not _is_multiple(keyed.tokens, at + 1):
            yield (at, at + 1), Number(2.0, 2.0, 2.0, _OCCASION, is_bound=False, is_exact=True)


def unit_of(key: str) -> Unit:
    """The unit in which numbers of this one are held against others'."""
    if key == _PUPIL:
        return Unit(_CHILD, 1.0)
    if key in _OF_A_CROWD:
        return Unit(_PEOPLE, 1.0)
    return _UNITS.get(key, Unit(key, 1.0))


def _quantities(claim: Claim, keyed: Keys) -> Iterator[Placed]:
    """The quantities of the claim, those that make one length of time together as one."""
    held: Placed | None = None
    for place, number in _each(claim, keyed):
        joined = _joined(held, (place, number), keyed.tokens) if held else None
        if held and joined is None:
            yield held
        held = joined or (place, number)
    if held:
        yield held


def _each(claim: Claim, keyed: Keys) -> Iterator[Placed]:
    at = 0
    hours = hours_dotted(claim.text)
    for quantity in claim.quantities:
        if quantity.span.exact in hours:
            continue
        wanted = [t.lower for t in scan(quantity.span.exact)]
        place = _find(keyed.tokens, wanted, at)
        if place is None or _is_worded_share(quantity):
            continue
        at = place + len(wanted)
        if _is_multiple(keyed.tokens, at):
            continue
        bound = quantity.qualifier in {"at_least", "at_most"}
        unit = unit_of(_unit(quantity) or _counted_behind(keyed, at))
        low, high, value = (unit.factor * n for n in (*_bounds(quantity), quantity.value))
        exact = quantity.qualifier == "exact" and quantity.value_to is None
        yield (
            (place, at),
            Number(
                low, high, value, unit.name, bound, unit.factor, exact, _is_money(quantity, unit)
            ),
        )


def _is_multiple(tokens: Sequence[Token], at: int) -> bool:
    """Whether "three times" or "twice" before it tells how much more: "twice as many"."""
    times = tokens[at - 1].lower in {"times", "twice"}
    return times and at < len(tokens) and tokens[at].lower in _OF_MULTIPLES


def _is_money(quantity: Quantity, unit: Unit) -> bool:
    """Whether its unit is the code of a currency, or sterling in words."""
    return unit.name == _STERLING or (quantity.unit or "").isupper()


def _joined(one: Placed, other: Placed, tokens: Sequence[Token]) -> Placed | None:
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
    return (first, last), Number(low, high, value, short.unit, bound, short.factor)


def _single(tokens: Sequence[Token]) -> Iterator[Placed]:
    """ "Less than an hour", "nearly a week": one of a unit of time, behind a word of measure."""
    for index, token in enumerate(tokens[1:-1], start=1):
        if token.lower not in {"a", "an"}:
            continue
        unit = unit_of(stem(tokens[index + 1].lower))
        before = {t.lower for t in tokens[max(0, index - 2) : index]}
        if unit.name not in _OF_TIME or not before & _MEASURING:
            continue
        low = unit.factor if before & _MORE_THAN else -_NO_END
        high = unit.factor if before & _UNDER else _NO_END
        if before & _VAGUE:
            low, high = (unit.factor * n for n in (1 - _APPROXIMATE, 1 + _APPROXIMATE))
        number = Number(low, high, unit.factor, unit.name, not before & _VAGUE, unit.factor)
        yield (index, index + 2), number


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
    return next((i for i in places if [t.lower for t in tokens[i : i + size]] == wanted), None)


def _unit(quantity: Quantity) -> str:
    words = (quantity.unit or "").split()
    if not words:
        return ""
    word = words[-1].lower()
    if word == "pounds" and abs(quantity.value) >= _MILLION:
        return _STERLING
    if stem(word) in _OF_A_CROWD:
        return _PEOPLE
    return next((class_of(c.name) for c in concepts([word])), stem(word))


def _bounds(quantity: Quantity) -> tuple[float, float]:
    """The least and the greatest number that the wording allows, with room for rounding."""
    low, high = quantity.value, quantity.value_to or quantity.value
    if quantity.span.exact.split()[0].lower() in _ORDERS:
        return _LEAST_OF_ORDER * low, _MOST_OF_ORDER * high
    slack = abs(high) * (_about(high) if quantity.qualifier == "approximate" else _ROUNDING)
    slack = 0 if quantity.qualifier == "exact" and abs(high) < _COUNTED else slack
    if quantity.qualifier == "at_least":
        return low, _NO_END
    if quantity.qualifier == "at_most":
        return -_NO_END, high
    return low - slack, high + slack


def _about(value: float) -> float:
    """How far a number that is called rough may be from the other, by the digits it is told to."""
    told = len(f"{abs(value):.12g}".replace(".", "").strip("0"))
    return _APPROXIMATE if told <= _ONE_DIGIT or abs(value) < _CERTAIN else _APPROXIMATE_OF_TWO


def _fractions(tokens: Sequence[Token]) -> Iterator[Placed]:
    """ "by a third", "halved", "doubled", "two-thirds of", as percentages."""
    for index, token in enumerate(tokens):
        found = _fraction(tokens, index) if token.lower in _MAY_BE_PARTS else None
        if found is None:
            continue
        value, first = found
        before = {t.lower for t in tokens[max(0, first - 3) : first]}
        slack = value * (_APPROXIMATE if before & _VAGUE else _ROUNDING * 2)
        bound = bool(before & _MORE)
        number = Number(value - slack, _NO_END if bound else value + slack, value, "%", bound)
        yield (first, index + 1), number


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
    if word == "half" and before != "by" and behind not in _BEHIND_HALF:
        return None
    return share * _TIMES.get(before, 1), index if word == "half" else index - 1
