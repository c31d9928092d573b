"""Processes that ask an upstream by way of one cache, and the upstream, which counts.

`python -m tests.cache.asking PLACE LEASE CALLERS ADDRESS PROMPT…` asks every prompt by so many
callers at once and prints a line for each answer that all of them had.
"""

import asyncio
import random
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import httpx

from api.cache.disk import DiskCache
from api.cache.postgres import PostgresCache

HANGS = "hangs-once"
"""A prompt whose first call is never answered."""


def opened(place: str, lease: float = 15.0) -> DiskCache | PostgresCache:
    """The cache at the address of a database, or in a folder."""
    if "://" in place:
        return PostgresCache(place, 10, lease)
    return DiskCache(Path(place), 10, lease)


class Upstream:
    """Answers a prompt after a while, with the prompt in it."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.calls: Counter[str] = Counter()
        self.address = ""

    async def reached(self, calls: int, prompt: str | None = None) -> None:
        """Wait until there were so many calls, of this prompt or of all."""
        async with asyncio.timeout(30):
            while self._count(prompt) < calls:  # noqa: ASYNC110 - they are of other processes
                await asyncio.sleep(0.02)

    def _count(self, prompt: str | None) -> int:
        return self.calls.total() if prompt is None else self.calls[prompt]

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            prompt = head.split(" ")[1].strip("/")
            self.calls[prompt] += 1
            hangs = prompt == HANGS and self.calls[prompt] == 1
            await asyncio.sleep(60 if hangs else self._seconds)
            body = answer(prompt)
            head = f"HTTP/1.1 200 OK\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n"
            writer.write((head + body).encode())
            await writer.drain()
        writer.close()


@asynccontextmanager
async def upstream(seconds: float = 0.05) -> AsyncIterator[Upstream]:
    counting = Upstream(seconds)
    server = await asyncio.start_server(counting.connected, "127.0.0.1", 0)
    counting.address = "http://{}:{}".format(*server.sockets[0].getsockname())
    yield counting
    server.close()


def answer(prompt: str) -> str:
    return f"the answer to {prompt}"


@asynccontextmanager
async def asking(
    place: str, lease: float, callers: int, address: str, *prompts: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A process that asks; killed at the end if it still runs."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.cache.asking", place, str(lease), str(callers), address),
        *prompts,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def answered(process: asyncio.subprocess.Process) -> set[str]:
    """The prompts whose answer every caller had, once the process has ended."""
    async with asyncio.timeout(100):
        told, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()
    return set(told.decode().split())


async def _ask_all(place: str, lease: str, callers: str, address: str, *prompts: str) -> None:
    cache, had = opened(place, float(lease)), Counter[str]()
    async with httpx.AsyncClient(base_url=address, timeout=90) as client:

        async def caller(number: int) -> None:
            own = random.Random(number)  # noqa: S311 - an order, no secret
            for prompt in own.sample(prompts, len(prompts)):

                async def make(prompt: str = prompt) -> str:
                    return (await client.get(f"/{prompt}")).raise_for_status().text

                text, _ = await cache.get_or_make(prompt, make)
                had[prompt] += text == answer(prompt)

        await asyncio.gather(*map(caller, range(int(callers))))
    cache.close()
    sys.stdout.write("\n".join(prompt for prompt in prompts if had[prompt] == int(callers)))


if __name__ == "__main__":
    asyncio.run(_ask_all(*sys.argv[1:]))
