"""What an operator asks of the cache on disk. Safe while servers use it."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from api.cache import database, folder
from api.cache.holdings import KINDS, OTHERS, Holdings
from api.errors import ConfigurationError

_WAIT_SECONDS: Final = 30
_AT_ONCE: Final = 500
_SECONDS_A_DAY: Final = 86_400
_KINDS: Final = {kind: re.compile(form) for kind, form in KINDS.items()}


class FolderUpkeep:
    """Of the cache in a folder, which is not made where there is none."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def holdings(self) -> Holdings:
        place = self._directory / folder.NAME
        with _in_use(self._directory) as live:
            if live is None:
                rows, oldest, newest = dict.fromkeys([*_KINDS, OTHERS], 0), None, None
            else:
                rows, oldest, newest = _counted(live)
            size = _size(live) if live else 0
            aside = _size(place / folder.DAMAGED)
            return Holdings(str(place), rows, size, aside, oldest, newest)

    def clear(self) -> int:
        with _in_use(self._directory) as live:
            removed = 0 if live is None else _removed(live, before=float("inf"))
            folder.remove_damaged(self._directory / folder.NAME)
            return removed

    def prune(self, megabytes: int, days: float | None) -> int:
        with _in_use(self._directory) as live:
            if live is None:
                return 0
            old = 0 if days is None else _removed(live, before=time.time() - days * _SECONDS_A_DAY)
            with closing(database.connect(live, megabytes * 1_000_000, _WAIT_SECONDS)) as store:
                return old + database.shrink(store)


@contextmanager
def _in_use(directory: Path) -> Iterator[Path | None]:
    """The database in use, if there is a sound one; no process replaces it meanwhile."""
    try:
        if not (directory / folder.NAME).exists():
            yield None
            return
        place = folder.checked(directory)
        with folder.locked(place):
            live = folder.live(place)
            if live and not (folder.is_private(live) and database.is_ours(live)):
                folder.set_aside(live)
                live = None
            yield live
    except Exception as error:  # from SQLite's and the file system's to diskcache's
        why = str(error) or type(error).__name__
        raise ConfigurationError(f"The cache in {directory} cannot be used: {why}.") from None


def _counted(live: Path) -> tuple[dict[str, int], datetime | None, datetime | None]:
    with closing(database.reading(live)) as connection:
        keys = [str(key) for (key,) in connection.execute("SELECT key FROM Cache")]
        kinds = Counter(_kind(key) for key in keys if not key.startswith(database.CLAIM))
        span = "SELECT min(store_time), max(store_time) FROM Cache"
        ((oldest, newest),) = connection.execute(span)
    return {kind: kinds[kind] for kind in (*_KINDS, OTHERS)}, _moment(oldest), _moment(newest)


def _kind(key: str) -> str:
    return next((kind for kind, form in _KINDS.items() if form.search(key)), OTHERS)


def _moment(seconds: object) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, float) else None


def _removed(live: Path, before: float) -> int:
    """Remove what was kept before the moment, a part at a time, so that others can go on."""
    part = (
        "DELETE FROM Cache WHERE rowid IN"
        " (SELECT rowid FROM Cache WHERE store_time < ? ORDER BY rowid LIMIT ?)"
    )
    removed = 0
    with closing(database.reading(live, _WAIT_SECONDS)) as connection:
        while count := connection.execute(part, (before, _AT_ONCE)).rowcount:
            removed += count
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return removed


def _size(path: Path) -> int:
    if not path.is_dir():
        return 0
    return sum(file.lstat().st_size for file in path.rglob("*"))
