"""Results as responses: serialised once by pydantic, addressed by their content."""

import hashlib
from collections.abc import Callable

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from api.schemas.analysis import ArticleAnalysis
from api.schemas.comparison import Comparison

JSON = "application/json"


def created(result: BaseModel, path: str, request: Request) -> Response:
    """The result of a POST; `Content-Location` is where the same result can be read again.

    200, not 201: the address follows from the content, so the result may have been there before.
    """
    location = request.scope.get("root_path", "") + path
    return Response(
        result.model_dump_json(), headers={"Content-Location": location}, media_type=JSON
    )


def readable(result: BaseModel, request: Request) -> Response:
    """The answer to a GET, or 304 where the caller has these very bytes already."""
    return revalidated(result.model_dump_json().encode(), JSON, request)


def kept(result: ArticleAnalysis | Comparison, request: Request) -> Response:
    """A result read again, or 304 where the caller has the same findings already.

    The ETag is weak: `run` tells of the time that this very request took.
    """
    tag = f"W/{_tag(result.model_dump_json(exclude={'run'}).encode())}"
    return _unless_known(tag, lambda: result.model_dump_json().encode(), JSON, request)


def revalidated(body: bytes, media_type: str, request: Request) -> Response:
    """The bytes with their digest as a strong ETag, or 304 where the caller has that."""
    return _unless_known(_tag(body), lambda: body, media_type, request)


def _tag(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def _unless_known(
    tag: str, body: Callable[[], bytes], media_type: str, request: Request
) -> Response:
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if _matches(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return Response(body(), headers=headers, media_type=media_type)


def _matches(header: str, tag: str) -> bool:
    """If-None-Match compares weakly (RFC 9110, 13.1.2)."""
    given = [part.strip().removeprefix("W/") for part in header.split(",")]
    return "*" in given or tag.removeprefix("W/") in given
