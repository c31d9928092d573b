"""Equal requests are answered with the bytes of before, and with nothing that they must not get."""

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.access.keys import KeyLimits
from api.access.store import KeyStore
from api.account import Amounts
from api.app import create_app
from api.cache.memory import MemoryCache
from api.core.fallback import WARNING
from api.engines.rules import RulesEngine
from api.http import replay, replies
from api.http.replies import Replies, Reply
from api.llm.tenancy import TenantCache
from api.observing import Made
from api.schemas.analysis import ArticleAnalysis
from api.schemas.article import Article
from api.schemas.comparison import Comparison
from api.schemas.reading import ReadingOptions
from api.schemas.run import EngineName, RunWarning
from api.service import Service
from api.settings import Settings
from tests.http.problem import assert_problem

TEXT = "The Zanzibar council voted on Monday to close the library, Ann Smith said."
ASKED = {"article": {"text": TEXT}}
BOTH = {"articles": [ASKED, {"article": {"text": f"{TEXT} Nobody was asked before."}}]}
PLAIN = ReadingOptions()


class Counted(Service):
    """Tells how often it was asked, and warns in all results of what it is told to."""

    def __init__(self, *warnings: str) -> None:
        super().__init__({"rules": RulesEngine()}, "rules", TenantCache(MemoryCache()))
        self.asked = 0
        self._warned = tuple(RunWarning(code=code, message="So it is.") for code in warnings)

    async def analyze(
        self,
        article: Article,
        engine: EngineName | None = None,
        options: ReadingOptions = PLAIN,
    ) -> ArticleAnalysis:
        self.asked += 1
        made = await super().analyze(article, engine, options)
        run = made.run.model_copy(update={"warnings": self._warned})
        return made.model_copy(update={"run": run})

    async def compare(
        self,
        articles: Sequence[Article | ArticleAnalysis | str],
        engine: EngineName | None = None,
        options: ReadingOptions = PLAIN,
    ) -> Comparison:
        self.asked += 1
        return await super().compare(articles, engine, options)


@pytest.fixture
def service() -> Counted:
    return Counted()


def connect(
    service: Service, folder: Path, *, key: str = "", **settings: object
) -> httpx.AsyncClient:
    given = {"keys": folder / "keys", "cache_dir": folder / "cache", **settings}
    app = create_app(Settings.model_validate(given), service=service)
    headers = {"authorization": f"Bearer {key}"} if key else {}
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8000", headers=headers
    )


async def ask(client: httpx.AsyncClient, times: int = 3, **how: Any) -> list[httpx.Response]:
    given: dict[str, Any] = {"json": ASKED, **how}
    return [await client.post("/v1/analyses", **given) for _ in range(times)]


@pytest.mark.parametrize(("path", "body"), [("analyses", ASKED), ("comparisons", BOTH)])
async def test_from_the_third_time_on_the_same_bytes_are_sent(
    path: str, body: dict[str, object], service: Counted, tmp_path: Path
) -> None:
    async with connect(service, tmp_path) as client:
        made, kept, *again = [await client.post(f"/v1/{path}", json=body) for _ in range(4)]
    assert service.asked == 2
    assert not made.json()["run"]["cached"]
    for one in again:
        assert one.content == kept.content
        run = one.json()["run"]
        assert run["cached"]
        assert (run["upstream_calls"], run["tokens_in"], run["tokens_out"]) == (0, 0, 0)
        assert run["cost_usd"] == 0


async def test_headers_are_those_of_a_response_of_its_own(service: Counted, tmp_path: Path) -> None:
    async with connect(service, tmp_path) as client:
        made, kept, again = await ask(client, headers={"accept-encoding": "identity"})
    own = {"x-request-id", "vary"}
    told = {name: value for name, value in again.headers.items() if name not in own}
    assert told == {name: value for name, value in kept.headers.items() if name not in own}
    assert told["content-location"] == f"/v1/analyses/{made.json()['id']}"
    assert told["cache-control"] == "no-store"
    assert again.headers["x-request-id"] not in {"", kept.headers["x-request-id"]}
    names = [name.lower() for name, _ in again.headers.raw]
    assert len(names) == len(set(names))


async def test_who_takes_gzip_gets_it_and_others_do_not(service: Counted, tmp_path: Path) -> None:
    async with connect(service, tmp_path) as client:
        packed = await ask(client, headers={"accept-encoding": "br, gzip;q=0.5"})
        plain = await ask(client, 2, headers={"accept-encoding": "gzip;q=0, identity"})
    assert packed[-1].headers["content-encoding"] == "gzip"
    assert int(packed[-1].headers["content-length"]) < len(packed[-1].content) / 2
    assert packed[-1].content == packed[-2].content
    for one in plain:
        assert "content-encoding" not in one.headers
    assert plain[-1].headers["vary"] == packed[-1].headers["vary"] == "Accept-Encoding"


CHANGES: dict[str, dict[str, Any]] = {
    "body": {"json": {"article": {"text": f"{TEXT} So it was."}}},
    "bytes of the body": {"content": json.dumps(ASKED, indent=1).encode()},
    "content type": {"headers": {"content-type": "application/json; charset=utf-8"}},
    "query": {"params": {"engine": "rules"}},
    "asynchronous": {"headers": {"prefer": "respond-async"}},
}


