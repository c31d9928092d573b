"""What the product does, for whoever asks: HTTP, the command line, batches."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from time import perf_counter
from typing import Literal, TypeVar

from pydantic import ValidationError

from api.account import billed
from api.core.accounts import check_number, in_canonical_order
from api.core.address import analysis_id, comparison_id
from api.core.analyze import WHOLE, analyze
from api.core.compare import compare
from api.core.fallback import Turn, charged, in_turn, made_by, marked
from api.core.order import arranged
from api.errors import ConfigurationError, NotFoundError
from api.ingest.making import check_length
from api.limits import DEFAULT_LIMITS, Limits
from api.observing import LookedUp, Made, note
from api.ports import Cache, Engine
from api.schemas.analysis import ArticleAnalysis
from api.schemas.article import Article
from api.schemas.comparison import Comparison
from api.schemas.reading import ReadingOptions
from api.schemas.run import EngineIdentity, EngineName, Run, Usage

_log = logging.getLogger(__name__)

MISSING = "_missing"
"""Warnings whose code ends so mark a result that is worth another try: parts of it failed."""

R = TypeVar("R", ArticleAnalysis, Comparison)

_SET_UP: Mapping[EngineName, str] = {
    "llm": "Set FACTFRAME_MODEL to a model, such as openai/gpt-4.1, and the provider's key.",
    "rules": "Leave it in the service's engines.",
}


class Service:
    """Analyses and comparisons, made once and kept under their content addresses."""

    def __init__(
        self,
        engines: Mapping[EngineName, Engine],
        default: EngineName,
        cache: Cache,
        *,
        fallbacks: Sequence[Engine] = (),
        limits: Limits = DEFAULT_LIMITS,
    ) -> None:
        self.engines = engines
        self.default = default
        self._fallbacks = fallbacks
        self._cache = cache
        self._limits = limits

    async def analyze(
        self,
        article: Article,
        engine: EngineName | None = None,
        options: ReadingOptions = WHOLE,
    ) -> ArticleAnalysis:
        """The analysis of the article, kept or new; by a fallback where the model fails.

        Raises InputError, ConfigurationError, QuotaError, UpstreamError.
        """
        self._check_length(article)
        readers = self._engines(engine or self.default)
        async with billed([article]):
            return await in_turn(readers, lambda turn: self._analysis(article, turn, options))

    async def compare(
        self,
        articles: Sequence[Article | ArticleAnalysis | str],
        engine: EngineName | None = None,
        options: ReadingOptions = WHOLE,
    ) -> Comparison:
        """The comparison of articles, each handed in, or its analysis, or named by that one's id,
        in this order.

        Without an engine asked for, that of the first analysis named decides, else the default.
        One engine does all of the work: where the model fails at any of it, a fallback reads and
        compares all accounts, unless an analysis is named, which settles the engine.
        Raises InputError, NotFoundError, ConfigurationError, QuotaError, UpstreamError.
        """
        started = perf_counter()
        check_number(len(articles))
        new = [item for item in articles if isinstance(item, Article)]
        for item in new:
            self._check_length(item)
        found = [
            await self.get_analysis(item) if isinstance(item, str) else item for item in articles
        ]
        comparers = self._comparers(found, engine)
        async with billed(new):
            made = await in_turn(comparers, lambda turn: self._comparison(found, turn, options))
        return _timed(made, perf_counter() - started)

    def identity(self, engine: EngineName | None = None) -> EngineIdentity:
        """What changes the answers of the engine. Raises ConfigurationError."""
        return self._engine(engine or self.default).identity

    async def get_analysis(self, identifier: str) -> ArticleAnalysis:
        """The analysis kept under the id. Raises NotFoundError."""
        return await self._get(identifier, ArticleAnalysis)

    async def get_comparison(self, identifier: str) -> Comparison:
        """The comparison kept under the id, its accounts in canonical order: by day of
        publication, outlet, id. Raises NotFoundError."""
        return await self._get(identifier, Comparison)

    async def _analysis(
        self, article: Article, turn: Turn, options: ReadingOptions
    ) -> ArticleAnalysis:
        identity = turn.engine.identity
        options = _telling(options, identity.engine)
        address = analysis_id(article, identity, options, turn.failures)

        async def make() -> ArticleAnalysis:
            return marked(
                await analyze(article, turn.engine, options, self._limits.sentences), address, turn
            )

        made = await self._kept_or_made(address, ArticleAnalysis, make)
        return made.model_copy(update={"run": charged(made.run, turn)})

    async def _comparison(
        self,
        articles: Sequence[Article | ArticleAnalysis],
        turn: Turn,
        options: ReadingOptions,
    ) -> Comparison:
        analyses = await _all(
            [
                self._analysis(item, turn, options) if isinstance(item, Article) else _ready(item)
                for item in articles
            ]
        )
        ids = [analysis.id for analysis in analyses]

        async def make() -> Comparison:
            return await compare(in_canonical_order(analyses), turn.engine)

        address = comparison_id(ids, turn.engine.identity)
        made = arranged(await self._kept_or_made(address, Comparison, make), ids)
        return made.model_copy(update={"run": charged(made.run, turn)})

    def _engines(self, name: EngineName) -> Sequence[Engine]:
        """The engine of this name, and who reads in its stead."""
        asked = self._engine(name)
        return (asked, *self._fallbacks) if name == "llm" else (asked,)

    def _comparers(
        self, found: Sequence[Article | ArticleAnalysis], engine: EngineName | None
    ) -> Sequence[Engine]:
        """Who may compare: with analyses among them, nobody but the engine that made the first."""
        first = next((item for item in found if isinstance(item, ArticleAnalysis)), None)
        if first is None:
            return self._engines(engine or self.default)
        known = self._engines(engine or first.run.engine)
        return [next((one for one in known if one.identity == made_by(first)), known[0])]

    def _engine(self, name: EngineName) -> Engine:
        if name not in self.engines:
            raise ConfigurationError(f"The engine {name} is not set up here. {_SET_UP[name]}")
        return self.engines[name]

    def _check_length(self, article: Article) -> None:
        check_length(article.text, self._limits)

    async def _get(self, identifier: str, kind: type[R]) -> R:
        started = perf_counter()
        text = await self._cache.get(_key(identifier))
        note(LookedUp("result", text is not None))
        result = None if text is None else _parsed(text, kind)
        if result is None:
            raise NotFoundError(
                "No result is kept under this id. Results are kept for a while only: send the "
                "articles again; the same input gives the same id."
            )
        return _told(_from_cache(result, perf_counter() - started))

    async def _kept_or_made(
        self, address: str, kind: type[R], make: Callable[[], Awaitable[R]]
    ) -> R:
        """The result kept under the address, else a new one, made once for all who wait for it.

        A kept result that is incomplete, or that cannot be read, is made anew.
        """
        started = perf_counter()
        own: list[R] = []

        async def text() -> str:
            own.append(await make())
            return own[-1].model_dump_json()

        kept, found = await self._cache.get_or_make(_key(address), text)
        note(LookedUp("result", found))
        if own:
            return _told(own[-1])
        result = _parsed(kept, kind)
        if result is None or _is_incomplete(result):
            await self._cache.set(_key(address), await text())
            return _told(own[-1])
        return _told(_from_cache(result, perf_counter() - started))


def _told(result: R) -> R:
    """The result, told to whoever watches."""
    run = result.run
    kind: Literal["analysis", "comparison"] = "comparison"
    rejected = injections = 0
    if isinstance(result, ArticleAnalysis):
        kind = "analysis"
        rejected, injections = len(run.rejected_quotes), len(run.suspected_injections)
    note(Made(kind, result.id, run.engine, run.cached, rejected, injections))
    return result


T = TypeVar("T")


async def _ready(value: T) -> T:
    return value


async def _all(work: Sequence[Awaitable[T]]) -> list[T]:
    """The results in order; the first failure cancels the rest and is raised."""
    tasks = [asyncio.ensure_future(item) for item in work]
    try:
        return list(await asyncio.gather(*tasks))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


def as_kept(result: R) -> R:
    """The result as whoever asks again has it: for no calls, no tokens and no time."""
    return _from_cache(result, 0)


def _key(identifier: str) -> str:
    return f"result:{identifier}"


def _parsed(text: str, kind: type[R]) -> R | None:
    """The result, or None where what was kept is none of this schema."""
    try:
        return kind.model_validate_json(text)
    except ValidationError:
        _log.warning("A kept %s does not fit the schema and counts as absent", kind.__name__)
        return None


def _is_incomplete(result: ArticleAnalysis | Comparison) -> bool:
    return any(warning.code.endswith(MISSING) for warning in result.run.warnings)


def _from_cache(result: R, seconds: float) -> R:
    """The result as this request had it: for no calls, no tokens and no money."""
    run = _free(result.run, seconds)
    if isinstance(result, Comparison):
        articles = tuple(
            item.model_copy(
                update={
                    "analysis": item.analysis.model_copy(
                        update={"run": _free(item.analysis.run, 0)}
                    )
                }
            )
            for item in result.articles
        )
        return result.model_copy(update={"run": run, "articles": articles})
    return result.model_copy(update={"run": run})


def _free(run: Run, seconds: float) -> Run:
    return run.model_copy(update={**Usage().model_dump(), "cached": True, "seconds": seconds})


def _timed(comparison: Comparison, seconds: float) -> Comparison:
    return comparison.model_copy(
        update={"run": comparison.run.model_copy(update={"seconds": seconds})}
    )


def _telling(options: ReadingOptions, engine: EngineName) -> ReadingOptions:
    """The options that make a difference to this engine: only a model reads in windows."""
    return replace(options, speed="whole") if engine == "rules" else options
