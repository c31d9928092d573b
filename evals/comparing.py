"""Two saved runs, compared over the units of both."""

from collections.abc import Sequence

from evals.report.comparing import Paired
from evals.results import Run, UnlikeError
from evals.rows import Row
from evals.scoring import Table, case_table, measured, measured_cases


def paired(first: Run, second: Run) -> tuple[Paired, ...]:
    """How every figure of the second run differs from the first. Raises UnlikeError."""
    if first.header.gold_digest != second.header.gold_digest:
        raise UnlikeError(
            f"{first.header.id} and {second.header.id} were scored against different gold; score "
            "one of them again with `python -m evals rescore`."
        )
    seed = second.header.seed
    figures = (
        *measured(_table(second), _table(first), {}, seed),
        *measured_cases(
            case_table(second.header.perturbations), case_table(first.header.perturbations), seed
        ),
    )
    return tuple(
        Paired(name=item.name, difference=item.difference, units=item.units, unit=item.unit)
        for item in figures
        if item.difference
    )


def _table(run: Run) -> Table:
    table: dict[str, list[Row]] = {}
    for item in run.items:
        table.setdefault(item.aspect, []).append(item.row)
    held: dict[str, Sequence[Row] | None] = dict(table)
    return held
