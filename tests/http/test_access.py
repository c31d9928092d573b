"""Who is let in, and how often."""

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from api.access.keys import Key, KeyLimits
from api.access.places import FilePlace
from api.access.store import KeyStore
from api.app import create_app
from api.http.access import OPEN_PATHS
from api.settings import Settings
from tests.http.fakes import FakeService, SlowService
from tests.http.problem import assert_problem

ASKED = {"article": {"text": "Something happened."}}
PAGE = {"accept": "text/html"}


@pytest.fixture
def store(tmp_path: Path) -> KeyStore:
    return KeyStore(tmp_path / "keys")


def connect(
    store: KeyStore,
    service: FakeService | None = None,
    *,
    key: str = "",
    client: str = "127.0.0.1",
    **settings: object,
) -> httpx.AsyncClient:
    given = Settings.model_validate({"cache": False, "keys": file_of(store).parent, **settings})
    app = create_app(given, service=service or FakeService())
    transport = httpx.ASGITransport(app, client=(client, 50000))
    headers = {"authorization": f"Bearer {key}"} if key else {}
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", headers=headers)


def file_of(store: KeyStore) -> Path:
    assert isinstance(store._place, FilePlace)
    return store._place.path


def made(store: KeyStore, tenant: str = "default", **limits: object) -> tuple[Key, str]:
    return store.create("a desk", tenant, KeyLimits.model_validate(limits))


@pytest.fixture
async def locked(store: KeyStore) -> AsyncIterator[httpx.AsyncClient]:
    made(store)
    async with connect(store) as client:
        yield client


async def test_every_operation_asks_for_a_key(locked: httpx.AsyncClient) -> None:
    app = create_app(Settings(cache=False), service=FakeService())
    paths = {
        (method, path): item[method]
        for path, item in app.openapi()["paths"].items()
        for method in item
    }
    asked = set()
    for method, path in paths:
        if path in OPEN_PATHS:
            continue
        answer = await locked.request(method, path.replace("{", "").replace("}", ""))
        problem = assert_problem(answer, 401)
        assert problem["type"] == "/problems/no-key"
        assert answer.headers["www-authenticate"].startswith("Bearer")
        asked.add(path)
    assert {"/v1/analyses", "/v1/comparisons/{comparison_id}", "/"} <= asked


@pytest.mark.parametrize("path", ["/docs", "/openapi.json", "/nowhere", "/analyses/1", "//readyz"])
async def test_so_does_everything_else(locked: httpx.AsyncClient, path: str) -> None:
    assert (await locked.get(path)).status_code == 401


@pytest.mark.parametrize("path", ["/healthz", "/problems/no-key", "/sign-in"])
async def test_but_for_what_is_open(locked: httpx.AsyncClient, path: str) -> None:
    assert (await locked.get(path)).status_code == 200


async def test_strangers_learn_little_from_readiness(store: KeyStore) -> None:
    _, key = made(store)
    async with connect(store) as stranger, connect(store, key=key) as friend:
        assert (await stranger.get("/readyz")).json() == {"status": "failed", "parts": []}
        assert (await friend.get("/readyz")).json()["parts"]


async def test_the_document_says_where_a_key_is_asked_for() -> None:
    document = create_app(Settings(cache=False), service=FakeService()).state.openapi().decode()
    assert '"security": [{"key": []}]' in document
    assert '"scheme": "bearer"' in document


async def test_a_good_key_opens_and_a_bad_one_does_not(store: KeyStore) -> None:
    key, secret = made(store)
    wrong = secret[:-1] + ("A" if secret[-1] != "A" else "B")
    for handed_in, status in [(secret, 200), (wrong, 401), (f"ffk_{key.id}_", 401), ("ü", 401)]:
        async with connect(store) as client:
            header = f"bearer {handed_in}".encode()
            answer = await client.get("/v1/engines", headers={b"authorization": header})
            assert answer.status_code == status
            assert "ffk_" not in answer.text


async def test_revoking_works_at_once(store: KeyStore) -> None:
    key, secret = made(store)
    async with connect(store, key=secret) as client:
        assert (await client.get("/v1/engines")).status_code == 200
        KeyStore(file_of(store).parent).revoke(key.id)
        assert (await client.get("/v1/engines")).status_code == 401


async def test_the_first_key_closes_a_running_service(store: KeyStore) -> None:
    async with connect(store) as client:
        assert (await client.get("/v1/engines")).status_code == 200
        made(store)
        assert (await client.get("/v1/engines")).status_code == 401


async def test_taking_the_file_away_does_not_open_it(store: KeyStore) -> None:
    made(store)
    async with connect(store) as client:
        assert (await client.get("/v1/engines")).status_code == 401
        for file in file_of(store).parent.iterdir():
            file.unlink()
        assert (await client.get("/v1/engines")).status_code == 401


