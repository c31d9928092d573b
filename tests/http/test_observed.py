"""The line of the log that every request leaves."""

import logging
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from api.app import create_app
from api.errors import UpstreamTimeoutError
from api.http.observed import Observed
from api.settings import Settings
from tests.http.conftest import connect
from tests.http.fakes import FakeService
from tests.seeds import seed_000

FIELDS = (
    *("method", "route", "status", "bytes", "engine", "result", "cached", "problem", "key_id"),
)


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    told = [vars(record) for record in caplog.records if record.getMessage() == "request"]
    assert all(line["seconds"] >= 0 for line in told)
    return [{name: line[name] for name in FIELDS if name in line} for line in told]


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, logger="api.http.observed")
    return caplog


async def test_it_tells_of_the_result(log: pytest.LogCaptureFixture) -> None:
    app = create_app(Settings(cache=False, engine="rules", model=None))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://testserver"
    ) as client:
        body = {"article": {"text": seed_000()}}
        posts = [await client.post("/v1/analyses", json=body) for _ in range(2)]
        read = await client.get(f"/v1/analyses/{posts[0].json()['id']}?secret=1")
    common = {"status": 200, "engine": "rules", "result": posts[0].json()["id"]}
    routes = [("POST", "/v1/analyses")] * 2 + [("GET", "/v1/analyses/{analysis_id}")]
    for line, answer, route, cached in zip(
        lines(log), [*posts, read], routes, [False, True, True], strict=True
    ):
        method, template = route
        size = len(answer.content)
        told = {"method": method, "route": template, "bytes": size, "cached": cached}
        assert line == common | told


@pytest.mark.parametrize(
    ("method", "path", "told"),
    [
        ("GET", "/nowhere", ("GET", "none", 404, "not-found")),
        ("HEAD", "/v1/analyses/none", ("HEAD", "/v1/analyses/{analysis_id}", 404, "not-found")),
        ("BREW", "/v1/analyses", ("other", "/v1/analyses", 405, "method-not-allowed")),
        ("POST", "/v1/analyses", ("POST", "/v1/analyses", 504, "upstream-timeout")),
    ],
)
async def test_it_tells_of_the_problem(
    log: pytest.LogCaptureFixture, method: str, path: str, told: tuple[object, ...]
) -> None:
    service = FakeService(UpstreamTimeoutError("late"))
    async with connect(service) as client:
        await client.request(method, path, json={"article": {"text": "Something happened."}})
    [line] = lines(log)
    assert (line["method"], line["route"], line["status"], line["problem"]) == told


async def test_those_who_watch_over_the_service_are_told_of_when_debugging(
    log: pytest.LogCaptureFixture,
) -> None:
    async with connect(FakeService()) as client:
        await client.get("/healthz")
        assert lines(log) == []
        log.set_level(logging.DEBUG, logger="api.http.observed")
        await client.get("/healthz")
    assert len(lines(log)) == 1


async def call(app: ASGIApp, **state: object) -> None:
    async def receive() -> dict[str, Any]:
        raise AssertionError

    async def send(_: object) -> None:
        """Nobody listens."""

    scope = {"type": "http", "method": "GET", "headers": [], "state": state}
    await Observed(app)(scope, receive, send)


async def test_the_id_of_a_key_is_told(log: pytest.LogCaptureFixture) -> None:
    async def app(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})

    await call(app, key_id="0123456789")
    assert [(line["status"], line["key_id"]) for line in lines(log)] == [(204, "0123456789")]


async def test_an_answer_that_is_broken_off_is_told_too(log: pytest.LogCaptureFixture) -> None:
    async def app(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"12345", "more_body": True})
        raise ValueError("within")

    with pytest.raises(ValueError, match="within"):
        await call(app)
    assert [(line["status"], line["bytes"]) for line in lines(log)] == [(200, 5)]
