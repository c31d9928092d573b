"""Who is alive: every worker says so again and again, and what the dead have begun is handed on."""

import logging
import socket
import threading
import time
from collections.abc import Callable
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from api.database import is_shared, reason
from api.jobs.tables import WORKERS

_log = logging.getLogger(__name__)
LEASE_SECONDS: Final = 15.0
"""How long one counts as alive who says nothing."""
_BEATS: Final = 4
"""In the time of a lease."""


class Leases:
    """The table of workers."""

    def __init__(self, engine: sa.Engine, lease: float = LEASE_SECONDS) -> None:
        self._engine = engine
        self.seconds = lease
        self._insert: Any = postgresql.insert if is_shared(engine) else sqlite.insert
        self._now = sa.literal_column(
            "extract(epoch FROM clock_timestamp())::float8"
            if is_shared(engine)
            else "(julianday('now') - 2440587.5) * 86400",
            sa.Double,
        )

    def renew(self, worker: str) -> None:
        """Say that the worker is alive."""
        row = {"id": worker, "seen": self._now, "machine": socket.gethostname()}
        put = self._insert(WORKERS).values(row)
        with self._engine.begin() as connection:
            connection.execute(
                put.on_conflict_do_update(index_elements=["id"], set_={"seen": self._now})
            )

    def end(self, worker: str) -> None:
        """Say that the worker is no more, and has left nothing behind."""
        with self._engine.begin() as connection:
            connection.execute(WORKERS.delete().where(WORKERS.c.id == worker))

    def reap(self, hand_on: Callable[[str], int]) -> None:
        """Hand on what the dead have begun. Whoever finds one first does: it counts as alive for
        as long as that may take."""
        with self._engine.begin() as connection:
            gone = connection.execute(
                WORKERS.update()
                .where(WORKERS.c.seen < self._now - self.seconds)
                .values(seen=self._now)
                .returning(WORKERS.c.id, WORKERS.c.machine)
            ).all()
        for worker, machine in gone:
            number = hand_on(worker)
            _log.warning("Worker %s on %s is gone; items handed on: %d", worker, machine, number)
            self.end(worker)

    def alive(self) -> int:
        """How many workers there are."""
        with self._engine.connect() as connection:
            number = sa.select(sa.func.count()).where(WORKERS.c.seen >= self._now - self.seconds)
            return int(connection.execute(number).scalar() or 0)


class Heart:
    """Beats in a thread of its own, also while the process is busy, and looks for the dead: once it
    has reached the database for as long as a lease, since after an outage all look dead at first.
    """

    def __init__(self, leases: Leases, worker: str, hand_on: Callable[[str], int]) -> None:
        self._leases = leases
        self._worker = worker
        self._hand_on = hand_on
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heart", daemon=True)
        self._steady_since = time.monotonic()
        leases.renew(worker)
        self._thread.start()

    def stop(self) -> None:
        """Beat no more, and hand on what is left."""
        self._stopped.set()
        self._thread.join()
        try:
            self._hand_on(self._worker)
            self._leases.end(self._worker)
        except sa.exc.SQLAlchemyError as error:
            _log.warning("The lease runs out by itself: %s", reason(error))

    def _beat(self) -> None:
        while not self._stopped.wait(self._leases.seconds / _BEATS):
            try:
                self._leases.renew(self._worker)
                if time.monotonic() > self._steady_since + self._leases.seconds:
                    self._leases.reap(self._hand_on)
            except sa.exc.SQLAlchemyError as error:
                self._steady_since = time.monotonic()
                _log.warning("The jobs' database is out of reach: %s", reason(error))
            except Exception:  # a worker that falls silent would lose all that it has begun
                _log.exception("Dead workers could not be looked after; it is tried again")
