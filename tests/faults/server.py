"""An OpenAI-compatible server that fails as the table says.

`python -m tests.faults.server PORT REFUSED FULL`: at PORT it answers; at REFUSED nobody does, and
at FULL nobody takes the connection, until that fault is healed. Which fault a call is about stands
in the article: `fault-NAME`. It is plain asyncio, so that it can misbehave below HTTP too.
"""

import asyncio
import json
import re
import socket
import sys
from collections import Counter, defaultdict
from contextlib import suppress

from benchmarks.upstream import answers
from tests.faults.calls import Call, well
from tests.faults.plans import Fault
from tests.faults.table import BY_NAME

MARK = re.compile(r"fault-([a-z0-9-]+)")


class Server:
    """What was asked, what is healed, and who went away."""

    def __init__(self, refused: int, full: int) -> None:
        self._refused = refused
        self._full = _full_backlog(full)
        self._servers: list[asyncio.Server] = []
        self._healed: set[str] = set()
        self._seen: Counter[tuple[str, str]] = Counter()
        self._calls: dict[str, list[tuple[str, str, float]]] = defaultdict(list)
        self._gone: Counter[str] = Counter()

    async def serve(self, port: int) -> None:
        self._servers.append(await asyncio.start_server(self._connected, "127.0.0.1", port))
        await self._servers[0].serve_forever()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            method, path = head.split(" ")[:2]
            length = re.search(r"content-length: (\d+)", head, re.IGNORECASE)
            sent = await reader.readexactly(int(length[1])) if length else b""
            if path.endswith("/chat/completions"):
                await self._complete(json.loads(sent), reader, writer)
            else:
                await self._control(method, path.strip("/"), reader, writer)
        writer.close()

    async def _complete(
        self,
        asked: dict[str, object],
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        messages = asked["messages"]
        assert isinstance(messages, list)
        prompt = "\n".join(str(message["content"]) for message in messages)
        shown = answers.shown(messages)
        schema = _schema(asked)
        found = MARK.search(shown)
        name = found[1] if found else ""
        fault = BY_NAME.get(name)
        model = str(asked["model"])
        self._calls[name].append((schema, model, asyncio.get_running_loop().time()))
        self._seen[name, schema] += 1
        call = Call(reader, writer, schema, prompt, answers.ANSWERS[schema](shown))
        act = fault.act if fault and self._fails(fault, schema, model) else well
        try:
            await act(call)
        finally:
            if reader.at_eof():
                self._gone[name] += 1

    def _fails(self, fault: Fault, schema: str, model: str) -> bool:
        return (
            fault.name not in self._healed
            and schema in fault.at
            and model in fault.models
            and (fault.times is None or self._seen[fault.name, schema] <= fault.times)
        )

    async def _control(
        self,
        method: str,
        path: str,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        what, _, name = path.partition("/")
        if method == "POST" and what == "heal":
            await self._heal(name)
        told = {
            "calls": self._calls.pop(name, []) if what == "calls" else [],
            "gone": self._gone[name],
        }
        await Call(reader, writer, "", "", {}).send(json.dumps(told).encode())

    async def _heal(self, name: str) -> None:
        self._healed.add(name)
        if name == "refused":
            server = await asyncio.start_server(self._connected, "127.0.0.1", self._refused)
            self._servers.append(server)
        if name == "connect-timeout":
            self._servers.append(await asyncio.start_server(self._connected, sock=self._full))


def _schema(asked: dict[str, object]) -> str:
    form = asked["response_format"]
    assert isinstance(form, dict)
    return str(form["json_schema"]["name"])


def _full_backlog(port: int) -> socket.socket:
    """A socket that listens, and whose queue is full: the next connection waits for ever."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(0)
    for _ in range(4):
        waiting = socket.socket()
        waiting.setblocking(False)
        waiting.connect_ex(("127.0.0.1", port))
        _WAITING.append(waiting)
    return listener


_WAITING: list[socket.socket] = []

if __name__ == "__main__":
    main, refused, full = map(int, sys.argv[1:])
    with suppress(KeyboardInterrupt):
        asyncio.run(Server(refused, full).serve(main))
