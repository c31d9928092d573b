"""The connection to providers, with a limit on how much of a reply is read.

litellm reads a reply whole before anybody can look at it, so the limit has to be here, and what
makes it well-formed.
"""

import os
import ssl
from collections.abc import AsyncIterator
from typing import Any, Final

import httpx

from api.errors import UpstreamAnswerError
from api.llm.wellformed import well_formed

LONGEST_REPLY: Final = 8_000_000
"""Bytes. An answer of 16,000 tokens has about 100,000, and no more than 1,000,000 escaped."""


class ReplyError(UpstreamAnswerError):
    """What the provider sends is not read to its end."""


class BoundedTransport(httpx.AsyncHTTPTransport):
    """Raises ReplyError for a reply that is too long, or packed so that its length cannot be told:
    a few packed bytes can unfold to gigabytes, so none are asked for; and for one that sends
    article and key on to another host."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.headers["accept-encoding"] = "identity"
        response = await super().handle_async_request(request)
        if fault := _fault(request, response):
            await response.aclose()
            raise ReplyError(fault)
        assert isinstance(response.stream, httpx.AsyncByteStream)  # noqa: S101 - for the types
        response.stream = _Bounded(response.stream)
        return response


def _fault(request: httpx.Request, response: httpx.Response) -> str | None:
    """Why the reply is not read at all, or None."""
    if response.headers.get("content-encoding", "identity").strip().lower() != "identity":
        return (
            "The model's provider sent a compressed reply, though asked not to. Check "
            "FACTFRAME_API_BASE, and any proxy before it."
        )
    if response.has_redirect_location and _host_behind(request, response) != request.url.host:
        return (
            "The model's provider redirects to another host, which is not followed. Set "
            "FACTFRAME_API_BASE to the address itself."
        )
    return None


def _host_behind(request: httpx.Request, response: httpx.Response) -> str | None:
    try:
        return request.url.join(response.headers["location"]).host
    except (httpx.InvalidURL, ValueError):
        return None


class _Bounded(httpx.AsyncByteStream):
    """The whole reply at once, as litellm reads it anyway, made well-formed."""

    def __init__(self, stream: httpx.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = bytearray()
        async for chunk in self._stream:
            read += chunk
            if len(read) > LONGEST_REPLY:
                raise ReplyError(
                    f"The model's provider sent more than {LONGEST_REPLY // 1_000_000} MB for one "
                    "answer, which is not read. Check FACTFRAME_API_BASE, or use another model."
                )
        yield well_formed(bytes(read))

    async def aclose(self) -> None:
        await self._stream.aclose()


def install(http_handler: Any) -> None:
    """Have litellm's module for HTTP make its connections here, proxies' included: it has no
    setting for that, and its clients for the various providers have no other point in common."""

    def transport(
        ssl_context: ssl.SSLContext | None = None,
        ssl_verify: bool | None = None,
        shared_session: Any = None,  # noqa: ARG001 - litellm's signature; aiohttp is not used
    ) -> BoundedTransport:
        own = os.environ.get("SSL_CERTIFICATE", http_handler.litellm.ssl_certificate)
        verify = ssl_context or (True if ssl_verify is None else ssl_verify)
        return BoundedTransport(verify=verify, cert=own)

    http_handler.AsyncHTTPTransport = BoundedTransport
    http_handler.AsyncHTTPHandler.create_async_transport = staticmethod(transport)


def reply_error(error: BaseException | None) -> ReplyError | None:
    """The ReplyError behind whatever litellm made of it, if there is one."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, ReplyError):
            return error
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return None
