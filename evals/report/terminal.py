"""A run for a terminal or a pipe."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from api.exports.terminal.layout import Adaptive, hanging, indented, line, section, spaced
from api.readable.plain import plain
from api.readable.wording import clip
from evals.report import about, figures
from evals.report.changes import Changes, by_kind, in_all
from evals.report.columns import Figures, Heads, columns
from evals.report.comparing import Paired, compare_view
from evals.report.families import families, title
from evals.report.places import on_one_line, texts
from evals.report.worst import worst
from evals.results import Item, MeasureResult, Run, RunHeader

__all__ = ["Paired", "compare_view", "run_view"]

_MOST_FAILURES = 3
_LONGEST_LINE = 200
_HEADS = Heads(("value", "count", "95 % interval", "n"), ("baseline", "difference"))
_KINDS = Heads(("passed", "95 % interval"), ("baseline", "difference"))


def run_view(run: Run) -> Adaptive:
    """What came of a run: figures, invariants, changes, the worst items, the verdict."""

    def build(width: int) -> Iterator[RenderableType]:
        yield from _opening(run.header)
        yield from _measures(run.header, width)
        yield from _invariants(run.header)
        yield from _changes(run.header, width)
        yield from _worst(run)
        yield from _result(run.header)

    return Adaptive(build)


def _opening(header: RunHeader) -> Iterator[RenderableType]:
    yield line((about.heading(header), "bold"))
    yield line(about.limit(header))
    yield line(("Reading: ", "dim"), (header.notice, "italic"))
    for note in header.notes:
        yield line(("Note: ", "dim"), note)


def _measures(header: RunHeader, width: int) -> Iterator[RenderableType]:
    groups = [
        (family.title, [_figures(measure) for measure in family.measures])
        for family in families(header.measures)
    ]
    yield from section("Measures", *columns(groups, _HEADS, width))


def _figures(measure: MeasureResult) -> Figures:
    own = (
        figures.number(measure.value),
        measure.count,
        figures.interval(measure.interval),
        figures.units(measure),
    )
    compared = (figures.baseline(measure), figures.difference(measure.difference))
    return Figures(
        measure.title,
        () if measure.value is None else own,
        () if measure.baseline is None else compared,
        figures.mark(measure),
    )


def _invariants(header: RunHeader) -> Iterator[RenderableType]:
    body: list[RenderableType] = []
    for found in header.invariants:
        if found.failures:
            told = f"broken, {len(found.failures)} of {found.checked}"
            body.append(line(("✗ ", "bold red"), found.title, (f": {told}", "bold red")))
            shown = found.failures[:_MOST_FAILURES]
            body += [indented(_clipped(f), 4) for f in shown]
            rest = len(found.failures) - len(shown)
            body += [indented(line((f"… and {rest} more", "dim")), 4)] if rest else []
        elif found.checked:
            body.append(
                line(("✓ ", "green"), found.title, (f": held, {found.checked} checked", "dim"))
            )
        else:
            body.append(line(("– ", "yellow"), found.title, (": nothing to check", "yellow")))
    yield from section("Invariants", *(body or [line("None was checked.")]))


def _changes(header: RunHeader, width: int) -> Iterator[RenderableType]:
    rows = [_kind(found) for found in by_kind(header)]
    body = columns([("", rows)], _KINDS, width)
    yield from section(f"Changes of known effect · {in_all(header)} passed", *body)


def _kind(found: Changes) -> Figures:
    figure = found.figure
    if figure is None:
        return Figures(found.title, (found.count, figures.NONE))
    compared = (figures.baseline(figure), figures.difference(figure.difference))
    return Figures(
        found.title,
        (found.count, figures.interval(figure.interval)),
        () if figure.baseline is None else compared,
        figures.mark(figure),
    )


def _worst(run: Run) -> Iterator[RenderableType]:
    chosen, known = worst(run.items), texts(run.answers)
    if not chosen:
        yield from section("Worst items", line("No item is wrong, missed or spurious."))
        return
    blocks = [_item(n, item, known.get(item.row.article)) for n, item in enumerate(chosen, 1)]
    yield from section(
        f"The {len(chosen)} worst of {len(run.items)} items",
        *spaced([list(block) for block in blocks]),
        note="At most two of an aspect. In the text: [◆ gold] [◇ answer] [◆◇ both].",
    )


def _item(place: int, item: Item, text: str | None) -> Iterator[RenderableType]:
    row = item.row
    words = f"{title(item.aspect)}, {item.outcome}, {row.article}"
    yield line((f"{place:>2}  {words}", "bold"))
    context = on_one_line(text, row) if text else ""
    rows = [
        *([("item", _clipped(row.item))] if row.item not in {row.gold, row.answer} else ()),
        ("gold", _clipped(row.gold or figures.NONE)),
        ("answer", _clipped(row.answer or figures.NONE)),
        *([("text", line(context))] if context else ()),
    ]
    yield indented(hanging(((line((name, "dim")), part) for name, part in rows), 6), 4)


def _clipped(text: str) -> Text:
    return line(clip(plain(text).strip(), _LONGEST_LINE))


def _result(header: RunHeader) -> Iterator[RenderableType]:
    body: list[RenderableType] = [
        line(("✗ ", "bold red"), _clipped(reason)) for reason in header.failed
    ]
    good = line(("✓ passed: ", "bold green"), about.passed(header))
    yield from section("Failed" if body else "Result", *(body or [good]))
    yield line((f"Run {header.id}, {header.started_at} · {about.cost(header)}", "dim"))
