"""One SQLite file that holds text and nothing else. The only module that imports diskcache.

diskcache believes what its file says: rows name a way to be read, which may be unpickling or
opening another file, and a table of settings names attributes and pragmas. So a file is opened
only when its tables, triggers and settings are exactly those that we make, and a row is read only
when it is plain text.
"""

import hashlib
import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import diskcache

FILE: Final = diskcache.core.DBNAME
BUSY_SECONDS: Final = 2
CLAIM: Final = "claim:"
"""Before the key of what somebody is about to keep."""
_SCHEMA: Final = "ed81dfc7e96e46bafb41ab8d1f5912ba0cf8f42aee15980589638de0ebfc8e3f"
"""SHA-256 of the tables, indexes and triggers that diskcache makes."""
_DAMAGE: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_OUT_OF_REACH: Final = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
_PAGE: Final = 4096
_LONGEST_JOURNAL: Final = 4_000_000
_LARGEST_SHARE: Final = 4
"""A text takes at most this part of the room, so that one does not push out all others."""

Store = Any
"""A diskcache.Cache, which has no types; an empty one is false."""


class RefusedRowError(Exception):
    """A row is of a kind that we never write."""


class TooLargeError(Exception):
    """A text is too large for the room that there is."""


class _TextDisk(diskcache.Disk):  # type: ignore[misc]  # diskcache has no types
    """Rows are plain text in the database: never pickled, never in a file beside it."""

    def put(self, key: object) -> tuple[str, bool]:
        if not isinstance(key, str):
            raise TypeError("keys are text")
        return key, True

    def get(self, key: object, raw: object) -> str:
        if not raw or not isinstance(key, str):
            raise RefusedRowError
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
            raise RefusedRowError
        return value

    def remove(self, file_path: object) -> None:
        """Nothing: there are no files, and a name in a tampered row may be of any file."""


def connect(folder: Path, room: int, wait: float = BUSY_SECONDS) -> Store:
    """The database in the folder, made where there is none, of at most so many bytes on disk.

    Who waits for another process gives up after so many seconds. The file must have been found
    to be ours. Raises sqlite3.Error, OSError, and whatever else diskcache makes of damage.
    """
    name = str(folder)
    if os.path.expandvars(name) != name:
        raise OSError("its name holds a $, which diskcache would take for a variable")
    return diskcache.Cache(name, timeout=wait, disk=_TextDisk, **_settings(room))


def is_ours(folder: Path) -> bool:
    """Whether the database in the folder is one that we made, as far as it steers diskcache.

    Raises sqlite3.Error where the file cannot be reached.
    """
    try:
        with closing(reading(folder)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            if schema_digest(connection) != _SCHEMA:
                return False
            return _are_ours(dict(connection.execute("SELECT key, value FROM Settings")))
    except sqlite3.Error as error:
        if is_out_of_reach(error):
            raise
        return False


def reading(folder: Path, wait: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection to the database as it is: nothing is made where there is none."""
    return sqlite3.connect(
        f"{(folder / FILE).absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=wait,
        isolation_level=None,
    )


def schema_digest(connection: sqlite3.Connection) -> str:
    """Of everything that the database is made of besides its rows."""
    parts = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    return hashlib.sha256(json.dumps(connection.execute(parts).fetchall()).encode()).hexdigest()


def read(store: Store, key: str) -> str | None:
    """The text under the key. Where its use cannot be noted down, it is read all the same."""
    try:
        text = store.get(key)
    except (diskcache.Timeout, sqlite3.OperationalError):
        noting, store.eviction_policy = store.eviction_policy, "none"
        try:
            text = store.get(key)
        finally:
            store.eviction_policy = noting
    return text if isinstance(text, str) else None


def write(store: Store, key: str, text: str) -> None:
    """Keep the text; the least recently used make room. Raises TooLargeError, sqlite3.Error."""
    if len(text.encode()) > store.size_limit // _LARGEST_SHARE:
        raise TooLargeError
    store.set(key, text)
    shrink(store)


def claim(store: Store, key: str, holder: str, seconds: float) -> str:
    """Claim the key for so long, unless another holds it; a holder's own claim is renewed. Who
    holds it then. Raises what diskcache makes of a file that is busy or damaged."""
    while not store.add(CLAIM + key, holder, expire=seconds):
        found = store.get(CLAIM + key)
        if found == holder:
            store.touch(CLAIM + key, expire=seconds)
        if isinstance(found, str):
            return found
    return holder


def let_go(store: Store, key: str, holder: str) -> None:
    """Give up a claim, if it is still this holder's. Raises what `claim` does."""
    with store.transact():
        if store.get(CLAIM + key) == holder:
            store.delete(CLAIM + key)


def shrink(store: Store) -> int:
    """Remove the least recently used as far as they exceed the room. Returns how many.

    diskcache itself removes by number, not by size: too few small ones for a large one, and too
    many large ones for a small one. Raises sqlite3.Error.
    """
    excess = store.volume() - store.size_limit
    if excess <= 0:
        return 0
    with closing(reading(Path(store.directory))) as connection:
        rows = _oldest(connection, excess)
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("DELETE FROM Cache WHERE rowid = ?", rows)
        connection.execute("COMMIT")
    return len(rows)


def _oldest(connection: sqlite3.Connection, size: int) -> list[tuple[int]]:
    """The least recently used rows of at least this size together."""
    rows = []
    by_use = "SELECT rowid, length(value) FROM Cache ORDER BY access_time"
    for row, length in connection.execute(by_use):
        if size <= 0:
            break
        rows.append((row,))
        size -= length or 0
    return rows


def is_damage(error: Exception) -> bool:
    """Whether the error says that the file is broken."""
    return _is_one_of(error, _DAMAGE)


def is_out_of_reach(error: Exception) -> bool:
    """Whether the error says nothing about the file's content: it is busy, barred, or full."""
    return isinstance(error, OSError | diskcache.Timeout) or _is_one_of(error, _OUT_OF_REACH)


def _is_one_of(error: Exception, codes: set[int]) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in codes


def _settings(room: int) -> dict[str, int | str]:
    """All that diskcache knows, so that nothing is left to the file; the journal counts."""
    journal = min(_LONGEST_JOURNAL, room // 8)
    own: dict[str, int | str] = {
        "eviction_policy": "least-recently-used",
        "size_limit": room - 2 * journal,
        "cull_limit": 1,
        "disk_min_file_size": 2**30,
        "sqlite_journal_size_limit": journal,
        "sqlite_mmap_size": 0,
        "sqlite_wal_autocheckpoint": journal // _PAGE,
    }
    return {**diskcache.DEFAULT_SETTINGS, **own}


_BY_ROOM: Final = {"size_limit", "sqlite_journal_size_limit", "sqlite_wal_autocheckpoint"}
_COUNTED: Final = set(diskcache.core.METADATA)


def _are_ours(kept: dict[str, object]) -> bool:
    wanted: dict[str, object] = dict(_settings(room=0))
    numbers = _BY_ROOM | _COUNTED
    if set(kept) != set(wanted) | _COUNTED or kept["size"] != 0:
        return False
    return all(
        isinstance(value, int) and value >= 0 if key in numbers else value == wanted[key]
        for key, value in kept.items()
    )
