"""What is scored: the product's engines, and floors that any useful engine must beat."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, get_args

from pydantic import JsonValue

from api.bootstrap import assemble
from api.engines.llm import SHIPPED, LLMEngine, Prompts
from api.engines.rules import RulesEngine
from api.errors import ConfigurationError
from api.llm.client import LiteLLMCompletion
from api.ports import Engine
from api.schemas.run import PromptRef
from api.settings import Settings
from evals.floors import COPY_ALL, NULL
from evals.recorder import Recorder
from evals.recording import RECORDINGS, newest, read
from evals.replay import ReplayCompletion

SolverName = Literal["rules", "llm", "replay", "null", "copy-all"]
_AT_HAND: Final = (
    "The two articles that ship as gold were at hand when its rules were written: on these it"
    " scores better than on others."
)
SOLVERS: Final[tuple[SolverName, ...]] = get_args(SolverName)


async def _nothing_to_close() -> None:
    return


@dataclass(frozen=True, slots=True)
class Solver:
    """An engine to be scored, and what the header of a run tells of it."""

    name: SolverName
    engine: Engine
    note: str = ""
    """What is to be told besides the engine's own notice."""
    extra: dict[str, JsonValue] = field(default_factory=dict)
    """More for the header of a run, such as that of a recording."""
    close: Callable[[], Awaitable[None]] = _nothing_to_close
    """Gives connections and files back, in the event loop that used them."""

    @property
    def model(self) -> str | None:
        return self.engine.identity.model

    @property
    def prompts(self) -> tuple[PromptRef, ...]:
        """The prompts that it asks with; none where no model is asked."""
        return self.engine.identity.prompts

    @property
    def notice(self) -> str:
        return f"{self.engine.notice} {self.note}".strip()


def solver(
    name: SolverName,
    settings: Settings,
    *,
    recording: Path | None = None,
    prompts: Sequence[str] = (),
) -> Solver:
    """The solver of that name, to be closed after use.

    `recording`: the file that `replay` answers from, asked with the prompts that it was made with;
    without it the shipped one that answers most of the shipped prompts, the newest of several.
    `prompts`: versions such as `claims/v2` for `llm` and `replay`, in place of those. Raises
    ConfigurationError where the options do not fit the solver, or the settings do not carry it,
    and RecordingError.
    """
    if recording is not None and name != "replay":
        raise ConfigurationError(f"Only `replay` answers from a recording, not `{name}`.")
    if prompts and name not in {"llm", "replay"}:
        raise ConfigurationError(f"`{name}` asks no model, so no prompts can be chosen for it.")
    match name:
        case "rules":
            return Solver(name, RulesEngine(), note=_AT_HAND)
        case "null":
            return Solver(name, NULL)
        case "copy-all":
            return Solver(name, COPY_ALL)
        case "llm":
            return _live(settings, SHIPPED.using(prompts))
        case "replay":
            return _replay(settings, recording, prompts)


def recorded(
    settings: Settings, *, prompts: Sequence[str] = (), timed: bool = True
) -> tuple[Solver, Recorder]:
    """`llm`, every question put to the model anew and kept by the recorder.

    `timed`: whether the time that an answer takes means anything.
    Raises ConfigurationError.
    """
    _require_model(settings)
    completion = LiteLLMCompletion(settings)
    recorder = Recorder(completion, timed=timed)
    engine = LLMEngine(recorder, settings, SHIPPED.using(prompts))
    return Solver("llm", engine, close=completion.close), recorder


def _live(settings: Settings, prompts: Prompts) -> Solver:
    """The engine as the service has it, with its cache."""
    _require_model(settings)
    assembly = assemble(settings, prompts)
    return Solver("llm", assembly.service.engines["llm"], close=assembly.close)


def _replay(settings: Settings, named: Path | None, versions: Sequence[str]) -> Solver:
    """A recording that is named answers the versions that it was made with; else the shipped ones
    are asked."""
    shipped = SHIPPED.using(versions)
    path = named or newest([ref.id for ref in shipped.refs], RECORDINGS)
    recording = read(path)
    prompts = shipped if versions or not named else SHIPPED.using(sorted(recording.prompts))
    header = recording.header
    changes = {"model": header.model, "api_base": None}
    completion = ReplayCompletion(recording, path.name)
    return Solver(
        "replay",
        LLMEngine(completion, settings.model_copy(update=changes), prompts),
        note=f"Replayed from {path.name}, recorded on {header.recorded_on}: {header.produced}",
        extra={"recording": {"file": path.name, **recording.told()}},
    )


def _require_model(settings: Settings) -> None:
    if not settings.model:
        raise ConfigurationError(
            "No model is set. Set FACTFRAME_MODEL to one that litellm knows, such as "
            "openai/gpt-4.1 or ollama_chat/llama3.1, or score `rules`, which needs none."
        )
