"""Warming up: what is told meanwhile, and who waits."""

import asyncio
import logging

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.settings import Settings
from api.warmth import Warmth
from tests.http.fakes import FakeService
from tests.seeds import seed_000

MARKER = "zanzibar"


def connect(app: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://testserver")


async def test_until_it_has_warmed_up_it_is_not_ready_and_readings_wait() -> None:
    app, loaded = create_app(Settings(cache=False), service=FakeService()), asyncio.Event()
    app.state.warmth = warmth = Warmth()

    async def load() -> None:
        await loaded.wait()

    async with connect(app) as client, warmth.during(load):
        waiting = await client.get("/readyz")
        assert (waiting.status_code, waiting.json()["status"]) == (503, "warming")
        assert (await client.get("/healthz")).status_code == 200
        body = {"article": {"text": seed_000()}}
        posted = asyncio.create_task(client.post("/v1/analyses", json=body))
        assert (await client.get("/v1/engines")).status_code == 200
        assert not posted.done()
        loaded.set()
        assert (await posted).status_code == 200
        assert not warmth.is_warming


async def test_a_failure_is_told_and_the_service_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    async def fails() -> None:
        raise ValueError(MARKER)

    warmth = Warmth()
    with caplog.at_level(logging.ERROR):
        async with warmth.during(fails):
            await warmth.over()
    [record] = caplog.records
    assert record.getMessage() == "Warming up failed"
    assert vars(record)["error"] == "ValueError"
    assert MARKER not in str(vars(record))
