"""Where two claims about one thing may not both hold."""

from dataclasses import dataclass

from api.engines.rules.content import Content, Side
from api.engines.rules.overlap import overlap
from api.schemas.claims import Claim, Quantity
from api.schemas.comparison import ConflictOn
from api.text.stems import stem

_SAME_THING = 0.5
_SAME_THING_WEIGHT = 2.0
_SAME_SENTENCE = 0.6
_SAME_SENTENCE_WEIGHT = 2.6
_ROUNDING = 0.02
_APPROXIMATE = 0.15
_STATEMENTS = frozenset({"acknowledge", "confirm"})
_TWO_SIDED = frozenset({"outcome", "control", "arrival", "direction"})


@dataclass(frozen=True)
class Conflict:
    on: ConflictOn
    rationale: str


def conflict(left: Claim, right: Claim, mine: Content, yours: Content) -> Conflict | None:
    """In what the two may conflict, or None."""
    if at_other_times(mine, yours):
        return _weekday(left, right, mine, yours)
    return _number(left, right, mine, yours) or _polarity(mine, yours)


def at_other_times(mine: Content, yours: Content) -> bool:
    """Whether the two name different years, months or weekdays."""
    pairs = zip(mine.times, yours.times, strict=True)
    return any(here and there and not here & there for here, there in pairs)


def _weekday(left: Claim, right: Claim, mine: Content, yours: Content) -> Conflict | None:
    """Weekdays that differ while nearly all else agrees. Other times may be other events."""
    shared = overlap(mine, yours)
    here, there = sorted(mine.times[-1]), sorted(yours.times[-1])
    same = shared.share >= _SAME_SENTENCE and shared.weight > _SAME_SENTENCE_WEIGHT
    if not (here and there and same) or left.quantities or right.quantities:
        return None
    return Conflict("time", f"“{here[0].title()}” here, “{there[0].title()}” there.")


def _number(left: Claim, right: Claim, mine: Content, yours: Content) -> Conflict | None:
    shared = overlap(mine, yours)
    if shared.foreign_names or shared.share < _SAME_THING or shared.weight < _SAME_THING_WEIGHT:
        return None
    for unit in {_unit(q) for q in left.quantities} & {_unit(q) for q in right.quantities}:
        here = [q for q in left.quantities if _unit(q) == unit]
        there = [q for q in right.quantities if _unit(q) == unit]
        if not any(agree(a, b) for a in here for b in there):
            words = f"“{here[0].span.exact}” here, “{there[0].span.exact}” there."
            return Conflict("number", words)
    return None


def _unit(quantity: Quantity) -> str:
    words = (quantity.unit or "").lower().split()
    return stem(words[-1]) if words else ""


def agree(left: Quantity, right: Quantity) -> bool:
    """Whether two numbers can be the same one: within rounding, ranges and "at least"."""
    low_left, high_left = _bounds(left)
    low_right, high_right = _bounds(right)
    return low_left <= high_right and low_right <= high_left


def _bounds(quantity: Quantity) -> tuple[float, float]:
    low, high = quantity.value, quantity.value_to or quantity.value
    slack = abs(high) * (_APPROXIMATE if quantity.qualifier == "approximate" else _ROUNDING)
    slack = 0 if quantity.qualifier == "exact" and abs(high) < 10 else slack  # noqa: PLR2004 small counts are not rounded
    if quantity.qualifier == "at_least":
        return low, float("inf")
    if quantity.qualifier == "at_most":
        return float("-inf"), high
    return low - slack, high + slack


def _polarity(mine: Content, yours: Content) -> Conflict | None:
    for here in mine.sides:
        for there in yours.sides:
            if _opposed(mine, yours, here, there):
                return Conflict("polarity", f"“{here.words}” here, “{there.words}” there.")
    shared = overlap(mine, yours)
    same = shared.share >= _SAME_SENTENCE and shared.weight >= _SAME_SENTENCE_WEIGHT
    if not same or shared.foreign_names or bool(mine.negation) == bool(yours.negation):
        return None
    if any(s.pair == t.pair and s.half != t.half for s in mine.sides for t in yours.sides):
        return None
    where = "here" if mine.negation else "there"
    return Conflict("polarity", f"“{mine.negation or yours.negation}” only {where}.")


def _opposed(mine: Content, yours: Content, here: Side, there: Side) -> bool:
    if here.pair != there.pair or here.half == there.half or _both(mine, yours, here.pair):
        return False
    if bool(mine.negation) != bool(yours.negation):
        return False
    shared = overlap(mine, yours, without=mine.opposed | yours.opposed)
    if here.pair in _STATEMENTS and shared.names and (here.of_situation and there.of_situation):
        return True
    swapped = mine.first_name and yours.first_name and mine.first_name != yours.first_name
    if shared.foreign_names or (here.pair in _TWO_SIDED and swapped):
        return False
    return shared.share >= _SAME_THING and shared.weight >= _SAME_THING_WEIGHT


def _both(mine: Content, yours: Content, pair: str) -> bool:
    """Whether one of the claims holds both halves, so that its own half is not plain."""
    halves = [{s.half for s in side.sides if s.pair == pair} for side in (mine, yours)]
    return any(len(found) > 1 for found in halves)
