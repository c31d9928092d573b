"""From an address to the page that is there now."""

import asyncio
import ssl
from datetime import UTC, datetime
from functools import cache
from http import HTTPStatus

import httpcore
import httpx

from api.errors import (
    FetchError,
    FetchRefusedError,
    FetchTimeoutError,
    FetchUnusableError,
)
from api.fetch.addresses import IsAllowed, Resolve, is_public, resolve
from api.fetch.connecting import CheckedBackend
from api.fetch.robots import LONGEST, Robots, unreadable
from api.fetch.rules import FetchRules
from api.fetch.wire import Answer, Wire
from api.ports import FetchedPage

_KINDS = frozenset(
    {
        *("text/html", "application/xhtml+xml", "text/plain"),
        *("application/json", "application/ninjs+json", "application/vnd.iptc.ninjs+json"),
    }
)
_MOVED = frozenset({301, 302, 303, 307, 308})


class WebFetcher:
    """Fetches single pages when somebody asks for them. Implements `api.ports.Fetcher`.

    Each page has connections of its own: nothing of one visit is left for the next but what
    robots.txt said.
    """

    def __init__(
        self,
        rules: FetchRules,
        *,
        resolve: Resolve = resolve,
        is_allowed: IsAllowed = is_public,
        robots: Robots | None = None,
    ) -> None:
        self._rules = rules
        self._backend = CheckedBackend(resolve, is_allowed)
        self._robots = robots or Robots()

    async def get(self, url: str) -> FetchedPage:
        """The page at the address, after at most five redirects. Raises FetchRefusedError,
        FetchUnusableError, FetchTimeoutError, FetchError."""
        first = self._rules.checked(url)
        try:
            async with asyncio.timeout(self._rules.seconds), self._pool() as pool:
                return await self._page(first, Wire(pool, self._rules.seconds))
        except TimeoutError:
            raise FetchTimeoutError(
                f"The page did not come within {self._rules.seconds:g} seconds "
                "(FACTFRAME_FETCH_SECONDS). Open it and hand in its text."
            ) from None

    def _pool(self) -> httpcore.AsyncConnectionPool:
        return httpcore.AsyncConnectionPool(
            ssl_context=_certificates(), network_backend=self._backend, max_connections=2
        )

    async def _page(self, first: httpx.URL, wire: Wire) -> FetchedPage:
        url, answer = await self._followed(first, wire, self._rules.bytes, is_page=True)
        if answer.status != HTTPStatus.OK:
            raise FetchError(
                f"The page's server answered {answer.status}. Check the address, or open the page "
                "and hand in its text."
            )
        return FetchedPage(
            asked=str(first),
            url=str(url),
            at=datetime.now(UTC).replace(microsecond=0),
            media_type=answer.headers.get("content-type"),
            data=answer.body,
        )

    async def _followed(
        self, url: httpx.URL, wire: Wire, most: int, *, is_page: bool
    ) -> tuple[httpx.URL, Answer]:
        """Where the redirects lead, each address checked anew, and what is there."""
        for _ in range(self._rules.redirects + 1):
            if is_page:
                await self._robots.check(url, lambda place: self._robots_txt(place, wire))
            answer = await wire.get(url, most, _KINDS if is_page else None)
            if answer.status not in _MOVED or "location" not in answer.headers:
                return url, answer
            url = self._next(url, answer.headers["location"])
        raise FetchError(
            f"The page redirects more than {self._rules.redirects} times. Open it and hand in its "
            "text."
        )

    async def _robots_txt(self, url: httpx.URL, wire: Wire) -> Answer:
        try:
            return (await self._followed(url, wire, LONGEST, is_page=False))[1]
        except FetchUnusableError:
            raise unreadable() from None

    def _next(self, url: httpx.URL, location: str) -> httpx.URL:
        try:
            target = self._rules.checked(str(url.join(location)))
        except (httpx.InvalidURL, ValueError):
            raise FetchRefusedError("The page redirects to what is no address.") from None
        if url.scheme == "https" and target.scheme == "http":
            raise FetchRefusedError(
                "The page redirects from https to http, which is not followed. Open it and hand in "
                "its text."
            )
        return target


@cache
def _certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context()
