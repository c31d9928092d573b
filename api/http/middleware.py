"""What surrounds every request, as plain ASGI: ids, headers, HEAD, other sites, faults,
who is let in.

From the outside in: `CorrelationIdMiddleware` (so that every response has an id), `Observed`,
`Headers`, `Faults`, `Hosts`, `SameOrigin`, `Access`, `Bodies`, `Head`; and `Replay` behind `Bodies`
where results are kept.
"""

import logging
from collections.abc import Sequence
from urllib.parse import urlsplit
from uuid import UUID

from asgi_correlation_id import CorrelationIdMiddleware
from starlette.datastructures import Headers as HeaderView
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access.gate import Gate
from api.http import problem_types, problems
from api.http.access import Access
from api.http.arriving import Bodies
from api.http.deps import WITHOUT_BODY
from api.http.hosts import Hosts
from api.http.observed import Observed
from api.http.replay import Replay
from api.observing import Watcher
from api.settings import Settings
from api.telemetry.faults import without_values

logger = logging.getLogger(__name__)

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none';"
    " form-action 'none'",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""Headers of every response that does not set its own."""

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Headers:
    """Sets the security headers that a response does not set itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)


class Faults:
    """Answers an unexpected exception with a problem that tells nothing of the inside."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            logger.error("A request failed unexpectedly", extra=without_values(error))
            if started:
                raise
            detail = "The service failed. The log has the details under the request id."
            await problems.respond(problem_types.INTERNAL, detail)(scope, receive, send)


class SameOrigin:
    """Refuses what a browser sends for pages of other sites: no CORS, and no blind posts either.

    Programs other than browsers send neither `Sec-Fetch-Site` nor `Origin` and pass.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE_METHODS and _foreign(scope):
            detail = "This service does not answer requests that a browser sends for other sites."
            await problems.respond(problem_types.CROSS_ORIGIN, detail)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _foreign(scope: Scope) -> bool:
    headers = HeaderView(scope=scope)
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site not in {"same-origin", "none"}
    return origin is not None and _authority(origin) != headers.get("host", "").lower()


def _authority(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc.lower() or None
    except ValueError:
        return None


class Head:
    """Answers HEAD as GET without the body (RFC 9110, 9.3.2), of which routes learn from the scope:
    those whose body would not end by itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        if scope["type"] == "http" and scope["method"] == "HEAD":
            inner = {**scope, "method": "GET", WITHOUT_BODY: True}
            await self.app(inner, receive, without_body)
            scope["route"] = inner.get("route")
        else:
            await self.app(scope, receive, send)


def _same_form(request_id: str) -> str:
    """An id given by the caller as 32 hexadecimal digits, however it was written."""
    return UUID(request_id).hex


def surroundings(
    gate: Gate, settings: Settings, watchers: Sequence[Watcher] = ()
) -> list[Middleware]:
    """All of it, outermost first."""
    room, largest = settings.replay_bytes, settings.max_body_bytes
    again = [Middleware(Replay, room=room, largest_body=largest)] if room else []
    return [
        Middleware(CorrelationIdMiddleware, transformer=_same_form),
        Middleware(Observed, watchers=watchers),
        Middleware(Headers),
        Middleware(Faults),
        Middleware(Hosts, names=settings.hosts),
        Middleware(SameOrigin),
        Middleware(Access, gate=gate, settings=settings),
        Middleware(Bodies, seconds=settings.body_seconds),
        *again,
        Middleware(Head),
    ]
