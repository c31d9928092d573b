"""What every response has around it."""

from collections.abc import MutableMapping
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI, HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from api.access.gate import Gate
from api.http import handlers
from api.http.middleware import Faults, surroundings
from api.settings import Settings
from tests.http.problem import assert_problem

ASKED = {"article": {"text": "Something happened."}}
PATHS = ["/", "/healthz", "/docs", "/problems", "/openapi.json", "/v1/engines", "/nowhere"]


@pytest.mark.parametrize("path", PATHS)
async def test_every_response_is_guarded(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path)
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert "unsafe" not in response.headers["content-security-policy"]
    assert response.headers["referrer-policy"] == "no-referrer"
    assert len(response.headers.get_list("content-security-policy")) == 1
    assert len(response.headers.get_list("x-request-id")) == 1
    assert not [name for name in response.headers if name.startswith("access-control")]


@pytest.mark.parametrize("path", PATHS)
async def test_head_is_get_without_its_body(client: httpx.AsyncClient, path: str) -> None:
    get, head = await client.get(path), await client.head(path)
    assert head.status_code == get.status_code
    assert head.content == b""
    assert head.headers.get("etag") == get.headers.get("etag")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("0f8fad5bd9cb469fa16570867728950e", True),
        ("0F8FAD5B-D9CB-469F-A165-70867728950E", True),
        ("<script>", False),
        ("a" * 5000, False),
    ],
)
async def test_a_callers_id_is_kept_where_it_is_one(
    client: httpx.AsyncClient, given: str, kept: bool
) -> None:
    response = await client.get("/healthz", headers={"x-request-id": given})
    answered = response.headers["x-request-id"]
    assert UUID(answered).hex == answered
    assert (answered == given.replace("-", "").lower()) is kept


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"sec-fetch-site": "same-origin", "origin": "http://testserver"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://testserver"}, 200),
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://["}, 403),
    ],
)
async def test_pages_of_other_sites_cannot_make_the_service_work(
    client: httpx.AsyncClient, headers: dict[str, str], status: int
) -> None:
    response = await client.post("/v1/analyses", json=ASKED, headers=headers)
    assert response.status_code == status
    if status != 200:
        assert_problem(response, status)


async def test_no_address_is_built_from_the_host_header(client: httpx.AsyncClient) -> None:
    posted = await client.post("/v1/analyses", json=ASKED, headers={"host": "localhost:1"})
    assert posted.headers["content-location"].startswith("/v1/")
    missing = await client.get("/v1/analyses/", headers={"host": "localhost:1"})
    assert "localhost" not in str(missing.headers) + missing.text


async def call(app: ASGIApp, sent: list[MutableMapping[str, Any]]) -> None:
    async def receive() -> MutableMapping[str, Any]:
        raise AssertionError

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    await app({"type": "http", "method": "GET", "headers": []}, receive, send)


async def test_a_failure_within_an_answer_breaks_it_off() -> None:
    async def breaks(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError("within")

    sent: list[MutableMapping[str, Any]] = []
    with pytest.raises(ValueError, match="within"):
        await call(Faults(breaks), sent)
    assert [message["type"] for message in sent] == ["http.response.start"]


async def test_parameters_of_routes_to_come_are_not_echoed_either() -> None:
    settings = Settings()
    app = FastAPI(middleware=surroundings(Gate(settings), settings))
    handlers.install(app)

    @app.get("/numbers/{number}")
    async def number(number: int) -> None:
        raise HTTPException(418, f"{number} is secret")

    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        wrong = await client.get("/numbers/zanzibar")
        unforeseen = await client.get("/numbers/44")
    assert assert_problem(wrong, 422)["errors"]
    assert "zanzibar" not in wrong.text
    assert_problem(unforeseen, 500)
    assert "secret" not in unforeseen.text
