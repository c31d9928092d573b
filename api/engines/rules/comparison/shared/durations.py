"""Lengths of time that two accounts tell in different units: "six weeks", "two months"."""

from collections.abc import Sequence
from dataclasses import replace

from api.engines.rules.comparison.statement.measures import Measure

_DAYS = {"minute": 1 / 1440, "day": 1.0, "month": 30.4375, "year": 365.25}
_ROUNDING = 0.05
"""Room on either side: eight and nine weeks may both be called two months."""


def in_one_unit(
    left: Sequence[Measure], right: Sequence[Measure]
) -> tuple[Sequence[Measure], Sequence[Measure]]:
    """Both, with their lengths of time in days where they tell them in different units."""
    mine = {m.unit for m in left if m.unit in _DAYS}
    yours = {m.unit for m in right if m.unit in _DAYS}
    if not mine or not yours or mine == yours:
        return left, right
    return [_in_days(m) for m in left], [_in_days(m) for m in right]


def _in_days(measure: Measure) -> Measure:
    days = _DAYS.get(measure.unit)
    if days is None:
        return measure
    room = _ROUNDING if days > 1 else 0.0
    return replace(
        measure,
        low=measure.low * days * (1 - room),
        high=measure.high * days * (1 + room),
        value=measure.value * days,
        unit="day",
        factor=measure.factor * days,
        is_exact=False,
    )
