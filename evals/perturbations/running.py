"""Putting cases to an engine."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from api.core.analyze import analyze
from api.core.compare import compare
from api.errors import FactframeError
from api.ports import Engine
from api.schemas.analysis import ArticleAnalysis
from api.schemas.article import Article
from api.schemas.comparison import Comparison
from evals.perturbations.case import NOTHING, Case
from evals.results import CaseResult

_SHOWN = 10
"""Failures of a case that are told one by one."""
_KEPT = 24
"""Analyses that are kept for the cases that follow."""

T = TypeVar("T")


async def run(cases: Sequence[Case], engine: Engine, at_once: int = 1) -> tuple[CaseResult, ...]:
    """The outcome of every case, in their order; at most `at_once` are under way together.

    Texts that several cases share are read once, as long as these cases follow one another
    closely. Whatever the engine raises fails the case, with the reason. Raises ValueError where
    `at_once` is less than 1.
    """
    if at_once < 1:
        raise ValueError(f"at least one case must be under way, not {at_once}")
    readings = Readings(engine)
    turn = asyncio.Semaphore(at_once)

    async def outcome(case: Case) -> CaseResult:
        async with turn:
            return await _outcome(case, readings)

    return tuple(await asyncio.gather(*(outcome(case) for case in cases)))


class EngineFailedError(Exception):
    """The engine raised something, or gave an answer that breaks the rules for answers."""


class Readings:
    """Analyses by an engine, the latest of them kept."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: OrderedDict[Article, asyncio.Task[ArticleAnalysis]] = OrderedDict()

    async def of(self, article: Article) -> ArticleAnalysis:
        """The analysis of the article. Raises EngineFailedError."""
        task = self._kept.get(article)
        if task is None:
            task = self._kept[article] = asyncio.ensure_future(analyze(article, self._engine))
        self._kept.move_to_end(article)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return await _guarded(task)

    async def compared(self, analyses: Sequence[ArticleAnalysis]) -> Comparison:
        """The accounts side by side. Raises EngineFailedError."""
        return await _guarded(compare(analyses, self._engine))


@dataclass(frozen=True, slots=True)
class ReadPair:
    """The readings of both texts of a case."""

    before: ArticleAnalysis
    after: ArticleAnalysis
    readings: Readings

    async def compared(self) -> Comparison:
        return await self.readings.compared((self.before, self.after))

    async def turned(self) -> Comparison:
        return await self.readings.compared((self.after, self.before))


async def _outcome(case: Case, readings: Readings) -> CaseResult:
    try:
        failures = await _failures(case, readings)
    except EngineFailedError as error:
        failures = [str(error)]
    told = tuple(failures[:_SHOWN])
    if len(failures) > _SHOWN:
        told = (*told, f"… and {len(failures) - _SHOWN} more")
    return CaseResult(kind=case.kind, name=case.name, passed=not failures, failures=told)


async def _failures(case: Case, readings: Readings) -> list[str]:
    before = await readings.of(case.before)
    if not before.claims:
        return [f"{NOTHING}: the engine took no claim from the unchanged text"]
    pair = ReadPair(before, await readings.of(case.after), readings)
    return [line for check in case.checks for line in await check.failures(pair)]


async def _guarded(answer: Awaitable[T]) -> T:
    try:
        return await answer
    except FactframeError as error:
        raise EngineFailedError(f"the engine failed: {error.code}: {error.message}") from error
    except Exception as error:  # an engine is foreign code: whatever it raises is its failure
        raise EngineFailedError(f"the engine failed: {type(error).__name__}: {error}") from error
