"""The process that works on items until it is told to stop."""

import asyncio
import logging
import os
import secrets
import threading
import time
from contextlib import suppress
from typing import Final

import sqlalchemy as sa

from api.access.store import key_store
from api.bootstrap import Assembly, assemble
from api.collector import spare_collections
from api.database import connect, reason
from api.jobs.doing import Doer
from api.jobs.durable import Hands, Line
from api.jobs.items import JobKey, Work
from api.jobs.leases import Heart, Leases
from api.jobs.place import jobs_place
from api.jobs.store import JobStore
from api.settings import Settings

_log = logging.getLogger(__name__)
_LOOK_SECONDS: Final = 1.0
_TIDY_SECONDS: Final = 3600.0
_DAY: Final = 86_400.0


class Worker:
    """Works on items of all jobs from when it is made until it is closed. One in a process."""

    def __init__(self, settings: Settings) -> None:
        """Raises ConfigurationError."""
        self._settings = settings
        engine = connect(jobs_place(settings))
        self._line = Line(engine)
        self._store = JobStore(engine, self._line.put)
        self._tasks: dict[asyncio.Task[None], Work] = {}
        self._assembly: Assembly | None = None
        self._keys = key_store(settings)
        self._made = threading.Lock()
        name = f"{os.getpid()}-{secrets.token_hex(6)}"
        self._heart = Heart(Leases(engine, settings.lease_seconds), name, self._line.hand_on)
        self._hands = Hands(engine, name, settings.concurrency, self._do)
        spare_collections()

    def run(self, stopped: threading.Event) -> None:
        """Look after cancelled and old jobs until the event is set."""
        tidied = 0.0
        while not stopped.wait(_LOOK_SECONDS):
            try:
                self._drop_cancelled()
                if time.monotonic() - tidied > _TIDY_SECONDS:
                    self._tidy()
                    tidied = time.monotonic()
            except sa.exc.SQLAlchemyError as error:
                _log.warning("The jobs' database is out of reach: %s", reason(error))

    def close(self) -> None:
        """Finish what can be finished in a while; the rest is handed on."""
        self._hands.close(self._settings.worker_seconds)
        self._heart.stop()

    async def _do(self, work: Work) -> None:
        doer = self._doer()
        task = asyncio.ensure_future(doer.do(work))
        self._tasks[task] = work
        try:
            await task
        except asyncio.CancelledError:
            if not (task.cancelled() and await doer.give_up(work)):
                raise
        finally:
            del self._tasks[task]

    def _doer(self) -> Doer:
        """Put together in the event loop that uses it."""
        with self._made:
            if self._assembly is None:
                self._assembly = assemble(self._settings)
        return Doer(
            store=self._store,
            service=self._assembly.service,
            fetcher=self._assembly.fetcher,
            limits=self._settings.limits,
            keys=self._keys,
            patience=self._settings.patience_seconds,
        )

    def _drop_cancelled(self) -> None:
        """Stop what this process does for jobs that were cancelled."""
        begun = list(self._tasks.items())
        for job in {work.job for _, work in begun}:
            if self._store.is_cancelled(job):
                for task in [task for task, work in begun if work.job == job]:
                    with suppress(RuntimeError):  # its loop has ended, and it with it
                        task.get_loop().call_soon_threadsafe(task.cancel)

    def _tidy(self) -> None:
        gone: list[JobKey] = self._store.remove(time.time() - self._settings.job_days * _DAY)
        self._line.forget(gone)
