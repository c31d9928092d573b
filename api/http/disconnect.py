"""Work that stops when nobody waits for it any more."""

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

from starlette.requests import ClientDisconnect, Request

T = TypeVar("T")


async def while_connected(request: Request, work: Coroutine[object, object, T]) -> T:
    """What the work returns. The body must have been read: after it, the only message that can
    come is that the client went away; then the work is cancelled, awaited, and ClientDisconnect
    raised."""
    task = asyncio.create_task(work)
    watch = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({task, watch}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise ClientDisconnect
        return task.result()
    finally:
        await _stop(watch)
        await _stop(task)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _stop(task: "asyncio.Task[T]") -> None:
    """The task's end; what it raises once cancelled was asked for by nobody."""
    if not task.done():
        task.cancel()
        await asyncio.wait({task})
