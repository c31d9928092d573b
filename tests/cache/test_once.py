"""What several processes want at once is made once, whoever of them fails, leaves or dies."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

import pytest

from api.cache.claims import made_once
from api.cache.disk import DiskCache
from api.cache.memory import MemoryCache
from api.cache.postgres import PostgresCache
from tests.cache.asking import HANGS, answered, asking, opened, upstream

PROMPTS = [f"prompt-{number}" for number in range(50)]
LONG = 60.0
"""A lease that no test waits for."""


@pytest.fixture(params=["disk", "shared"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where what is kept is kept."""
    if request.param == "disk":
        return str(tmp_path)
    url: str = request.getfixturevalue("database_url")
    return url


Caches = Callable[[float], tuple[DiskCache | PostgresCache, DiskCache | PostgresCache]]


@pytest.fixture
def two(place: str) -> Iterator[Caches]:
    """Two caches in one place, as two processes have them."""
    with ExitStack() as open_ones:

        def open_two(lease: float) -> tuple[DiskCache | PostgresCache, DiskCache | PostgresCache]:
            first, second = (
                open_ones.enter_context(closing(opened(place, lease))) for _ in range(2)
            )
            return first, second

        yield open_two


class Work:
    """Counts how often it is begun; ends when told to."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.begun = 0
        self.started = asyncio.Event()
        self.gate = asyncio.Event()
        self._failure = failure

    async def __call__(self) -> str:
        self.begun += 1
        self.started.set()
        await self.gate.wait()
        if self._failure:
            raise self._failure
        return "made"


async def test_fifty_prompts_of_eight_callers_in_two_processes_are_fifty_calls(place: str) -> None:
    async with upstream() as counting:
        worker = partial(asking, place, 15, 8, counting.address, *PROMPTS)
        async with worker() as one, worker() as other:
            had = await asyncio.gather(answered(one), answered(other))
    assert list(had) == [set(PROMPTS)] * 2
    assert counting.calls == Counter(PROMPTS)


async def test_when_one_is_killed_another_takes_over_and_repeats_nothing_finished(
    place: str,
) -> None:
    async with upstream() as counting:
        prompts = (*PROMPTS[:5], HANGS)
        worker = partial(asking, place, 2, 1, counting.address, *prompts)
        async with worker() as one:
            await counting.reached(1, HANGS)
            finished = [prompt for prompt, calls in counting.calls.items() if prompt != HANGS]
            async with worker() as other:
                await asyncio.sleep(0.5)
                one.kill()
                assert await answered(other) == set(prompts)
    assert counting.calls[HANGS] == 2
    assert [counting.calls[prompt] for prompt in finished] == [1] * len(finished)


async def test_a_failure_is_not_kept_and_the_next_tries_on_its_own(two: Caches) -> None:
    first, second = two(LONG)
    failing, working = Work(ValueError("no")), Work()
    one = asyncio.create_task(first.get_or_make("k", failing))
    await failing.started.wait()
    other = asyncio.create_task(second.get_or_make("k", working))
    await asyncio.sleep(0.1)
    assert working.begun == 0
    failing.gate.set()
    working.gate.set()
    with pytest.raises(ValueError, match="no"):
        await one
    assert await other == ("made", False)


async def test_whoever_is_cancelled_lets_go_at_once(two: Caches) -> None:
    first, second = two(LONG)
    left, working = Work(), Work()
    one = asyncio.create_task(first.get_or_make("k", left))
    await left.started.wait()
    other = asyncio.create_task(second.get_or_make("k", working))
    await asyncio.sleep(0.1)
    one.cancel()
    working.gate.set()
    began = time.monotonic()
    assert await other == ("made", False)
    assert time.monotonic() - began < LONG / 2


async def test_one_cancelled_while_it_claims_leaves_no_claim(two: Caches) -> None:
    first, second = two(LONG)
    for number in range(10):
        task = asyncio.create_task(first.get_or_make(f"k{number}", Work()))
        for _ in range(number):
            await asyncio.sleep(0)
        task.cancel()
    working = Work()
    working.gate.set()
    made = (second.get_or_make(f"k{number}", working) for number in range(10))
    async with asyncio.timeout(LONG / 2):
        assert await asyncio.gather(*made) == [("made", False)] * 10


async def test_a_lease_is_renewed_while_the_work_goes_on(two: Caches) -> None:
    first, second = two(0.5)
    working = Work()
    both = [asyncio.create_task(one.get_or_make("k", working)) for one in (first, second)]
    await asyncio.sleep(2)
    working.gate.set()
    assert sorted(await asyncio.gather(*both)) == [("made", False), ("made", True)]
    assert working.begun == 1


async def test_nobody_waits_in_line_for_ever() -> None:
    class Taken:
        """Every time by another."""

        def __init__(self) -> None:
            self.asked = 0

        async def take(self, _key: str, _holder: str, _seconds: float) -> str:
            self.asked += 1
            return f"holder {self.asked // 2}"

        async def let_go(self, _key: str, _holder: str) -> None:
            raise AssertionError("it is not ours")

    working, taken = Work(), Taken()
    working.gate.set()
    assert await made_once(MemoryCache(), taken, "k", working) == ("made", False)
    assert 3 < taken.asked < 10
