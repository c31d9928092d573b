"""A provider that is down is left alone, then tried with one call."""

import asyncio

import httpx
import pytest
import respx

from api.errors import (
    UpstreamAnswerError,
    UpstreamError,
    UpstreamPausedError,
    UpstreamRejectedError,
    UpstreamTimeoutError,
    UpstreamUnavailableError,
)
from api.llm.breaker import Breaker
from api.llm.client import LiteLLMCompletion
from api.ports import BreakerState
from tests.llm.providers import OPENAI, failure

DOWN = UpstreamUnavailableError("It is down.")


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def call(breaker: Breaker, error: BaseException | None = None) -> bool:
    """Whether it was a call on trial."""
    trial = False
    try:
        with breaker.call() as trial:
            if error:
                raise error
    except UpstreamPausedError:
        raise
    except (UpstreamError, KeyboardInterrupt):
        pass
    return trial


def state(breaker: Breaker) -> BreakerState:
    return breaker.state


def opened(clock: Clock) -> Breaker:
    breaker = Breaker(2, 30, clock)
    call(breaker, DOWN)
    call(breaker, UpstreamTimeoutError("Late."))
    return breaker


def test_it_opens_after_failures_in_a_row_and_says_for_how_long() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now = 10.5
    with pytest.raises(UpstreamPausedError, match="in 20 seconds") as caught:
        call(breaker)
    assert caught.value.retry_after == 20
    assert state(breaker) == "open"


@pytest.mark.parametrize("between", [None, UpstreamRejectedError("Key."), UpstreamAnswerError("?")])
def test_whoever_answers_is_not_down(between: UpstreamError | None) -> None:
    breaker = Breaker(2, 30)
    for error in (DOWN, between, DOWN, between):
        call(breaker, error)
    assert state(breaker) == "closed"


def test_one_call_goes_out_on_trial_and_closes_it() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now = 30
    assert state(breaker) == "half-open"
    with breaker.call() as trial:
        assert trial
        with pytest.raises(UpstreamPausedError):
            call(breaker)
    assert state(breaker) == "closed"
    assert not call(breaker)


def test_a_trial_that_fails_opens_it_again() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now = 30
    assert call(breaker, DOWN)
    assert state(breaker) == "open"
    clock.now = 60
    assert call(breaker)
    assert state(breaker) == "closed"


def test_a_trial_that_is_cancelled_leaves_room_for_another() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now = 30
    assert call(breaker, KeyboardInterrupt())
    assert state(breaker) == "half-open"
    assert call(breaker)


@pytest.mark.parametrize(("asked", "pause"), [(7, 7), (1e9, 300)])
def test_a_provider_that_names_a_time_is_left_alone_until_then(asked: float, pause: int) -> None:
    clock = Clock()
    breaker = Breaker(5, 30, clock)
    call(breaker, UpstreamUnavailableError("Later.", asked))
    assert breaker.seconds_left == pause


async def test_a_model_that_is_down_gets_no_more_calls(no_outgoing_calls: respx.MockRouter) -> None:
    route = OPENAI.answers(no_outgoing_calls, *[failure(503)] * 9)
    completion = LiteLLMCompletion(OPENAI.settings(attempts=1, breaker_failures=2))
    for _ in range(2):
        with pytest.raises(UpstreamUnavailableError):
            await completion.complete(OPENAI.request())
    with pytest.raises(UpstreamPausedError):
        await completion.complete(OPENAI.request())
    assert len(route.calls) == 2
    assert [state.breaker for state in completion.states] == ["open"]


async def test_the_call_on_trial_has_one_attempt(no_outgoing_calls: respx.MockRouter) -> None:
    ok = httpx.Response(200, json=OPENAI.ok())
    route = OPENAI.answers(no_outgoing_calls, failure(503), failure(503), failure(503), ok)

    async def at_once(_: float) -> None:
        pass

    settings = OPENAI.settings(attempts=2, breaker_failures=1, breaker_seconds=0.001)
    completion = LiteLLMCompletion(settings, at_once)
    for calls in (2, 3):
        with pytest.raises(UpstreamUnavailableError):
            await completion.complete(OPENAI.request())
        assert len(route.calls) == calls
        assert await _half_open(completion)
    await completion.complete(OPENAI.request())
    assert [state.breaker for state in completion.states] == ["closed"]


async def test_who_comes_during_the_trial_waits_for_it(no_outgoing_calls: respx.MockRouter) -> None:
    ok = httpx.Response(200, json=OPENAI.ok())
    route = OPENAI.answers(no_outgoing_calls, failure(503), *[ok] * 5)
    settings = OPENAI.settings(attempts=1, breaker_failures=1, breaker_seconds=0.001)
    completion = LiteLLMCompletion(settings)
    with pytest.raises(UpstreamUnavailableError):
        await completion.complete(OPENAI.request())
    assert await _half_open(completion)
    answers = await asyncio.gather(*(completion.complete(OPENAI.request()) for _ in range(5)))
    assert len(answers) == 5
    assert len(route.calls) == 6


async def test_when_the_trial_fails_nobody_else_goes_out(
    no_outgoing_calls: respx.MockRouter,
) -> None:
    route = OPENAI.answers(no_outgoing_calls, *[failure(503)] * 9)
    settings = OPENAI.settings(attempts=1, breaker_failures=1, breaker_seconds=0.5)
    completion = LiteLLMCompletion(settings)
    with pytest.raises(UpstreamUnavailableError):
        await completion.complete(OPENAI.request())
    await asyncio.sleep(0.6)
    calls = (completion.complete(OPENAI.request()) for _ in range(5))
    errors = await asyncio.gather(*calls, return_exceptions=True)
    assert len(route.calls) == 2
    assert sum(isinstance(error, UpstreamPausedError) for error in errors) == 4


async def _half_open(completion: LiteLLMCompletion) -> bool:
    while [state.breaker for state in completion.states] == ["open"]:
        pass
    return [state.breaker for state in completion.states] == ["half-open"]
