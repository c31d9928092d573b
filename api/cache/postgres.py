"""Text kept under keys in a PostgreSQL database, for many machines."""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final, TypeVar

import sqlalchemy as sa

from api.cache import rows
from api.cache.claims import LEASE_SECONDS, made_once
from api.cache.flight import SingleFlight
from api.cache.waiting import Waiting
from api.database import Reach, Tables, connect, reason
from api.observing import CacheFailed, note

_log = logging.getLogger(__name__)
_CONNECTIONS: Final = 4
_PATIENCE_SECONDS: Final = 15
"""After which the database counts as out of reach."""
_LAST_SECONDS: Final = 10
"""For writing what waits, when the process ends."""
_LOOKS: Final = 64
"""How often it is looked whether there is still room, in the time in which it is filled."""
T = TypeVar("T")


class PostgresCache:
    """A cache in a database; the least recently used rows go first. Processes on all machines make
    what is not kept yet once for all of them.

    What cannot be read or written counts as absent, with a log line. While the database is out of
    reach `warning` says why; it is tried again and again, and what is made meanwhile waits in
    memory, in bounds, until it can be written.
    """

    def __init__(self, url: str, megabytes: int, lease: float = LEASE_SECONDS) -> None:
        self._given = (url, megabytes, lease)
        self._room = megabytes * 1_000_000
        self._lease = lease
        self._engine = connect(url, connections=_CONNECTIONS)
        self._single = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        self._tables = Tables(self._engine, rows.TABLES)
        self._flights: SingleFlight[tuple[str, bool]] = SingleFlight()
        self._threads = ThreadPoolExecutor(_CONNECTIONS, thread_name_prefix="cache")
        self._waiting = Waiting()
        self._reach = Reach()
        self.warning: str | None = None
        """Why nothing is kept, in words for the operator; None when all is well."""
        self._threads.submit(self._begin)

    def __reduce__(self) -> tuple[type["PostgresCache"], tuple[str, int, float]]:
        return PostgresCache, self._given

    async def get(self, key: str) -> str | None:
        waiting = self._waiting.get(key)
        if waiting is not None:
            return waiting
        return await self._ask(partial(rows.read, key=key, longest=self._longest))

    async def set(self, key: str, value: str) -> None:
        try:
            text = value.encode()
        except UnicodeEncodeError as error:
            _log.warning("An entry of the cache could not be written: %s", type(error).__name__)
            note(CacheFailed())
            return
        if len(text) > self._longest:
            _log.warning(
                "A text of %d characters is not kept: it would take more than a quarter of "
                "FACTFRAME_CACHE_MEGABYTES",
                len(value),
            )
            return
        size = await self._ask(partial(rows.write, key=key, text=text))
        if size is None:
            self._waiting.put(key, value)
        elif random.random() < size * _LOOKS / self._room:  # noqa: S311 - who looks is no secret
            self._threads.submit(self._prune)

    async def get_or_make(self, key: str, make: Callable[[], Awaitable[str]]) -> tuple[str, bool]:
        return await self._flights.run(key, lambda: made_once(self, self, key, make, self._lease))

    async def take(self, key: str, holder: str, seconds: float) -> str | None:
        return await self._ask(partial(rows.claim, key=key, holder=holder, seconds=seconds))

    async def let_go(self, key: str, holder: str) -> None:
        await self._ask(partial(rows.let_go, key=key, holder=holder))

    def close(self) -> None:
        """Finish what is under way, write what waits, if that can be done within seconds, and give
        the connections back. The cache is of no use afterwards."""
        self._threads.shutdown()
        self._end()

    @property
    def _longest(self) -> int:
        return self._room // rows.LARGEST_SHARE

    async def _ask(self, work: Callable[[sa.Connection], T]) -> T | None:
        """What the database answers; None where it does not."""
        if not self._reach.may_try():
            return None
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                answer = await loop.run_in_executor(self._threads, self._done, work)
        except (rows.RefusedRowError, sa.exc.DataError, ValueError) as error:
            _log.warning("An entry of the cache could not be used: %s", type(error).__name__)
            note(CacheFailed())
            return None
        except (sa.exc.SQLAlchemyError, TimeoutError) as error:
            self._lost(error)
            note(CacheFailed())
            return None
        self._answered()
        return answer

    def _done(self, work: Callable[[sa.Connection], T]) -> T:
        """The work, one statement at a time, on tables that are there. Raises SQLAlchemyError."""
        self._tables.prepare()
        with self._single.connect() as connection:
            return work(connection)

    def _lost(self, error: Exception) -> None:
        """Say once why nothing is kept, until it is well again or something else is wrong."""
        self._tables.doubt()
        self._reach.failed()
        warning = (
            f"Nothing is cached: the database cannot be used ({reason(error)}). It is tried again;"
            " see that FACTFRAME_DATABASE_URL is right and the database answers."
        )
        if warning != self.warning:
            _log.warning("%s", warning)
        self.warning = warning

    def _answered(self) -> None:
        if not self._reach.answered():
            return
        self.warning = None
        _log.warning("What is made is kept again: the database answers")
        self._threads.submit(self._write_what_waits)

    def _begin(self) -> None:
        """See at once whether the database can be used, rather than with the first request."""
        try:
            self._done(lambda _: None)
        except sa.exc.SQLAlchemyError as error:
            self._lost(error)

    def _write_what_waits(self) -> None:
        try:
            while row := self._waiting.oldest():
                key, text = row
                self._done(partial(rows.write, key=key, text=text.encode()))
                self._waiting.done(key, text)
        except sa.exc.SQLAlchemyError as error:
            self._lost(error)

    def _prune(self) -> None:
        try:
            with self._engine.begin() as connection:
                rows.prune(connection, self._room)
        except sa.exc.SQLAlchemyError as error:
            _log.warning("The cache could not be pruned: %s", reason(error))

    def _end(self) -> None:
        """What waits was paid for: the database has some time to come back."""
        give_up = time.monotonic() + _LAST_SECONDS
        self._write_what_waits()
        while len(self._waiting) and time.monotonic() < give_up:
            time.sleep(_LAST_SECONDS / 20)
            self._write_what_waits()
        if len(self._waiting):
            _log.warning("%d texts were made and could not be kept", len(self._waiting))
        self._engine.dispose()
