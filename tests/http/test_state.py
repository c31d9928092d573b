"""What the service tells of itself and of its engines."""

import asyncio
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.app import create_app
from api.bootstrap import assemble
from api.cache.memory import MemoryCache
from api.errors import ConfigurationError
from api.ports import BreakerState, UpstreamState
from api.settings import Settings
from tests.http.fakes import FakeService


class ForgetfulCache(MemoryCache):
    """Keeps nothing."""

    async def set(self, key: str, value: str) -> None:
        """Nothing is kept."""


async def readiness(cache: MemoryCache | None, service: FakeService) -> httpx.Response:
    app = create_app(Settings(cache=False), service=service)
    app.state.cache = cache
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        return await client.get("/readyz")


async def test_without_its_default_engine_it_is_not_ready() -> None:
    response = await readiness(None, FakeService())
    assert response.status_code == 503
    assert response.json()["status"] == "failed"
    assert "/v1/engines" in response.json()["parts"][0]["detail"]


@pytest.mark.parametrize(
    ("cache", "status"), [(MemoryCache(), "ok"), (ForgetfulCache(), "degraded")]
)
async def test_a_cache_that_keeps_nothing_is_told(cache: MemoryCache, status: str) -> None:
    service = assemble(Settings(engine="rules", model=None, cache=False)).service
    app = create_app(Settings(cache=False), service=service)
    app.state.cache = cache
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        response = await client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["parts"][1]["status"] == status


def of(model: str | None, engine: str | None = None) -> Settings:
    return Settings.model_validate({"model": model, "engine": engine, "cache": False})


@pytest.mark.parametrize(
    ("settings", "engines", "default"),
    [
        (of(None), {"rules"}, "rules"),
        (of("openai/gpt-4.1"), {"rules", "llm"}, "llm"),
        (of("openai/gpt-4.1", "rules"), {"rules", "llm"}, "rules"),
    ],
)
async def test_the_settings_decide_on_the_engines(
    settings: Settings, engines: set[str], default: str
) -> None:
    transport = httpx.ASGITransport(create_app(settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        found = (await client.get("/v1/engines")).json()["engines"]
    assert {one["name"] for one in found if one["available"]} == engines
    assert [one["name"] for one in found if one["default"]] == [default]
    for one in found:
        assert (one["missing"] is None) is one["available"]
        assert (one["notice"] is not None) is one["available"]
        assert one["model"] == (settings.model if one["name"] == "llm" else None)


def test_a_default_engine_that_cannot_be_had_is_told_at_the_start(tmp_path: Path) -> None:
    settings = Settings(engine="llm", model=None, cache_dir=tmp_path)
    with pytest.raises(ConfigurationError, match="FACTFRAME_MODEL"):
        create_app(settings)


async def test_the_cache_is_closed_at_shutdown(tmp_path: Path) -> None:
    app = create_app(Settings(engine="rules", model=None, cache_dir=tmp_path))
    messages: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    sent: list[str] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message["type"])

    await app.state.cache.set("key", "kept")
    messages.put_nowait({"type": "lifespan.startup"})
    messages.put_nowait({"type": "lifespan.shutdown"})
    await app({"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}, messages.get, send)
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    with pytest.raises(RuntimeError):
        await app.state.cache.get("key")


@pytest.mark.parametrize(
    ("breaker", "status", "told"),
    [
        ("closed", "ok", "answers"),
        ("open", "degraded", "another 12 seconds"),
        ("half-open", "degraded", "the next call tries"),
    ],
)
async def test_a_provider_that_is_down_degrades_the_service(
    breaker: BreakerState, status: str, told: str
) -> None:
    service = assemble(Settings(engine="rules", model=None, cache=False)).service
    app = create_app(Settings(cache=False), service=service)
    app.state.upstreams = lambda: [UpstreamState("openai/x", breaker, 11.2)]
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        response = await client.get("/readyz")
    part = response.json()["parts"][1]
    assert (response.status_code, part["name"], part["status"]) == (200, "model openai/x", status)
    assert told in part["detail"]
