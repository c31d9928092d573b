"""Single flight across processes: who makes what is not kept yet holds a claim on it.

A claim is a lease: whoever works renews it; one whose process died runs out, and another takes it
over. It need not be longer than the work, since it is renewed while the work goes on.
"""

import asyncio
import random
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from typing import Any, Final, Protocol, TypeVar

from api.cache.filling import fill
from api.ports import Cache

LEASE_SECONDS: Final = 15.0
_RENEWALS: Final = 3
"""In the time of one lease, so that one that comes late costs nothing."""
_MOST_HOLDERS: Final = 3
"""Whoever saw so many give up or fail goes on alone: nobody waits in line for ever."""
_FIRST_LOOK: Final = 0.02
_LONGEST_LOOK: Final = 0.5
T = TypeVar("T")


class Claims(Protocol):
    """Claims on keys, which all processes see that share the cache."""

    async def take(self, key: str, holder: str, seconds: float, /) -> str | None:
        """Claim the key for so long, unless another holds it. Who holds it then; None where there
        is no telling, and no use in waiting. A holder that asks again renews its claim."""

    async def let_go(self, key: str, holder: str, /) -> None:
        """Give the claim up, if it is still this holder's."""


async def made_once(
    cache: Cache,
    claims: Claims,
    key: str,
    make: Callable[[], Awaitable[str]],
    lease: float = LEASE_SECONDS,
) -> tuple[str, bool]:
    """The text kept under the key, else the one made and kept; and whether it was there.

    Others who want it meanwhile, in whatever process, wait for it. Where `make` fails or is
    cancelled, the claim is given up at once, and the next of them tries on its own.
    """
    holder = secrets.token_hex(8)
    holders, looks = set[str](), _looks()
    while (kept := await cache.get(key)) is None:
        async with _claimed(claims, key, holder, lease) as found:
            if found in {holder, None} or len(holders | {found}) > _MOST_HOLDERS:
                return await fill(cache, key, make)
        holders.add(str(found))
        await asyncio.sleep(next(looks))
    return kept, True


@asynccontextmanager
async def _claimed(
    claims: Claims, key: str, holder: str, lease: float
) -> AsyncIterator[str | None]:
    """Who holds the claim; it is renewed within the block, and given up at its end, where that
    is this holder. A caller that is cancelled leaves no claim behind."""
    found: str | None = holder
    renewing: asyncio.Task[None] | None = None
    try:
        found = await _to_its_end(claims.take(key, holder, lease))
        if found == holder:
            renewing = asyncio.create_task(_renew(claims, key, holder, lease))
        yield found
    finally:
        if renewing is not None:
            renewing.cancel()
            await asyncio.wait([renewing])
        if found == holder:
            await _to_its_end(claims.let_go(key, holder))


async def _renew(claims: Claims, key: str, holder: str, lease: float) -> None:
    while True:
        await asyncio.sleep(lease / _RENEWALS)
        await _to_its_end(claims.take(key, holder, lease))


async def _to_its_end(work: Coroutine[Any, Any, T]) -> T:
    """What the work returns. Who is cancelled meanwhile stays until it is done: no claim may be
    taken behind the back of its holder."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


def _looks() -> Iterator[float]:
    """Seconds between looks at what another one works on, longer and longer."""
    wait = _FIRST_LOOK
    while True:
        yield wait * (1 + random.random()) / 2  # noqa: S311 - so that not all look at once
        wait = min(2 * wait, _LONGEST_LOOK)
