"""Signing in with a key in a browser, and out again."""

import re
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qs

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.access.store import SESSION_SECONDS
from api.http.access import COOKIE, SIGN_IN, SIGN_OUT
from api.http.bodies import read_body
from api.http.deps import GateDep
from api.web.pages import template_page
from api.web.routing import PageRoute

router = APIRouter(include_in_schema=False, route_class=PageRoute)

_MOST_BYTES: Final = 16_384
_WRONG: Final = (
    "This key is not good: it may be mistyped, or revoked. Ask the operator for another."
)
_HERE: Final = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")
"""A path of this service, and no address of another one."""


@router.get(SIGN_IN)
async def form(request: Request) -> Response:
    """The form."""
    return _page(request, request.query_params.get("next", ""))


@router.post(SIGN_IN)
async def sign_in(request: Request, gate: GateDep) -> Response:
    """A session for whoever has a key, as a cookie that scripts cannot read and that no other
    site's page can have sent."""
    fields = parse_qs((await read_body(request, _MOST_BYTES)).decode(errors="replace"))
    key, asked_for = (fields.get(name, [""])[0] for name in ("key", "next"))
    token = await gate.sign_in(key.strip())
    if token is None:
        return _page(request, asked_for, _WRONG, HTTPStatus.UNAUTHORIZED)
    answer = _to(request, _path(asked_for))
    _set(request, answer, token, SESSION_SECONDS)
    return answer


@router.post(SIGN_OUT)
async def sign_out(request: Request, gate: GateDep) -> Response:
    """Ends the session, here and in the store."""
    if token := request.cookies.get(COOKIE):
        await gate.sign_out(token)
    answer = _to(request, SIGN_IN)
    _set(request, answer, "", 0)
    return answer


def _set(request: Request, answer: Response, token: str, seconds: int) -> None:
    answer.set_cookie(
        COOKIE,
        token,
        max_age=seconds,
        path=_root(request) or "/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


def _page(
    request: Request, asked_for: str, error: str = "", status: HTTPStatus = HTTPStatus.OK
) -> Response:
    return template_page(
        request, "sign_in.html.j2", status, error=error, asked_for=_path(asked_for)
    )


def _to(request: Request, path: str) -> Response:
    return RedirectResponse(_root(request) + path, HTTPStatus.SEE_OTHER)


def _path(asked_for: str) -> str:
    return asked_for if _HERE.fullmatch(asked_for) else "/"


def _root(request: Request) -> str:
    return str(request.scope.get("root_path", ""))
