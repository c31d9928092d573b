"""Choices of prompts and models side by side, for a terminal or a pipe."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table

from api.exports.terminal.layout import Adaptive, line, section
from evals.matrix import SHOWN, Cell
from evals.report import about, figures

_WIDTH = 12


def matrix_view(cells: Sequence[Cell]) -> Adaptive:
    """A key to the columns, what each cost, and figures that stand for the rest."""

    def build(width: int) -> Iterator[RenderableType]:
        for number, cell in enumerate(cells, 1):
            yield line((f"{number}  ", "bold cyan"), f"{cell.header.model}: {cell.prompts}")
            for error in cell.header.errors:
                yield line(("   ! ", "bold red"), error)
        yield line(about.limit(cells[0].header))
        each = max(1, (width - 30) // _WIDTH)
        for start in range(0, len(cells), each):
            yield from section("Figures", _table(cells[start : start + each], start + 1))

    return Adaptive(build)


def _table(cells: Sequence[Cell], first: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold", max_width=34)
    for _ in cells:
        table.add_column(justify="right", no_wrap=True)
    heads = (str(first + index) for index in range(len(cells)))
    table.add_row(line(""), *(line((head, "bold cyan")) for head in heads))
    for title, values in _rows(cells):
        table.add_row(line(title), *(line(value) for value in values))
    return table


def _rows(cells: Sequence[Cell]) -> Iterator[tuple[str, list[str]]]:
    usages = [cell.usage for cell in cells]
    yield "calls", [str(usage.upstream_calls) for usage in usages]
    yield "tokens in", [str(usage.tokens_in) for usage in usages]
    yield "tokens out", [str(usage.tokens_out) for usage in usages]
    yield "cost, US dollars", [_known(usage.cost_usd, 4) for usage in usages]
    yield "seconds", [_known(cell.seconds, 1) for cell in cells]
    listed = [cell.figures() for cell in cells]
    titles = {item.name: item.title for item in cells[0].header.measures}
    for name in SHOWN:
        values = [found.get(name, (None, "")) for found in listed]
        yield titles.get(name, name), [_figure(value, count) for value, count in values]


def _known(value: float | None, digits: int) -> str:
    return "unknown" if value is None else f"{value:.{digits}f}"


def _figure(value: float | None, count: str) -> str:
    return figures.NONE if value is None else f"{figures.number(value)} ({count})"
