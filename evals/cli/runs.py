"""Commands on runs: run, compare, rescore."""

import asyncio
from dataclasses import replace
from pathlib import Path

import click

from api.cli.exits import complain
from api.cli.showing import progress, show
from evals.baseline import kept_cases
from evals.baseline import read as read_baseline
from evals.baseline import write as write_rows
from evals.cli.exits import Exit, guarded
from evals.cli.options import (
    BASELINE_OPTION,
    GOLD_OPTION,
    MODEL_OPTION,
    NO_BASELINE_OPTION,
    PROMPTS_OPTION,
    RUNS,
    SEED_OPTION,
    baseline_for,
    solver_for,
)
from evals.comparing import paired
from evals.dataset import load
from evals.report.comparing import compare_view
from evals.report.terminal import run_view
from evals.report.writing import load as load_run
from evals.report.writing import require_free, save
from evals.running import Plan, Scored, digest_of, rescored
from evals.running import run as run_plan
from evals.solvers import SOLVERS, SolverName

_OFFLINE = {"rules", "null", "copy-all"}
"""Solvers that cost nothing, so that all changes of known effect are tried."""

_RUN = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command()
@click.option(
    "--engine", type=click.Choice(SOLVERS), default="rules", show_default=True, help="Who answers."
)
@MODEL_OPTION
@PROMPTS_OPTION
@click.option(
    "--recording",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Recording for the engine replay. [default: the newest that ships with the project]",
)
@GOLD_OPTION
@SEED_OPTION
@click.option(
    "--changes",
    type=click.IntRange(min=0),
    help="Most changes of each kind to try. [default: all; for llm and replay none]",
)
@BASELINE_OPTION
@NO_BASELINE_OPTION
@click.option("--write-baseline", is_flag=True, help="Make this run the baseline of its engine.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="New folder for the run. [default: evals/runs/<time>-<engine>]",
)
@guarded
def run(
    engine: SolverName,
    model: str | None,
    prompts: tuple[str, ...],
    recording: Path | None,
    gold: Path,
    seed: int,
    changes: int | None,
    baseline: Path | None,
    no_baseline: bool,
    write_baseline: bool,
    out: Path | None,
) -> Exit:
    """Score an engine; print the figures and save the run.

    Offline engines are rules (the embedded one), replay (recorded answers of a model), and the
    floors null (says nothing) and copy-all (every sentence a claim); llm asks a model.
    """
    require_free(out)
    dataset = load(gold)
    chosen = solver_for(engine, model, prompts, recording)
    limit = changes if changes is not None or engine in _OFFLINE else 0
    path = None if no_baseline else baseline_for(baseline, gold, recording)
    if write_baseline and path is None:
        raise click.UsageError("Name a file by --baseline: the default one is of the shipped gold.")
    digest = digest_of(dataset, gold)
    held = read_baseline(path, engine, digest) if path and not write_baseline else None
    plan = Plan(dataset, gold, chosen, seed=seed, limit=limit, baseline=held)
    with progress(f"Scoring {engine} ..."):
        made = asyncio.run(_closing(plan))
    folder = out or RUNS / made.run.header.id
    save(made.run, folder)
    show(run_view(made.run))
    click.echo(f"\nSaved in {folder}: report.html, summary.md, junit.xml, run.json, items.jsonl")
    code = _code(made)
    if write_baseline and path and code is Exit.OK:
        _write(made, path)
    elif write_baseline:
        complain(f"a run that fails is no baseline: {path} stays as it is")
    return code


async def _closing(plan: Plan) -> Scored:
    try:
        return await run_plan(plan)
    finally:
        await plan.solver.close()


def _write(made: Scored, path: Path) -> None:
    header = made.run.header
    if not made.cases and (held := kept_cases(path, header.solver)):
        click.echo("The changes of known effect were not tried: their baseline is kept.")
        made = replace(made, cases=held)
    write_rows(path, header.solver, header.gold_digest, made.aspects, made.cases)
    click.echo(f"{path} now holds this run as the baseline of {header.solver}.")


def _code(made: Scored) -> Exit:
    return Exit.FAILED if made.run.header.failed else Exit.OK


@click.command()
@click.argument("first", type=_RUN)
@click.argument("second", type=_RUN)
@guarded
def compare(first: Path, second: Path) -> Exit:
    """Compare two saved runs over the same gold: FIRST is the one to beat, SECOND the new one."""
    one, other = load_run(first), load_run(second)
    show(compare_view(one, other, paired(one, other)))
    return Exit.OK


@click.command()
@click.argument("folder", metavar="RUN", type=_RUN)
@GOLD_OPTION
@BASELINE_OPTION
@NO_BASELINE_OPTION
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="New folder for it.")
@guarded
def rescore(
    folder: Path, gold: Path, baseline: Path | None, no_baseline: bool, out: Path | None
) -> Exit:
    """Score the saved answers of RUN anew, without asking any engine.

    For labels or scorers that have changed since. Changes of known effect keep their results.
    """
    require_free(out)
    old = load_run(folder)
    dataset = load(gold)
    solver, digest = old.header.solver, digest_of(dataset, gold)
    path = None if no_baseline else baseline_for(baseline, gold, None)
    held = read_baseline(path, solver, digest) if path else None
    made = rescored(old, dataset, gold, held)
    target = out or RUNS / made.run.header.id
    save(made.run, target)
    show(run_view(made.run))
    click.echo(f"\nSaved in {target}")
    return _code(made)
