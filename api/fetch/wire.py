"""One request for one address: no redirect followed, no cookie kept, no proxy used."""

import zlib
from collections.abc import AsyncIterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from http import HTTPStatus
from importlib.metadata import version

import httpcore
import httpx

from api.errors import FetchError, FetchUnusableError

AGENT = "Factframe"
"""The name that robots.txt knows us by."""
_HEADERS = (
    (b"User-Agent", f"{AGENT}/{version('factframe')}".encode()),
    (b"Accept", b"text/html,application/xhtml+xml,text/plain;q=0.8,application/json;q=0.7"),
    (b"Accept-Encoding", b"gzip, deflate"),
)
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})
_EITHER_HEADER = zlib.MAX_WBITS | 32


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `body` is empty unless the status is 200."""

    status: int
    headers: httpx.Headers
    body: bytes = b""


class Wire:
    """Requests over one pool of connections."""

    def __init__(self, pool: httpcore.AsyncConnectionPool, seconds: float) -> None:
        self._pool = pool
        self._timeouts = dict.fromkeys(("connect", "read", "write", "pool"), seconds)

    async def get(self, url: httpx.URL, most: int, kinds: AbstractSet[str] | None = None) -> Answer:
        """The answer. Raises FetchError where there is none, FetchUnusableError where its body has
        more than `most` bytes, as sent or unpacked, or is of none of the `kinds`."""
        target = httpcore.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        headers = [(b"Host", url.netloc), *_HEADERS]
        try:
            async with self._pool.stream(
                "GET", target, headers=headers, extensions={"timeout": self._timeouts}
            ) as response:
                told = httpx.Headers(response.headers)
                if response.status != HTTPStatus.OK:
                    return Answer(response.status, told)
                if kinds is not None:
                    _check_kind(told, kinds)
                body = await _body(response.aiter_stream(), told, most)
                return Answer(response.status, told, body)
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException):
            raise FetchError(
                "The page's server could not be reached, or broke off. Check the address, or open "
                "the page and hand in its text."
            ) from None


def _check_kind(headers: httpx.Headers, kinds: AbstractSet[str]) -> None:
    media = headers.get("content-type", "").partition(";")[0].strip().lower()
    if media not in kinds:
        raise FetchUnusableError(
            "What is at the address is no page: HTML, plain text and ninjs JSON are read."
        )


async def _body(stream: AsyncIterable[bytes], headers: httpx.Headers, most: int) -> bytes:
    packing = headers.get("content-encoding", "identity").strip().lower()
    if packing in _PACKED:
        return await _unpacked(stream, most)
    if packing not in {"", "identity"}:
        raise FetchUnusableError("The page is packed in a way that was not asked for.")
    body = bytearray()
    async for chunk in stream:
        body += chunk
        if len(body) > most:
            raise _too_large(most)
    return bytes(body)


async def _unpacked(stream: AsyncIterable[bytes], most: int) -> bytes:
    """Never holds more than `most` bytes and one, whatever the packed bytes would grow to."""
    unpack = zlib.decompressobj(_EITHER_HEADER)
    body, packed = bytearray(), 0
    try:
        async for chunk in stream:
            packed += len(chunk)
            body += unpack.decompress(chunk, most + 1 - len(body))
            if packed > most or len(body) > most:
                raise _too_large(most)
    except zlib.error:
        raise FetchUnusableError("The page is packed, and the packing is broken.") from None
    if not unpack.eof:
        raise FetchUnusableError("The page is packed, and the packing is broken.")
    return bytes(body)


def _too_large(most: int) -> FetchUnusableError:
    return FetchUnusableError(
        f"The page has more than {most:,} bytes (FACTFRAME_FETCH_MAX_BYTES). Open it and hand in "
        "its text."
    )
