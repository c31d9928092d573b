"""Two runs side by side, for a terminal or a pipe."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.table import Table

from api.exports.terminal.layout import Adaptive, line, section
from evals.report import about, figures
from evals.report.changes import Changes, by_kind, in_all
from evals.report.columns import Figures, Groups, Heads, columns
from evals.report.families import families
from evals.results import Difference, InvariantResult, MeasureResult, Run, RunHeader

_HEADS = Heads(("A", "B", "n"), ("difference B - A",))
_KINDS = Heads(("A", "B"), ("difference B - A",))


@dataclass(frozen=True, slots=True)
class Paired:
    """How one measure differs between two runs, over the units that both have."""

    name: str
    """Name of the measure."""
    difference: Difference
    """The second run less the first."""
    units: int
    """Units that were resampled."""
    unit: str
    """What a unit is."""


def compare_view(a: Run, b: Run, differences: Sequence[Paired]) -> Adaptive:
    """Two runs side by side; the differences are those of the second run less the first."""
    first, second = a.header, b.header
    paired = {found.name: found for found in differences}

    def build(width: int) -> Iterator[RenderableType]:
        yield from _opening(first, second)
        groups = _groups(first.measures, second.measures, paired)
        yield from section("Measures", *columns(groups, _HEADS, width))
        yield from section("Invariants", _invariants(first, second))
        yield from section("Changes of known effect", *_changes(first, second, paired, width))

    return Adaptive(build)


def _opening(a: RunHeader, b: RunHeader) -> Iterator[RenderableType]:
    yield line(("A  ", "bold cyan"), (f"{a.id}: {about.heading(a)}", "bold"))
    yield line(("B  ", "bold cyan"), (f"{b.id}: {about.heading(b)}", "bold"))
    limits = about.limit(a), about.limit(b)
    yield line(limits[0] if len(set(limits)) == 1 else f"A: {limits[0]} B: {limits[1]}")
    if a.gold_digest != b.gold_digest:
        words = "The runs were scored against different gold: their figures do not compare."
        yield line(("! ", "bold yellow"), (words, "bold"))


def _groups(
    a: Sequence[MeasureResult], b: Sequence[MeasureResult], paired: Mapping[str, Paired]
) -> Groups:
    before = {measure.name: measure for measure in a}
    after = {measure.name: measure for measure in b}
    return [
        (family.title, [_figures(m, before, after, paired.get(m.name)) for m in family.measures])
        for family in families((before | after).values())
    ]


def _figures(
    either: MeasureResult,
    before: Mapping[str, MeasureResult],
    after: Mapping[str, MeasureResult],
    paired: Paired | None,
) -> Figures:
    values = _value(before.get(either.name)), _value(after.get(either.name))
    if set(values) == {figures.NONE}:
        return Figures(either.title, (), (), figures.NOT_ASSESSED)
    rests = figures.units(either)
    if paired is None:
        return Figures(either.title, (*values, rests), (figures.NONE,), figures.NOT_PAIRED)
    rests = figures.counted(paired.units, paired.unit or "item")
    return Figures(either.title, (*values, rests), *_compared(paired))


def _compared(paired: Paired) -> tuple[tuple[str, ...], figures.Mark]:
    return (figures.difference(paired.difference),), figures.verdict(paired.difference)


def _value(measure: MeasureResult | None) -> str:
    return figures.number(measure.value if measure else None)


def _changes(
    a: RunHeader, b: RunHeader, paired: Mapping[str, Paired], width: int
) -> Iterator[RenderableType]:
    before = {found.kind: found for found in by_kind(a)}
    after = {found.kind: found for found in by_kind(b)}
    rows = [
        _kind(kind, before.get(kind), after.get(kind), paired)
        for kind in dict.fromkeys([*before, *after])
    ]
    whole = [Figures("all", (in_all(a), in_all(b)))] if rows else []
    yield from columns([("", [*whole, *rows])], _KINDS, width)


def _kind(
    kind: str, before: Changes | None, after: Changes | None, paired: Mapping[str, Paired]
) -> Figures:
    counts = tuple(found.count if found else figures.NONE for found in (before, after))
    either = after or before
    name = either.figure.name if either and either.figure else ""
    title = either.title if either else kind
    return Figures(title, counts, *(_compared(paired[name]) if name in paired else ()))


def _invariants(a: RunHeader, b: RunHeader) -> Table:
    before = {found.title: _held(found) for found in a.invariants}
    after = {found.title: _held(found) for found in b.invariants}
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=1, overflow="fold")
    for told in (("A", *before.values()), ("B", *after.values())):
        table.add_column(min_width=max(map(len, told)), no_wrap=True)
    table.add_row(line(""), line(("A", "bold cyan")), line(("B", "bold cyan")))
    for title in dict.fromkeys([*before, *after]):
        table.add_row(line(title), *(line(told.get(title, "–")) for told in (before, after)))
    return table


def _held(found: InvariantResult) -> str:
    if found.failures:
        return f"✗ broken, {len(found.failures)} of {found.checked}"
    return f"✓ held, {found.checked} checked" if found.checked else "– nothing to check"
