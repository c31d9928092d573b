"""Addresses at which there is nothing, or nothing for how they were asked."""

from http import HTTPMethod, HTTPStatus

from fastapi import APIRouter, Request, Response
from starlette.routing import Match
from starlette.types import Scope

from api.web.pages import problem_page
from api.web.routing import NegotiatedRoute

_ASKING = "factframe.asking"
"""Set in a scope with which the other routes are asked whether they would answer."""


class _Last(NegotiatedRoute):
    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        return (Match.NONE, {}) if _ASKING in scope else super().matches(scope)


router = APIRouter(include_in_schema=False, route_class=_Last)

_HERE = "/{path:path}"
_SENDING = (HTTPMethod.POST, HTTPMethod.PUT, HTTPMethod.PATCH, HTTPMethod.DELETE)


@router.api_route(_HERE, methods=[HTTPMethod.GET, *_SENDING])
async def missing(request: Request) -> Response:
    """A page for a browser, at every address that no other route answers, or not with this method;
    programs are told by the API's own problem."""
    if allowed := _allowed(request):
        page = problem_page(
            request,
            "This address works in another way",
            "It is not a page to be opened, or takes nothing that is sent to it. Go back, or start "
            "anew.",
            HTTPStatus.METHOD_NOT_ALLOWED,
        )
        page.headers["Allow"] = ", ".join(allowed)
        return page
    return problem_page(
        request,
        "There is nothing here",
        "The address may be mistyped or not whole. Results are kept for a while only: hand the "
        "articles in again where one was dropped.",
        HTTPStatus.NOT_FOUND,
    )


def _allowed(request: Request) -> list[str]:
    """The methods by which others answer at the address."""
    routes = request.app.router.routes
    return [
        method.value
        for method in (HTTPMethod.GET, *_SENDING)
        for scope in [{**request.scope, "method": method.value, _ASKING: True}]
        if any(route.matches(scope)[0] is Match.FULL for route in routes)
    ]
