"""One way to open a database, whatever it is kept in."""

import os
import sqlite3
import time
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects import postgresql, sqlite

from api.errors import ConfigurationError

_DRIVER: Final = "postgresql+psycopg"
_POSTGRESQL: Final = ("postgres", "postgresql", _DRIVER)
_BUSY_MILLISECONDS: Final = 30_000
_SWITCH_PAUSE_SECONDS: Final = 0.01
_CONNECTION: Final = {
    "application_name": "factframe",
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
"""A machine that is gone without a word is noticed within seconds."""
_LOCK: Final = 7_046_912_530_118
"""Key of the advisory lock under which tables are made; any number that nobody else uses."""


def connect(place: Path | str, *, connections: int = 8) -> sa.Engine:
    """An engine for a file of SQLite, or for the URL of a PostgreSQL database.

    The folder and the file are made, readable by this user alone; with no connections to keep it
    is opened anew each time. Of PostgreSQL nothing is asked yet. Raises ConfigurationError for
    another kind of URL, and for a file that cannot be made.
    """
    if isinstance(place, Path):
        return _sqlite(place, sa.QueuePool if connections else sa.NullPool)
    try:
        url = sa.make_url(place)
    except sa.exc.ArgumentError:
        raise _unknown() from None
    if url.drivername not in _POSTGRESQL:
        raise _unknown()
    return sa.create_engine(
        url.set(drivername=_DRIVER),
        pool_pre_ping=True,
        pool_size=connections,
        max_overflow=connections,
        hide_parameters=True,
        connect_args=_CONNECTION,
    )


def is_shared(engine: sa.Engine) -> bool:
    """Whether processes on other machines can reach it."""
    return engine.dialect.name == "postgresql"


def make_once(engine: sa.Engine, tables: sa.MetaData) -> None:
    """Make the tables that are missing, whoever else is at it at the same time."""
    with engine.begin() as connection:
        if is_shared(engine):
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        else:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        tables.create_all(connection)


def inserting(engine: sa.Engine, table: sa.Table) -> Any:
    """An INSERT in the database's dialect: both know what to do on a conflict."""
    return (postgresql if is_shared(engine) else sqlite).insert(table)


def _sqlite(file: Path, pool: type[sa.Pool]) -> sa.Engine:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ConfigurationError(f"{file} cannot be written ({reason}).") from None
    engine = sa.create_engine(f"sqlite:///{file}", hide_parameters=True, poolclass=pool)
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """Writers wait for each other, and readers for nobody."""
    connection.isolation_level = "IMMEDIATE"
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _write_ahead(connection: Any) -> None:
    """Switch the journal of a file that may be new: here SQLite itself waits for nobody."""
    until = time.monotonic() + _BUSY_MILLISECONDS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(_SWITCH_PAUSE_SECONDS)
        else:
            return


def _unknown() -> ConfigurationError:
    return ConfigurationError(
        "FACTFRAME_DATABASE_URL is not the address of a PostgreSQL database, such as"
        " postgresql://user:password@db.example/factframe."
    )
