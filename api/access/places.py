"""Where keys are kept: in a file of this machine, or in a database for many.

Both raise ConfigurationError where they cannot be read or written.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from api.access.tables import KeyTables
from api.database import Reach, Tables, connect, make_once, reason
from api.errors import ConfigurationError

FILE: Final = "keys.db"
_VERSION: Final = 1
_CONNECTIONS: Final = 4
_LOST: Final = (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.TimeoutError)


class FilePlace:
    """A file in a folder of its own, made with the first key.

    It is opened anew each time, so that one that is broken or taken away is noticed at once.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self.tables = KeyTables()

    @cached_property
    def engine(self) -> sa.Engine:
        return connect(self.path, connections=0)

    def is_there(self) -> bool:
        """Whether there can be keys yet. Nothing is made to find out."""
        with self._told():
            return self.path.exists()

    def make(self) -> None:
        """A folder and a file that nobody else can read, with what is missing in it."""
        with self._told():
            _make_private(self.path)
            with self.opened() as connection:
                connection.exec_driver_sql(f"PRAGMA user_version = {_VERSION}")
            make_once(self.engine, self.tables.all)

    @contextmanager
    def opened(self) -> Iterator[sa.Connection]:
        """A connection, whose work is kept when the block is left without an error."""
        with self._told(), self.engine.begin() as connection:
            _check_version(connection)
            yield connection

    def close(self) -> None:
        """Nothing: no connection is kept."""

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sa.exc.SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise ConfigurationError(
                f"The keys cannot be read or written ({type(error).__name__}). The operator can set"
                " FACTFRAME_KEYS to a folder that this user alone can write, and look after"
                f" {self.path.name}."
            ) from None


class DatabasePlace:
    """Tables of a database. While it is out of reach nothing is known of any key."""

    def __init__(self, url: str) -> None:
        self.tables = KeyTables("access_")
        self.engine = connect(url, connections=_CONNECTIONS)
        self._made = Tables(self.engine, self.tables.all)
        self._reach = Reach()

    def is_there(self) -> bool:
        """Whether there can be keys yet."""
        return True

    def make(self) -> None:
        """Nothing: tables are made when they are first asked for anything."""

    @contextmanager
    def opened(self) -> Iterator[sa.Connection]:
        """A connection, whose work is kept when the block is left without an error."""
        if not self._reach.may_try():
            raise _out_of_reach("it did not answer just now")
        try:
            self._made.prepare()
            with self.engine.begin() as connection:
                yield connection
        except sa.exc.SQLAlchemyError as error:
            if isinstance(error, _LOST):
                self._reach.failed()
            self._made.doubt()
            raise _out_of_reach(reason(error)) from None
        self._reach.answered()

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def _make_private(path: Path) -> None:
    folder = path.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid != os.geteuid():
        raise PermissionError("it belongs to another user")
    folder.chmod(0o700)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _check_version(connection: sa.Connection) -> None:
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version > _VERSION:
        raise ConfigurationError(
            "The keys were written by a newer version of Factframe: use that, or name another"
            " folder with FACTFRAME_KEYS."
        )


def _out_of_reach(why: str) -> ConfigurationError:
    return ConfigurationError(
        f"The keys cannot be read or written, as their database cannot be used ({why}). The"
        " operator can see that FACTFRAME_DATABASE_URL is right and the database answers."
    )
