"""What a provider sends without end is not read, whichever client litellm takes for it."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import respx

from api.errors import UpstreamAnswerError
from api.llm.client import LiteLLMCompletion
from api.llm.transport import LONGEST_REPLY
from api.settings import Settings
from tests.llm.providers import Provider

MODELS = (
    "openai/m",
    "hosted_vllm/m",
    "ollama_chat/m",
    "anthropic/claude-x",
    "gemini/m",
    "mistral/m",
)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
CHUNK = b" " * 65_536


class Flood:
    """Answers every request with blanks for as long as somebody reads."""

    def __init__(self, head: bytes, body: bytes = CHUNK) -> None:
        self._head = head
        self._body = body
        self.sent = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(self._head)
        try:
            while self._body and not writer.is_closing():
                writer.write(self._body)
                await writer.drain()
                self.sent += len(self._body)
        except ConnectionError:
            pass
        finally:
            writer.close()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[str]:
        async with await asyncio.start_server(self.serve, "127.0.0.1", 0) as server:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def ask(model: str, base: str) -> None:
    settings = Settings(model=model, api_base=base, api_key="sk-secret", deadline_seconds=60)
    await LiteLLMCompletion(settings).complete(Provider(model, base).request())


@pytest.mark.parametrize("model", MODELS)
async def test_a_flood_is_cut_off(model: str, no_outgoing_calls: respx.MockRouter) -> None:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()
    flood = Flood(OK + b"\r\n")
    async with flood.listening() as base:
        with pytest.raises(UpstreamAnswerError, match="more than 8 MB"):
            await ask(model, base)
    assert flood.sent < 2 * LONGEST_REPLY


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("where", ["http://elsewhere.test/v1", "http://[", "//elsewhere.test/"])
async def test_article_and_key_are_not_sent_on_to_another_host(
    model: str, where: str, no_outgoing_calls: respx.MockRouter
) -> None:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()
    elsewhere = no_outgoing_calls.route(host="elsewhere.test")
    redirect = b"HTTP/1.1 307 X\r\nLocation: %b\r\nContent-Length: 0\r\n\r\n" % where.encode()
    async with Flood(redirect, b"").listening() as base:
        with pytest.raises(UpstreamAnswerError, match="redirects to another host"):
            await ask(model, base)
    assert not elsewhere.called


@pytest.mark.parametrize("model", MODELS[:3])
async def test_packed_blanks_are_not_unfolded(
    model: str, no_outgoing_calls: respx.MockRouter
) -> None:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()
    bomb = Flood(OK + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b" " * 10_000_000))
    async with bomb.listening() as base:
        with pytest.raises(UpstreamAnswerError, match="compressed"):
            await ask(model, base)