async def test_nor_does_breaking_it(store: KeyStore) -> None:
    _, secret = made(store)
    file_of(store).write_bytes(b"no database" * 1000)
    async with connect(store, key=secret) as client:
        problem = assert_problem(await client.get("/v1/engines"), 503)
        assert "FACTFRAME_KEYS" in problem["detail"]


async def test_a_service_without_keys_answers_no_other_machine(store: KeyStore) -> None:
    app = create_app(Settings(cache=False, keys=file_of(store).parent), service=FakeService())
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://192.0.2.7"
    ) as client:
        problem = assert_problem(await client.get("/v1/engines"), 503)
        assert "factframe keys create" in problem["detail"]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST.:9", 200),
        ("127.0.0.1:8000", 200),
        ("[::1]:8000", 200),
        ("factframe.example", 200),
        ("evil.example", 421),
        ("evil.example:8000", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1@evil.example", 421),
        ("", 421),
    ],
)
async def test_only_names_of_our_own(store: KeyStore, host: str, status: int) -> None:
    async with connect(store, hosts="factframe.example, other.example") as client:
        answer = await client.get("/v1/engines", headers={"host": host})
    assert answer.status_code == status
    if status == 421:
        assert assert_problem(answer, 421)["type"] == "/problems/unknown-host"
        assert "evil" not in answer.text


async def test_the_rate_of_a_key_is_kept_and_told(store: KeyStore) -> None:
    _, secret = made(store, rate="3/hour")
    _, other = made(store)
    async with connect(store) as client:
        mine = {"authorization": f"Bearer {secret}"}
        answers = [await client.get("/v1/engines", headers=mine) for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert answers[0].headers["ratelimit-policy"] == '"requests";q=3;w=3600'
        assert answers[0].headers["ratelimit"].startswith('"requests";r=2;t=')
        refused = assert_problem(answers[3], 429)
        assert refused["type"] == "/problems/too-many-requests"
        assert 0 < int(answers[3].headers["retry-after"]) <= 7200
        assert answers[3].headers["ratelimit"].startswith('"requests";r=0;t=')
        free = await client.get("/v1/engines", headers={"authorization": f"Bearer {other}"})
        assert free.status_code == 200


async def test_other_machines_are_limited_by_address(store: KeyStore) -> None:
    async with connect(store, client="192.0.2.1", no_keys=True, rate="2/hour") as client:
        answers = [await client.get("/v1/engines") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]


async def test_this_machine_without_keys_is_not_limited(store: KeyStore) -> None:
    async with connect(store, rate="1/hour") as client:
        answers = [await client.get("/v1/engines") for _ in range(3)]
    assert {answer.status_code for answer in answers} == {200}
    assert "ratelimit" not in answers[0].headers


async def test_requests_at_once_are_bounded(store: KeyStore) -> None:
    _, secret = made(store, at_once=1)
    slow = SlowService()
    async with connect(store, slow, key=secret) as client:
        first = asyncio.create_task(client.post("/v1/analyses", json=ASKED))
        await slow.began.wait()
        refused = await client.get("/v1/engines")
        assert assert_problem(refused, 429)["type"] == "/problems/too-many-requests"
        assert refused.headers["retry-after"] == "1"
        first.cancel()
        await asyncio.wait({first})
        assert (await client.get("/v1/engines")).status_code == 200


async def test_packed_bodies_are_refused(store: KeyStore) -> None:
    async with connect(store) as client:
        answer = await client.post(
            "/v1/analyses", content=b"\x1f\x8b", headers={"content-encoding": "gzip"}
        )
    assert assert_problem(answer, 415)["type"] == "/problems/unsupported-format"
    assert answer.headers["accept-encoding"] == "identity"


async def test_a_body_that_never_ends_is_given_up(store: KeyStore) -> None:
    async def dripping() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.01)

    async with connect(store, body_seconds=0.2) as client:
        answer = await client.post(
            "/v1/analyses", content=dripping(), headers={"content-type": "application/json"}
        )
    assert assert_problem(answer, 408)["type"] == "/problems/too-slow"
    assert answer.headers["connection"] == "close"


async def test_json_of_very_many_parts_is_refused_unread(store: KeyStore) -> None:
    async with connect(store) as client:
        answer = await client.post("/v1/analyses", json=[[]] * 200_000)
    assert "text/html" in assert_problem(answer, 413)["detail"]


async def test_who_asks_does_not_wait_behind_those_who_read(store: KeyStore) -> None:
    _, secret = made(store)
    done = threading.Event()
    busy = [asyncio.create_task(asyncio.to_thread(done.wait, 30)) for _ in range(64)]
    try:
        async with connect(store, key=secret) as client:
            answer = await asyncio.wait_for(client.get("/v1/engines"), 20)
    finally:
        done.set()
        await asyncio.wait(busy)
    assert answer.status_code == 200
