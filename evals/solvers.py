"""What is scored: the product's engines, and floors that any useful engine must beat."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, get_args

from pydantic import JsonValue

from api.engines.rules import RulesEngine
from api.errors import ConfigurationError
from api.ports import Engine
from api.schemas.run import PromptRef
from api.settings import Settings
from evals.floors import COPY_ALL, NULL

SolverName = Literal["rules", "llm", "replay", "null", "copy-all"]
SOLVERS: Final[tuple[SolverName, ...]] = get_args(SolverName)


async def _nothing_to_close() -> None:
    return


@dataclass(frozen=True, slots=True)
class Solver:
    """An engine to be scored, and what the header of a run tells of it."""

    name: SolverName
    engine: Engine
    extra: dict[str, JsonValue] = field(default_factory=dict)
    """More for the header of a run, such as that of a recording."""
    close: Callable[[], Awaitable[None]] = _nothing_to_close
    """Gives connections and files back, in the event loop that used them."""

    @property
    def model(self) -> str | None:
        return self.engine.identity.model

    @property
    def prompts(self) -> tuple[PromptRef, ...]:
        return self.engine.identity.prompts

    @property
    def notice(self) -> str:
        return self.engine.notice


def solver(
    name: SolverName,
    settings: Settings,  # noqa: ARG001 - read by the solvers that ask a model
    *,
    recording: Path | None = None,
    prompts: Sequence[str] = (),
) -> Solver:
    """The solver of that name.

    `recording`: the file that `replay` answers from; `prompts`: versions such as `claims/v2` for
    `llm` and `replay`, in place of the shipped ones. Raises ConfigurationError where the options
    do not fit the solver, or the settings do not carry it.
    """
    if recording is not None and name != "replay":
        raise ConfigurationError(f"Only `replay` answers from a recording, not `{name}`.")
    if prompts and name not in {"llm", "replay"}:
        raise ConfigurationError(f"`{name}` asks no model, so no prompts can be chosen for it.")
    if name == "rules":
        return Solver(name, RulesEngine())
    if name == "null":
        return Solver(name, NULL)
    if name == "copy-all":
        return Solver(name, COPY_ALL)
    raise ConfigurationError(f"`{name}` is not a solver yet; there are {', '.join(SOLVERS)}.")
