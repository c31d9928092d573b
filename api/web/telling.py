"""Work told to a script while it goes on, as server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import asdict

from api.errors import FactframeError
from api.web.forms import Form
from api.web.work import Progress, Tell

Doing = Callable[[Tell], Coroutine[object, object, str]]


async def events(
    form: Form, steps: int, doing: Doing, told_of: Callable[[FactframeError], Form]
) -> AsyncIterator[str]:
    """Stages as they are reached, with how many of the steps are done; at the end where the result
    is, or what is wrong: with the form before, or as `told_of` an error. Closing the connection
    stops the work."""
    if form.has_errors:
        yield _failed(form)
        return
    told: asyncio.Queue[Progress | None] = asyncio.Queue()
    task = asyncio.create_task(doing(told.put_nowait))
    task.add_done_callback(lambda _: told.put_nowait(None))
    done = 0
    try:
        while (progress := await told.get()) is not None:
            done += progress.stage == "read"
            yield _event("stage", {**asdict(progress), "done": done, "of": steps})
        try:
            yield _event("done", {"path": task.result()})
        except FactframeError as error:
            yield _failed(told_of(error))
    finally:
        task.cancel()


def _failed(form: Form) -> str:
    faults = [asdict(fault) for fault in form.faults]
    return _event("failed", {"error": form.error, "faults": faults})


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"
