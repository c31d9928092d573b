"""Routes that answer with pages."""

import logging
from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Match
from starlette.types import Scope

from api.errors import FactframeError, InputError
from api.http.problem_types import type_of
from api.http.problems import RequestError
from api.observing import Refused, note
from api.telemetry.faults import without_values
from api.web.explaining import FAILED, page_told
from api.web.pages import problem_page

logger = logging.getLogger(__name__)

_INTERNAL = HTTPStatus.INTERNAL_SERVER_ERROR
_PAGE, _EVENTS = "text/html", "text/event-stream"


def log_fault(error: Exception) -> None:
    """Tells the log of an exception that nobody expected."""
    logger.error("A request failed unexpectedly", extra=without_values(error))


def wants_events(request: Request) -> bool:
    """Whether it is a script that asks."""
    return _EVENTS in request.headers.get("accept", "")


class PageRoute(APIRoute):
    """A route whose errors are pages too; a script that asks for events is told as programs are."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def with_pages_for_errors(request: Request) -> Response:
            try:
                return await answer(request)
            except FactframeError as error:
                if wants_events(request):
                    raise
                kind = type_of(error)
                note(Refused(kind.code))
                return problem_page(request, *page_told(error), kind.status)
            except HTTPException as error:
                if wants_events(request):
                    raise InputError(str(error.detail)) from error
                return problem_page(
                    request, "The form could not be read", str(error.detail), error.status_code
                )
            except (ClientDisconnect, RequestError):
                raise
            except Exception as error:
                if wants_events(request):
                    raise
                log_fault(error)
                return problem_page(request, "Something went wrong", FAILED, _INTERNAL)

        return with_pages_for_errors


class NegotiatedRoute(PageRoute):
    """A page for requests that accept one, or events for it; for others it is not there, and the
    API answers at the same address."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        accept = Headers(scope=scope).get("accept", "")
        if not any(kind in accept for kind in (_PAGE, _EVENTS)):
            return Match.NONE, {}
        return super().matches(scope)
