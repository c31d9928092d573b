"""Text kept under keys, on disk or in memory.

The store on disk holds text in one SQLite file and nothing else: rows that would be unpickled, or
read from another file, are refused, so that a tampered file yields at worst a miss.
"""

import asyncio
import logging
import os
import sqlite3
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, TypeVar

import diskcache

from api.llm.flight import SingleFlight
from api.ports import Cache

_log = logging.getLogger(__name__)
_FOLDER: Final = "store-1"
_DAMAGE: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_OUT_OF_REACH: Final = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
T = TypeVar("T")


class _RefusedRowError(Exception):
    """A row is of a kind that this cache never writes."""


class _TextDisk(diskcache.Disk):  # type: ignore[misc]  # diskcache has no types
    """Rows are plain text in the database: never pickled, never in a file beside it."""

    def put(self, key: object) -> tuple[str, bool]:
        if not isinstance(key, str):
            raise TypeError("keys are text")
        return key, True

    def get(self, key: object, raw: object) -> str:
        if not raw or not isinstance(key, str):
            raise _RefusedRowError
        return key

    def store(
        self,
        value: object,
        read: bool,
        key: object = None,  # noqa: ARG002 - diskcache passes it by name
    ) -> tuple[int, int, None, str]:
        if read or not isinstance(value, str):
            raise TypeError("values are text")
        return 0, diskcache.core.MODE_RAW, None, value

    def fetch(self, mode: object, filename: object, value: object, read: bool) -> str:
        wanted = mode == diskcache.core.MODE_RAW and filename is None and not read
        if not wanted or not isinstance(value, str):
            raise _RefusedRowError
        return value

    def remove(self, file_path: object) -> None:
        """Nothing: there are no files, and a name in a tampered row may be of any file."""


class DiskCache:
    """A cache in a folder; the least recently used rows go first.

    All work on the file is done by one thread of its own. What cannot be read or written counts
    as absent, with a log line. A damaged file is set aside and a new one begun. Where the folder
    cannot be used at all nothing is kept, and `warning` says why.
    """

    def __init__(self, directory: Path, megabytes: int) -> None:
        self._directory = directory
        self._megabytes = megabytes
        self._flights: SingleFlight[tuple[str, bool]] = SingleFlight()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="cache")
        self._store: Any = None  # a diskcache.Cache, which has no types, or None
        self.warning: str | None = None
        """Why nothing is kept, in words for the operator; None when all is well."""
        self._thread.submit(self._open).result()

    def __reduce__(self) -> tuple[type["DiskCache"], tuple[Path, int]]:
        return DiskCache, (self._directory, self._megabytes)

    async def get(self, key: str) -> str | None:
        return await self._in_thread("read", lambda store: store.get(key))

    async def set(self, key: str, value: str) -> None:
        await self._in_thread("written", lambda store: store.set(key, value))

    async def get_or_make(self, key: str, make: Callable[[], Awaitable[str]]) -> tuple[str, bool]:
        return await self._flights.run(key, lambda: _fill(self, key, make))

    def close(self) -> None:
        """Finish what is under way and close the file. The cache is of no use afterwards."""
        self._thread.submit(self._close)
        self._thread.shutdown()

    async def _in_thread(self, done: str, work: Callable[[Any], T]) -> T | None:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._safely, done, work)

    def _safely(self, done: str, work: Callable[[Any], T]) -> T | None:
        if self._store is None:
            return None
        try:
            return work(self._store)
        except Exception as error:  # whatever a damaged file makes of a row, it is a miss
            _log.warning("An entry of the cache could not be %s: %s", done, type(error).__name__)
            if _is_one_of(error, _DAMAGE):
                self._replace()
            return None

    def _open(self) -> None:
        folder = self._directory / _FOLDER
        try:
            _make_private(folder)
            self._store = self._opened(folder)
        except Exception as error:  # the service works without a cache, and says so
            self._store = None
            self.warning = (
                f"Nothing is cached: {folder} cannot be used ({type(error).__name__}). "
                "Set FACTFRAME_CACHE_DIR to a folder that this user can write."
            )
            _log.warning(self.warning)

    def _opened(self, folder: Path) -> Any:  # a diskcache.Cache, which has no types
        try:
            return _connect(folder, self._megabytes)
        except Exception as error:  # damage shows in many ways, from SQLite's to type errors
            if isinstance(error, OSError) or _is_one_of(error, _OUT_OF_REACH):
                raise
            _set_aside(folder)
            return _connect(folder, self._megabytes)

    def _replace(self) -> None:
        self._close()
        try:
            _set_aside(self._directory / _FOLDER)
        except OSError as error:
            _log.warning("The damaged cache could not be set aside: %s", type(error).__name__)
        self._open()

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None


class MemoryCache:
    """A cache in memory, of at most so many characters; the least recently used go first."""

    def __init__(self, characters: int = 64_000_000) -> None:
        self._room = characters
        self._rows: OrderedDict[str, str] = OrderedDict()
        self._flights: SingleFlight[tuple[str, bool]] = SingleFlight()

    def __reduce__(self) -> tuple[type["MemoryCache"], tuple[()]]:
        return MemoryCache, ()

    async def get(self, key: str) -> str | None:
        if key in self._rows:
            self._rows.move_to_end(key)
        return self._rows.get(key)

    async def set(self, key: str, value: str) -> None:
        self._room += len(self._rows.pop(key, "")) - len(value)
        self._rows[key] = value
        while self._room < 0:
            _, dropped = self._rows.popitem(last=False)
            self._room += len(dropped)

    async def get_or_make(self, key: str, make: Callable[[], Awaitable[str]]) -> tuple[str, bool]:
        return await self._flights.run(key, lambda: _fill(self, key, make))


async def _fill(store: Cache, key: str, make: Callable[[], Awaitable[str]]) -> tuple[str, bool]:
    kept = await store.get(key)
    if kept is not None:
        return kept, True
    made = await make()
    await store.set(key, made)
    return made, False


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid != os.geteuid():
        raise PermissionError(f"{folder} belongs to another user")
    folder.chmod(0o700)


def _connect(folder: Path, megabytes: int) -> Any:  # a diskcache.Cache, which has no types
    return diskcache.Cache(
        str(folder),
        timeout=2,
        disk=_TextDisk,
        disk_min_file_size=2**30,
        size_limit=megabytes * 1_000_000,
        eviction_policy="least-recently-used",
    )


def _set_aside(folder: Path) -> None:
    """Keep the last damaged file for whoever wants to look at it, under another name."""
    _log.warning("The cache in %s is damaged; it is set aside and begun anew", folder)
    (folder / "cache.db").replace(folder / "damaged.db")
    for suffix in ("-wal", "-shm"):
        (folder / f"cache.db{suffix}").unlink(missing_ok=True)


def _is_one_of(error: Exception, codes: set[int]) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in codes
