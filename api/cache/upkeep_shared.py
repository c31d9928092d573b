"""What an operator asks of the cache in a database. Safe while servers use it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Final, TypeVar

import sqlalchemy as sa

from api.cache import rows
from api.cache.holdings import KINDS, OTHERS, Holdings
from api.database import connect, make_once, reason
from api.errors import ConfigurationError

_KEYS: Final = rows.ENTRIES.c.key
_MADE: Final = rows.ENTRIES.c.kept_at
T = TypeVar("T")


class DatabaseUpkeep:
    """Of the cache in the database at the address."""

    def __init__(self, url: str) -> None:
        self._engine = connect(url, connections=1)
        self._place = self._engine.url.render_as_string(hide_password=True)

    def holdings(self) -> Holdings:
        return self._done(self._holdings)

    def clear(self) -> int:
        removed = self._done(lambda found: found.execute(sa.delete(rows.ENTRIES)).rowcount)
        self._give_back()
        return removed

    def prune(self, megabytes: int, days: float | None) -> int:
        removed = 0 if days is None else self._done(lambda found: _removed(found, days))
        removed += self._done(lambda found: rows.prune(found, megabytes * 1_000_000))
        self._give_back()
        return removed

    def _holdings(self, connection: sa.Connection) -> Holdings:
        kind = sa.case(*((_KEYS.op("~")(form), name) for name, form in KINDS.items()), else_=OTHERS)
        counted = sa.select(kind, sa.func.count()).select_from(rows.ENTRIES).group_by(kind)
        numbers = {str(name): int(number) for name, number in connection.execute(counted)}
        size = sa.select(sa.func.pg_total_relation_size(rows.ENTRIES.name))
        span = sa.select(sa.func.min(_MADE), sa.func.max(_MADE))
        oldest, newest = connection.execute(span).one()
        by_kind = {name: numbers.get(name, 0) for name in (*KINDS, OTHERS)}
        return Holdings(self._place, by_kind, connection.scalar(size) or 0, 0, oldest, newest)

    def _give_back(self) -> None:
        """The room of removed rows, to the database and, at the table's end, to the disk."""
        single = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        with self._told(), single.connect() as connection:
            connection.exec_driver_sql(f"VACUUM {rows.ENTRIES.name}")

    def _done(self, work: Callable[[sa.Connection], T]) -> T:
        with self._told():
            make_once(self._engine, rows.TABLES)
            with self._engine.begin() as connection:
                return work(connection)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What goes wrong is told to the operator."""
        try:
            yield
        except sa.exc.SQLAlchemyError as error:
            why = reason(error)
            raise ConfigurationError(
                f"The cache in {self._place} cannot be used ({why}). See that"
                " FACTFRAME_DATABASE_URL is right and the database answers."
            ) from None
        finally:
            self._engine.dispose()


def _removed(connection: sa.Connection, days: float) -> int:
    """Remove what was kept before so many days."""
    before = sa.func.clock_timestamp() - timedelta(days=days)
    return connection.execute(sa.delete(rows.ENTRIES).where(before > _MADE)).rowcount
