"""The line of the log that every attempt at a call to a model leaves."""

import asyncio
import logging
from typing import Any

import httpx
import pytest
import respx

from api.errors import UpstreamError
from tests.llm.providers import OPENAI, failure
from tests.llm.test_client import client

FORM = failure(400, "Invalid parameter: response_format json_schema is not supported")
FIELDS = (
    *("model", "prompt", "number", "outcome", "tokens_in", "tokens_out", "cost_usd", "breaker"),
)


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, logger="api.llm.attempts")
    return caplog


def lines(log: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    told = [vars(record) for record in log.records if record.getMessage() == "upstream"]
    assert all(line["seconds"] >= 0 for line in told)
    return [{name: line[name] for name in FIELDS} for line in told]


async def test_every_attempt_leaves_one(
    log: pytest.LogCaptureFixture, no_outgoing_calls: respx.MockRouter
) -> None:
    good = httpx.Response(200, json=OPENAI.ok())
    OPENAI.answers(no_outgoing_calls, failure(503), FORM, good)
    answer = await client(OPENAI).complete(OPENAI.request())
    found = lines(log)
    assert [line["number"] for line in found] == [1, 2, 3]
    assert [line["outcome"] for line in found] == ["upstream-unavailable", "other-form", "ok"]
    assert found[-1] == {
        "model": OPENAI.model,
        "prompt": "draft/v1",
        "number": 3,
        "outcome": "ok",
        "tokens_in": 10,
        "tokens_out": 5,
        "cost_usd": answer.usage.cost_usd,
        "breaker": "closed",
    }


@pytest.mark.parametrize(
    ("response", "outcome", "tokens"),
    [
        (failure(401), "upstream-rejected", 0),
        (httpx.Response(200, json=OPENAI.ok(stop="length")), "upstream-answer", 5),
        (httpx.Response(200, json=OPENAI.ok(None, refusal="no")), "upstream-refusal", 5),
    ],
)
async def test_a_failure_is_its_outcome_and_costs_what_it_costs(
    log: pytest.LogCaptureFixture,
    no_outgoing_calls: respx.MockRouter,
    response: httpx.Response,
    outcome: str,
    tokens: int,
) -> None:
    OPENAI.answers(no_outgoing_calls, response)
    with pytest.raises(UpstreamError):
        await client(OPENAI).complete(OPENAI.request())
    [line] = lines(log)
    assert (line["outcome"], line["tokens_out"]) == (outcome, tokens)


async def test_one_that_nobody_waits_for_is_cancelled(
    log: pytest.LogCaptureFixture, no_outgoing_calls: respx.MockRouter
) -> None:
    asked = asyncio.Event()

    async def hang(_: httpx.Request) -> httpx.Response:
        asked.set()
        await asyncio.Event().wait()
        raise AssertionError

    no_outgoing_calls.post(OPENAI.url).mock(side_effect=hang)
    call = asyncio.create_task(client(OPENAI).complete(OPENAI.request()))
    await asked.wait()
    call.cancel()
    await asyncio.wait({call})
    assert [line["outcome"] for line in lines(log)] == ["cancelled"]
