"""Tenants see nothing of each other, and pay for what they asked."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from api.account import Amounts, FreeAccount, current_account
from api.cache.memory import MemoryCache
from api.errors import NotFoundError, QuotaError, Spent, UpstreamTimeoutError
from api.llm.cached import CachedCompletion
from api.llm.tenancy import MeteredCompletion, TenantCache
from api.ports import CompletionAnswer, CompletionRequest
from api.schemas.run import PromptRef, Usage
from api.service import Service
from tests.builders import FakeEngine, make_article

REQUEST = CompletionRequest(
    model="test/model",
    instructions="Read.",
    context="An article.",
    task="List.",
    schema_name="list",
    schema={},
    max_tokens=10,
    prompt=PromptRef(id="p/v1", digest="0"),
)


@dataclass
class Counted:
    """An account that remembers what it was charged."""

    namespace: str = ""
    identifier: str = "a key"
    refuses: bool = False
    charged: list[Amounts] = field(default_factory=list)

    async def admit(self, wanted: Amounts) -> None:  # noqa: ARG002 - the real one looks
        if self.refuses:
            raise QuotaError("Enough.", 1)

    async def admit_call(self) -> None:
        await self.admit(Amounts())

    async def charge(self, used: Amounts) -> None:
        self.charged.append(used)


@dataclass
class Model:
    """A model that answers after a moment, or fails."""

    scope: str = ""
    asked: int = 0
    fails: bool = False

    async def complete(
        self,
        request: CompletionRequest,  # noqa: ARG002 - the real one reads it
    ) -> CompletionAnswer:
        self.asked += 1
        await asyncio.sleep(0.01)
        if self.fails:
            raise UpstreamTimeoutError("Late.", Spent(calls=1, tokens_in=5, cost_usd=None))
        usage = Usage(upstream_calls=1, tokens_in=7, tokens_out=3, cost_usd=0.5)
        return CompletionAnswer("{}", usage)


@contextmanager
def acting(account: Counted | FreeAccount) -> Iterator[None]:
    token = current_account.set(account)
    try:
        yield
    finally:
        current_account.reset(token)


async def test_what_one_tenant_keeps_another_does_not_see() -> None:
    kept = MemoryCache()
    cache = TenantCache(kept)
    with acting(FreeAccount(namespace="one")):
        await cache.set("result:1", "mine")
        assert await cache.get("result:1") == "mine"
    with acting(FreeAccount(namespace="two")):
        assert await cache.get("result:1") is None
    assert await cache.get("result:1") is None


async def test_without_a_tenant_keys_are_as_they_always_were() -> None:
    kept = MemoryCache()
    await kept.set("result:1", "from before")
    assert await TenantCache(kept).get("result:1") == "from before"


async def test_no_name_of_a_result_leads_out_of_the_tenant() -> None:
    service = Service({}, "rules", TenantCache(MemoryCache()))
    with acting(FreeAccount(namespace="two")):
        for name in ("../one", "tenant:one:result:1", "\x00", ""):
            with pytest.raises(NotFoundError):
                await service.get_analysis(name)


async def test_the_same_question_at_once_is_shared_within_a_tenant_only() -> None:
    model = Model()
    completion = CachedCompletion(MeteredCompletion(model), TenantCache(MemoryCache()))
    accounts = [Counted("one"), Counted("one"), Counted("two")]

    async def ask(account: Counted) -> None:
        with acting(account):
            await completion.complete(REQUEST)

    await asyncio.gather(*map(ask, accounts))
    assert model.asked == 2
    assert [len(account.charged) for account in accounts] == [1, 0, 1]
    assert accounts[0].charged == [Amounts(tokens=10, usd=0.5)]


async def test_a_kept_answer_is_free_even_where_nothing_may_be_asked() -> None:
    completion = CachedCompletion(MeteredCompletion(Model()), TenantCache(MemoryCache()))
    with acting(Counted("one")):
        await completion.complete(REQUEST)
    poor = Counted("one", refuses=True)
    with acting(poor):
        await completion.complete(REQUEST)
    assert poor.charged == []
    with acting(Counted("two", refuses=True)), pytest.raises(QuotaError):
        await completion.complete(REQUEST)


async def test_what_a_failure_cost_is_counted() -> None:
    account = Counted()
    with acting(account), pytest.raises(UpstreamTimeoutError):
        await MeteredCompletion(Model(fails=True)).complete(REQUEST)
    assert account.charged == [Amounts(tokens=5, unpriced=1)]


async def test_hanging_up_is_not_free() -> None:
    account = Counted()
    with acting(account):
        call = asyncio.create_task(MeteredCompletion(Model()).complete(REQUEST))
        await asyncio.sleep(0)
        call.cancel()
        await asyncio.wait({call})
    assert account.charged == [Amounts(tokens=5)]


async def test_articles_are_counted_kept_or_not_and_refused_beforehand() -> None:
    service = Service({"rules": FakeEngine()}, "rules", TenantCache(MemoryCache()))
    article = make_article("Something happened.")
    account = Counted()
    with acting(account):
        first = await service.analyze(article)
        await service.analyze(article)
        await service.compare([article, first.id])
    assert account.charged == [Amounts(articles=1, characters=len(article.text))] * 3
    with acting(Counted(refuses=True)):
        with pytest.raises(QuotaError):
            await service.analyze(article)
        await service.get_analysis(first.id)
