"""What a workload found, each figure beside its goal."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final, Literal

Verdict = Literal["met", "missed", ""]
QUOTED: Final = "quoted"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure."""

    what: str
    figure: str
    goal: str = ""
    verdict: Verdict = ""
    note: str = ""
    """Why the goal was missed, or what the figure rests on."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Figures of one workload."""

    title: str
    rows: tuple[Row, ...]
    runs: int
    numbers: dict[str, object] = field(default_factory=dict)
    """What the rows were made from."""


def at_most(what: str, figure: float, goal: float, form: str = "{:.2f}", missed: str = "") -> Row:
    """A figure that is not to exceed its goal; with the reason where it does."""
    held = figure <= goal
    note = "" if held else missed
    verdict: Verdict = "met" if held else "missed"
    return Row(what, form.format(figure), f"≤ {form.format(goal)}", verdict, note)


def at_least(what: str, figure: float, goal: float, form: str = "{:.2f}", missed: str = "") -> Row:
    """A figure that is not to fall below its goal."""
    held = figure >= goal
    note = "" if held else missed
    verdict: Verdict = "met" if held else "missed"
    return Row(what, form.format(figure), f"≥ {form.format(goal)}", verdict, note)


def exactly(what: str, figure: object, goal: object, missed: str = "") -> Row:
    """A figure that is to be just so."""
    held = figure == goal
    return Row(what, str(figure), str(goal), "met" if held else "missed", "" if held else missed)


def among(what: str, figures: Sequence[str], goal: Sequence[str]) -> Row:
    """Figures that are to be some of these, each once."""
    held = len(set(figures)) == len(figures) and set(figures) <= set(goal)
    told = ", ".join(sorted(figures))
    return Row(what, told, f"at most {', '.join(goal)}", "met" if held else "missed")


def middle(values: Sequence[float]) -> float:
    """The median of the runs."""
    return float(median(values))
