"""A language model through litellm: one thin call, with deadline, retries and limits of our own."""

import asyncio
import functools
import logging
import math
import os
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from hashlib import sha256
from itertools import count
from types import ModuleType
from typing import Final
from weakref import WeakKeyDictionary

from api.errors import (
    ConfigurationError,
    Spent,
    UpstreamPacedError,
    UpstreamTimeoutError,
)
from api.llm.address import effective_address
from api.llm.attempts import ANSWERED, OTHER_FORM, attempted
from api.llm.breaker import Breaker
from api.llm.dialect import Arguments, Dialect
from api.llm.failures import Failure, classify, complaint
from api.llm.pacing import NO_PACE, Pace, TooLateError
from api.llm.replies import answer_in, usage_of
from api.llm.transport import install
from api.observing import Attempt, Queueing, watched
from api.ports import CompletionAnswer, CompletionRequest, UpstreamState
from api.settings import Settings

_log = logging.getLogger(__name__)

_ENVIRONMENT: Final = {
    "LITELLM_LOCAL_MODEL_COST_MAP": "True",  # only this word keeps it off the network
    "LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS": "True",
    "LITELLM_MODE": "PRODUCTION",  # else it reads a .env of any parent folder
    "HF_HUB_OFFLINE": "1",
}
_FIRST_WAIT: Final = 0.5
_LONGEST_WAIT: Final = 20.0
_LOOK: Final = 0.02


class LiteLLMCompletion:
    """Any model that litellm reaches. Safe for use from several event loops.

    A call waits for one of `concurrency` places; then `deadline_seconds` run, over all attempts.
    A model that fails call after call is not asked for a while.
    """

    def __init__(
        self,
        settings: Settings,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        pace: Pace = NO_PACE,
    ) -> None:
        self._settings = settings
        self._pace = pace
        self._scope = effective_address(settings)
        self._sleep = sleep
        self._dialects: dict[tuple[str, str], Dialect] = {}
        self._breakers: dict[str, Breaker] = {}
        self._places: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = (
            WeakKeyDictionary()
        )

    def __reduce__(self) -> tuple[type["LiteLLMCompletion"], tuple[Settings, object, Pace]]:
        return LiteLLMCompletion, (self._settings, asyncio.sleep, self._pace)

    @property
    def scope(self) -> str:
        """Address of the provider, where it is not the provider's own."""
        return self._scope

    async def complete(self, request: CompletionRequest) -> CompletionAnswer:
        if not request.model:
            raise ConfigurationError(
                "No model is set. Set FACTFRAME_MODEL, for example to openai/gpt-4.1 or "
                "ollama_chat/llama3.1, or use the engine `rules`, which needs none."
            )
        breaker = self._breaker(request.model)
        if not breaker.on_trial:
            breaker.check()
        litellm = await asyncio.to_thread(_load)
        if _dialect_key(request) not in self._dialects:
            first = _first_dialect(litellm, request.model, self._settings.api_base)
            self._dialects[_dialect_key(request)] = first
        async with self._place(request.model):
            while breaker.on_trial:  # noqa: ASYNC110 - it may run in another event loop
                await asyncio.sleep(_LOOK)
            with breaker.call() as trial:
                most = 1 if trial else self._settings.attempts
                return await self._in_time(litellm, request, most)

    async def _in_time(
        self, litellm: ModuleType, request: CompletionRequest, most: int
    ) -> CompletionAnswer:
        calls = count(1)
        try:
            async with asyncio.timeout(self._settings.deadline_seconds) as deadline:
                return await self._attempt(litellm, request, most, deadline, calls)
        except TimeoutError:
            raise UpstreamTimeoutError(
                f"The model gave no answer within {self._settings.deadline_seconds:g} seconds. "
                "Try again, or raise FACTFRAME_DEADLINE_SECONDS.",
                Spent(calls=next(calls) - 1, cost_usd=None),
            ) from None

    @property
    def states(self) -> tuple[UpstreamState, ...]:
        """How it stands with each model that was asked."""
        return tuple(
            UpstreamState(model, breaker.state, breaker.seconds_left)
            for model, breaker in self._breakers.items()
        )

    async def warm(self) -> None:
        """Load what the first call needs, which takes seconds; no call is made."""
        await asyncio.to_thread(_load)

    async def close(self) -> None:
        """Close all connections to providers, in the loop that used them. Calls open new ones."""
        if _load.cache_info().currsize:
            litellm = _load()
            await litellm.close_litellm_async_clients()
            litellm.in_memory_llm_clients_cache.flush_cache()

    def _breaker(self, model: str) -> Breaker:
        settings = self._settings
        new = Breaker(settings.breaker_failures, settings.breaker_seconds)
        return self._breakers.setdefault(model, new)

    @asynccontextmanager
    async def _place(self, model: str) -> AsyncIterator[None]:
        loop = asyncio.get_running_loop()
        places = self._places.setdefault(loop, asyncio.Semaphore(self._settings.concurrency))
        with watched(Queueing(model)):
            await places.acquire()
        try:
            yield
        finally:
            places.release()

    async def _attempt(
        self,
        litellm: ModuleType,
        request: CompletionRequest,
        most: int,
        deadline: asyncio.Timeout,
        calls: Iterator[int],
    ) -> CompletionAnswer:
        failures = 0
        while True:
            await self._turn(request.model, deadline, failures)
            number = next(calls)
            with attempted(request, number, self._breaker(request.model).state) as attempt:
                outcome = await self._once(litellm, request, attempt)
            if isinstance(outcome, CompletionAnswer):
                return outcome
            if outcome is None:
                continue
            failures += 1
            outcome.error.spent = Spent(calls=number)
            if failures >= most:
                raise outcome.error from None
            await self._pause(request.model, outcome, failures, deadline)

    async def _turn(self, model: str, deadline: asyncio.Timeout, made: int) -> None:
        """Wait until a call may go out. Raises UpstreamPacedError where that would be too late."""
        left = (deadline.when() or 0) - asyncio.get_running_loop().time()
        try:
            with watched(Queueing(model)):
                await self._pace.turn(self._provider(model), left)
        except TooLateError as late:
            error = UpstreamPacedError(
                "So many calls to the model's provider wait for their turn that this one would come"
                f" after its deadline. Try again in {math.ceil(late.seconds)} seconds; the operator"
                " can raise FACTFRAME_UPSTREAM_RATE or FACTFRAME_DEADLINE_SECONDS.",
                late.seconds,
            )
            error.spent = Spent(calls=made)
            raise error from None

    def _provider(self, model: str) -> str:
        """Who is called, with nothing of an address that may hold a key."""
        address = sha256(self._scope.encode()).hexdigest()[:16] if self._scope else ""
        return f"{model.partition('/')[0]} {address}".strip()

    async def _once(
        self, litellm: ModuleType, request: CompletionRequest, attempt: Attempt
    ) -> CompletionAnswer | Failure | None:
        """One attempt; None where the model is to be asked in another form next. Raises what
        another attempt would not mend."""
        dialect = self._dialects[_dialect_key(request)]
        try:
            response = await litellm.acompletion(**self._arguments(request, dialect))
        except Exception as error:  # litellm raises what it likes; all of it is classified
            if self._stepped_down(request, dialect, error):
                attempt.outcome = OTHER_FORM
                return None
            failure = classify(error)
            attempt.outcome, failure.error.__context__ = failure.error.code, error
            return failure
        priced = not self._scope
        usage = usage_of(litellm, request.model, response, attempt.number, priced=priced)
        attempt.tokens_in, attempt.tokens_out = usage.tokens_in, usage.tokens_out
        attempt.cost_usd = usage.cost_usd
        answer = answer_in(request, response, usage)
        attempt.outcome = ANSWERED
        return answer

    def _arguments(self, request: CompletionRequest, dialect: Dialect) -> Arguments:
        settings = self._settings
        return dialect.arguments(request) | {
            "api_base": settings.api_base,
            "api_key": _api_key(settings, request.model, self._scope),
            "timeout": settings.deadline_seconds,
            "max_retries": 0,
            "num_retries": 0,
            "drop_params": True,
        }

    def _stepped_down(self, request: CompletionRequest, tried: Dialect, error: Exception) -> bool:
        """Whether the model turned down a part of the request that it can be asked without."""
        left = tried.without(complaint(error))
        if left is None:
            return False
        key = _dialect_key(request)
        self._dialects[key] = self._dialects[key].meet(left)
        _log.warning("%s does not take all of %s; it is asked with %s from now on", *key, left)
        return True

    async def _pause(
        self, model: str, failure: Failure, failures: int, deadline: asyncio.Timeout
    ) -> None:
        """Wait for the next attempt. Raises the failure when there is none, or no time for it."""
        wait = max(failure.wait, _backoff(failures))
        left = (deadline.when() or 0) - asyncio.get_running_loop().time()
        paused = self._breaker(model).state == "open"
        if not failure.again or paused or wait >= left:
            raise failure.error from None
        _log.warning("Attempt %d at the model failed: %s", failures, failure.error.title)
        await self._sleep(wait)


