"""Whether two numbers may be told as one: within rounding, ranges, and near a bound."""

from math import log10
from typing import NamedTuple

from api.engines.rules.comparison.lists import keys_listed
from api.engines.rules.comparison.statement.measures import Measure

_UNDERGONE = keys_listed("undergone")
"""What befalls whatever is counted: with the unit, it tells what a number measures."""
_PERSONS = keys_listed("who") | keys_listed("crowd")
_AGE = "year-old"
_DOLLARS = frozenset({"usd", "aud", "cad", "nzd", "hkd", "sgd"})
"""Of each of them its own newspapers write “$”."""
POUNDS = frozenset({"gbp", "pound"})
_TELLING_FROM = 13
_CERTAINLY_TELLING = 100
_RARE_DIGITS = 4
_NEAR = 0.05
_CONVERTED = 0.05
"""Room for rounding where the units differ: "60 miles", "100 kilometres"."""
_EXACT_DIGITS, _NEXT_TO_NOTHING = 3, 1e-9
_ORDER = 2
_CLOSE = 0.9
"""Least part of a number that is called by a round bound: "over 200" for 214."""
_CLOSE_TO_VAGUE = 0.8
_ROUND_DIGITS = 2


class Pair(NamedTuple):
    left: Measure
    right: Measure


def agree(left: Measure, right: Measure) -> bool:
    """Whether two numbers may be told as one: within rounding, ranges and near a bound."""
    if left.is_bound != right.is_bound:
        near = abs(left.value - right.value) <= _NEAR * max(abs(left.value), abs(right.value))
        return near and left.low <= right.high and right.low <= left.high
    if left.is_bound:
        share = _CLOSE if _rounds_down(left, right) else 1 - _NEAR
        return min(left.value, right.value) >= share * max(left.value, right.value)
    if _told_to_the_digit(left, right):
        return left.value == right.value
    slack = _CONVERTED * max(abs(left.value), abs(right.value)) * (left.factor != right.factor)
    return left.low <= right.high + slack and right.low <= left.high + slack


def told_as_one(left: Measure, right: Measure) -> bool:
    """Whether two numbers may stand for one, whatever is told of them: "over 200", "214"."""
    if (left.unit == "%") != (right.unit == "%") or _AGE in {left.unit, right.unit}:
        return False
    if of_two_currencies(left, right):
        return False
    known = left.unit == right.unit or not (left.unit and right.unit) or of_persons(left, right)
    if not known and (min(left.value, right.value) < _TELLING_FROM or _is_order(left, right)):
        return False
    return agree(left, right) or near_bound(left, right)


def _rounds_down(left: Measure, right: Measure) -> bool:
    """Whether the lower of two lower bounds is the rounder: "more than 80", "at least 85"."""
    lower, higher = sorted((left, right), key=lambda each: each.value)
    return lower.low > 0 and _told_digits(lower) < _told_digits(higher)


def of_two_currencies(left: Measure, right: Measure) -> bool:
    """Whether an amount of money is held against one in another currency, or against no money."""
    units = {left.unit, right.unit}
    one = len(units) == 1 or "" in units or units == POUNDS or units <= _DOLLARS
    return (left.is_money or right.is_money) and not one


def of_persons(left: Measure, right: Measure) -> bool:
    """Whether both count people whom the same befell: "four workers", "four men"."""
    persons = {left.unit, right.unit} <= _PERSONS
    return persons and bool(left.context & right.context & _UNDERGONE)


def of_one_kind(left: Measure, right: Measure) -> bool:
    """Whether both count what befell the same: the dead, the missing, the jobs lost."""
    one = left.unit == right.unit or not (left.unit and right.unit)
    return one and left.role == right.role and bool(left.context & right.context & _UNDERGONE)


def may_both_hold(pair: Pair) -> bool:
    """Whether one of them is a bound that the other keeps to."""
    low = max(pair.left.low, pair.right.low)
    return low <= min(pair.left.high, pair.right.high)


def is_telling(measure: Measure) -> bool:
    """Whether it is more than one of the small counts, or a part, that many things have."""
    told = measure.value / measure.factor
    return told >= _TELLING_FROM or (told % 1 > 0 and any(map(str.isdigit, measure.words)))


def is_distinct(value: float) -> bool:
    """Whether few other things have this very number: not a small or a very round one."""
    digits = f"{value:g}".replace(".", "").rstrip("0")
    return (
        value >= _CERTAINLY_TELLING
        or value != int(value)
        or (value >= _TELLING_FROM and len(digits) > 1)
    )


def is_rare(value: float) -> bool:
    """Whether hardly any two things have this very number: 31,204, but not 31,000."""
    return len(f"{value:.10g}".replace(".", "").strip("0")) >= _RARE_DIGITS


def is_decimal(ratio: float) -> bool:
    """Whether one unit is ten, a hundred or a thousand of the other: pence and pounds."""
    return abs(log10(ratio) - round(log10(ratio))) < _NEXT_TO_NOTHING


def digits(measure: Measure) -> int:
    """How many digits it is told to."""
    return len(f"{measure.value / measure.factor:.10g}".replace(".", "").strip("0"))


def near_bound(left: Measure, right: Measure) -> bool:
    """Whether one is a bound, of the same unit, that the other keeps to and comes near."""
    smaller, larger = sorted((left.value, right.value))
    one_kind = left.unit == right.unit and left.unit != ""
    rounded = (left.is_bound and _is_round(left)) != (right.is_bound and _is_round(right))
    bound = left if left.is_bound else right
    vague = _is_vague(left) or _is_vague(right) or _told_digits(bound) == 1
    least = _CLOSE_TO_VAGUE if vague else _CLOSE
    return one_kind and rounded and may_both_hold(Pair(left, right)) and smaller >= least * larger


def _told_to_the_digit(left: Measure, right: Measure) -> bool:
    """Whether both are told to three digits and more, so that neither rounds the other."""
    exact = left.is_exact and right.is_exact and is_decimal(left.factor / right.factor)
    return exact and min(digits(left), digits(right)) >= _EXACT_DIGITS


def _is_order(left: Measure, right: Measure) -> bool:
    """Whether one of them is of an order of magnitude only: "hundreds"."""
    return any(measure.high > _ORDER * measure.low > 0 for measure in (left, right))


def _is_round(measure: Measure) -> bool:
    return measure.value >= _CERTAINLY_TELLING and _told_digits(measure) <= _ROUND_DIGITS


def _told_digits(measure: Measure) -> int:
    return len(f"{measure.value:.12g}".rstrip("0"))


def _is_vague(measure: Measure) -> bool:
    return not measure.is_bound and measure.value - measure.low > _NEAR * abs(measure.value)
