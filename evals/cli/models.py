"""Commands on models and prompts: matrix, record."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from api.cli.showing import progress, show
from api.errors import ConfigurationError
from evals import provenance
from evals.cli.exits import Exit, guarded
from evals.cli.options import (
    GOLD_OPTION,
    MODEL_OPTION,
    PROMPTS_OPTION,
    RUNS,
    SEED_OPTION,
    settings_for,
    solver_for,
)
from evals.dataset import load
from evals.matrix import Cell, choices
from evals.recording import RECORDINGS, Header, RecordingError, require_free
from evals.recording import write as write_recording
from evals.report.matrix import matrix_view
from evals.report.writing import save
from evals.running import Answered, Plan, Scored, answered
from evals.running import run as run_plan
from evals.solvers import Solver, recorded

Try = tuple[str, tuple[str, ...], Path | str]
"""What a try is called, the prompt versions, and a recording or the name of a model."""


@click.command()
@click.option("--prompts", default="", metavar="IDS", help="Versions, such as claims/v1,claims/v2.")
@click.option("--models", default="", metavar="NAMES", help="Models as litellm names them.")
@click.option("--recordings", default="", metavar="FILES", help="Recordings in place of models.")
@GOLD_OPTION
@SEED_OPTION
@guarded
def matrix(prompts: str, models: str, recordings: str, gold: Path, seed: int) -> Exit:
    """Score every choice of prompt versions with every model, with cost and latency.

    Lists are separated by commas. Of prompts of one purpose each is tried in turn; without a list
    the shipped versions, and each other one by itself; a recording is asked with its own. Every
    run is saved like those of `run`.
    """
    tries = [*_replays(_listed(recordings), prompts), *_asks(_listed(models), prompts)]
    if not tries:
        raise ConfigurationError("Name models with --models, or recordings with --recordings.")
    dataset = load(gold)
    cells: list[Cell] = []
    for told, chosen in [(told, _solver(item, versions)) for told, versions, item in tries]:
        with progress(f"Scoring {chosen.model} with {told} ..."):
            made = asyncio.run(_closing(Plan(dataset, gold, chosen, seed=seed, limit=0)))
        header = made.run.header
        save(made.run, RUNS / f"{header.id}-{len(cells) + 1}")
        cells.append(Cell(told, header))
    show(matrix_view(cells))
    return Exit.FAILED if any(cell.header.failed for cell in cells) else Exit.OK


def _replays(recordings: Sequence[str], prompts: str) -> list[Try]:
    """Each recording with the prompts that it was made with, unless others are named."""
    sets = choices(_listed(prompts)) if prompts else ((),)
    return [
        (", ".join((name, *versions)), versions, Path(name))
        for versions in sets
        for name in recordings
    ]


def _asks(models: Sequence[str], prompts: str) -> list[Try]:
    sets = choices(_listed(prompts))
    return [
        (", ".join(versions) or "shipped", versions, name) for versions in sets for name in models
    ]


def _solver(item: Path | str, versions: Sequence[str]) -> Solver:
    if isinstance(item, Path):
        return solver_for("replay", None, versions, item)
    return solver_for("llm", item, versions, None)


async def _closing(plan: Plan) -> Scored:
    try:
        return await run_plan(plan)
    finally:
        await plan.solver.close()


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


@click.command()
@MODEL_OPTION
@PROMPTS_OPTION
@GOLD_OPTION
@click.option("--produced", metavar="TEXT", help="How the answers come about, for the header.")
@click.option("--tokens", metavar="TEXT", help="How tokens are counted, for the header.")
@click.option("--name", metavar="TEXT", help="Name of the model, for the header.")
@click.option("--untimed", is_flag=True, help="Keep no times: they say nothing of the model.")
@click.option("--replace", is_flag=True, help="Replace a recording of that name.")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@guarded
def record(
    model: str | None,
    prompts: tuple[str, ...],
    gold: Path,
    produced: str | None,
    tokens: str | None,
    name: str | None,
    untimed: bool,
    replace: bool,
    out: Path,
) -> Exit:
    """Ask a model about all articles and events of the gold, and keep its answers in OUT.

    OUT is a path, or a bare name among the recordings that ship with the project. Nothing is
    written unless everything was answered.
    """
    path = RECORDINGS / out if out.parent == Path() else out
    if not replace:
        require_free(path)
    settings = settings_for(model)
    chosen, recorder = recorded(settings, prompts=prompts, timed=not untimed)
    plan = Plan(load(gold), gold, chosen, limit=0)
    header = Header(
        model=name or settings.model or "",
        recorded_on=datetime.now(UTC).date(),
        produced=produced or f"Asked of {settings.model} through its provider's API.",
        tokens=tokens or "As the provider counted them.",
        commit=provenance.commit(),
    )
    with progress(f"Asking {settings.model} ..."):
        found = asyncio.run(_answers(plan))
    if found.errors:
        raise RecordingError(f"Nothing was recorded: {'; '.join(found.errors)}")
    write_recording(recorder.recording(header), path, replace=replace)
    click.echo(f"{path}: {recorder.recording(header).totals.answers} answers")
    return Exit.OK


async def _answers(plan: Plan) -> Answered:
    try:
        return await answered(plan)
    finally:
        await plan.solver.close()
