"""The service as the settings describe it: the only place that names concrete adapters."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from api.cache.disk import DiskCache
from api.cache.holdings import Upkeep
from api.cache.memory import MemoryCache
from api.cache.postgres import PostgresCache
from api.cache.upkeep import FolderUpkeep
from api.cache.upkeep_shared import DatabaseUpkeep
from api.core.analyze import analyze
from api.core.compare import compare
from api.engines.llm import SHIPPED, LLMEngine, Prompts
from api.engines.rules import RulesEngine
from api.errors import ConfigurationError
from api.fetch import FetchRules, WebFetcher
from api.ingest import Limits
from api.ingest.making import make_article
from api.llm.cached import CachedCompletion
from api.llm.client import LiteLLMCompletion
from api.llm.models import by_model
from api.llm.pacing import NO_PACE, Pace, SharedPace
from api.llm.seal import SealedCompletion
from api.llm.tenancy import MeteredCompletion, TenantCache
from api.ports import Cache, Engine, Fetcher, UpstreamState
from api.schemas.article import Article, ArticleMetadata
from api.schemas.run import EngineName
from api.service import Service
from api.settings import Settings


@dataclass(frozen=True, slots=True)
class Assembly:
    """A service with what must be closed after it, in the event loop that used it."""

    service: Service
    cache: Cache
    completions: tuple[LiteLLMCompletion, ...]
    """One for each model."""
    pace: Pace
    """That of all of them."""
    fetcher: Fetcher | None = None
    """None where pages are not fetched."""

    @property
    def upstreams(self) -> tuple[UpstreamState, ...]:
        """How it stands with each model that was asked."""
        return tuple(state for completion in self.completions for state in completion.states)

    async def warm(self, texts: Sequence[str]) -> None:
        """Load what the first requests would have to wait for: the embedded engine reads these
        texts, in a thread; of models all is loaded but none is asked."""
        articles = [make_article(text, ArticleMetadata(), Limits()) for text in texts]
        await asyncio.to_thread(asyncio.run, _read_once(articles))
        for completion in self.completions:
            await completion.warm()

    async def close(self) -> None:
        """Give connections and files back."""
        for completion in self.completions:
            await completion.close()
        await asyncio.to_thread(self.pace.close)
        if isinstance(self.cache, DiskCache | PostgresCache):
            await asyncio.to_thread(self.cache.close)


def build(settings: Settings) -> Service:
    """The service, for a process that ends with it. Raises ConfigurationError."""
    return assemble(settings).service


def assemble(settings: Settings, prompts: Prompts = SHIPPED) -> Assembly:
    """The service, asking with these prompts, and how to close it. Raises ConfigurationError where
    the default engine cannot be had."""
    if settings.default_engine == "llm" and not settings.model:
        raise ConfigurationError(
            "FACTFRAME_ENGINE is llm, but no model is set. Set FACTFRAME_MODEL, such as"
            " openai/gpt-4.1, or FACTFRAME_ENGINE=rules."
        )
    cache = _cache(settings)
    rows = TenantCache(cache)
    rules = RulesEngine()
    models = {chosen.model: chosen for chosen in by_model(settings)}
    pace = _pace(settings)
    completions = {model: LiteLLMCompletion(chosen, pace=pace) for model, chosen in models.items()}
    folder = settings.cache_dir if settings.cache else None
    readers: dict[str | None, Engine] = {
        model: LLMEngine(
            CachedCompletion(SealedCompletion(MeteredCompletion(completions[model]), folder), rows),
            chosen,
            prompts,
        )
        for model, chosen in models.items()
    }
    engines: dict[EngineName, Engine] = {"rules": rules}
    if settings.model:
        engines["llm"] = readers[settings.model]
    service = Service(
        engines,
        settings.default_engine,
        rows,
        fallbacks=[readers.get(name, rules) for name in settings.fallbacks],
        limits=settings.limits,
    )
    return Assembly(service, cache, tuple(completions.values()), pace, _fetcher(settings))


def _fetcher(settings: Settings) -> Fetcher | None:
    if not settings.fetch:
        return None
    rules = FetchRules(
        hosts=() if settings.fetch == ("on",) else settings.fetch,
        ports=settings.fetch_ports,
        seconds=settings.fetch_seconds,
        bytes=settings.fetch_max_bytes,
    )
    return WebFetcher(rules)


def upkeep(settings: Settings) -> Upkeep:
    """What an operator does with what is kept. Raises ConfigurationError."""
    if settings.database_url is not None:
        return DatabaseUpkeep(settings.database_url.get_secret_value())
    return FolderUpkeep(settings.cache_dir)


async def _read_once(articles: Sequence[Article]) -> None:
    engine = RulesEngine()
    await compare([await analyze(article, engine) for article in articles], engine)


def _pace(settings: Settings) -> Pace:
    if settings.upstream_rate is None or not settings.model:
        return NO_PACE
    if settings.database_url is not None:
        return SharedPace(settings.upstream_rate, settings.database_url.get_secret_value())
    return SharedPace(settings.upstream_rate, settings.jobs / "pace.db")


def _cache(settings: Settings) -> Cache:
    if not settings.cache:
        return MemoryCache()
    if settings.database_url is not None:
        return PostgresCache(settings.database_url.get_secret_value(), settings.cache_megabytes)
    return DiskCache(settings.cache_dir, settings.cache_megabytes)
