"""The style sheet, the script and the icon, under addresses that change when they do."""

import hashlib
from functools import cache

from fastapi import APIRouter, Request, Response

from api.errors import NotFoundError
from api.exports.html.rendering import Assets, asset

router = APIRouter(include_in_schema=False)

_TYPES = {
    "factframe.css": "text/css",
    "factframe.js": "text/javascript",
    "factframe.svg": "image/svg+xml",
}
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


def assets(request: Request) -> Assets:
    """Where pages find them on this server."""
    root = request.scope.get("root_path", "")
    return Assets(root, *(f"{root}/assets/{_tag(name)}" for name in _TYPES))


@cache
def _tag(name: str) -> str:
    """The digest of the file and its name."""
    return f"{hashlib.sha256(asset(name).encode()).hexdigest()[:16]}/{name}"


@router.get("/assets/{digest}/{name}")
async def get_asset(digest: str, name: str) -> Response:
    if name not in _TYPES or f"{digest}/{name}" != _tag(name):
        raise NotFoundError("There is nothing at this address.")
    return Response(asset(name), media_type=_TYPES[name], headers=_FOREVER)
