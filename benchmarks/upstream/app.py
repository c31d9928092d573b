"""The stand-in as a pure ASGI application with OpenAI's address for chats.

Beside it: GET /calls tells of all calls so far, oldest first; POST /begin forgets them and takes a
list of faults; GET /rounds tells of them by rounds and forgets them.
"""

import asyncio
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from starlette.types import Receive, Scope, Send

from benchmarks.upstream.answers import text_of
from benchmarks.upstream.calls import Act, Call, Fault, Pace, completion, tokens

Answering = Callable[[Mapping[str, Any]], str]
"""From the body of a chat to the words of the answer."""
CHAT = "/chat/completions"


class Upstream:
    """A model that answers at this pace."""

    def __init__(self, answering: Answering, pace: Pace | None = None) -> None:
        self._answering = answering
        self._pace = pace or Pace()
        self._faults: list[Fault] = []
        self.calls: list[Call] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await _lifespan(receive, send)
        elif scope["path"].endswith(CHAT):
            await self.chat(json.loads(await _body(receive)), receive, send)
        else:
            await self.control(scope["path"].strip("/"), await _body(receive), send)

    async def control(self, path: str, body: bytes, send: Send) -> None:
        """What is not a chat: questions about the chats."""
        told: object = [asdict(call) for call in self.calls]
        if path == "rounds":
            told = _rounds(self.calls)
        if path in {"rounds", "begin"}:
            self.calls = []
        if path == "begin":
            self._faults = [Fault(**fault) for fault in json.loads(body or b"[]")]
        await answered(send, 200, told)

    async def chat(self, asked: Mapping[str, Any], receive: Receive, send: Send) -> None:
        """One chat, answered in its time, unless its caller goes away."""
        call = self._begun(asked)
        try:
            act = self._act(call.question, text_of(asked["messages"]))
            if act == "503":
                call.outcome = "failed"
                await answered(send, 503, {"error": {"message": "overloaded", "type": "t"}})
            else:
                await self._answered(call, act, asked, receive, send)
        finally:
            call.ended = asyncio.get_running_loop().time()

    def _begun(self, asked: Mapping[str, Any]) -> Call:
        said = text_of(asked["messages"]) + json.dumps(asked.get("tools", ""))
        digest = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        now = asyncio.get_running_loop().time()
        self.calls.append(Call(question_of(asked), digest, now, tokens(len(said))))
        return self.calls[-1]

    def _act(self, question: str, said: str) -> Act | None:
        struck = [fault.act for fault in self._faults if fault.strikes(question, said)]
        return struck[0] if struck else None

    async def _answered(
        self,
        call: Call,
        act: Act | None,
        asked: Mapping[str, Any],
        receive: Receive,
        send: Send,
    ) -> None:
        words = self._answering(asked)
        words = words[: len(words) // 2] if act == "broken" else words
        spoken = tokens(len(words))
        seconds = None if act == "hang" else self._pace.seconds(spoken)
        if await _gone_within(seconds, receive):
            call.outcome = "gone"
            return
        call.tokens_out = spoken
        call.outcome = "broken" if act == "broken" else "answered"
        told = completion(words, call.tokens_in, str(asked["model"]), _tool(asked, words))
        await answered(send, 200, told)


def question_of(asked: Mapping[str, Any]) -> str:
    """Name of the schema, or the model."""
    form = asked.get("response_format") or {}
    return str(form.get("json_schema", {}).get("name") or asked["model"])


def _tool(asked: Mapping[str, Any], words: str) -> dict[str, Any] | None:
    """The answer as a call of the tool, where the caller offers one."""
    if not asked.get("tools"):
        return None
    function = {"name": asked["tools"][0]["function"]["name"], "arguments": words}
    return {"id": "t", "type": "function", "function": function}


async def _gone_within(seconds: float | None, receive: Receive) -> bool:
    """Whether the caller goes away before so many seconds are over; None: waits for it."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while (await receive())["type"] != "http.disconnect":
                pass
            return True
    return False


def _rounds(calls: Sequence[Call]) -> list[list[str]]:
    """Questions by rounds: those that overlap in time stand together."""
    found: list[list[str]] = []
    end = 0.0
    for call in sorted(calls, key=lambda call: call.began):
        if call.began >= end:
            found.append([])
        found[-1].append(call.question)
        end = max(end, call.ended)
    return [sorted(names) for names in found]


async def _body(receive: Receive) -> bytes:
    parts = bytearray()
    while True:
        message = await receive()
        parts += message.get("body", b"")
        if not message.get("more_body"):
            return bytes(parts)


async def answered(send: Send, status: int, body: object) -> None:
    """Sends a JSON response."""
    content = json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass")
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(content))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        phase = (await receive())["type"]
        await send({"type": f"{phase}.complete"})
        if phase == "lifespan.shutdown":
            return
