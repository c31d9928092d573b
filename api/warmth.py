"""Readying what the first request would have to wait for: word lists, language models, litellm."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from api.telemetry.faults import without_values

_log = logging.getLogger(__name__)


class Warmth:
    """Whether the service has warmed up. One that was never begun is as good as done."""

    def __init__(self) -> None:
        self._task: asyncio.Task[None] | None = None

    @property
    def is_warming(self) -> bool:
        return self._task is not None and not self._task.done()

    async def over(self) -> None:
        """Wait until it has: whoever loads the same at the same time only makes both slower."""
        if self._task is not None:
            await asyncio.wait({self._task})

    @asynccontextmanager
    async def during(self, work: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
        """The work is done in the background while what is within goes on."""
        self._task = asyncio.create_task(_safely(work))
        try:
            yield
        finally:
            self._task.cancel()
            await asyncio.wait({self._task})


async def _safely(work: Callable[[], Awaitable[None]]) -> None:
    """A failure is told, and met again by the first request, which tells its caller."""
    try:
        await work()
    except Exception as error:
        _log.error("Warming up failed", extra=without_values(error))
