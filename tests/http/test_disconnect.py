"""Work ends when nobody waits for it."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn

from api.app import create_app
from api.settings import Settings
from tests.http.fakes import SlowService

ARTICLE = {"article": {"text": "Something happened."}}
BODIES = {
    "/v1/analyses": ARTICLE,
    "/v1/comparisons": {"articles": [ARTICLE, ARTICLE]},
}


def scope(path: str) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"content-type", b"application/json")],
        "scheme": "http",
        "server": ("testserver", 80),
        "client": ("127.0.0.1", 1),
    }


@pytest.mark.parametrize("path", BODIES)
async def test_a_client_that_leaves_cancels_the_work(path: str) -> None:
    service = SlowService()
    app = create_app(Settings(cache=False), service=service)
    messages: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    messages.put_nowait({"type": "http.request", "body": json.dumps(BODIES[path]).encode()})
    request = asyncio.create_task(app(scope(path), messages.get, send))
    await service.began.wait()
    messages.put_nowait({"type": "http.disconnect"})
    await request
    assert service.cancelled.is_set()
    assert sent[0]["status"] == 499


async def test_a_server_that_stops_cancels_the_work() -> None:
    service = SlowService()
    app = create_app(Settings(cache=False), service=service)
    messages: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def send(message: MutableMapping[str, Any]) -> None:
        raise AssertionError(message)

    messages.put_nowait({"type": "http.request", "body": json.dumps(ARTICLE).encode()})
    request = asyncio.create_task(app(scope("/v1/analyses"), messages.get, send))
    await service.began.wait()
    request.cancel()
    with pytest.raises(asyncio.CancelledError):
        await request
    assert service.cancelled.is_set()


async def test_a_client_that_leaves_while_sending_is_no_failure() -> None:
    app = create_app(Settings(cache=False), service=SlowService())
    messages: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    messages.put_nowait({"type": "http.request", "body": b"{", "more_body": True})
    messages.put_nowait({"type": "http.disconnect"})
    await app(scope("/v1/analyses"), messages.get, send)
    assert sent[0]["status"] == 499


@asynccontextmanager
async def listening(service: SlowService) -> AsyncIterator[int]:
    """The port of a real server in this event loop."""
    app = create_app(Settings(cache=False), service=service)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(app, log_config=None, lifespan="off")
        server = uvicorn.Server(config)
        running = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            await running


@pytest.mark.parametrize("path", BODIES)
async def test_closing_the_socket_cancels_the_work(path: str) -> None:
    service = SlowService()
    body = json.dumps(BODIES[path])
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    async with listening(service) as port:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode())
        await asyncio.wait_for(service.began.wait(), 20)
        assert not service.cancelled.is_set()
        writer.close()
        await writer.wait_closed()
        await asyncio.wait_for(service.cancelled.wait(), 20)
