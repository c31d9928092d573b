"""Figures in columns for a terminal: titles give way, figures are never cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import JustifyMethod, RenderableType
from rich.table import Table

from api.exports.terminal.layout import INDENT, indented, line
from evals.report.figures import Kind, Mark

STYLES: Final[dict[Kind, str]] = {
    "loss": "bold red",
    "gain": "green",
    "same": "dim",
    "unclear": "dim",
    "open": "yellow",
}
_GAP = 2
_ROOMY = 34
"""Narrowest column of titles beside which all figures go on one line."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one measure."""

    title: str
    own: tuple[str, ...]
    """Figures that stand by themselves; empty where the measure has no value."""
    compared: tuple[str, ...] = ()
    """Figures that compare; empty where there is nothing to compare with."""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Heads:
    """What the columns are called."""

    own: tuple[str, ...]
    compared: tuple[str, ...]


Groups = Sequence[tuple[str, Sequence[Figures]]]


def columns(groups: Groups, heads: Heads, width: int) -> Iterator[RenderableType]:
    """The figures of named groups under their heads, on one line each where the width allows.

    A group of one, or without a title, goes without a heading of its own.
    """
    if not any(rows for _, rows in groups):
        yield line("There are none.")
        return
    layout = _layout(groups, heads, width)
    yield layout.row(line(""), (*heads.own, *heads.compared, ""), "dim")
    for title, rows in groups:
        headed = bool(title) and len(rows) > 1
        if headed:
            yield line((title, "bold"))
        for row in rows:
            yield from layout.figures(row, INDENT if headed else 0)


@dataclass(frozen=True, slots=True)
class _Layout:
    heads: Heads
    widths: tuple[int, ...]
    wide: bool
    """Whether figures that compare stand in columns too, not on a line below."""

    def figures(self, row: Figures, indent: int) -> Iterator[RenderableType]:
        title = indented(line(row.title), indent)
        if not row.own:
            told = (f" {_word(row)}", _style(row))
            yield indented(line(row.title, told, (self._below(row), "dim")), indent)
        elif self.wide:
            cells = (*row.own, *(row.compared or ("",) * len(self.heads.compared)), _word(row))
            yield self.row(title, cells, "", _style(row))
        else:
            yield self.row(title, row.own, "")
            if row.mark:
                yield indented(line((_word(row), _style(row)), (self._below(row), "dim")), 4)

    def _below(self, row: Figures) -> str:
        pairs = zip(self.heads.compared, row.compared, strict=False)
        words = ", ".join(f"{head} {cell}" for head, cell in pairs)
        return f": {words}" if words else ""

    def row(self, title: RenderableType, cells: Sequence[str], style: str, last: str = "") -> Table:
        """Cells beyond the columns that are laid out are left to another line."""
        table = Table.grid(padding=(0, _GAP, 0, 0), expand=True)
        table.add_column(ratio=1, overflow="fold")
        for number, width in enumerate(self.widths):
            side: JustifyMethod = "left" if number == _marks(self.heads) else "right"
            table.add_column(width=width, min_width=width, no_wrap=True, justify=side)
        styles = [last or style if n == _marks(self.heads) else style for n in range(len(cells))]
        shown = zip(cells[: len(self.widths)], styles, strict=False)
        table.add_row(title, *(line((cell, style)) for cell, style in shown))
        return table


def _layout(groups: Groups, heads: Heads, width: int) -> _Layout:
    rows = [row for _, found in groups for row in found if row.own]
    own = _widths([heads.own, *(row.own for row in rows)])
    compared = _widths([heads.compared, *(row.compared for row in rows if row.compared)])
    all_widths = (*own, *compared, max([1, *(len(_word(row)) for row in rows)]))
    wide = width - sum(all_widths) - _GAP * len(all_widths) >= _ROOMY
    return _Layout(heads, all_widths if wide else own, wide)


def _widths(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The widest cell of every column."""
    return tuple(max(map(len, column)) for column in zip(*rows, strict=True))


def _marks(heads: Heads) -> int:
    """The column of the marks, behind all figures."""
    return len(heads.own) + len(heads.compared)


def _word(row: Figures) -> str:
    return str(row.mark) if row.mark else ""


def _style(row: Figures) -> str:
    return STYLES[row.mark.kind] if row.mark else ""
