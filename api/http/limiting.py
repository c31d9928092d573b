"""How often, and how much at once, one caller may ask.

Each process counts for itself, in memory: the library shares counts through a server such as Redis
only. What a key may use in a day is counted for all processes, by `api.access`.
"""

import ipaddress
import math
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import limits
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from api.http.problem_types import TOO_MANY
from api.http.problems import RequestError

_IPV6_NETWORK: Final = 64
"""Bits of an address of IPv6 that are those of one customer: the others are for him to choose."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one caller may do."""

    caller: str
    rate: str
    at_once: int


class Limiter:
    """Counts the requests of every caller."""

    def __init__(self) -> None:
        self._rates = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._under_way: Counter[str] = Counter()

    async def hit(self, allowance: Allowance) -> dict[str, str]:
        """Counts one request and returns the headers that tell how many are left. Raises
        RequestError beyond the rate."""
        item = limits.parse(allowance.rate)
        allowed = await self._rates.hit(item, allowance.caller)
        stats = await self._rates.get_window_stats(item, allowance.caller)
        seconds = max(1, math.ceil(stats.reset_time - time.time()))
        headers = _told(item.amount, item.get_expiry(), stats.remaining, seconds)
        if not allowed:
            detail = f"More than {allowance.rate} were sent. Wait {seconds} seconds."
            raise _too_many(detail, seconds, headers)
        return headers

    @contextmanager
    def one_more(self, allowance: Allowance) -> Iterator[None]:
        """A request under way. Raises RequestError where there are enough already."""
        if self._under_way[allowance.caller] >= allowance.at_once:
            detail = f"{allowance.at_once} requests are under way already. Wait for one to end."
            raise _too_many(detail, 1, {})
        self._under_way[allowance.caller] += 1
        try:
            yield
        finally:
            self._under_way[allowance.caller] -= 1
            if not self._under_way[allowance.caller]:
                del self._under_way[allowance.caller]


def network(address: str) -> str | None:
    """What is counted as one caller, by its address; None for this machine and for no address."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return None
    if found.is_loopback:
        return None
    if isinstance(found, ipaddress.IPv6Address) and not found.ipv4_mapped:
        return str(ipaddress.ip_network((found, _IPV6_NETWORK), strict=False))
    return str(found)


def _told(most: int, window: int, left: int, seconds: int) -> dict[str, str]:
    """draft-ietf-httpapi-ratelimit-headers-10."""
    return {
        "RateLimit-Policy": f'"requests";q={most};w={window}',
        "RateLimit": f'"requests";r={max(0, left)};t={seconds}',
    }


def _too_many(detail: str, seconds: int, headers: dict[str, str]) -> RequestError:
    return RequestError(TOO_MANY, detail, headers={**headers, "Retry-After": str(seconds)})
