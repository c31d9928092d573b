"""A run as GitHub-flavoured Markdown, such as for the summary of a job."""

import re
from collections.abc import Iterable, Iterator, Sequence

from api.readable.markup import escaped
from api.readable.plain import plain
from api.readable.wording import clip
from evals.report import about, figures
from evals.report.changes import Changes, by_kind, in_all
from evals.report.families import families, title
from evals.report.places import on_one_line, texts
from evals.report.worst import worst
from evals.results import InvariantResult, Item, MeasureResult, Run, RunHeader

_TICKS = re.compile(r"`+")
_HEADS = ("measure", "value", "count", "95 % interval", "n", "baseline", "difference", "")
_ALIGNED = ("---", "---:", "---:", "---:", "---:", "---:", "---:", "---")
_MOST_FAILURES = 3
_LONGEST = 200


def summary(run: Run) -> str:
    """The run as one Markdown document: what the terminal shows."""
    header = run.header
    parts = [
        *_opening(header),
        "## Measures",
        "\n".join(_measures(header)),
        "## Invariants",
        "\n".join(_invariants(header.invariants)),
        *_changes(header),
        *_worst(run),
    ]
    return "\n\n".join(parts) + "\n"


def code(text: str) -> str:
    """Text from outside as a code span, in which neither links nor names come alive.

    Not for tables: there a `|` within code still ends a cell.
    """
    bare = plain(text).strip()
    fence = "`" * (1 + max(map(len, _TICKS.findall(bare)), default=0))
    room = " " if bare.startswith("`") or bare.endswith("`") else ""
    return f"{fence}{room}{bare}{room}{fence}" if bare else figures.NONE


def _opening(header: RunHeader) -> Iterator[str]:
    yield f"# Evaluation: {escaped(about.engine(header))}"
    yield escaped(about.heading(header))
    yield f"**{escaped(about.limit(header))}**"
    yield f"Reading: {escaped(header.notice)}"
    if header.notes:
        yield _list(escaped(note) for note in header.notes)
    if header.failed:
        yield "**✗ Failed**"
        yield _list(code(clip(plain(reason), _LONGEST)) for reason in header.failed)
    else:
        yield f"**✓ Passed**: {escaped(about.passed(header))}."
    yield escaped(f"Run {header.id}, {header.started_at} · {about.cost(header)}")


def _measures(header: RunHeader) -> Iterator[str]:
    if not header.measures:
        yield "No measure was computed."
        return
    yield _row(_HEADS)
    yield _row(_ALIGNED)
    for family in families(header.measures):
        if len(family.measures) > 1:
            yield _row([f"**{escaped(family.title)}**", *[""] * (len(_HEADS) - 1)])
        for measure in family.measures:
            yield _row(_cells(measure))


def _cells(measure: MeasureResult) -> Sequence[str]:
    mark = figures.mark(measure)
    told = str(mark) if mark else ""
    if measure.value is None:
        return (escaped(measure.title), "", "", "", "", figures.baseline(measure), "", told)
    return (
        escaped(measure.title),
        figures.number(measure.value),
        measure.count,
        figures.interval(measure.interval),
        figures.units(measure),
        figures.baseline(measure),
        figures.difference(measure.difference),
        f"**{told}**" if measure.is_loss else told,
    )


def _invariants(found: Sequence[InvariantResult]) -> Iterator[str]:
    if not found:
        yield "None was checked."
    for item in found:
        if item.failures:
            told = f"**broken**, {len(item.failures)} of {item.checked}"
            yield f"- ✗ {escaped(item.title)}: {told}"
            yield from (f"  - {_clipped(line)}" for line in item.failures[:_MOST_FAILURES])
            if len(item.failures) > _MOST_FAILURES:
                yield f"  - … and {len(item.failures) - _MOST_FAILURES} more"
        elif item.checked:
            yield f"- ✓ {escaped(item.title)}: held, {item.checked} checked"
        else:
            yield f"- – {escaped(item.title)}: nothing to check"


def _changes(header: RunHeader) -> Iterator[str]:
    yield f"## Changes of known effect: {in_all(header)} passed"
    rows = [_kind(found) for found in by_kind(header)]
    if not rows:
        yield "None was tried."
        return
    heads = ("kind", "passed", "95 % interval", "baseline", "difference", "")
    aligned = ("---", "---:", "---:", "---:", "---:", "---")
    yield "\n".join(map(_row, [heads, aligned, *rows]))


def _kind(found: Changes) -> Sequence[str]:
    figure = found.figure
    if figure is None:
        return (escaped(found.title), found.count, "", "", "", "")
    mark = figures.mark(figure)
    return (
        escaped(found.title),
        found.count,
        figures.interval(figure.interval),
        figures.baseline(figure),
        figures.difference(figure.difference),
        str(mark) if mark else "",
    )


def _worst(run: Run) -> Iterator[str]:
    chosen, known = worst(run.items), texts(run.answers)
    if not chosen:
        yield "## Worst items"
        yield "No item is wrong, missed or spurious."
        return
    yield f"## The {len(chosen)} worst of {len(run.items)} items"
    yield "At most two of an aspect. In the text: `[◆ gold]` `[◇ answer]` `[◆◇ both]`."
    yield "\n".join(
        f"{place}. {_item(item, known.get(item.row.article))}"
        for place, item in enumerate(chosen, 1)
    )


def _item(item: Item, text: str | None) -> str:
    row = item.row
    lines = [f"**{escaped(title(item.aspect))}, {item.outcome}**, {escaped(row.article)}"]
    if row.item not in {row.gold, row.answer}:
        lines.append(f"item: {_clipped(row.item)}")
    lines.append(f"gold: {_clipped(row.gold or '')}")
    lines.append(f"answer: {_clipped(row.answer or '')}")
    context = on_one_line(text, row) if text else ""
    if context:
        lines.append(f"text: {code(context)}")
    return "\n    - ".join(lines)


def _clipped(text: str) -> str:
    return code(clip(plain(text), _LONGEST))


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
