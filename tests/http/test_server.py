"""The real server process, over a socket."""

import asyncio
import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
import respx

from api.schemas.analysis import ArticleAnalysis
from api.schemas.comparison import Comparison
from tests.http.problem import assert_problem
from tests.http.server import serving
from tests.seeds import seed_000, seed_004

UVICORN = ("-m", "uvicorn", "api.app:create_app", "--factory", "--port", "{port}")
COMMAND = ("-m", "api", "serve", "--port", "{port}")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("cache"), *UVICORN) as started:
        yield started


@pytest.fixture
def client(address: str, no_outgoing_calls: respx.MockRouter) -> Iterator[httpx.Client]:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as connected:
        yield connected


def test_it_answers_and_is_ready(client: httpx.Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = warmed(client)
    assert ready["status"] == "ok"
    assert {part["name"]: part["status"] for part in ready["parts"]} == {
        "engine": "ok",
        "cache": "ok",
        "keys": "ok",
    }


def warmed(client: httpx.Client) -> dict[str, Any]:
    """What it tells of itself once it has warmed up, which it may be at until then, and nothing
    else."""
    give_up = time.monotonic() + 60
    while (answer := client.get("/readyz")).status_code == 503 and time.monotonic() < give_up:
        assert {part["status"] for part in answer.json()["parts"]} <= {"ok", "warming"}
        time.sleep(0.1)
    found: dict[str, Any] = answer.json()
    return found


def test_engines_tell_what_is_missing(client: httpx.Client) -> None:
    found = {one["name"]: one for one in client.get("/v1/engines").json()["engines"]}
    assert found["rules"]["available"]
    assert found["rules"]["default"]
    assert found["rules"]["notice"]
    assert not found["llm"]["available"]
    assert "FACTFRAME_MODEL" in found["llm"]["missing"]


def test_an_engine_that_is_not_set_up_is_a_problem(client: httpx.Client) -> None:
    response = client.post("/v1/analyses", json={"article": {"text": seed_000()}, "engine": "llm"})
    problem = assert_problem(response, 503)
    assert problem["type"] == "/problems/not-configured"
    assert "FACTFRAME_MODEL" in problem["detail"]


def test_two_articles_come_back_side_by_side(client: httpx.Client) -> None:
    articles = [{"article": {"text": text}} for text in (seed_000(), seed_004())]
    posted = client.post("/v1/comparisons", json={"articles": articles})
    comparison = Comparison.model_validate_json(posted.content)
    assert [one.analysis.article.text for one in comparison.articles] == [seed_000(), seed_004()]
    again = client.get(posted.headers["content-location"])
    assert Comparison.model_validate_json(again.content).id == comparison.id
    ids = [{"id": one.analysis.id} for one in comparison.articles]
    by_id = client.post("/v1/comparisons", json={"articles": ids})
    assert by_id.json()["id"] == comparison.id


def test_a_text_in_another_language_gets_a_clear_answer(client: httpx.Client) -> None:
    text = "Министерство обороны сообщило в понедельник, что войска оставили город. " * 5
    response = client.post("/v1/analyses", json={"article": {"text": text}})
    assert assert_problem(response, 422)["type"] == "/problems/unsupported-language"


async def test_fifty_identical_posts_at_once_have_one_answer(
    address: str, no_outgoing_calls: respx.MockRouter
) -> None:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()
    body = {"article": {"text": seed_004(), "title": "Fifty times"}}
    async with httpx.AsyncClient(base_url=address, timeout=120, trust_env=False) as client:
        answers = await asyncio.gather(*(client.post("/v1/analyses", json=body) for _ in range(50)))
    found = [ArticleAnalysis.model_validate_json(answer.content) for answer in answers]
    assert len({one.id for one in found}) == 1
    assert len({one.model_dump_json(exclude={"run"}) for one in found}) == 1
    assert len({answer.headers["x-request-id"] for answer in answers}) == 50


POST = b"POST /v1/analyses HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
CLOSE = b"Connection: close\r\n"
TOO_LONG = POST + CLOSE + b"Content-Length: 99999999999\r\n\r\n{"
CHUNKED = POST + CLOSE + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n" + CLOSE + b"\r\n", b"200"),
        (b"GET /nowhere HTTP/1.1\r\nHost: localhost\r\n" + CLOSE + b"\r\n", b"404"),
        (TOO_LONG, b"413"),
        (CHUNKED + b"3\r\n\xff\xfe\xfd\r\n0\r\n\r\n", b"400"),
        (b"nonsense\r\n\r\n", b"400"),
    ],
)
def test_raw_requests(address: str, sent: bytes, status: bytes) -> None:
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=20) as wire:
        wire.sendall(sent)
        answer = b""
        while chunk := wire.recv(65536):
            answer += chunk
    assert answer.split()[1] == status
    if status in {b"413", b"404"}:
        head, _, body = answer.partition(b"\r\n\r\n")
        assert json.loads(body)["request_id"].encode() in head


def test_a_client_that_leaves_does_no_harm(address: str, client: httpx.Client) -> None:
    parts = urlsplit(address)
    body = json.dumps({"article": {"text": seed_000() * 50}}).encode()
    head = POST + b"Content-Length: " + str(len(body)).encode() + b"\r\n\r\n"
    for _ in range(3):
        with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=20) as wire:
            wire.sendall(head + body)
    assert client.get("/healthz").status_code == 200


def test_restarting_keeps_results(tmp_path: Path, no_outgoing_calls: respx.MockRouter) -> None:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()
    with serving(tmp_path, *COMMAND) as first:
        posted = httpx.post(
            f"{first}/v1/analyses",
            json={"article": {"text": seed_000()}},
            trust_env=False,
            timeout=60,
        )
        location = posted.headers["content-location"]
    with serving(tmp_path, *COMMAND) as second:
        again = httpx.get(f"{second}{location}", trust_env=False)
    assert again.json()["id"] == posted.json()["id"]
