"""What a site asks robots to leave alone (RFC 9309), remembered for a while."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from http import HTTPStatus

import httpx
from protego import Protego

from api.errors import FetchError, FetchRefusedError
from api.fetch.wire import AGENT, Answer

Get = Callable[[httpx.URL], Awaitable[Answer]]
"""The answer for an address, redirects followed."""

KEPT_SECONDS = 3600
MOST_KEPT = 32
LONGEST = 512_000
"""Bytes of a robots.txt; one that is longer is no robots.txt."""
_EVERYTHING = Protego.parse("")
_NOTHING = Protego.parse("User-agent: *\nDisallow: /")


class Robots:
    """The rules of the sites that were asked last."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._kept: OrderedDict[str, tuple[float, Protego]] = OrderedDict()
        self._clock = clock

    async def check(self, url: httpx.URL, get: Get) -> None:
        """Raises FetchRefusedError where the site does not want us at this address, FetchError
        where it cannot be told."""
        rules = await self._rules(url, get)
        if not await asyncio.to_thread(rules.can_fetch, str(url), AGENT):
            raise FetchRefusedError(
                "The site asks programs not to fetch this page (robots.txt). Open it and hand in "
                "its text."
            )

    async def _rules(self, url: httpx.URL, get: Get) -> Protego:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        until, rules = self._kept.get(origin, (0.0, _NOTHING))
        if self._clock() < until:
            return rules
        rules = await _read(await get(url.copy_with(raw_path=b"/robots.txt")))
        self._kept[origin] = (self._clock() + KEPT_SECONDS, rules)
        self._kept.move_to_end(origin)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return rules


def unreadable() -> FetchError:
    """The site may have rules, and they cannot be seen."""
    return FetchError(
        "The site's robots.txt cannot be read, so the page is left alone. Try again later, or open "
        "the page and hand in its text."
    )


async def _read(answer: Answer) -> Protego:
    """The rules: all is allowed where there is no robots.txt. A server that fails may have rules
    that cannot be seen, so nothing is fetched and nothing kept."""
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise unreadable()
    if answer.status != HTTPStatus.OK:
        return _EVERYTHING
    text = answer.body.decode("utf-8", errors="replace")
    return await asyncio.to_thread(Protego.parse, text)
