"""One engine after the other, for whole articles and whole comparisons, and never in silence."""

from collections.abc import Awaitable, Callable, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from api.core.run import usage_of, wasted
from api.errors import FactframeError, UpstreamError
from api.ports import Engine
from api.schemas.analysis import ArticleAnalysis
from api.schemas.run import EngineIdentity, Run, RunWarning, Usage

T = TypeVar("T")

WARNING: Final = "read_by_fallback"


@dataclass(frozen=True, slots=True)
class FailedEngine:
    """An engine that was to do the work and failed."""

    name: str
    """Its model, or `rules`."""
    code: str
    """Kind of the failure, as listed at `/problems`."""
    title: str
    """The same in words."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An engine whose turn it is, and those that failed before it."""

    engine: Engine
    instead_of: tuple[FailedEngine, ...] = ()
    spent: Usage = field(default_factory=Usage)
    """What their failures cost, as far as they tell."""

    @property
    def failures(self) -> tuple[tuple[str, str], ...]:
        """Who failed, and how."""
        return tuple((one.name, one.code) for one in self.instead_of)


async def in_turn(engines: Sequence[Engine], work: Callable[[Turn], Awaitable[T]]) -> T:
    """What the first engine that can do all of the work makes of it.

    Only where the provider of the first fails are the others asked, whatever makes them fail in
    turn. Where all fail, the error of the first is raised, and tells of the others.
    """
    turn = Turn(engines[0])
    try:
        return await work(turn)
    except UpstreamError as error:
        first = error
        turn = _after(turn, error)
    for engine in engines[1:]:
        turn = replace(turn, engine=engine)
        try:
            return await work(turn)
        except FactframeError as error:
            turn = _after(turn, error)
    raise _with_others(first, turn.instead_of[1:]) from None


def marked(analysis: ArticleAnalysis, address: str, turn: Turn) -> ArticleAnalysis:
    """The analysis under this address, telling whose stead the engine read in."""
    if not turn.instead_of:
        return analysis
    run = analysis.run
    warnings = (_warning(run.model or f"the engine {run.engine}", turn.instead_of), *run.warnings)
    told = run.model_copy(update={"warnings": warnings})
    return analysis.model_copy(update={"id": address, "run": told})


def made_by(analysis: ArticleAnalysis) -> EngineIdentity:
    """The identity of the engine that made the analysis."""
    run = analysis.run
    return EngineIdentity(
        engine=run.engine, model=run.model, version=run.engine_version, prompts=run.prompts
    )


def charged(run: Run, turn: Turn) -> Run:
    """The run with what the failures before it cost."""
    if not turn.spent.upstream_calls:
        return run
    usage = usage_of(run) + turn.spent
    return run.model_copy(update={**usage.model_dump(), "cached": False})


def _after(turn: Turn, error: FactframeError) -> Turn:
    """The state of things once the engine whose turn it was has failed."""
    identity = turn.engine.identity
    failed = FailedEngine(identity.model or identity.engine, error.code, error.title)
    spent = wasted(error.spent) if isinstance(error, UpstreamError) else Usage()
    return Turn(turn.engine, (*turn.instead_of, failed), turn.spent + spent)


def _warning(reader: str, failed: Sequence[FailedEngine]) -> RunWarning:
    message = (
        f"{_reasons(failed)}; so {reader} read in its stead, as this service is set up. Ask again "
        "later for the reading of the engine that was asked."
    )
    return RunWarning(code=WARNING, message=message)


def _reasons(failed: Sequence[FailedEngine]) -> str:
    return "; ".join(f"{one.name} failed: {one.title} ({one.code})" for one in failed)


def _with_others(first: UpstreamError, others: Sequence[FailedEngine]) -> UpstreamError:
    if not others:
        return first
    error = copy(first)
    error.message = f"{first.message} The fallbacks failed too: {_reasons(others)}."
    error.args = (error.message,)
    return error
