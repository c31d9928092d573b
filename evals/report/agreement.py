"""How far two passes of labelling agree, for a terminal, a pipe or a Markdown file."""

from collections.abc import Sequence
from typing import Final

from rich.table import Table

from api.exports.terminal.layout import line
from evals.agreement import Agreement
from evals.report import families, figures

_HEADS: Final = ("aspect", "F1", "both/items", "alpha")


def agreement_view(rows: Sequence[Agreement]) -> Table:
    """One line an aspect."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    for _ in _HEADS[1:]:
        table.add_column(justify="right", no_wrap=True)
    table.add_row(*(line((head, "dim")) for head in _HEADS))
    for row in rows:
        table.add_row(*(line(cell) for cell in _cells(row)))
    return table


def agreement_table(rows: Sequence[Agreement]) -> str:
    """The same as a table in Markdown."""
    lines = [_HEADS, tuple("---" for _ in _HEADS), *(_cells(row) for row in rows)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _cells(row: Agreement) -> tuple[str, ...]:
    return (
        families.title(row.aspect),
        figures.number(row.f1),
        f"{row.both}/{row.items}",
        figures.NONE if row.alpha is None else figures.number(row.alpha),
    )
