"""Responses said again, byte for byte, to whoever sends the same bytes again.

Only what the service took from what it keeps is said again: a complete result, for no calls and no
tokens. Whoever asks has been let in and counted by then, and pays for the articles as for every
kept result. The replies live in the memory of one process, so in one version with one set of
settings, and for a minute: what an operator removes from the cache is gone soon after.
"""

import asyncio
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.account import Account, Amounts, OnBehalf, current_account
from api.errors import QuotaError
from api.http import problems
from api.http.replies import Heard, Replies, Reply
from api.observing import LookedUp, note

PATHS: Final = frozenset({"/v1/analyses", "/v1/comparisons"})
SECONDS: Final = 60.0
"""How long a response is said again."""
LONGER_APART: Final = 1_000_000
"""Bytes of a request from which its digest is made in a thread."""
_SHARE: Final = 4
"""No response may take more than this part of the room."""
_TOLD_BY: Final = ("content-type", "accept", "prefer")
"""Headers that may change an answer, besides what encodings are taken."""


class Replay:
    """Keeps responses in so many bytes, and says them again to equal requests."""

    def __init__(
        self, app: ASGIApp, room: int, largest_body: int, clock: Callable[[], float] = monotonic
    ) -> None:
        self.app = app
        self._replies = Replies(room, SECONDS, clock)
        self._most = room // _SHARE
        self._largest_body = largest_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not (scope["type"] == "http" and self._is_ours(scope)):
            await self.app(scope, receive, send)
            return
        messages = await _arrived(receive)
        gone = messages[-1]["type"] == "http.disconnect"
        key = await _key(scope, messages)
        reply = None if gone else self._replies.get(key)
        if reply:
            await _said_again(reply, scope, receive, send)
        else:
            await self._answered(key, scope, _once_more(messages, receive), send)

    def _is_ours(self, scope: Scope) -> bool:
        """Whether its answer may be kept, and its body be read here: a body of a length that the
        service takes."""
        headers = Headers(scope=scope)
        length = headers.get("content-length", "")
        return (
            scope["method"] == "POST"
            and str(scope["path"]).removeprefix(str(scope.get("root_path", ""))) in PATHS
            and "respond-async" not in headers.get("prefer", "").lower()
            and length.isdecimal()
            and len(length) <= len(str(self._largest_body))
            and int(length) <= self._largest_body
        )

    async def _answered(self, key: bytes, scope: Scope, receive: Receive, send: Send) -> None:
        """Has the service answer, and keeps what may be said again."""
        heard = Heard(send, self._most)
        with _metered() as account:
            await self.app(scope, receive, heard)
        if heard.is_from_the_cache:
            packed, route = _takes_gzip(scope), scope.get("route")
            made = await asyncio.to_thread(heard.reply, account.read, route, packed=packed)
            if made:
                self._replies.add(key, made)


async def _said_again(reply: Reply, scope: Scope, receive: Receive, send: Send) -> None:
    account = current_account.get()
    scope["route"] = reply.route
    try:
        await account.admit(reply.read)
    except QuotaError as error:
        await problems.respond_to_error(error)(scope, receive, send)
        return
    await account.charge(reply.read)
    note(LookedUp("result", True))
    note(reply.made)
    await reply.send(send)


async def _arrived(receive: Receive) -> list[Message]:
    """The messages up to the end of the body, or to the end of the connection."""
    messages = [await receive()]
    while messages[-1].get("more_body"):
        messages.append(await receive())
    return messages


def _once_more(messages: list[Message], receive: Receive) -> Receive:
    """The same messages again, then those that follow."""
    waiting = iter(messages)

    async def receiving() -> Message:
        for message in waiting:
            return message
        return await receive()

    return receiving


async def _key(scope: Scope, messages: list[Message]) -> bytes:
    """Digest of all that an answer depends on: where it was asked, by whom, how, and what."""
    headers = Headers(scope=scope)
    asked = (
        scope["method"],
        scope["path"],
        scope.get("root_path", ""),
        scope["query_string"],
        current_account.get().namespace,
        _takes_gzip(scope),
        [headers.getlist(name) for name in _TOLD_BY],
    )
    parts = [message.get("body", b"") for message in messages]
    if sum(map(len, parts)) > LONGER_APART:
        return await asyncio.to_thread(_digest, repr(asked), parts)
    return _digest(repr(asked), parts)


def _digest(asked: str, parts: list[bytes]) -> bytes:
    found = hashlib.sha256(asked.encode("utf-8", "surrogatepass") + b"\0")
    for part in parts:
        found.update(part)
    return found.digest()


def _takes_gzip(scope: Scope) -> bool:
    """Whether the caller names gzip among the encodings that it takes (RFC 9110, 12.5.3)."""
    named = Headers(scope=scope).get("accept-encoding", "").lower().split(",")
    weights = dict(part.strip().partition(";")[::2] for part in named)
    return "gzip" in weights and weights["gzip"].replace(" ", "") not in {"q=0", "q=0.0"}


class _Metered(OnBehalf):
    """An account, and what is asked of it for articles."""

    def __init__(self, account: Account) -> None:
        super().__init__(account)
        self.read = Amounts()

    async def admit(self, wanted: Amounts) -> None:
        self.read = wanted
        await super().admit(wanted)


@contextmanager
def _metered() -> Iterator[_Metered]:
    """The current account, listened to."""
    account = _Metered(current_account.get())
    token = current_account.set(account)
    try:
        yield account
    finally:
        current_account.reset(token)
