"""Responses that can be said again, and how many of them there is room for."""

import gzip
import json
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

from starlette.types import Message, Send

from api.account import Amounts
from api.core.fallback import WARNING as BY_FALLBACK
from api.http.results import JSON
from api.observing import Made
from api.service import MISSING

_FRESH: Final = (HTTPStatus.OK, HTTPStatus.CREATED)
_OVERHEAD: Final = 2_000
"""Bytes of an entry besides its body, amply."""
_LEVEL: Final = 6

RawHeaders = Sequence[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Reply:
    """A response, and what has to be done beside sending it."""

    status: int
    headers: RawHeaders
    body: bytes
    route: object
    """Of the router, for whoever tells of the request."""
    made: Made
    read: Amounts
    """What is charged for it."""

    @property
    def size(self) -> int:
        return len(self.body) + _OVERHEAD

    async def send(self, send: Send) -> None:
        await send(
            {"type": "http.response.start", "status": self.status, "headers": [*self.headers]}
        )
        await send({"type": "http.response.body", "body": self.body})


class Replies:
    """The latest replies, by digest; each for so many seconds, all in so many bytes."""

    def __init__(self, room: int, seconds: float, clock: Callable[[], float]) -> None:
        self._room = room
        self._seconds = seconds
        self._clock = clock
        self._kept: OrderedDict[bytes, tuple[float, Reply]] = OrderedDict()

    def get(self, key: bytes) -> Reply | None:
        added, reply = self._kept.get(key, (0.0, None))
        if reply is None:
            return None
        if self._clock() - added > self._seconds:
            self._drop(key)
            return None
        self._kept.move_to_end(key)
        return reply

    def add(self, key: bytes, reply: Reply) -> None:
        self._drop(key)
        self._kept[key] = (self._clock(), reply)
        self._room -= reply.size
        while self._room < 0:
            self._drop(next(iter(self._kept)))

    def _drop(self, key: bytes) -> None:
        _, reply = self._kept.pop(key, (0.0, None))
        self._room += reply.size if reply else 0


@dataclass(slots=True)
class Heard:
    """Sends a response on, and remembers it where it is JSON and not longer than `most` bytes."""

    send: Send
    most: int
    start: Message | None = None
    body: bytearray = field(default_factory=bytearray)
    ended: bool = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":  # to which others add what is not to be kept
            self.start = {**message, "headers": [*message["headers"]]}
        elif len(self.body) <= self.most:
            self.body += message.get("body", b"")
            self.ended = not message.get("more_body", False)
        await self.send(message)

    @property
    def is_from_the_cache(self) -> bool:
        """Whether it may be a result that was kept: to be looked at closely."""
        return (
            self.ended
            and self.start is not None
            and self.start["status"] in _FRESH
            and len(self.body) <= self.most
            and b'"cached":true' in self.body
        )

    def reply(self, read: Amounts, route: object, *, packed: bool) -> Reply | None:
        """What can be said again; None where the next caller may have to be told something else.

        Takes some milliseconds for each megabyte.
        """
        start = self.start or {}
        headers = [(name.lower(), value) for name, value in start["headers"]]
        if dict(headers).get(b"content-type") != JSON.encode():
            return None
        result = json.loads(self.body)
        if not _is_final(result):
            return None
        body = gzip.compress(self.body, _LEVEL, mtime=0) if packed else bytes(self.body)
        kept = [(name, value) for name, value in headers if name != b"content-length"]
        kept += [(b"content-length", b"%d" % len(body)), (b"vary", b"Accept-Encoding")]
        kept += [(b"content-encoding", b"gzip")] if packed else []
        return Reply(start["status"], kept, body, route, _made(result), read)


def _is_final(result: Mapping[str, Any]) -> bool:
    """Whether the same request gets the same again, from what is kept and at no cost: not what is
    worth another try, not a fallback's, and not of a page that may have changed."""
    run = result["run"]
    codes = [warning["code"] for warning in run["warnings"]]
    open_ended = any(code.endswith(MISSING) or code == BY_FALLBACK for code in codes)
    cost = run["upstream_calls"] or run["tokens_in"] or run["tokens_out"] or run["cost_usd"]
    return run["cached"] and not cost and not open_ended and not _is_fetched(result)


def _is_fetched(result: Mapping[str, Any]) -> bool:
    accounts = [one["analysis"] for one in result["articles"]] if "articles" in result else [result]
    return any(account["article"].get("fetched") for account in accounts)


def _made(result: Mapping[str, Any]) -> Made:
    """What whoever watches is told of a kept result."""
    run = result["run"]
    if "articles" in result:
        return Made("comparison", result["id"], run["engine"], True)
    rejected, suspected = len(run["rejected_quotes"]), len(run["suspected_injections"])
    return Made("analysis", result["id"], run["engine"], True, rejected, suspected)
