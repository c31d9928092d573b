"""The whole path to a language model: two real servers, real HTTP between them."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
import respx

from api.schemas.analysis import ArticleAnalysis
from api.schemas.comparison import Comparison
from tests.http.server import serving

UPSTREAM = ("-m", "uvicorn", "tests.http.upstream:app", "--port", "{port}")
COMMAND = ("-m", "api", "serve", "--port", "{port}")
BRIDGE = (
    "The bridge at Harrow fell on Monday. Nobody was hurt, the mayor said. "
    "Repairs will take a year."
)
BRIDGE_TOO = (
    "The bridge at Harrow collapsed on Monday morning. The mayor of Harrow closed the road."
)


@pytest.fixture(scope="module")
def upstream(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("upstream"), *UPSTREAM) as started:
        yield started


@pytest.fixture(scope="module")
def address(upstream: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    settings = {
        "FACTFRAME_MODEL": "openai/some-model",
        "FACTFRAME_API_BASE": f"{upstream}/v1",
        "FACTFRAME_API_KEY": "key",
    }
    with serving(tmp_path_factory.mktemp("cache"), *COMMAND, **settings) as started:
        yield started


@pytest.fixture
async def service(
    address: str, upstream: str, no_outgoing_calls: respx.MockRouter
) -> "AsyncIterator[Service]":
    no_outgoing_calls.route(host="127.0.0.1").pass_through()
    async with httpx.AsyncClient(timeout=60, trust_env=False) as client:
        found = Service(client, address, upstream)
        await found.rounds()
        yield found


class Service:
    def __init__(self, client: httpx.AsyncClient, address: str, upstream: str) -> None:
        self._client, self._address, self._upstream = client, address, upstream

    async def analyze(self, text: str, **options: str) -> ArticleAnalysis:
        body = {"article": {"text": text}, **options}
        answer = await self._client.post(f"{self._address}/v1/analyses", json=body)
        return ArticleAnalysis.model_validate_json(answer.raise_for_status().content)

    async def compare(self, *texts: str) -> Comparison:
        body = {"articles": [{"article": {"text": text}} for text in texts]}
        answer = await self._client.post(f"{self._address}/v1/comparisons", json=body)
        return Comparison.model_validate_json(answer.raise_for_status().content)

    async def rounds(self) -> list[list[str]]:
        """Upstream calls since the last question, those at the same time together."""
        answer: list[list[str]] = (await self._client.get(f"{self._upstream}/rounds")).json()
        return answer


async def test_one_article_takes_one_round_and_then_none(service: Service) -> None:
    first = await service.analyze(BRIDGE)
    assert await service.rounds() == [["claims", "framing"]]
    assert first.claims[0].evidence[0].exact.startswith("The bridge at")
    assert (first.run.upstream_calls, first.run.cached) == (2, False)
    assert first.run.tokens_in > first.run.tokens_out > 0
    assert first.run.cost_usd is None
    again = await service.analyze(BRIDGE)
    assert await service.rounds() == []
    assert (again.run.upstream_calls, again.run.cached, again.run.cost_usd) == (0, True, 0)
    assert again.model_dump(exclude={"run"}) == first.model_dump(exclude={"run"})


async def test_a_comparison_takes_two_rounds_and_the_synopsis(service: Service) -> None:
    texts = [f"{text} It rained all night in Harrow." for text in (BRIDGE, BRIDGE_TOO)]
    comparison = await service.compare(*texts)
    both = ["claims", "claims", "framing", "framing"]
    assert await service.rounds() == [both, ["match"], ["synopsis"]]
    assert comparison.run.upstream_calls == 6
    await service.compare(*reversed(texts))
    assert await service.rounds() == []


async def test_fifty_identical_requests_at_once_make_one_round(service: Service) -> None:
    text = f"{BRIDGE} Fifty readers asked at once."
    answers = await asyncio.gather(*(service.analyze(text) for _ in range(50)))
    assert await service.rounds() == [["claims", "framing"]]
    assert len({answer.id for answer in answers}) == 1
    assert sum(answer.run.upstream_calls for answer in answers) == 2


async def test_windows_of_a_fast_reading_are_read_at_the_same_time(service: Service) -> None:
    text = " ".join(f"House number {number} was sold on Monday." for number in range(30))
    analysis = await service.analyze(text, speed="fast")
    rounds = await service.rounds()
    assert len(rounds) == 1
    assert rounds[0].count("claims") > 3
    assert [claim.evidence[0].sentence for claim in analysis.claims] == list(range(30))


async def test_an_altered_quotation_is_rejected_and_named(service: Service) -> None:
    analysis = await service.analyze("The ALTERED bridge stands. The road to Harrow is open.")
    assert await service.rounds() == [["claims", "framing"], ["claims"]]
    assert len(analysis.claims) == 1
    assert analysis.run.rejected_quotes
    assert all("not bridge" in item.quote for item in analysis.run.rejected_quotes)
    assert "items_left_out" in {warning.code for warning in analysis.run.warnings}


async def test_the_rules_engine_stays_at_hand(service: Service, tmp_path: Path) -> None:
    analysis = await service.analyze(BRIDGE, engine="rules")
    assert await service.rounds() == []
    assert analysis.run.engine == "rules"
