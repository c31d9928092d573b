"""A real server on this machine that behaves badly on purpose, and a fetcher that may reach it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ipaddress import ip_address

from api.fetch import FetchRules, WebFetcher
from api.fetch.addresses import Address, IsAllowed, is_public
from tests.ingest.pages import page

LOOPBACK = ip_address("127.0.0.1")
HTML = {"Content-Type": "text/html; charset=utf-8"}
Answer = tuple[int, Mapping[str, str], bytes]
Special = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Site:
    """Answers by path; remembers what was asked for."""

    answers: dict[str, Answer | Special] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    port: int = 0

    def url(self, path: str = "/a", host: str = "paper.example") -> str:
        return f"http://{host}:{self.port}{path}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).decode():
                path = head.split(" ", 2)[1]
                self.asked.append(path)
                self.heads.append(head)
                answer = self.answers.get(path, (404, {}, b""))
                if callable(answer):
                    await answer(writer)
                    break
                status, headers, body = answer
                told = {"Content-Length": str(len(body)), **headers}
                lines = [f"HTTP/1.1 {status} X", *(f"{k}: {v}" for k, v in told.items()), "", ""]
                writer.write("\r\n".join(lines).encode() + body)
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def site(answers: Mapping[str, Answer | Special] | None = None) -> AsyncIterator[Site]:
    """A running site with an article at `/a`."""
    made = Site({"/a": (200, HTML, page().encode()), **(answers or {})})
    server = await asyncio.start_server(made._serve, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()


async def here(host: str, port: int) -> Sequence[Address]:
    """Every name is this machine, as far as the tests' resolver knows."""
    return (LOOPBACK,)


def fetcher(one: Site, *, is_allowed: IsAllowed | None = None, **rules: object) -> WebFetcher:
    """A fetcher for which this machine, and no other address that is not public, is allowed."""
    told = FetchRules(**{"ports": (80, 443, one.port), "seconds": 10.0, **rules})  # type: ignore[arg-type]
    allowed = is_allowed or (lambda address: address == LOOPBACK or is_public(address))
    return WebFetcher(told, resolve=here, is_allowed=allowed)