@pytest.mark.parametrize("change", CHANGES)
async def test_another_request_is_asked_of_the_service(
    change: str, service: Counted, tmp_path: Path
) -> None:
    headers = {"content-type": "application/json"}
    same: dict[str, Any] = {"content": json.dumps(ASKED).encode(), "headers": headers}
    other = {**same, **CHANGES[change]}
    if "json" in other:
        del other["content"]
    other["headers"] = headers | CHANGES[change].get("headers", {})
    async with connect(service, tmp_path) as client:
        last = (await ask(client, **{"json": None, **same}))[-1]
        (answer,) = await ask(client, 1, **{"json": None, **other})
    assert answer.headers["x-request-id"] != last.headers["x-request-id"]
    assert service.asked == 3 or answer.status_code == 422


async def test_tenants_never_share_a_reply(service: Counted, tmp_path: Path) -> None:
    store = KeyStore(tmp_path / "keys")
    keys = [store.create("a desk", tenant, KeyLimits())[1] for tenant in ("one", "two")]
    async with connect(service, tmp_path) as client:
        for asked, key in zip((2, 4), keys, strict=True):
            answers = await ask(client, headers={"authorization": f"Bearer {key}"})
            assert not answers[0].json()["run"]["cached"]
            assert service.asked == asked
        assert_problem(await client.post("/v1/analyses", json=ASKED), 401)


async def test_a_withdrawn_key_gets_nothing(service: Counted, tmp_path: Path) -> None:
    store = KeyStore(tmp_path / "keys")
    known, secret = store.create("a desk", "one", KeyLimits())
    async with connect(service, tmp_path, key=secret) as client:
        await ask(client)
        store.revoke(known.id)
        time.sleep(1.1)  # noqa: ASYNC251 - keys are looked up again after a second
        assert_problem(await client.post("/v1/analyses", json=ASKED), 401)


async def test_quotas_are_charged_as_for_every_kept_result(
    service: Counted, tmp_path: Path
) -> None:
    limits = KeyLimits.model_validate({"articles": 4})
    _, secret = KeyStore(tmp_path / "keys").create("a desk", "one", limits)
    async with connect(service, tmp_path, key=secret) as client:
        answers = await ask(client, 5)
    assert [answer.status_code for answer in answers[:4]] == [200] * 4
    assert service.asked == 2
    problem = assert_problem(answers[4], 429)
    assert "4 articles a day" in problem["detail"]


async def test_rates_are_counted_and_told(service: Counted, tmp_path: Path) -> None:
    limits = KeyLimits.model_validate({"rate": "4/minute"})
    _, secret = KeyStore(tmp_path / "keys").create("a desk", "one", limits)
    async with connect(service, tmp_path, key=secret) as client:
        answers = await ask(client, 5)
    left = [answer.headers["ratelimit"].partition(";t=")[0] for answer in answers]
    assert left[:4] == [f'"requests";r={count}' for count in (3, 2, 1, 0)]
    assert_problem(answers[4], 429)


@pytest.mark.parametrize("warning", ["claims_missing", WARNING])
async def test_what_may_be_better_next_time_is_never_replayed(warning: str, tmp_path: Path) -> None:
    service = Counted(warning)
    async with connect(service, tmp_path) as client:
        await ask(client)
    assert service.asked == 3


@pytest.mark.parametrize("off", [{"cache": False}, {"replay_megabytes": 0}])
async def test_it_is_off_where_nothing_is_kept(
    off: dict[str, Any], service: Counted, tmp_path: Path
) -> None:
    async with connect(service, tmp_path, **off) as client:
        await ask(client)
    assert service.asked == 3


async def test_refusals_are_not_kept_and_long_bodies_are_not_read(
    service: Counted, tmp_path: Path
) -> None:
    async with connect(service, tmp_path, max_body_bytes=2000) as client:
        for _ in range(3):
            assert_problem(await client.post("/v1/analyses", content=b"{"), 415)
            long = {"article": {"text": TEXT * 100}}
            assert_problem(await client.post("/v1/analyses", json=long), 413)


async def test_what_is_replayed_is_counted_and_logged_as_kept(
    service: Counted, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "api.http.observed")
    async with connect(service, tmp_path) as client:
        *_, again = await ask(client)
    told = vars(caplog.records[-1])
    assert told["route"] == "/v1/analyses"
    assert (told["result"], told["cached"]) == (again.json()["id"], True)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def reply(size: int) -> Reply:
    made = Made("analysis", "a", "rules", True)
    return Reply(200, (), b"." * size, None, made, Amounts())


def test_a_reply_is_kept_for_a_while() -> None:
    clock = Clock()
    kept = Replies(10_000, replay.SECONDS, clock)
    kept.add(b"one", reply(10))
    clock.now = replay.SECONDS
    assert kept.get(b"one")
    clock.now += 1
    assert kept.get(b"one") is None


def test_the_least_recently_used_goes_first() -> None:
    each = 1000 + replies._OVERHEAD
    kept = Replies(3 * each, replay.SECONDS, Clock())
    for name in (b"one", b"two", b"three"):
        kept.add(name, reply(1000))
    assert kept.get(b"one")
    kept.add(b"four", reply(1000))
    kept.add(b"four", reply(1000))
    assert [bool(kept.get(name)) for name in (b"one", b"two", b"three", b"four")] == [
        *(True, False, True, True)
    ]


async def test_a_long_response_is_passed_on_and_forgotten(
    service: Counted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replay, "_SHARE", 64_000)
    async with connect(service, tmp_path) as client:
        answers = await ask(client)
    assert service.asked == 3
    assert answers[0].json()["id"] == answers[2].json()["id"]
