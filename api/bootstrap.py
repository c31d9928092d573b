"""The service as the settings describe it: the only place that names concrete adapters."""

from collections.abc import Callable
from dataclasses import dataclass

from api.engines.llm import LLMEngine
from api.engines.rules.engine import RulesEngine
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
    """A service with what must be closed after it."""

    service: Service
    cache: Cache
    close: Callable[[], None]


def build(settings: Settings) -> Service:
    """The service, for a process that ends with it. Raises ConfigurationError."""
    return assemble(settings).service


def assemble(settings: Settings) -> Assembly:
    """The service and how to close it. Raises ConfigurationError where the default engine cannot
    be had."""
    cache, close = _cache(settings)
    engines = _engines(settings, cache)
    if settings.default_engine not in engines:
        close()
        raise ConfigurationError(
            "FACTFRAME_ENGINE is llm, but no model is set. Set FACTFRAME_MODEL, such as"
            " openai/gpt-4.1, or FACTFRAME_ENGINE=rules."
        )
    service = Service(
        engines, settings.default_engine, cache, max_characters=settings.max_characters
    )
    return Assembly(service, cache, close)


def _cache(settings: Settings) -> tuple[Cache, Callable[[], None]]:
    if not settings.cache:
        return MemoryCache(), lambda: None
    disk = DiskCache(settings.cache_dir, settings.cache_megabytes)
    return disk, disk.close


def _engines(settings: Settings, cache: Cache) -> dict[EngineName, Engine]:
    engines: dict[EngineName, Engine] = {"rules": RulesEngine()}
    if settings.model:
        completion = CachedCompletion(LiteLLMCompletion(settings), cache)
        engines["llm"] = LLMEngine(completion, settings)
    return engines
