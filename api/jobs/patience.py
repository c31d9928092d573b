"""Waiting for what is out of reach now, where a request would fail."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from api.access.quotas import KeyAccount
from api.account import Amounts, OnBehalf
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


class PatientAccount(OnBehalf):
    """The account of a key, for work that can wait until what it uses can be counted."""

    def __init__(self, account: KeyAccount, seconds: float) -> None:
        super().__init__(account)
        self._key = account
        self._seconds = seconds

    async def admit(self, wanted: Amounts) -> None:
        await self._once_counted(lambda: self._key.admit(wanted))

    async def admit_call(self) -> None:
        await self._once_counted(self._key.admit_call)

    async def charge(self, used: Amounts) -> None:
        try:
            await self._once_counted(lambda: self._key.count(used))
        except ConfigurationError as error:
            self._key.tell_uncounted(error)

    async def _once_counted(self, make: Callable[[], Awaitable[None]]) -> None:
        await patiently(make, self._seconds, ConfigurationError)
