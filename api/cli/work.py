"""The worker process."""

import signal
import sys
import threading

from sqlalchemy.exc import SQLAlchemyError

from api.cli.exits import Exit, complain
from api.cli.working import load_settings
from api.database import reason
from api.errors import JobsUnavailableError
from api.jobs.worker import Worker
from api.telemetry.logs import logging_as


def run_worker(with_parent: bool) -> Exit:
    """Work on jobs until told to stop; with a parent also until that is gone."""
    settings = load_settings()
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    if with_parent:
        threading.Thread(target=_await_end, args=(stopped,), daemon=True).start()
    with logging_as(settings):
        try:
            worker = Worker(settings)
        except SQLAlchemyError as error:
            raise JobsUnavailableError(
                f"The database of the jobs is out of reach ({reason(error)}). See that it answers,"
                " and that FACTFRAME_DATABASE_URL is right."
            ) from None
        if not with_parent:
            complain("Working on jobs. Stop with Ctrl-C.")
        try:
            worker.run(stopped)
        finally:
            worker.close()
    return Exit.OK


def _await_end(stopped: threading.Event) -> None:
    """The parent holds our input open for as long as it lives."""
    sys.stdin.buffer.read()
    stopped.set()
