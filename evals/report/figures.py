"""Figures in words: the same three decimals, the same marks, in every report."""

from dataclasses import dataclass
from typing import Final, Literal

from evals.results import Difference, Interval, MeasureResult

Kind = Literal["loss", "gain", "same", "unclear", "open"]

NONE: Final = "–"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a figure stands to another: a symbol and a word, never colour alone."""

    kind: Kind
    symbol: str
    word: str

    def __str__(self) -> str:
        return f"{self.symbol} {self.word}"


LOSS: Final = Mark("loss", "▼", "loss")
GAIN: Final = Mark("gain", "▲", "gain")
SAME: Final = Mark("same", "=", "same")
UNCLEAR: Final = Mark("unclear", "~", "unclear")
NO_INTERVAL: Final = Mark("open", "?", "no interval")
NOT_PAIRED: Final = Mark("open", "?", "not paired")
NOT_ASSESSED: Final = Mark("open", "–", "not assessed")
NO_LONGER: Final = Mark("open", "!", "no longer assessed")


def number(value: float | None) -> str:
    """ "0.712"; three decimals, never "-0.000"."""
    return NONE if value is None else f"{_rounded(value):.3f}"


def signed(value: float) -> str:
    """ "+0.012", "-0.012", "0.000"."""
    rounded = _rounded(value)
    return f"{rounded:+.3f}" if rounded else "0.000"


def interval(found: Interval | None) -> str:
    """ "[0.612, 0.834]"."""
    return f"[{number(found.low)}, {number(found.high)}]" if found else NONE


def difference(found: Difference | None) -> str:
    """ "-0.012 [-0.034, +0.010]"."""
    if found is None:
        return NONE
    around = found.interval
    span = f"[{signed(around.low)}, {signed(around.high)}]" if around else "[no interval]"
    return f"{signed(found.value)} {span}"


def verdict(found: Difference) -> Mark:
    """What the interval of a paired difference shows."""
    around = found.interval
    if around is None:
        return NO_INTERVAL
    if around.high < 0:
        return LOSS
    if around.low > 0:
        return GAIN
    return SAME if around.low == around.high else UNCLEAR


def mark(measure: MeasureResult) -> Mark | None:
    """How the figure stands to its baseline; None where there is nothing to tell."""
    if measure.value is None:
        return NOT_ASSESSED if measure.baseline is None else NO_LONGER
    if measure.baseline is None:
        return None
    return verdict(measure.difference) if measure.difference else NOT_PAIRED


def baseline(measure: MeasureResult) -> str:
    return NONE if measure.baseline is None else number(measure.baseline)


def counted(amount: int, one: str) -> str:
    """ "1 sentence", "38 sentences", "2 entities"."""
    return f"{amount} {one if amount == 1 else plural(one)}"


def plural(one: str) -> str:
    return f"{one[:-1]}ies" if one.endswith("y") else f"{one}s"


def units(measure: MeasureResult) -> str:
    """What was resampled, such as "38 sentences"."""
    return counted(measure.units, measure.unit or "item") if measure.units else NONE


def in_words(measure: MeasureResult) -> str:
    """The whole figure on one line, for places that have no table."""
    if measure.value is None:
        return NOT_ASSESSED.word
    words = (
        f"{number(measure.value)} ({measure.count}), 95 % interval {interval(measure.interval)}, "
        f"n = {units(measure)}"
    )
    if measure.baseline is None:
        return f"{words}, no baseline"
    return (
        f"{words}, baseline {baseline(measure)}, "
        f"difference {difference(measure.difference)}: {mark(measure)}"
    )


def _rounded(value: float) -> float:
    return round(value, 3) + 0.0
