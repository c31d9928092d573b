"""How often each rule was right, for a terminal or a pipe."""

from rich.table import Table

from api.engines.rules.catalogue import Measured
from api.exports.terminal.layout import line
from evals.report import figures

_HEADS = ("rule", "right/items", "precision")


def rules_view(measured: Measured) -> Table:
    """One line a rule; no precision where there are too few items to tell."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    for _ in _HEADS[1:]:
        table.add_column(justify="right", no_wrap=True)
    table.add_row(*(line((head, "dim")) for head in _HEADS))
    for rule, counted in measured.rules.items():
        enough = counted.items >= measured.least
        precision = figures.number(counted.right / counted.items) if enough else figures.NONE
        table.add_row(rule, f"{counted.right}/{counted.items}", precision)
    return table
