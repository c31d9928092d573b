"""The stand-in for a provider counts what it is asked, fails as it is told, and sees who goes."""

import asyncio
import json
from collections.abc import Iterator

import httpx
import pytest
import respx

from benchmarks.peers.answers import PEERS
from benchmarks.server import upstream
from benchmarks.upstream.calls import Call, Fault
from benchmarks.workloads.stage import Provider, Traffic

ARTICLE = "<article x>\n[0] The bridge at Harrow fell on Monday.\n[1] Ouch.\n</article x>"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with upstream(0.001) as started:
        yield started.address


@pytest.fixture
async def provider(address: str, no_outgoing_calls: respx.MockRouter) -> Provider:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()
    found = Provider(address)
    await found.begin()
    return found


async def ask(provider: Provider, name: str = "claims", seconds: float = 30) -> httpx.Response:
    body = {
        "model": "m",
        "messages": [{"role": "user", "content": ARTICLE}],
        "response_format": {"type": "json_schema", "json_schema": {"name": name}},
    }
    async with httpx.AsyncClient(timeout=seconds, trust_env=False) as client:
        return await client.post(f"{provider.address}/v1/chat/completions", json=body)


async def test_sentences_become_claims_or_are_dropped(provider: Provider) -> None:
    message = (await ask(provider)).json()["choices"][0]["message"]
    told = json.loads(message["content"])
    assert [claim["text"] for claim in told["claims"]] == ["The bridge at Harrow fell on Monday."]
    assert [item["s"] for item in told["dropped"]] == [1]


async def test_tokens_are_characters_by_four_and_calls_at_once_are_seen(provider: Provider) -> None:
    answers = await asyncio.gather(*(ask(provider) for _ in range(4)))
    traffic = await provider.traffic()
    said = len(answers[0].json()["choices"][0]["message"]["content"])
    assert traffic.tokens_out == 4 * -(-said // 4)
    assert answers[0].json()["usage"]["completion_tokens"] == -(-said // 4)
    assert traffic.repeated == 3
    assert {call.outcome for call in traffic.calls} == {"answered"}


async def test_it_fails_as_it_is_told(provider: Provider) -> None:
    await provider.begin([{"act": "503", "every": 2}, {"act": "broken", "question": "framing"}])
    statuses = [(await ask(provider)).status_code for _ in range(4)]
    assert statuses == [200, 503, 200, 503]
    words = (await ask(provider, "framing")).json()["choices"][0]["message"]["content"]
    with pytest.raises(ValueError, match=r"Expecting|Unterminated"):
        json.loads(words)


async def test_a_caller_that_goes_away_is_noticed(provider: Provider) -> None:
    await provider.begin([{"act": "hang"}])
    with pytest.raises(httpx.ReadTimeout):
        await ask(provider, seconds=0.5)
    for _ in range(100):
        (call,) = (await provider.traffic()).calls
        if call.outcome == "gone":
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the call is still under way")


def test_a_fault_strikes_as_often_as_it_is_told() -> None:
    fault = Fault("503", question="claims", holding="fell", every=2, times=1)
    asked = [("claims", "it fell"), ("framing", "it fell"), ("claims", "it rose")]
    assert [fault.strikes(*one) for one in asked * 3] == [
        *(False, False, False),
        *(True, False, False),
        *(False, False, False),
    ]


def call(began: float, ended: float) -> Call:
    return Call("claims", "d", began, 10, 5, ended, "answered")


def test_rounds_spans_and_use_are_told_from_the_calls() -> None:
    traffic = Traffic((call(0, 4), call(0, 2), call(2, 4), call(5, 6)))
    assert (traffic.rounds, traffic.span, traffic.busy) == (2, 6, 9)
    assert traffic.under_load(2) == pytest.approx(8 / 10)


@pytest.mark.parametrize(
    ("peer", "prompt", "items"),
    [
        ("gpt-langextract", "P\nQ: Ex.\nA: {}\n\nQ: The bridge fell here. It rose.\nA: ", "claim"),
        ("gpt-instructor", "<article>\nThe bridge fell here. It rose.\n</article>", "statement"),
    ],
)
def test_peers_are_answered_on_their_text_alone(peer: str, prompt: str, items: str) -> None:
    words = PEERS[peer]([{"role": "user", "content": prompt}])
    assert words.count(f'"{items}"') == 2
    assert "Ex." not in words
