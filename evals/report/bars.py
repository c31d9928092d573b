"""Intervals as small bars: where on a line of fixed width a figure and its interval stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from evals.results import MeasureResult

WIDTH: Final = 120


@dataclass(frozen=True, slots=True)
class Scale:
    """The figures at both ends of all bars."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Distance from the left end."""
        share = (value - self.low) / (self.high - self.low)
        return round(min(max(share, 0), 1) * WIDTH, 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """Distances from the left end; None where there is nothing to draw."""

    value: float
    nought: float
    interval: tuple[float, float] | None
    baseline: float | None


def span_of(measures: Iterable[MeasureResult]) -> Scale:
    """From nought to one, or further where a figure goes further."""
    values = [m.value for m in measures if m.value is not None]
    ends = [end for m in measures if m.interval for end in (m.interval.low, m.interval.high)]
    every = [*values, *ends, 0.0, 1.0]
    return Scale(-1.0 if -1 <= min(every) < 0 else min(every), max(every))


def bar(measure: MeasureResult, scale: Scale) -> Bar | None:
    """The bar of the figure; None where it has no value."""
    if measure.value is None:
        return None
    found = measure.interval
    return Bar(
        scale.at(measure.value),
        scale.at(0),
        (scale.at(found.low), scale.at(found.high)) if found else None,
        None if measure.baseline is None else scale.at(measure.baseline),
    )
