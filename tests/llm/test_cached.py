"""The same question is paid for once; a different one is never answered from memory."""

import asyncio
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from api.cache.memory import MemoryCache
from api.errors import Spent, UpstreamUnavailableError
from api.llm.cached import CachedCompletion
from api.ports import CompletionAnswer, CompletionRequest
from api.schemas.run import PromptRef, Usage

PROMPT = PromptRef(id="s/v1", digest="d")
REQUEST = CompletionRequest("m", "i\n", "c\n", "t\n", "S", {"type": "object"}, 100, PROMPT)
PAID = Usage(upstream_calls=1, tokens_in=7, tokens_out=3, cost_usd=0.5)


@dataclass
class Model:
    scope: str = ""
    failures: int = 0
    asked: list[CompletionRequest] = field(default_factory=list)

    async def complete(self, request: CompletionRequest) -> CompletionAnswer:
        self.asked.append(request)
        await asyncio.sleep(0.01)
        if len(self.asked) <= self.failures:
            error = UpstreamUnavailableError("down")
            error.spent = Spent(calls=3, tokens_in=7)
            raise error
        return CompletionAnswer(f"“{len(self.asked)}”", PAID)


async def test_a_second_question_costs_nothing() -> None:
    completion = CachedCompletion(Model(), MemoryCache())
    first, second = [await completion.complete(REQUEST) for _ in range(2)]
    assert (first.text, first.usage) == ("“1”", PAID)
    assert (second.text, second.usage) == ("“1”", Usage(cache_hits=1, cost_usd=0))


async def test_fifty_at_once_are_one_call_and_its_cost() -> None:
    model = Model()
    completion = CachedCompletion(model, MemoryCache())
    answers = await asyncio.gather(*(completion.complete(REQUEST) for _ in range(50)))
    assert len(model.asked) == 1
    total = sum((answer.usage for answer in answers), Usage())
    assert total == PAID + Usage(cache_hits=49)


@pytest.mark.parametrize(
    "change",
    [
        {"model": "n"},
        {"instructions": "i"},
        {"context": "\nc\n"},
        {"task": "u\n"},
        {"schema_name": "T"},
        {"schema": {"type": "array"}},
        {"max_tokens": 101},
    ],
)
async def test_whatever_changes_the_answer_is_asked_anew(change: dict[str, Any]) -> None:
    model = Model()
    completion = CachedCompletion(model, MemoryCache())
    await completion.complete(REQUEST)
    await completion.complete(replace(REQUEST, **change))
    assert len(model.asked) == 2


async def test_another_address_is_another_model() -> None:
    cache, here, there = MemoryCache(), Model("http://a"), Model("http://b")
    await CachedCompletion(here, cache).complete(REQUEST)
    await CachedCompletion(there, cache).complete(REQUEST)
    assert len(there.asked) == 1


async def test_failures_are_asked_again() -> None:
    completion = CachedCompletion(Model(failures=1), MemoryCache())
    with pytest.raises(UpstreamUnavailableError):
        await completion.complete(REQUEST)
    assert (await completion.complete(REQUEST)).text == "“2”"


class Garbled(MemoryCache):
    async def get(self, key: str) -> str | None:
        return "{not json" if await super().get(key) else None


async def test_a_kept_answer_that_cannot_be_read_is_asked_for_again() -> None:
    completion = CachedCompletion(Model(), Garbled())
    await completion.complete(REQUEST)
    answer = await completion.complete(REQUEST)
    assert (answer.text, answer.usage) == ("“2”", PAID)


def usable_from(number: int) -> CompletionRequest:
    """A question whose answers can be used from this one on."""

    async def usable(text: str) -> bool:
        return int(text.strip("“”")) >= number

    return replace(REQUEST, usable=usable)


async def test_an_answer_of_no_use_is_told_and_not_kept() -> None:
    model = Model()
    completion = CachedCompletion(model, MemoryCache())
    answers = [await completion.complete(usable_from(3)) for _ in range(4)]
    assert [answer.text for answer in answers] == ["“1”", "“2”", "“3”", "“3”"]
    assert [answer.usage for answer in answers] == [PAID, PAID, PAID, Usage(cache_hits=1)]


async def test_an_answer_of_no_use_is_paid_for_once_by_all_who_wait() -> None:
    model = Model()
    completion = CachedCompletion(model, MemoryCache())
    answers = await asyncio.gather(*(completion.complete(usable_from(2)) for _ in range(5)))
    assert {answer.text for answer in answers} == {"“1”"}
    assert sum((answer.usage for answer in answers), Usage()) == PAID + Usage(cache_hits=4)


async def test_a_kept_answer_that_is_of_no_use_any_more_is_asked_for_again() -> None:
    model = Model()
    completion = CachedCompletion(model, MemoryCache())
    await completion.complete(REQUEST)
    answers = [await completion.complete(usable_from(2)) for _ in range(2)]
    assert [answer.text for answer in answers] == ["“2”", "“2”"]
    assert len(model.asked) == 2


async def test_what_a_failure_cost_is_counted_once_for_all_who_wait() -> None:
    completion = CachedCompletion(Model(failures=1), MemoryCache())
    asked = (completion.complete(REQUEST) for _ in range(5))
    errors = await asyncio.gather(*asked, return_exceptions=True)
    spent = [error.spent for error in errors if isinstance(error, UpstreamUnavailableError)]
    assert sorted(spent, key=lambda item: item.calls) == [Spent()] * 4 + [Spent(3, 7)]
