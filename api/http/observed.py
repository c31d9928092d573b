"""Every request, told to whoever watches and to the log: one line when it is over."""

import logging
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from time import perf_counter
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.observing import Event, HttpRequest, Made, Refused, Watcher, Work, watched, watching

logger = logging.getLogger(__name__)

METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
PROBES: Final = frozenset({"/healthz", "/readyz", "/metrics"})
"""Routes that are asked every few seconds; their lines are for debugging."""
_PARENT: Final = "traceparent"
"""Ids only; its companions `tracestate` and `baggage` hold what callers like."""


class Observed:
    """Has requests watched by these watchers, and tells of each in the log."""

    def __init__(self, app: ASGIApp, watchers: Sequence[Watcher] = ()) -> None:
        self.app = app
        self.watchers = watchers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request, started = _begun(scope), perf_counter()

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                request.status = message["status"]
            request.bytes_sent += len(message.get("body", b""))
            await send(message)

        with watching(*self.watchers, _Outcome(request)), watched(request):
            try:
                await self.app(scope, receive, counted)
            finally:
                request.route = _template(scope)
                _tell(request, perf_counter() - started, scope.get("state", {}))


class _Outcome:
    """Remembers with a request what came of it; implements `api.observing.Watcher`."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    def watch(self, _: Work) -> AbstractContextManager[None]:
        return nullcontext()

    def note(self, event: Event) -> None:
        match event:
            case Made():
                self._request.made = event
            case Refused(code):
                self._request.problem = code


def _begun(scope: Scope) -> HttpRequest:
    headers = Headers(scope=scope)
    method = scope["method"] if scope["method"] in METHODS else "other"
    return HttpRequest(method, headers.get(_PARENT, ""))


def _template(scope: Scope) -> str:
    """Path of the route with names for its variables; `none` where no route was found."""
    return getattr(scope.get("route"), "path", None) or "none"


def _tell(request: HttpRequest, seconds: float, state: dict[str, object]) -> None:
    told: dict[str, object] = {
        "method": request.method,
        "route": request.route,
        "status": request.status,
        "seconds": round(seconds, 4),
        "bytes": request.bytes_sent,
    }
    if made := request.made:
        told |= {"engine": made.engine, "result": made.id, "cached": made.cached}
    if request.problem:
        told["problem"] = request.problem
    if key := state.get("key_id"):
        told["key_id"] = key
    logger.log(logging.DEBUG if request.route in PROBES else logging.INFO, "request", extra=told)
