"""The service as the settings describe it: the only place that names concrete adapters."""

import asyncio
from dataclasses import dataclass

from api.engines.llm import SHIPPED, LLMEngine, Prompts
from api.engines.rules import RulesEngine
from api.errors import ConfigurationError
from api.llm.cache import DiskCache, MemoryCache
from api.llm.cached import CachedCompletion
from api.llm.client import LiteLLMCompletion
from api.ports import Cache, Engine
from api.schemas.run import EngineName
from api.service import Service
from api.settings import Settings


@dataclass(frozen=True, slots=True)
class Assembly:
    """A service with what must be closed after it, in the event loop that used it."""

    service: Service
    cache: Cache
    completion: LiteLLMCompletion | None

    async def close(self) -> None:
        """Give connections and files back."""
        if self.completion:
            await self.completion.close()
        if isinstance(self.cache, DiskCache):
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
    completion = LiteLLMCompletion(settings) if settings.model else None
    engines: dict[EngineName, Engine] = {"rules": RulesEngine()}
    if completion:
        engines["llm"] = LLMEngine(CachedCompletion(completion, cache), settings, prompts)
    service = Service(
        engines, settings.default_engine, cache, max_characters=settings.max_characters
    )
    return Assembly(service, cache, completion)


def _cache(settings: Settings) -> Cache:
    if not settings.cache:
        return MemoryCache()
    return DiskCache(settings.cache_dir, settings.cache_megabytes)
