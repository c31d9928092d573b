"""No more calls go to a provider than the operator set, whoever makes them."""

import asyncio
import logging
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import httpx
import pytest
import respx

from api.bootstrap import assemble
from api.errors import ConfigurationError, UpstreamPacedError
from api.llm.client import LiteLLMCompletion
from api.llm.pacing import SharedPace, TooLateError
from api.settings import Settings
from tests.llm.providers import OPENAI, failure
from tests.postgres import PostgresServer

WORKER = """
import asyncio, sys, time
from pathlib import Path
from api.llm.pacing import SharedPace

async def main(place):
    pace = SharedPace("20/second", place if "://" in place else Path(place))
    for _ in range(20):
        await pace.turn("openai", 60)
        print(time.time())
    pace.close()

asyncio.run(main(sys.argv[1]))
"""


@pytest.fixture(params=["file", "database"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    if request.param == "file":
        return tmp_path / "state" / "pace.db"
    url: str = request.getfixturevalue("database_url")
    return url


Paces = Callable[[str], SharedPace]


@pytest.fixture
def paces(place: Path | str) -> Iterator[Paces]:
    """One more pace in the same place, as one more process has it."""
    with ExitStack() as opened:
        yield lambda rate: opened.enter_context(closing(SharedPace(rate, place)))


def test_two_processes_together_keep_to_the_pace(place: Path | str) -> None:
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, str(place)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    try:
        times = sorted(
            float(line) for one in workers for line in one.communicate(timeout=90)[0].split()
        )
    finally:
        for one in workers:
            one.kill()
            one.wait()
    assert len(times) == 40
    assert times[-1] - times[0] > 39 / 20 / 2


async def test_a_turn_that_would_come_too_late_is_not_taken(paces: Paces) -> None:
    first, second = paces("2/minute"), paces("2/minute")
    await first.turn("openai", 1)
    for pace in (first, second, first):
        with pytest.raises(TooLateError) as caught:
            await pace.turn("openai", 5)
        assert 20 < caught.value.seconds <= 30
    await second.turn("mistral", 1)


async def test_it_is_told_apart_by_provider_and_goes_to_other_processes(paces: Paces) -> None:
    first = paces("1/hour")
    await first.turn("openai", 1)
    with closing(pickle.loads(pickle.dumps(first))) as copied, pytest.raises(TooLateError):  # noqa: S301 - ours
        await copied.turn("openai", 1)
    await first.turn("openai another-address", 1)


async def until_refused(pace: SharedPace) -> None:
    while True:
        await pace.turn("openai", 1)
        await asyncio.sleep(0.2)


async def test_while_the_database_is_stopped_calls_go_on_and_the_log_says_so_once(
    postgres: PostgresServer, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(SharedPace("1/hour", database_url)) as pace:
        postgres.stop()
        with caplog.at_level(logging.WARNING):
            for _ in range(5):
                await pace.turn("openai", 1)
        assert caplog.text.count("at no set pace") == 1
        postgres.start()
        async with asyncio.timeout(30):
            with pytest.raises(TooLateError):
                await until_refused(pace)


async def test_a_call_without_a_turn_in_time_is_not_made_and_says_when_to_come_back(
    paces: Paces, no_outgoing_calls: respx.MockRouter
) -> None:
    route = OPENAI.answers(no_outgoing_calls, *[httpx.Response(200, json=OPENAI.ok())] * 3)
    settings = OPENAI.settings(breaker_failures=1, deadline_seconds=20)
    completion = LiteLLMCompletion(settings, pace=paces("1/minute"))
    await completion.complete(OPENAI.request())
    for _ in range(2):
        with pytest.raises(UpstreamPacedError, match="FACTFRAME_UPSTREAM_RATE") as caught:
            await completion.complete(OPENAI.request())
        assert caught.value.retry_after is not None
        assert caught.value.retry_after > 30
        assert caught.value.spent.calls == 0
    assert len(route.calls) == 1
    assert [state.breaker for state in completion.states] == ["closed"]


async def test_every_attempt_is_a_call(paces: Paces, no_outgoing_calls: respx.MockRouter) -> None:
    route = OPENAI.answers(no_outgoing_calls, *[failure(503)] * 3)
    completion = LiteLLMCompletion(
        OPENAI.settings(attempts=3, deadline_seconds=20), pace=paces("1/minute")
    )
    with pytest.raises(UpstreamPacedError) as caught:
        await completion.complete(OPENAI.request())
    assert len(route.calls) == caught.value.spent.calls == 1


async def test_without_a_database_the_pace_is_kept_in_the_folder_of_jobs(tmp_path: Path) -> None:
    settings = Settings(
        model="openai/gpt-4.1", upstream_rate="60/minute", jobs=tmp_path, cache=False
    )
    assembly = assemble(settings)
    assert (tmp_path / "pace.db").stat().st_mode & 0o777 == 0o600
    await assembly.close()


def test_a_folder_that_cannot_be_used_is_told_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings = Settings(
        model="openai/gpt-4.1", upstream_rate="60/minute", jobs=tmp_path / "file", cache=False
    )
    with pytest.raises(ConfigurationError, match="file"):
        assemble(settings)