@functools.cache
def _load() -> ModuleType:
    """litellm, offline and quiet. Takes seconds, and reads its environment on import."""
    os.environ.update(_ENVIRONMENT)
    import litellm  # noqa: PLC0415 - costs seconds and 165 MB, so only those who use it pay
    from litellm.llms.custom_httpx import http_handler  # noqa: PLC0415 - as above

    install(http_handler)
    litellm.suppress_debug_info = True
    litellm.telemetry = False
    litellm.disable_aiohttp_transport = True  # httpx honours proxies and is what tests can see
    for name in ("LiteLLM", "httpx"):  # they log providers' answers, and addresses with keys
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return litellm


def _dialect_key(request: CompletionRequest) -> tuple[str, str]:
    """A schema too complex for a model says nothing about the others."""
    return request.model, request.schema_name


def _first_dialect(litellm: ModuleType, model: str, api_base: str | None) -> Dialect:
    """What litellm passes on for the model. Raises ConfigurationError for a name unknown to it."""
    try:
        litellm.get_llm_provider(model, api_base=api_base)
        parameters = litellm.get_supported_openai_params(model) or ()
    except Exception:  # its class varies; the message holds nothing that ours does not
        raise ConfigurationError(
            f"The model {model!r} names no known provider. Write it in FACTFRAME_MODEL, or "
            "FACTFRAME_FALLBACKS, as provider/model, for example openai/gpt-4.1; for an "
            "OpenAI-compatible server, openai/NAME with FACTFRAME_API_BASE."
        ) from None
    return Dialect("schema" if "response_format" in parameters else "prompt")


def _api_key(settings: Settings, model: str, address: str) -> str | None:
    if settings.api_key is not None:
        return settings.api_key.get_secret_value()
    if address and model.startswith("openai/") and "OPENAI_API_KEY" not in os.environ:
        return "none"  # a local server wants no key, but the client insists on sending one
    return None


def _backoff(failures: int) -> float:
    longest: float = min(_LONGEST_WAIT, _FIRST_WAIT * 2.0 ** (failures - 1))
    return longest * (1 + random.random()) / 2  # noqa: S311 - jitter is no secret
