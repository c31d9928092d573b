"""Connections that come to nothing."""

import asyncio
from contextlib import suppress

import pytest
from starlette.responses import PlainTextResponse
from uvicorn import Config
from uvicorn.server import ServerState

from api.cli import protocol

ANSWER = PlainTextResponse("done")
WHOLE = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


async def all_of(reader: asyncio.StreamReader) -> bytes:
    """What comes until the other side closes, or cuts off."""
    read = b""
    with suppress(ConnectionError):
        while chunk := await reader.read(65536):
            read += chunk
    return read


async def talked(sent: bytes, drips: bytes) -> bytes:
    """What comes back from a server before it closes the connection, on which bytes go on dripping
    after what was sent."""
    config = Config(ANSWER, log_config=None)
    state = ServerState()
    server = await asyncio.get_running_loop().create_server(
        lambda: protocol.PatientProtocol(config, state, {}), "127.0.0.1", 0
    )
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname()[:2])
        writer.write(sent)
        reading = asyncio.create_task(all_of(reader))
        for _ in range(500):
            if reading.done():
                break
            writer.write(drips)
            await asyncio.sleep(0.02)
        writer.close()
        return await asyncio.wait_for(reading, 1)


@pytest.mark.parametrize(
    ("sent", "drips", "answered"),
    [
        (b"", b"", False),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ", b"a", False),
        (WHOLE, b"", True),
        (WHOLE + b"GET / HTTP/1.1\r\nX: ", b"a", True),
    ],
)
async def test_they_are_closed(
    monkeypatch: pytest.MonkeyPatch, sent: bytes, drips: bytes, answered: bool
) -> None:
    monkeypatch.setattr(protocol, "PATIENCE_SECONDS", 0.2)
    answer = await talked(sent, drips)
    assert (b"done" in answer) is answered


async def test_an_answer_that_nobody_takes_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "PATIENCE_SECONDS", 0.2)
    config = Config(PlainTextResponse("a" * 50_000_000), log_config=None)
    state = ServerState()
    server = await asyncio.get_running_loop().create_server(
        lambda: protocol.PatientProtocol(config, state, {}), "127.0.0.1", 0
    )
    async with server:
        _, writer = await asyncio.open_connection(*server.sockets[0].getsockname()[:2], limit=1)
        writer.write(WHOLE)
        for _ in range(500):
            await asyncio.sleep(0.02)
            if state.total_requests and not state.connections:
                break
        writer.close()
    assert state.total_requests == 1
    assert not state.connections
