"""The style sheet, the scripts and the icon, under addresses that change when they do."""

import hashlib
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Request, Response

from api.errors import NotFoundError
from api.exports.html.rendering import Assets, asset

router = APIRouter(include_in_schema=False)

_OWN = Path(__file__).parent / "static"
_START = ("draft.js", "start.js")
_SHARED = {
    "factframe.css": "text/css",
    "factframe.js": "text/javascript",
    "factframe.svg": "image/svg+xml",
}
_TYPES = {**_SHARED, **dict.fromkeys(_START, "text/javascript")}
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


def assets(request: Request) -> Assets:
    """Where pages find them on this server."""
    return Assets(_root(request), *(_address(request, name) for name in _SHARED))


def start_scripts(request: Request) -> list[str]:
    """Where the start page finds the scripts that it alone needs, in their order."""
    return [_address(request, name) for name in _START]


def _root(request: Request) -> str:
    return str(request.scope.get("root_path", ""))


def _address(request: Request, name: str) -> str:
    return f"{_root(request)}/assets/{_tag(name)}"


@cache
def _tag(name: str) -> str:
    """The digest of the file and its name."""
    return f"{hashlib.sha256(_content(name).encode()).hexdigest()[:16]}/{name}"


@cache
def _content(name: str) -> str:
    return (_OWN / name).read_text(encoding="utf-8") if name in _START else asset(name)


@router.get("/assets/{digest}/{name}")
async def get_asset(digest: str, name: str) -> Response:
    if name not in _TYPES or f"{digest}/{name}" != _tag(name):
        raise NotFoundError("There is nothing at this address.")
    return Response(_content(name), media_type=_TYPES[name], headers=_FOREVER)
