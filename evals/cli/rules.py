"""The command on the rules of the embedded engine."""

import asyncio
from pathlib import Path
from typing import Final

import click

from api.cli.showing import progress, show
from api.engines.rules.catalogue import MEASURED
from evals.cli.exits import Exit, guarded
from evals.cli.options import GOLD_OPTION, solver_for
from evals.dataset import load
from evals.report.rules import rules_view
from evals.rules import measured
from evals.running import Plan, answered

_ABOUT: Final = "Invented texts, written and labelled by a language model, one reader each."


@click.command("rules")
@GOLD_OPTION
@click.option("--write", metavar="NAME", help="Keep the counts in the rulebook; NAME of the set.")
@click.option("--about", default=_ABOUT, show_default=True, help="Who labelled the set, and how.")
@guarded
def rules_command(gold: Path, write: str | None, about: str) -> Exit:
    """Tell how often the items of each rule of the embedded engine agree with a label.

    With --write the counts become the `confidence` of every item of these rules.
    """
    dataset = load(gold)
    plan = Plan(dataset, gold, solver_for("rules", None, (), None), limit=0)
    with progress("Reading ..."):
        found = asyncio.run(answered(plan))
    for error in found.errors:
        click.echo(error, err=True)
    counted = measured(dataset, found.answers, write or gold.name, about)
    show(rules_view(counted))
    if write and not found.errors:
        MEASURED.write_text(counted.model_dump_json(indent=1) + "\n", encoding="utf-8")
        click.echo(f"\n{MEASURED} now holds these counts.")
    return Exit.FAILED if found.errors else Exit.OK
