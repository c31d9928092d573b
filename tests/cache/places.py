"""Where the database in use is, and how it is changed behind the cache's back."""

import sqlite3
from contextlib import closing
from pathlib import Path

from api.cache import folder
from api.cache.disk import DiskCache


def database(directory: Path) -> Path:
    found = folder.live(directory / folder.NAME)
    assert found is not None
    return found / "cache.db"


def tamper(directory: Path, script: str, **values: object) -> None:
    """Run SQL on the database: one statement where there are values."""
    with closing(sqlite3.connect(database(directory))) as connection, connection:
        if values:
            connection.execute(script, values)
        else:
            connection.executescript(script)


async def kept(directory: Path, *keys: str, text: str = "kept") -> None:
    """A cache that was used by a process which has ended."""
    cache = DiskCache(directory, 10)
    for key in keys:
        await cache.set(key, text)
    cache.close()
