"""Workers as children of the process that takes jobs."""

import asyncio
import logging
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from types import MappingProxyType
from typing import Final

from api.errors import JobsUnavailableError
from api.jobs.jobs import Jobs
from api.settings import Settings

_log = logging.getLogger(__name__)
_COMMAND: Final = (sys.executable, "-m", "api", "worker", "--with-parent")
_KILL_AFTER: Final = 10.0
_LOOK_SECONDS: Final = 1.0
_SOON_SECONDS: Final = 30.0
_HOPELESS: Final = 3


class Crew:
    """So many workers, started when they are first needed and again when one is gone. They end
    when they are told to, and with this process, however that ends: then their input ends."""

    def __init__(
        self, number: int, seconds: int, environment: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """`seconds`: how long a worker that is told to stop may take. `environment`: what they
        find in theirs beside what is in ours."""
        self._number = number
        self._environment = {**os.environ, **environment}
        self._seconds = seconds
        self._children: list[subprocess.Popen[bytes]] = []
        self._started = 0.0
        self._ended_at_once = 0

    def ensure(self) -> None:
        """Start those that are missing; where they end as soon as they are started, after longer
        and longer pauses."""
        for child in [child for child in self._children if child.poll() is not None]:
            _log.warning("A worker ended by itself, with code %d", child.returncode)
            self._children.remove(child)
            if child.stdin:
                child.stdin.close()
            soon = time.monotonic() < self._started + _SOON_SECONDS
            self._ended_at_once = self._ended_at_once + 1 if soon else 0
        pause = min(2**self._ended_at_once - 1, _SOON_SECONDS)
        if len(self._children) < self._number and time.monotonic() >= self._started + pause:
            self._start()

    @property
    def is_hopeless(self) -> bool:
        """Whether one worker after the other ended as soon as it was started."""
        return self._ended_at_once >= _HOPELESS * self._number

    def _start(self) -> None:
        self._started = time.monotonic()
        while len(self._children) < self._number:
            self._children.append(
                subprocess.Popen(  # noqa: S603 - ours
                    _COMMAND, stdin=subprocess.PIPE, env=self._environment
                )
            )

    def close(self) -> None:
        """Tell all to stop, and wait for them."""
        for child in self._children:
            if child.stdin:
                child.stdin.close()
        for child in self._children:
            try:
                child.wait(self._seconds + _KILL_AFTER)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        self._children.clear()


@asynccontextmanager
async def staffed(jobs: Jobs | None, settings: Settings) -> AsyncIterator[None]:
    """As long as there is something to do, there are workers to do it."""
    if jobs is None or not settings.workers:
        yield
        return
    crew = Crew(settings.workers, settings.worker_seconds)
    looking = asyncio.create_task(_look(jobs, crew))
    try:
        yield
    finally:
        looking.cancel()
        await asyncio.wait([looking])
        await asyncio.to_thread(crew.close)


async def _look(jobs: Jobs, crew: Crew) -> None:
    while True:
        try:
            if jobs.may_exist and await jobs.has_open():
                await asyncio.to_thread(crew.ensure)
        except JobsUnavailableError as error:
            _log.warning("%s", error.message)
        await asyncio.sleep(_LOOK_SECONDS)
