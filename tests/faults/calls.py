"""One call to the failing server, and the ways to answer it badly, from the socket upwards."""

import asyncio
import json
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any


@dataclass(frozen=True)
class Call:
    """A question that arrived, with the answer that a model at its best gives."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    schema: str
    prompt: str
    answer: dict[str, Any]

    async def send(
        self, body: bytes, status: int = 200, headers: Mapping[str, str] | None = None
    ) -> None:
        given = {"Content-Type": "application/json", "Content-Length": str(len(body))}
        lines = [f"HTTP/1.1 {status} X", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in (given | dict(headers or {})).items()]
        self.writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        await self.writer.drain()

    async def say(self, words: str | None, stop: str = "stop", **message: Any) -> None:
        """A well-formed completion with these words."""
        await self.send(completion(words, stop, **message))

    async def until_gone(self) -> None:
        """Waits until nobody listens any more."""
        with suppress(ConnectionError):
            while await self.reader.read(1024):
                pass


Act = Callable[[Call], Awaitable[None]]
"""What the server does with a call."""


def completion(words: str | None, stop: str = "stop", **message: Any) -> bytes:
    choice = {
        "index": 0,
        "finish_reason": stop,
        "message": {"role": "assistant", "content": words, **message},
    }
    body = {
        "id": "c",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [choice],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }
    return json.dumps(body, ensure_ascii=False).encode()


async def well(call: Call) -> None:
    await call.say(json.dumps(call.answer, ensure_ascii=False))


# Below the answer: status, connection, time


def status(code: int, words: str = "no", **headers: str) -> Act:
    async def act(call: Call) -> None:
        body = json.dumps({"error": {"message": words, "type": "t", "code": "c"}}).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        await call.send(body, code, named)

    return act


def later(seconds: int) -> Act:
    """429 with the time of day to come back at."""

    async def act(call: Call) -> None:
        when = format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)
        await status(429, Retry_After=when)(call)

    return act


async def reset(call: Call) -> None:
    sock: socket.socket = call.writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    call.writer.transport.abort()


async def hang(call: Call) -> None:
    await call.until_gone()


async def drip(call: Call) -> None:
    call.writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    gone = asyncio.create_task(call.until_gone())
    while not gone.done():
        call.writer.write(b" ")
        await asyncio.wait({gone}, timeout=1)


async def flood(call: Call) -> None:
    call.writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    while not call.writer.is_closing():
        call.writer.write(b" " * 65_536)
        await call.writer.drain()


async def cut_off(call: Call) -> None:
    body = completion(json.dumps(call.answer))
    await call.send(body[: len(body) // 2], headers={"Content-Length": str(len(body))})


def body(content: bytes, **headers: str) -> Act:
    async def act(call: Call) -> None:
        await call.send(content, headers={k.replace("_", "-"): v for k, v in headers.items()})

    return act


def changed(**parts: Any) -> Act:
    """A good completion whose body has these parts instead."""

    async def act(call: Call) -> None:
        whole = json.loads(completion(json.dumps(call.answer, ensure_ascii=False)))
        await call.send(json.dumps(whole | parts).encode())

    return act


def choice(**parts: Any) -> Act:
    """A good completion whose choice has these parts instead."""

    async def act(call: Call) -> None:
        whole = json.loads(completion(json.dumps(call.answer, ensure_ascii=False)))
        whole["choices"][0] |= parts
        await call.send(json.dumps(whole).encode())

    return act


async def in_parts(call: Call) -> None:
    """A good completion whose words come in two parts."""
    text = json.dumps(call.answer, ensure_ascii=False)
    parts = [{"type": "text", "text": half} for half in (text[:9], text[9:])]
    await choice(message={"role": "assistant", "content": parts})(call)


# In the answer


def words(change: Callable[[str], str | None], stop: str = "stop", **message: Any) -> Act:
    """The answer's JSON, changed."""

    async def act(call: Call) -> None:
        text = json.dumps(call.answer, ensure_ascii=False)
        await call.say(change(text), stop, **message)

    return act


def items(change: Callable[[dict[str, Any]], dict[str, Any]]) -> Act:
    """The answer, changed before it becomes JSON."""

    async def act(call: Call) -> None:
        await call.say(json.dumps(change(call.answer), ensure_ascii=False))

    return act


async def echo(call: Call) -> None:
    await call.say(call.prompt)
