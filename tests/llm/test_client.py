"""What goes out to each provider, what comes back, and what becomes of failures."""

import asyncio
import json
import os
import pickle
import re
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
import respx
from respx.models import AllMockedAssertionError

from api.errors import (
    ConfigurationError,
    Spent,
    UpstreamAnswerError,
    UpstreamError,
    UpstreamRefusalError,
    UpstreamRejectedError,
    UpstreamTimeoutError,
    UpstreamUnavailableError,
)
from api.llm.client import LiteLLMCompletion
from api.schemas.run import Usage
from tests.llm.providers import (
    ALL,
    ANTHROPIC,
    COMPATIBLE,
    OLLAMA,
    OPENAI,
    SCHEMA,
    TEXT,
    Provider,
    failure,
    sent,
)

each_provider = pytest.mark.parametrize("provider", ALL, ids=lambda provider: provider.model)


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.endswith("_API_KEY") or name.startswith("FACTFRAME_"):
            monkeypatch.delenv(name)


class Sleep:
    """Takes no time and remembers what was asked for."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.waits.append(seconds)


def client(provider: Provider, sleep: Sleep | None = None, **settings: Any) -> LiteLLMCompletion:
    return LiteLLMCompletion(provider.settings(**settings), sleep or Sleep())


# What goes out, and what comes back


@each_provider
async def test_an_answer_comes_back_with_its_cost(
    provider: Provider, no_outgoing_calls: respx.MockRouter
) -> None:
    provider.answers(no_outgoing_calls, httpx.Response(200, json=provider.ok()))
    answer = await client(provider).complete(provider.request())
    assert answer.text == TEXT
    cost = answer.usage.cost_usd
    assert (cost is not None and cost > 0) == provider.priced
    assert answer.usage == Usage(upstream_calls=1, tokens_in=10, tokens_out=5, cost_usd=cost)


@each_provider
async def test_tokens_that_nobody_can_have_used_are_not_counted_and_have_no_price(
    provider: Provider, no_outgoing_calls: respx.MockRouter
) -> None:
    told = json.dumps(provider.ok()).replace(": 10", f": {10**30}")
    provider.answers(no_outgoing_calls, httpx.Response(200, content=told))
    answer = await client(provider).complete(provider.request())
    assert (answer.text, answer.usage) == (TEXT, Usage(upstream_calls=1, cost_usd=None))


@each_provider
async def test_no_key_is_in_the_body(
    provider: Provider, no_outgoing_calls: respx.MockRouter
) -> None:
    route = provider.answers(no_outgoing_calls, httpx.Response(200, json=provider.ok()))
    await client(provider).complete(provider.request())
    assert b"sk-secret" not in route.calls[0].request.content
    assert len(route.calls) == 1
    assert len(no_outgoing_calls.calls) == 1


@pytest.mark.parametrize("provider", [OPENAI, COMPATIBLE])
async def test_openai_and_compatible_servers_get_parts_in_order_and_the_schema(
    provider: Provider, no_outgoing_calls: respx.MockRouter
) -> None:
    route = provider.answers(no_outgoing_calls, httpx.Response(200, json=provider.ok()))
    await client(provider).complete(provider.request())
    assert sent(route) == {
        "model": provider.model.removeprefix("openai/"),
        "messages": [
            {"role": "system", "content": "Instructions.\n"},
            {"role": "user", "content": "Article.\nTask.\n"},
        ],
        "max_tokens": 321,
        "temperature": 0,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "Draft", "schema": SCHEMA, "strict": True},
        },
    }


async def test_anthropic_is_told_which_part_to_keep(no_outgoing_calls: respx.MockRouter) -> None:
    route = ANTHROPIC.answers(no_outgoing_calls, httpx.Response(200, json=ANTHROPIC.ok()))
    await client(ANTHROPIC).complete(ANTHROPIC.request())
    body = sent(route)
    assert body["system"] == [{"type": "text", "text": "Instructions.\n"}]
    assert body["messages"][0]["content"] == [
        {"type": "text", "text": "Article.\n", "cache_control": {"type": "ephemeral"}},
        {"type": "text", "text": "Task.\n"},
    ]
    assert body["output_format"]["schema"] == SCHEMA
    assert (body["max_tokens"], body["temperature"]) == (321, 0)


async def test_ollama_gets_the_schema_as_its_format(no_outgoing_calls: respx.MockRouter) -> None:
    route = OLLAMA.answers(no_outgoing_calls, httpx.Response(200, json=OLLAMA.ok()))
    await client(OLLAMA).complete(OLLAMA.request())
    body = sent(route)
    assert [message["content"] for message in body["messages"]] == [
        "Instructions.\n",
        "Article.\nTask.\n",
    ]
    assert body["format"] == SCHEMA
    assert body["options"] == {"temperature": 0, "num_predict": 321}


async def test_a_compatible_server_needs_no_key(no_outgoing_calls: respx.MockRouter) -> None:
    COMPATIBLE.answers(no_outgoing_calls, httpx.Response(200, json=COMPATIBLE.ok()))
    settings = COMPATIBLE.settings().model_copy(update={"api_key": None})
    assert (await LiteLLMCompletion(settings).complete(COMPATIBLE.request())).text == TEXT


# Outcomes that are not answers


@each_provider
@pytest.mark.parametrize(
    ("body", "error", "told"),
    [
        ({"stop": "length"}, UpstreamAnswerError, "FACTFRAME_MAX_OUTPUT_TOKENS"),
        ({"text": ""}, UpstreamAnswerError, "empty"),
        ({"text": " \n"}, UpstreamAnswerError, "empty"),
    ],
)
async def test_a_truncated_or_empty_answer_is_an_error(
    provider: Provider,
    body: dict[str, Any],
    error: type[UpstreamError],
    told: str,
    no_outgoing_calls: respx.MockRouter,
) -> None:
    route = provider.answers(no_outgoing_calls, httpx.Response(200, json=provider.ok(**body)))
    with pytest.raises(error, match=told):
        await client(provider).complete(provider.request())
    assert len(route.calls) == 1


async def test_an_answer_without_any_choice_is_an_error(
    no_outgoing_calls: respx.MockRouter,
) -> None:
    OPENAI.answers(no_outgoing_calls, httpx.Response(200, json=OPENAI.ok() | {"choices": []}))
    with pytest.raises(UpstreamError):
        await client(OPENAI, attempts=1).complete(OPENAI.request())


@pytest.mark.parametrize(
    ("provider", "body"),
    [
        (OPENAI, {"text": None, "refusal": "I will not."}),
        (OPENAI, {"text": "", "stop": "content_filter"}),
        (ANTHROPIC, {"text": "", "stop": "content_filter"}),
        (ANTHROPIC, {"text": None, "stop": "content_filter"}),
    ],
)
async def test_a_refusal_is_told_from_an_empty_answer(
    provider: Provider, body: dict[str, Any], no_outgoing_calls: respx.MockRouter
) -> None:
    provider.answers(no_outgoing_calls, httpx.Response(200, json=provider.ok(**body)))
    with pytest.raises(UpstreamRefusalError):
        await client(provider).complete(provider.request())


@each_provider
@pytest.mark.parametrize(
    ("status", "message", "told"),
    [
        (400, "bad request", "FACTFRAME_MODEL"),
        (401, "wrong key sk-secret", "FACTFRAME_API_KEY"),
        (402, "pay", "credit"),
        (403, "forbidden", "right"),
        (404, "no such model", "FACTFRAME_MODEL"),
        (429, "You exceeded your current quota, insufficient_quota", "quota"),
        (400, "Your credit balance is too low", "credit"),
    ],
)
async def test_a_rejection_says_what_to_do_and_is_not_repeated(
    provider: Provider,
    status: int,
    message: str,
    told: str,
    no_outgoing_calls: respx.MockRouter,
) -> None:
    route = provider.answers(no_outgoing_calls, failure(status, message))
    with pytest.raises(UpstreamRejectedError, match=told) as caught:
        await client(provider).complete(provider.request())
    assert len(route.calls) == 1
    assert message not in str(caught.value)
    assert caught.value.__suppress_context__


async def test_a_text_too_long_for_the_model_is_told(no_outgoing_calls: respx.MockRouter) -> None:
    words = "This model's maximum context length is 8192 tokens. Shorten the schema."
    OPENAI.answers(no_outgoing_calls, failure(400, words))
    with pytest.raises(UpstreamRejectedError, match="too long"):
        await client(OPENAI).complete(OPENAI.request())


async def test_a_request_stopped_by_a_filter_is_a_refusal(
    no_outgoing_calls: respx.MockRouter,
) -> None:
    words = "Your request was rejected as a result of our safety system: content_policy_violation"
    OPENAI.answers(no_outgoing_calls, failure(400, words))
    with pytest.raises(UpstreamRefusalError):
        await client(OPENAI).complete(OPENAI.request())


async def test_a_missing_key_is_told_without_a_call(no_outgoing_calls: respx.MockRouter) -> None:
    for provider in (OPENAI, ANTHROPIC):
        settings = provider.settings().model_copy(update={"api_key": None})
        with pytest.raises(UpstreamRejectedError, match="FACTFRAME_API_KEY"):
            await LiteLLMCompletion(settings, Sleep()).complete(provider.request())
    assert len(no_outgoing_calls.calls) == 0


@pytest.mark.parametrize(("model", "told"), [("", "FACTFRAME_MODEL"), ("my-model", "openai/NAME")])
async def test_a_model_that_is_not_set_or_has_no_provider_is_told(model: str, told: str) -> None:
    provider = Provider(model, "http://127.0.0.1:9")
    with pytest.raises(ConfigurationError, match=told):
        await client(provider).complete(provider.request())


# Attempts


@each_provider
@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 529])
async def test_a_passing_failure_is_tried_again(
    provider: Provider, status: int, no_outgoing_calls: respx.MockRouter
) -> None:
    ok = httpx.Response(200, json=provider.ok())
    provider.answers(no_outgoing_calls, failure(status), failure(status), ok)
    sleep = Sleep()
    answer = await client(provider, sleep, attempts=3).complete(provider.request())
    assert answer.usage.upstream_calls == 3
    assert 0 < sleep.waits[0] <= 0.5
    assert 0.5 <= sleep.waits[1] <= 1


@each_provider
@pytest.mark.parametrize(
    ("response", "error"),
    [
        (failure(503), UpstreamUnavailableError),
        (failure(429), UpstreamUnavailableError),
        (failure(504), UpstreamTimeoutError),
        (httpx.Response(200, text="<html>"), UpstreamUnavailableError),
        (httpx.ConnectError("refused"), UpstreamUnavailableError),
        (httpx.RemoteProtocolError("Server disconnected"), UpstreamUnavailableError),
        (httpx.ReadTimeout("late"), UpstreamTimeoutError),
    ],
)
async def test_attempts_are_bounded(
    provider: Provider, response: Any, error: type[UpstreamError], no_outgoing_calls: Any
) -> None:
    no_outgoing_calls.post(provider.url).mock(
        **{"return_value" if isinstance(response, httpx.Response) else "side_effect": response}
    )
    sleep = Sleep()
    with pytest.raises(error):
        await client(provider, sleep, attempts=2).complete(provider.request())
    assert len(sleep.waits) == 1


@each_provider
async def test_the_provider_says_when_to_come_back(
    provider: Provider, no_outgoing_calls: respx.MockRouter
) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
    ok = httpx.Response(200, json=provider.ok())
    failures = [
        failure(429, **{"Retry-After": "7"}),
        failure(503, **{"Retry-After": date}),
        failure(429, **{"Retry-After-Ms": "2500"}),
        failure(429, **{"Retry-After": "soon"}),
    ]
    provider.answers(no_outgoing_calls, *failures, ok)
    sleep = Sleep()
    await client(provider, sleep, attempts=5).complete(provider.request())
    assert sleep.waits[0] == 7
    assert 30 < sleep.waits[1] <= 40
    assert sleep.waits[2] == 2.5
    assert sleep.waits[3] <= 4


async def test_a_wait_beyond_the_deadline_is_not_begun(no_outgoing_calls: respx.MockRouter) -> None:
    OPENAI.answers(no_outgoing_calls, failure(429, **{"Retry-After": "300"}))
    sleep = Sleep()
    with pytest.raises(UpstreamUnavailableError) as caught:
        await client(OPENAI, sleep, deadline_seconds=100).complete(OPENAI.request())
    assert caught.value.retry_after == 300
    assert sleep.waits == []


async def test_a_limit_for_the_minute_is_no_used_up_quota(
    no_outgoing_calls: respx.MockRouter,
) -> None:
    words = "You exceeded your current quota. Please retry in 2.5s."
    OPENAI.answers(no_outgoing_calls, failure(429, words), httpx.Response(200, json=OPENAI.ok()))
    assert (await client(OPENAI).complete(OPENAI.request())).usage.upstream_calls == 2


@each_provider
async def test_a_server_that_never_answers_is_given_up_at_the_deadline(
    provider: Provider, no_outgoing_calls: respx.MockRouter
) -> None:
    async def hang(_: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    no_outgoing_calls.post(provider.url).mock(side_effect=hang)
    with pytest.raises(UpstreamTimeoutError, match="FACTFRAME_DEADLINE_SECONDS"):
        await client(provider, deadline_seconds=0.05).complete(provider.request())


async def test_a_cancelled_caller_cancels_the_call(no_outgoing_calls: respx.MockRouter) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def hang(_: httpx.Request) -> httpx.Response:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        raise AssertionError

    no_outgoing_calls.post(OPENAI.url).mock(side_effect=hang)
    task = asyncio.create_task(client(OPENAI).complete(OPENAI.request()))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended.is_set()


async def test_no_more_calls_at_once_than_allowed(no_outgoing_calls: respx.MockRouter) -> None:
    running: list[int] = [0]
    most: list[int] = []

    async def answer(_: httpx.Request) -> httpx.Response:
        running[0] += 1
        most.append(running[0])
        await asyncio.sleep(0.01)
        running[0] -= 1
        return httpx.Response(200, json=OPENAI.ok())

    no_outgoing_calls.post(OPENAI.url).mock(side_effect=answer)
    limited = client(OPENAI, concurrency=2)
    await asyncio.gather(*(limited.complete(OPENAI.request()) for _ in range(6)))
    assert max(most) == 2


def test_one_client_serves_several_event_loops(no_outgoing_calls: respx.MockRouter) -> None:
    no_outgoing_calls.post(OPENAI.url).mock(return_value=httpx.Response(200, json=OPENAI.ok()))
    completion = pickle.loads(pickle.dumps(client(OPENAI)))  # noqa: S301 - our own bytes
    texts = [asyncio.run(completion.complete(OPENAI.request())).text for _ in range(2)]
    assert texts == [TEXT, TEXT]


async def test_connections_are_kept_until_closed_and_then_opened_anew(
    no_outgoing_calls: respx.MockRouter,
) -> None:
    body = json.dumps(COMPATIBLE.ok()).encode()
    ended = [asyncio.Event(), asyncio.Event()]
    connections = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        number = connections
        with suppress(asyncio.IncompleteReadError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = re.search(rb"content-length: (\d+)", head.lower())
                await reader.readexactly(int(length[1]) if length else 0)
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
                writer.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        ended[number - 1].set()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        no_outgoing_calls.post(f"{base}/chat/completions").pass_through()
        provider = Provider(COMPATIBLE.model, base, base)
        completion = client(provider)
        for expected in (1, 2):
            await completion.complete(provider.request())
            await completion.complete(provider.request())
            assert connections == expected
            await completion.close()
            await asyncio.wait_for(ended[expected - 1].wait(), 5)


async def test_at_an_address_from_the_environment_the_price_is_not_known(
    no_outgoing_calls: respx.MockRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_BASE", "http://127.0.0.1:9/v1")
    route = no_outgoing_calls.post("http://127.0.0.1:9/v1/chat/completions")
    route.mock(return_value=httpx.Response(200, json=OPENAI.ok()))
    completion = client(OPENAI)
    assert (await completion.complete(OPENAI.request())).usage.cost_usd is None
    assert "127.0.0.1" in completion.scope


@each_provider
async def test_an_answer_cut_off_tells_what_it_cost(
    provider: Provider, no_outgoing_calls: respx.MockRouter
) -> None:
    provider.answers(no_outgoing_calls, httpx.Response(200, json=provider.ok(stop="length")))
    with pytest.raises(UpstreamAnswerError) as caught:
        await client(provider).complete(provider.request())
    spent = caught.value.spent
    assert spent.calls == 1
    assert min(spent.tokens_in, spent.tokens_out) > 0
    assert (spent.cost_usd is not None) is provider.priced


async def test_failed_attempts_are_counted(no_outgoing_calls: respx.MockRouter) -> None:
    OPENAI.answers(no_outgoing_calls, *[failure(503)] * 3)
    with pytest.raises(UpstreamUnavailableError) as caught:
        await client(OPENAI, Sleep(), attempts=3).complete(OPENAI.request())
    assert caught.value.spent == Spent(calls=3)


async def test_a_call_without_an_answer_in_time_has_an_unknown_price(
    no_outgoing_calls: respx.MockRouter,
) -> None:
    async def never(_request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(60)
        return httpx.Response(200)

    no_outgoing_calls.post(OPENAI.url).mock(side_effect=never)
    with pytest.raises(UpstreamTimeoutError) as caught:
        await client(OPENAI, deadline_seconds=0.05).complete(OPENAI.request())
    assert caught.value.spent == Spent(calls=1, cost_usd=None)


# What a model does not take


@pytest.mark.parametrize("provider", [OPENAI, COMPATIBLE, OLLAMA])
async def test_a_model_without_schemas_is_asked_in_json_mode_then_in_words(
    provider: Provider, no_outgoing_calls: respx.MockRouter
) -> None:
    ok = httpx.Response(200, json=provider.ok())
    route = provider.answers(
        no_outgoing_calls,
        failure(400, "'response_format' of type 'json_schema' is not supported"),
        failure(422, "response_format: unknown field"),
        ok,
        ok,
    )
    completion = client(provider, attempts=1)
    answer = await completion.complete(provider.request())
    assert answer.usage.upstream_calls == 3
    assert '"additionalProperties": false' not in str(sent(route, 0)["messages"])
    assert sent(route, 1).get("response_format", {"type": "json_object"})["type"] == "json_object"
    assert sent(route, 1).get("format", "json") == "json"
    for call in (1, 2):
        task = sent(route, call)["messages"][-1]["content"]
        assert task.startswith("Article.\nTask.\n\nAnswer with one JSON object")
        assert task.endswith('"additionalProperties": false}\n')
    assert not {"response_format", "format"} & set(sent(route, 2))
    await completion.complete(provider.request())
    assert len(route.calls) == 4


async def test_many_calls_at_once_step_down_once(no_outgoing_calls: respx.MockRouter) -> None:
    kinds: list[str] = []

    async def answer(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.01)
        kinds.append("json_schema" if b'"json_schema"' in request.content else "other")
        if kinds[-1] == "json_schema":
            return failure(400, "json_schema is not supported")
        return httpx.Response(200, json=OPENAI.ok())

    no_outgoing_calls.post(OPENAI.url).mock(side_effect=answer)
    completion = client(OPENAI)
    await asyncio.gather(*(completion.complete(OPENAI.request()) for _ in range(5)))
    assert kinds.count("other") == 5
    body = sent(no_outgoing_calls.post(OPENAI.url))
    assert body["response_format"] == {"type": "json_object"}


async def test_a_schema_too_complex_leaves_the_others_alone(
    no_outgoing_calls: respx.MockRouter,
) -> None:
    ok = httpx.Response(200, json=OPENAI.ok())
    route = OPENAI.answers(no_outgoing_calls, failure(400, "The schema is too complex"), ok, ok)
    completion = client(OPENAI)
    await completion.complete(OPENAI.request())
    await completion.complete(replace(OPENAI.request(), schema_name="Other"))
    assert sent(route, 1)["response_format"]["type"] == "json_object"
    assert sent(route, 2)["response_format"]["type"] == "json_schema"


async def test_a_model_without_temperature_is_asked_without(
    no_outgoing_calls: respx.MockRouter,
) -> None:
    words = "Unsupported value: 'temperature' does not support 0 with this model."
    ok = httpx.Response(200, json=COMPATIBLE.ok())
    route = COMPATIBLE.answers(no_outgoing_calls, failure(400, words), ok)
    await client(COMPATIBLE).complete(COMPATIBLE.request())
    assert "temperature" not in sent(route)
    assert sent(route)["response_format"]["type"] == "json_schema"


# Isolation


@each_provider
async def test_no_test_reaches_a_real_model(provider: Provider) -> None:
    """Without a route a call fails inside of the mock, whatever key and network there are."""
    with pytest.raises(UpstreamUnavailableError) as caught:
        await client(provider, attempts=1).complete(provider.request())
    cause: BaseException | None = caught.value
    while cause and not isinstance(cause, AllMockedAssertionError):
        cause = cause.__cause__ or cause.__context__
    assert cause is not None


def test_importing_the_package_does_not_import_litellm() -> None:
    code = (
        "import sys, api.llm.client, api.llm.cached, api.cache.disk, api.llm.answers;"
        "import api.llm.prompting, api.llm.schema;"
        "sys.exit(bool({'litellm', 'openai'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_litellm_starts_nothing_with_python() -> None:
    """A release of it once stole keys through a file that runs at every start of Python."""
    folders = [Path(folder) for folder in sys.path if folder.endswith("-packages")]
    assert folders
    hooks = [file.name for folder in folders for file in folder.glob("*.pth")]
    assert [name for name in hooks if "litellm" in name.lower()] == []
