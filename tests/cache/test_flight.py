"""Those who want the same at once share one piece of work, and only that."""

import asyncio

import pytest

from api.cache.flight import SingleFlight


class Work:
    """Counts how often it is begun, finished and cancelled; ends when told to."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.begun = self.cancelled = 0
        self.gate = asyncio.Event()
        self.failure = failure

    async def __call__(self) -> str:
        self.begun += 1
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if self.failure:
            raise self.failure
        return "done"


async def waiting(
    flights: SingleFlight[str], work: Work, callers: int, key: str = "k"
) -> list[asyncio.Task[str]]:
    tasks = [asyncio.create_task(flights.run(key, work)) for _ in range(callers)]
    await asyncio.sleep(0.01)
    return tasks


async def test_fifty_at_once_are_one_piece_of_work() -> None:
    work = Work()
    tasks = await waiting(SingleFlight(), work, 50)
    work.gate.set()
    assert await asyncio.gather(*tasks) == ["done"] * 50
    assert work.begun == 1


async def test_other_keys_and_later_callers_begin_anew() -> None:
    flights, work = SingleFlight[str](), Work()
    work.gate.set()
    await flights.run("a", work)
    await flights.run("b", work)
    await flights.run("a", work)
    assert work.begun == 3


async def test_a_failure_reaches_all_and_is_forgotten() -> None:
    flights, work = SingleFlight[str](), Work(ValueError("no"))
    tasks = await waiting(flights, work, 3)
    work.gate.set()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(result) for result in results] == [ValueError] * 3
    work.failure = None
    assert await flights.run("k", work) == "done"


async def test_a_cancelled_caller_leaves_the_others_alone() -> None:
    work = Work()
    tasks = await waiting(SingleFlight(), work, 3)
    tasks[0].cancel()
    await asyncio.sleep(0.01)
    work.gate.set()
    assert await asyncio.gather(*tasks[1:]) == ["done"] * 2
    assert (work.begun, work.cancelled) == (1, 0)


async def test_the_last_cancelled_caller_cancels_the_work() -> None:
    flights, work = SingleFlight[str](), Work()
    tasks = await waiting(flights, work, 2)
    for task in tasks:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert all(isinstance(result, asyncio.CancelledError) for result in results)
    await asyncio.sleep(0.01)
    assert work.cancelled == 1
    work.gate.set()
    assert await flights.run("k", work) == "done"


def test_each_event_loop_has_work_of_its_own() -> None:
    flights: SingleFlight[str] = SingleFlight()

    async def one() -> str:
        work = Work()
        work.gate.set()
        return await flights.run("k", work)

    assert [asyncio.run(one()) for _ in range(2)] == ["done", "done"]


async def test_a_failure_that_nobody_waits_for_any_more_is_quiet() -> None:
    class Stubborn(Work):
        async def __call__(self) -> str:
            try:
                return await super().__call__()
            except asyncio.CancelledError:
                raise ValueError("on the way out") from None

    (task,) = await waiting(SingleFlight(), Stubborn(), 1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.sleep(0.01)
