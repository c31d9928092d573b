"""Clients of a server under load: each kind does one thing over and over."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import count
from time import monotonic
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

import httpx

from benchmarks.texts import articles

TEXTS: Final = tuple(articles(8))
PATIENCE = 120
PAUSE = 0.05
GONE: Final = "gone as planned"


@dataclass(slots=True)
class Tally:
    """What became of the requests, by kind of client."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    answers: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    failures: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, kind: str, seconds: float, answer: str) -> None:
        """Only what no kind of client is meant to meet is a failure."""
        self.seconds[kind].append(seconds)
        self.answers[kind][answer] += 1
        if answer not in EXPECTED[kind]:
            self.failures[kind, answer] += 1


def article(number: int) -> dict[str, object]:
    """An article that no other number has."""
    return {"article": {"text": f"{TEXTS[number % len(TEXTS)]}\n\nThis is copy {number}."}}


async def new(client: httpx.AsyncClient, number: int) -> str:
    return _told(await client.post("/v1/analyses", json=article(number)))


async def repeated(client: httpx.AsyncClient, number: int) -> str:
    return _told(await client.post("/v1/analyses", json=article(number % 3)))


async def compared(client: httpx.AsyncClient, number: int) -> str:
    body = {"articles": [article(number % 3), article(number)]}
    return _told(await client.post("/v1/comparisons", json=body))


async def modelled(client: httpx.AsyncClient, number: int) -> str:
    """Without a model the service says that it has none: planned, and counted as such."""
    body = {**article(number), "engine": "llm"}
    return _told(await client.post("/v1/analyses", json=body))


async def pages(client: httpx.AsyncClient, number: int) -> str:
    addresses = ("/", "/docs", "/openapi.json", "/v1/engines", "/v1/rules", "/problems")
    path = addresses[number % len(addresses)]
    return _told(await client.get(path, headers={"Accept": "text/html"}))


async def bad(client: httpx.AsyncClient, number: int) -> str:
    bodies = (b"", b"{", b"[" * 5000, b'{"article": {"text": ""}}', b"\xff", b"9" * 5000)
    headers = {"Content-Type": "application/json"}
    content = bodies[number % len(bodies)]
    return _told(await client.post("/v1/analyses", content=content, headers=headers))


async def slow(client: httpx.AsyncClient, _: int) -> str:
    """Announces a body that never comes to its end."""
    reader, writer = await _connected(client)
    writer.write(_head(1000) + b"{")
    await writer.drain()
    status = (await reader.readline()).split()
    writer.close()
    return status[1].decode() if len(status) > 1 else "closed"


async def leaving(client: httpx.AsyncClient, number: int) -> str:
    """Asks, and does not wait for the answer."""
    request = client.build_request("POST", "/v1/analyses", json=article(number))
    body = request.read()
    _, writer = await _connected(client)
    writer.write(_head(len(body)) + body)
    await writer.drain()
    await asyncio.sleep(PAUSE * (number % 5))
    writer.close()
    return GONE


Act = Callable[[httpx.AsyncClient, int], Awaitable[str]]
CLIENTS: Final[Mapping[str, Act]] = MappingProxyType(
    {act.__name__: act for act in (new, repeated, compared, modelled, pages, bad, slow, leaving)}
)
_REFUSED = frozenset({"400", "413", "422"})
EXPECTED: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        **dict.fromkeys(CLIENTS, frozenset({"200"})),
        "modelled": frozenset({"200", "503 not-configured"}),
        "bad": _REFUSED,
        "slow": frozenset({"408"}),
        "leaving": frozenset({GONE}),
    }
)
"""What each kind of client is to be answered."""


async def client_of(kind: str, first: int, address: str, ends: float, tally: Tally) -> None:
    """One client of the kind, until the time is over; clients never share a new article."""
    async with httpx.AsyncClient(base_url=address, timeout=PATIENCE, trust_env=False) as client:
        for turn in count():
            if monotonic() >= ends:
                return
            began = monotonic()
            try:
                answer = await CLIENTS[kind](client, first + 1000 * turn)
            except (httpx.HTTPError, OSError) as error:
                answer = type(error).__name__
            tally.add(kind, monotonic() - began, answer)
            await asyncio.sleep(PAUSE)


def _told(response: httpx.Response) -> str:
    """The status; with the kind of problem where the service failed."""
    if response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
        return str(response.status_code)
    kind = response.json()["type"].rpartition("/")[2]
    return f"{response.status_code} {kind}"


async def _connected(
    client: httpx.AsyncClient,
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    at = urlsplit(str(client.base_url))
    return await asyncio.open_connection(at.hostname, at.port)


def _head(length: int) -> bytes:
    return (
        "POST /v1/analyses HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Content-Length: {length}\r\nConnection: close\r\n\r\n"
    ).encode()
