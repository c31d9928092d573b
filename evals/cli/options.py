"""Options that several commands share, and what they stand for."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import click

from api.errors import ConfigurationError
from api.settings import Settings
from evals.baseline import BASELINE
from evals.dataset import GOLD
from evals.recording import RECORDINGS
from evals.solvers import Solver, SolverName, solver

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

RUNS: Final = Path(__file__).parent.parent / "runs"
"""Where runs are saved unless told otherwise; not part of the project."""

GOLD_OPTION: Final[Decorator] = click.option(
    "--gold",
    type=click.Path(path_type=Path, file_okay=False),
    default=GOLD,
    help="Folder of labels. [default: the two articles that ship with the project]",
)
SEED_OPTION: Final[Decorator] = click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Number from which changes are drawn and rows resampled.",
)
BASELINE_OPTION: Final[Decorator] = click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to compare with. [default: evals/baseline.json, for the gold that ships]",
)
NO_BASELINE_OPTION: Final[Decorator] = click.option(
    "--no-baseline", is_flag=True, help="Compare with nothing."
)
MODEL_OPTION: Final[Decorator] = click.option(
    "--model", metavar="NAME", help="Model as litellm names it. [default: FACTFRAME_MODEL]"
)
PROMPTS_OPTION: Final[Decorator] = click.option(
    "--prompt",
    "prompts",
    metavar="ID",
    multiple=True,
    help="Version of a prompt, such as claims/v1, in place of the shipped one.",
)


def settings_for(model: str | None) -> Settings:
    """The settings of the environment, with the model asked for."""
    return Settings(model=model) if model else Settings()


def solver_for(
    engine: SolverName, model: str | None, prompts: Sequence[str], recording: Path | None
) -> Solver:
    """The solver that the options ask for. Raises ConfigurationError, RecordingError."""
    if model and engine != "llm":
        raise ConfigurationError(f"--model is for the engine llm; {engine} asks none.")
    return solver(engine, settings_for(model), recording=_found(recording), prompts=prompts)


def _found(recording: Path | None) -> Path | None:
    """A recording by its path, or by its name among those that ship with the project."""
    if recording is None or recording.exists() or recording.parent != Path():
        return recording
    return RECORDINGS / recording


def baseline_for(named: Path | None, gold: Path, recording: Path | None) -> Path | None:
    """The file to compare with; None where the shipped one says nothing of what is scored."""
    if named is not None:
        return named
    return BASELINE if gold.resolve() == GOLD.resolve() and recording is None else None
