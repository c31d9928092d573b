"""A reader who leaves ends the calls to the provider, seen by the provider itself."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from urllib.parse import urlencode, urlsplit

import httpx
import pytest
import respx

from tests.faults.asking import question
from tests.faults.running import Stage, staged
from tests.faults.table import BY_NAME

SILENT = BY_NAME["read-timeout"]
TEXT = question(SILENT)[1]["article"]["text"]
LONGEST = 60
"""Seconds: well within the deadline of the service, which would end the calls too."""


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with staged(tmp_path_factory.mktemp("gone"), ["waiting"]) as started:
        yield started


def analysis(text: str) -> tuple[str, str, str, str]:
    body = json.dumps({"article": {"text": text}})
    return "/v1/analyses", body, "application/json", "*/*"


def comparison(text: str) -> tuple[str, str, str, str]:
    articles = [{"article": {"text": text}}, {"article": {"text": f"{text} It rained."}}]
    return "/v1/comparisons", json.dumps({"articles": articles}), "application/json", "*/*"


def page(text: str) -> tuple[str, str, str, str]:
    form = urlencode({"text-1": text, "do": "compare"})
    return "/", form, "application/x-www-form-urlencoded", "text/html"


def progress(text: str) -> tuple[str, str, str, str]:
    return (*page(text)[:3], "text/event-stream")


@pytest.mark.parametrize(
    ("request_for", "calls"), [(analysis, 2), (comparison, 4), (page, 2), (progress, 2)]
)
async def test_the_provider_sees_the_calls_end(
    request_for: Callable[[str], tuple[str, str, str, str]],
    calls: int,
    stage: Stage,
    no_outgoing_calls: respx.MockRouter,
) -> None:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()
    async with httpx.AsyncClient(base_url=stage.provider, trust_env=False) as provider:
        before = await _count(provider, "gone")
        async with _asking(stage.services["waiting"], *request_for(TEXT)):
            await _until(lambda seen: seen >= calls, provider, "calls")
            assert await _count(provider, "gone") == before
        await _until(lambda gone: gone >= before + calls, provider, "gone")


@asynccontextmanager
async def _asking(
    service: str, path: str, body: str, kind: str, accept: str
) -> AsyncIterator[None]:
    """A request under way, whose connection is closed at the end."""
    address = urlsplit(service)
    _, writer = await asyncio.open_connection(address.hostname, address.port)
    head = [f"POST {path} HTTP/1.1", f"Host: {address.netloc}", f"Content-Type: {kind}"]
    head += [f"Accept: {accept}", f"Content-Length: {len(body.encode())}", "", ""]
    writer.write("\r\n".join(head).encode() + body.encode())
    yield
    writer.close()
    await writer.wait_closed()


async def _until(enough: Callable[[int], bool], provider: httpx.AsyncClient, what: str) -> None:
    total = 0
    async with asyncio.timeout(LONGEST):
        while not enough(total):
            found = await _count(provider, what)
            total = total + found if what == "calls" else found
            await asyncio.sleep(0.1)


async def _count(provider: httpx.AsyncClient, what: str) -> int:
    """Calls since the last question, or all callers that are gone."""
    told = (await provider.get(f"/{what}/{SILENT.name}")).json()[what]
    return len(told) if isinstance(told, list) else told
