"""Tables that are made when they are first needed."""

import threading

import sqlalchemy as sa

from api.database.connecting import make_once


class Tables:
    """The tables of one user of a database, which may not be in reach yet. Safe for threads."""

    def __init__(self, engine: sa.Engine, tables: sa.MetaData) -> None:
        self._engine = engine
        self._tables = tables
        self._lock = threading.Lock()
        self._are_there = False

    def prepare(self) -> None:
        """Make those that are missing, the first time. Raises SQLAlchemyError."""
        with self._lock:
            if not self._are_there:
                make_once(self._engine, self._tables)
                self._are_there = True

    def doubt(self) -> None:
        """Look again the next time: they may have gone."""
        self._are_there = False
