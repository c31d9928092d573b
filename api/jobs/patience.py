"""Waiting for what is out of reach now, where a request would fail."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from api.access.quotas import KeyAccount
from api.account import Amounts
from api.errors import ConfigurationError, FactframeError

FIRST_PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 60.0

T = TypeVar("T")


async def patiently(
    make: Callable[[], Awaitable[T]], seconds: float, meanwhile: type[FactframeError]
) -> T:
    """What is made, after as many tries in so many seconds as it takes while it fails so."""
    until = time.monotonic() + seconds
    pause = FIRST_PAUSE
    while True:
        try:
            return await make()
        except meanwhile as error:
            wait = max(pause, getattr(error, "retry_after", None) or 0)
            if time.monotonic() + wait > until:
                raise
        await asyncio.sleep(wait)
        pause = min(2 * pause, LONGEST_PAUSE)


class PatientAccount:
    """The account of a key, for work that can wait until what it uses can be counted. Implements
    `api.account.Account`."""

    def __init__(self, account: KeyAccount, seconds: float) -> None:
        self._account = account
        self._seconds = seconds

    @property
    def identifier(self) -> str:
        return self._account.identifier

    @property
    def namespace(self) -> str:
        return self._account.namespace

    async def admit(self, wanted: Amounts) -> None:
        await self._once_counted(lambda: self._account.admit(wanted))

    async def admit_call(self) -> None:
        await self._once_counted(self._account.admit_call)

    async def charge(self, used: Amounts) -> None:
        try:
            await self._once_counted(lambda: self._account.count(used))
        except ConfigurationError as error:
            self._account.tell_uncounted(error)

    async def _once_counted(self, make: Callable[[], Awaitable[None]]) -> None:
        await patiently(make, self._seconds, ConfigurationError)
