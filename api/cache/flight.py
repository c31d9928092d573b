"""Single flight: callers that want the same thing at once share one piece of work."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class _Flight(Generic[T]):
    task: asyncio.Task[T]
    passengers: int = 0


class SingleFlight(Generic[T]):
    """Work under way by its key, one table for each event loop.

    A failure is raised to all who wait. A cancelled caller leaves the others alone; when the last
    one is cancelled, so is the work.
    """

    def __init__(self) -> None:
        self._loops: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, _Flight[T]]] = (
            WeakKeyDictionary()
        )

    async def run(self, key: str, make: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """What `make` returns, called once for all who ask for the key while it is under way."""
        flights = self._loops.setdefault(asyncio.get_running_loop(), {})
        flight = flights.get(key) or self._start(flights, key, make)
        flight.passengers += 1
        try:
            return await asyncio.shield(flight.task)
        finally:
            flight.passengers -= 1
            if not flight.passengers and not flight.task.done():
                _land(flights, key, flight)
                flight.task.cancel()

    def _start(
        self, flights: dict[str, _Flight[T]], key: str, make: Callable[[], Coroutine[Any, Any, T]]
    ) -> _Flight[T]:
        flight = _Flight(asyncio.create_task(make()))
        flights[key] = flight
        flight.task.add_done_callback(lambda _: _land(flights, key, flight))
        return flight


def _land(flights: dict[str, _Flight[T]], key: str, flight: _Flight[T]) -> None:
    if flights.get(key) is flight:
        del flights[key]
    if flight.task.done() and not flight.task.cancelled():
        flight.task.exception()  # nobody may be left to see it, which asyncio would complain of
