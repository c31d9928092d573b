"""What is asked once is made once, and found again under its id."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from api.cache.memory import MemoryCache
from api.errors import (
    ConfigurationError,
    FactframeError,
    InputError,
    NotFoundError,
    TooLargeError,
    UpstreamUnavailableError,
)
from api.limits import Limits
from api.schemas.comparison import Comparison
from api.schemas.document import Document
from api.schemas.reading import Account, Reading, ReadingOptions
from api.schemas.run import EngineIdentity, RunWarning, Usage
from api.service import Service
from tests.builders import FakeEngine, make_article

ONE = make_article("The Harrow Bridge in Selby fell on Tuesday. Nine were hurt.", outlet="Echo")
TWO = make_article("The Harrow Bridge in Selby fell on Tuesday. Rain is blamed.", outlet="Wire")
PAID = Usage(upstream_calls=1, tokens_in=100, tokens_out=20, cost_usd=0.5)
LLM = EngineIdentity(engine="llm", model="openai/x", version="1")


def without_run(comparison: Comparison) -> dict[str, object]:
    return comparison.model_dump(exclude={"run": True, "articles": {"__all__": {"analysis"}}})


async def test_the_second_request_costs_nothing() -> None:
    engine = FakeEngine(usage=PAID)
    service = Service({"rules": engine}, "rules", MemoryCache())
    first, second = await service.analyze(ONE), await service.analyze(ONE)
    assert (first.run.cached, first.run.upstream_calls, first.run.cost_usd) == (False, 1, 0.5)
    assert (second.run.cached, second.run.upstream_calls, second.run.cost_usd) == (True, 0, 0)
    assert first.model_copy(update={"run": second.run}) == second
    assert engine.calls == ["read whole"]


async def test_fifty_requests_at_once_are_read_once() -> None:
    engine = FakeEngine(usage=PAID)
    service = Service({"rules": engine}, "rules", MemoryCache())
    results = await asyncio.gather(*(service.analyze(ONE) for _ in range(50)))
    assert engine.calls == ["read whole"]
    assert sum(result.run.upstream_calls for result in results) == 1


async def test_options_make_another_reading() -> None:
    engine = FakeEngine(identity=LLM)
    service = Service({"llm": engine}, "llm", MemoryCache())
    await service.analyze(ONE)
    await service.analyze(ONE, options=ReadingOptions(speed="fast"))
    assert engine.calls == ["read whole", "read fast"]


async def test_results_are_found_by_their_ids() -> None:
    service = Service({"rules": FakeEngine()}, "rules", MemoryCache())
    analysis = await service.analyze(ONE)
    comparison = await service.compare([TWO, analysis.id])
    assert (await service.get_analysis(analysis.id)).claims == analysis.claims
    found = await service.get_comparison(comparison.id)
    assert found.id == comparison.id
    assert [item.label for item in found.articles] == ["Echo", "Wire"]
    assert found.run.cached


async def test_a_kept_result_outlives_the_service() -> None:
    cache = MemoryCache()
    made = await Service({"rules": FakeEngine()}, "rules", cache).compare([ONE, TWO])
    found = await Service({"rules": FakeEngine()}, "rules", cache).get_comparison(made.id)
    assert without_run(found) == without_run(made)


@pytest.mark.parametrize("identifier", ["a" + "0" * 32, "", "../x", "x" * 5000])
async def test_an_unknown_id_is_not_found(identifier: str) -> None:
    service = Service({"rules": FakeEngine()}, "rules", MemoryCache())
    with pytest.raises(NotFoundError, match="send the articles again"):
        await service.get_analysis(identifier)
    with pytest.raises(NotFoundError, match="send the articles again"):
        await service.compare([ONE, identifier])


async def test_an_id_of_the_other_kind_is_not_found() -> None:
    service = Service({"rules": FakeEngine()}, "rules", MemoryCache())
    comparison = await service.compare([ONE, TWO])
    with pytest.raises(NotFoundError):
        await service.get_analysis(comparison.id)


async def test_the_order_asked_for_is_the_order_given_whatever_is_kept() -> None:
    engine = FakeEngine(usage=PAID)
    service = Service({"rules": engine}, "rules", MemoryCache())
    forth = await service.compare([ONE, TWO])
    calls = len(engine.calls)
    back = await service.compare([TWO, ONE])
    assert len(engine.calls) == calls
    assert [item.label for item in forth.articles] == ["Echo", "Wire"]
    assert [item.label for item in back.articles] == ["Wire", "Echo"]
    assert back.alignments[0].members == tuple(reversed(forth.alignments[0].members))


async def test_a_comparison_pays_for_what_is_new_only() -> None:
    service = Service({"rules": FakeEngine(usage=PAID)}, "rules", MemoryCache())
    await service.analyze(ONE)
    first = await service.compare([ONE, TWO])
    again = await service.compare([ONE, TWO])
    assert first.run.upstream_calls == 3  # the second article, the match, the synopsis
    assert (again.run.cached, again.run.upstream_calls, again.run.tokens_in) == (True, 0, 0)
    assert all(item.analysis.run.cached for item in again.articles)


class Meeting(FakeEngine):
    """Reads only when two articles are being read at once."""

    def __init__(self) -> None:
        super().__init__()
        self.barrier = asyncio.Barrier(2)

    async def read(self, document: Document, options: ReadingOptions) -> Reading:
        await self.barrier.wait()
        return await super().read(document, options)


async def test_the_articles_of_a_comparison_are_read_at_the_same_time() -> None:
    async with asyncio.timeout(30):
        comparison = await Service({"rules": Meeting()}, "rules", MemoryCache()).compare([ONE, TWO])
    assert comparison.event.same_event == "yes"


async def test_an_article_beside_itself_is_read_once() -> None:
    engine = FakeEngine()
    comparison = await Service({"rules": engine}, "rules", MemoryCache()).compare([ONE, ONE])
    assert engine.calls.count("read whole") == 1
    assert {item.relation for item in comparison.alignments} == {"corroborated"}


@pytest.mark.parametrize(
    ("articles", "engine", "error", "message"),
    [
        ([ONE], None, InputError, "at least 2"),
        ([ONE] * 17, None, TooLargeError, "at most 16"),
        ([ONE, TWO], "llm", ConfigurationError, "FACTFRAME_MODEL"),
        ([ONE, make_article("x" * 101)], None, TooLargeError, "at most 100"),
    ],
)
async def test_what_cannot_be_done_is_said(
    articles: Sequence[object], engine: str | None, error: type[FactframeError], message: str
) -> None:
    service = Service(
        {"rules": FakeEngine()}, "rules", MemoryCache(), limits=Limits(characters=100)
    )
    with pytest.raises(error, match=message):
        await service.compare(articles, engine)  # type: ignore[arg-type] # from the table above


async def test_analyses_named_by_id_choose_their_engine() -> None:
    llm = FakeEngine(identity=LLM)
    service = Service({"rules": FakeEngine(), "llm": llm}, "rules", MemoryCache())
    analysis = await service.analyze(ONE, "llm")
    comparison = await service.compare([analysis.id, TWO])
    assert {item.analysis.run.engine for item in comparison.articles} == {"llm"}


async def test_readings_of_two_engines_are_not_compared() -> None:
    service = Service(
        {"rules": FakeEngine(), "llm": FakeEngine(identity=LLM)}, "rules", MemoryCache()
    )
    one, two = await service.analyze(ONE, "llm"), await service.analyze(TWO, "rules")
    with pytest.raises(InputError, match="Send the article's text instead of the id"):
        await service.compare([one.id, two.id])


class Failing(FakeEngine):
    """Fails at first, then reads."""

    failures = 1

    async def read(self, document: Document, options: ReadingOptions) -> Reading:
        if self.failures:
            self.failures -= 1
            raise UpstreamUnavailableError("The provider is down.")
        return await super().read(document, options)


async def test_failures_are_not_kept() -> None:
    service = Service({"rules": Failing()}, "rules", MemoryCache())
    with pytest.raises(UpstreamUnavailableError):
        await service.compare([ONE, TWO])
    assert (await service.compare([ONE, TWO])).alignments


class Patchy(FakeEngine):
    """Misses a part of the first text that it reads, and says so."""

    async def read(self, document: Document, options: ReadingOptions) -> Reading:
        reading = await super().read(document, options)
        if len(self.calls) > 1:
            return reading
        warning = RunWarning(code="window_missing", message="A part could not be read.")
        return replace(reading, account=Account(warnings=(warning,)))


async def test_an_incomplete_result_is_tried_again() -> None:
    service = Service({"rules": Patchy()}, "rules", MemoryCache())
    first, second, third = [await service.analyze(ONE) for _ in range(3)]
    assert [w.code for w in first.run.warnings] == ["window_missing"]
    assert (second.run.warnings, second.run.cached) == ((), False)
    assert third.run.cached


async def test_a_kept_row_that_cannot_be_read_is_made_anew() -> None:
    cache = MemoryCache()
    service = Service({"rules": FakeEngine()}, "rules", cache)
    analysis = await service.analyze(ONE)
    await cache.set(f"result:{analysis.id}", '{"id": "a0"}')
    with pytest.raises(NotFoundError):
        await service.get_analysis(analysis.id)
    assert (await service.analyze(ONE)).claims == analysis.claims
    assert (await service.get_analysis(analysis.id)).claims == analysis.claims


async def test_dates_come_back_from_the_cache_as_they_were() -> None:
    service = Service({"rules": FakeEngine()}, "rules", MemoryCache())
    article = ONE.model_copy(update={"published_at": date(2026, 5, 1)})
    await service.analyze(article)
    assert (await service.analyze(article)).article.published_at == date(2026, 5, 1)


async def test_speed_makes_no_other_result_of_the_rules_engine() -> None:
    service = Service({"rules": FakeEngine()}, "rules", MemoryCache())
    whole = await service.analyze(ONE)
    fast = await service.analyze(ONE, options=ReadingOptions(speed="fast"))
    assert fast.id == whole.id
    assert fast.run.cached
