"""Text kept under keys on disk."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

from api.cache import database, folder
from api.cache.claims import LEASE_SECONDS, made_once
from api.cache.flight import SingleFlight
from api.observing import CacheFailed, note

_log = logging.getLogger(__name__)
_AGAIN_SECONDS: Final = 30
P = ParamSpec("P")
T = TypeVar("T")


class DiskCache:
    """A cache in a folder; the least recently used rows go first. Processes that share it make
    what is not kept yet once for all of them.

    All work on the file is done by one thread of its own. What cannot be read or written counts
    as absent, with a log line. A damaged file is set aside and a new one begun; one that was
    replaced or removed by another process is left for the one in its place. Where the folder
    cannot be used nothing is kept, `warning` says why, and it is tried again later.
    """

    def __init__(self, directory: Path, megabytes: int, lease: float = LEASE_SECONDS) -> None:
        self._directory = directory
        self._megabytes = megabytes
        self._lease = lease
        self._flights: SingleFlight[tuple[str, bool]] = SingleFlight()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="cache")
        self._store: database.Store = None
        self._place: Path | None = None
        self._tried = 0.0
        self.warning: str | None = None
        """Why nothing is kept, in words for the operator; None when all is well."""
        self._thread.submit(self._open).result()

    def __reduce__(self) -> tuple[type["DiskCache"], tuple[Path, int, float]]:
        return DiskCache, (self._directory, self._megabytes, self._lease)

    async def get(self, key: str) -> str | None:
        return await self._in_thread(self._read, key)

    async def set(self, key: str, value: str) -> None:
        await self._in_thread(self._write, key, value)

    async def get_or_make(self, key: str, make: Callable[[], Awaitable[str]]) -> tuple[str, bool]:
        return await self._flights.run(key, lambda: made_once(self, self, key, make, self._lease))

    async def take(self, key: str, holder: str, seconds: float) -> str | None:
        return await self._in_thread(self._take, key, holder, seconds)

    async def let_go(self, key: str, holder: str) -> None:
        await self._in_thread(self._let_go, key, holder)

    def close(self) -> None:
        """Finish what is under way and close the file. The cache is of no use afterwards."""
        self._thread.submit(self._close)
        self._thread.shutdown()

    async def _in_thread(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        context, loop = copy_context(), asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, lambda: context.run(work, *args, **kwargs))

    def _read(self, key: str) -> str | None:
        try:
            self._look()
            return None if self._store is None else database.read(self._store, key)
        except Exception as error:  # whatever a damaged file makes of a row, it is a miss
            _log.warning("An entry of the cache could not be read: %s", type(error).__name__)
            note(CacheFailed())
            self._mend(error)
            return None

    def _write(self, key: str, text: str) -> None:
        try:
            self._look()
            if self._store is not None:
                database.write(self._store, key, text)
                self._all_is_well()
        except database.TooLargeError:
            _log.warning(
                "A text of %d characters is not kept: it would take more than a quarter of "
                "FACTFRAME_CACHE_MEGABYTES",
                len(text),
            )
        except Exception as error:  # the service works without a cache, and says so
            if database.is_out_of_reach(error):
                self._warn(f"Nothing more can be kept in {self._directory}", error)
            else:
                _log.warning("An entry of the cache could not be written: %s", type(error).__name__)
            note(CacheFailed())
            self._mend(error)

    def _take(self, key: str, holder: str, seconds: float) -> str | None:
        """Where there is no telling who works on it, everybody may: it costs a call more."""
        try:
            self._look()
            if self._store is None:
                return None
            return database.claim(self._store, key, holder, seconds)
        except Exception as error:  # as in reading
            self._no_claim(error)
            return None

    def _let_go(self, key: str, holder: str) -> None:
        try:
            if self._store is not None:
                database.let_go(self._store, key, holder)
        except Exception as error:  # as in reading
            self._no_claim(error)

    def _no_claim(self, error: Exception) -> None:
        _log.warning("A claim in the cache could not be used: %s", type(error).__name__)
        note(CacheFailed())
        self._mend(error)

    def _look(self) -> None:
        """See that the database is still the one in use."""
        if self._store is not None and self._place and not self._place.exists():
            _log.warning("The cache's database is no longer in its place: opened anew")
            self._close()
            self._open()
        elif self._store is None and time.monotonic() - self._tried > _AGAIN_SECONDS:
            self._open()

    def _open(self) -> None:
        self._tried = time.monotonic()
        try:
            place = folder.private(self._directory)
            with folder.locked(place):
                self._place, self._store = _opened(place, self._megabytes * 1_000_000)
            self._all_is_well()
        except Exception as error:  # the service works without a cache, and says so
            self._warn(f"Nothing is cached: {self._directory} cannot be used", error)

    def _mend(self, error: Exception) -> None:
        """Where the error shows damage, set the database aside, unless another process has."""
        if not database.is_damage(error) or not self._place:
            return
        self._close()
        try:
            with folder.locked(self._place.parent):
                if self._place.exists():
                    folder.set_aside(self._place)
        except OSError as reason:
            _log.warning("The damaged cache could not be set aside: %s", type(reason).__name__)
        self._open()

    def _warn(self, what: str, error: Exception) -> None:
        """Say once what is wrong, until it is well again or something else is wrong."""
        why = str(error) or type(error).__name__
        warning = f"{what} ({why}). Put that right, or set FACTFRAME_CACHE_DIR to another folder."
        if warning != self.warning:
            _log.warning("%s", warning)
        self.warning = warning

    def _all_is_well(self) -> None:
        if self.warning:
            _log.warning("What is made is kept again in %s", self._directory)
        self.warning = None

    def _close(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            store.close()


def _opened(place: Path, room: int) -> tuple[Path, database.Store]:
    """The database in use, else a new one; a damaged one is set aside."""
    found = folder.live(place)
    if found:
        store = _trusted(found, room)
        if store is not None:
            return found, store
        folder.set_aside(found)
    with folder.begun(place, database.FILE) as fresh:
        database.connect(fresh, room).close()
    made = folder.live(place)
    if made is None:
        raise FileNotFoundError("the new database is gone")
    return made, database.connect(made, room)


def _trusted(found: Path, room: int) -> database.Store:
    """The database, opened; None where it is not one that we made, or is broken."""
    try:
        if not folder.is_private(found) or not database.is_ours(found):
            return None
        folder.restrict(found)
        return database.connect(found, room)
    except Exception as error:  # damage shows in many ways, from SQLite's to type errors
        if database.is_out_of_reach(error):
            raise
        return None
