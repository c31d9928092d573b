"""Who reads where the model fails: only who is named for it, the whole, and never unmarked."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from api.bootstrap import assemble
from api.cache.memory import MemoryCache
from api.core.fallback import WARNING
from api.errors import (
    ConfigurationError,
    EmptyTextError,
    FactframeError,
    Spent,
    UnsupportedLanguageError,
    UpstreamError,
    UpstreamPausedError,
    UpstreamRefusalError,
    UpstreamRejectedError,
    UpstreamTimeoutError,
    UpstreamUnavailableError,
)
from api.llm.models import by_model
from api.schemas.document import Document
from api.schemas.reading import CandidatePair, Matching, Reading, ReadingOptions, ReferentPair
from api.schemas.run import EngineIdentity, RunWarning
from api.service import Service
from api.settings import Settings
from api.web.work import work
from tests.builders import FakeEngine, make_article

ONE = make_article("The Harrow Bridge in Selby fell on Tuesday. Nine were hurt.", outlet="Echo")
TWO = make_article("The Harrow Bridge in Selby fell on Tuesday. Rain is blamed.", outlet="Wire")
LATE = UpstreamTimeoutError("No answer within 2 s.")


class Model(FakeEngine):
    """Reads unless it `fails` at that, or `matching_fails` at comparing; may lack a part."""

    fails: FactframeError | None = None
    matching_fails: FactframeError | None = None
    lacks: RunWarning | None = None

    def __init__(self, name: str) -> None:
        engine = "rules" if name == "rules" else "llm"
        model = None if name == "rules" else name
        super().__init__(identity=EngineIdentity(engine=engine, model=model, version="1"))

    async def read(self, document: Document, options: ReadingOptions) -> Reading:
        if self.fails:
            self.calls.append("failed")
            raise self.fails
        reading = await super().read(document, options)
        if not self.lacks:
            return reading
        return replace(reading, account=replace(reading.account, warnings=(self.lacks,)))

    async def match(
        self, pairs: Sequence[CandidatePair], referents: Sequence[ReferentPair]
    ) -> Matching:
        if self.matching_fails:
            raise self.matching_fails
        return await super().match(pairs, referents)


class Newsroom:
    """A service that asks A, then B, then the rules."""

    def __init__(self) -> None:
        self.a, self.b, self.rules = Model("x/a"), Model("x/b"), Model("rules")
        self.service = Service(
            {"llm": self.a, "rules": self.rules},
            "llm",
            MemoryCache(),
            fallbacks=[self.b, self.rules],
        )


def codes(run: object) -> list[str]:
    return [warning.code for warning in run.warnings]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "error",
    [
        LATE,
        UpstreamUnavailableError("Down.", 3),
        UpstreamPausedError("Not now.", 3),
        UpstreamRefusalError("No."),
        UpstreamRejectedError("Key."),
    ],
)
async def test_the_next_one_reads_and_says_so(error: UpstreamError) -> None:
    room = Newsroom()
    room.a.fails = error
    run = (await room.service.analyze(ONE)).run
    assert (run.model, room.rules.calls) == ("x/b", [])
    (warning,) = (warning for warning in run.warnings if warning.code == WARNING)
    assert all(word in warning.message for word in ("x/a failed", error.code, "x/b read"))


async def test_all_that_failed_are_named_in_order() -> None:
    room = Newsroom()
    room.a.fails, room.b.fails = LATE, UpstreamRefusalError("No.")
    run = (await room.service.analyze(ONE)).run
    assert run.engine == "rules"
    message = run.warnings[0].message
    assert (
        message.index("x/a failed")
        < message.index("x/b failed")
        < message.index("engine rules read")
    )


async def test_when_all_fail_the_first_error_tells_of_the_others() -> None:
    room = Newsroom()
    room.a.fails, room.b.fails = LATE, UpstreamRefusalError("No.")
    room.rules.fails = UnsupportedLanguageError("English only.")
    with pytest.raises(UpstreamTimeoutError, match=r"within 2 s.*x/b failed.*rules failed"):
        await room.service.analyze(ONE)


@pytest.mark.parametrize("error", [EmptyTextError("Empty."), ConfigurationError("No provider.")])
async def test_what_no_other_would_do_better_is_told_at_once(error: FactframeError) -> None:
    room = Newsroom()
    room.a.fails = error
    with pytest.raises(type(error)):
        await room.service.analyze(ONE)
    assert room.b.calls == []


async def test_without_fallbacks_nobody_steps_in() -> None:
    model, rules = Model("x/a"), Model("rules")
    model.fails = LATE
    service = Service({"llm": model, "rules": rules}, "llm", MemoryCache())
    with pytest.raises(UpstreamTimeoutError):
        await service.analyze(ONE)
    assert rules.calls == []


async def test_the_model_is_asked_again_by_the_next_request() -> None:
    room = Newsroom()
    room.a.fails = LATE
    stand_in = await room.service.analyze(ONE)
    room.a.fails = None
    own = await room.service.analyze(ONE)
    assert (own.run.model, codes(own.run).count(WARNING)) == ("x/a", 0)
    assert own.id != stand_in.id


async def test_a_reading_by_a_fallback_is_kept_as_such_alone() -> None:
    room = Newsroom()
    room.a.fails = LATE
    first = await room.service.analyze(ONE)
    again = await room.service.analyze(ONE)
    assert (again.id, again.run.cached) == (first.id, True)
    assert codes((await room.service.get_analysis(first.id)).run)[0] == WARNING
    assert (room.a.calls, room.b.calls) == (["failed", "failed"], ["read whole"])
    asked = Service({"llm": room.b}, "llm", room.service._cache)
    assert WARNING not in codes((await asked.analyze(ONE)).run)


async def test_what_the_failure_cost_is_counted() -> None:
    room = Newsroom()
    room.a.fails = UpstreamRefusalError("No.", Spent(2, 100, 20, 0.5))
    for _ in range(2):
        run = (await room.service.analyze(ONE)).run
        assert (run.upstream_calls, run.tokens_in, run.cost_usd, run.cached) == (2, 100, 0.5, False)


async def test_a_comparison_is_made_by_one_engine_from_first_to_last() -> None:
    room = Newsroom()
    room.a.matching_fails = LATE
    comparison = await room.service.compare([ONE, TWO])
    readers = {article.analysis.run.model for article in comparison.articles}
    assert readers == {comparison.run.model} == {"x/b"}
    assert codes(comparison.run).count(WARNING) == 1
    room.a.matching_fails = None
    assert (await room.service.compare([ONE, TWO])).run.model == "x/a"


async def test_analyses_by_a_fallback_are_compared_by_it() -> None:
    room = Newsroom()
    room.a.fails = LATE
    ids = [(await room.service.analyze(article)).id for article in (ONE, TWO)]
    room.a.fails = None
    comparison = await room.service.compare(ids)
    assert comparison.run.model == "x/b"
    assert WARNING in codes(comparison.run)


async def test_a_named_analysis_settles_who_compares() -> None:
    room = Newsroom()
    named = await room.service.analyze(ONE)
    room.a.fails = LATE
    with pytest.raises(UpstreamTimeoutError):
        await room.service.compare([named.id, TWO])
    assert room.b.calls == []


def test_a_key_goes_to_its_own_provider_only() -> None:
    settings = Settings(
        model="openai/a",
        api_base="http://127.0.0.1:9/v1",
        api_key="sk-secret",
        fallbacks="openai/b, anthropic/c,rules",
    )
    same, other = by_model(settings)[1:]
    assert (same.model, same.api_base, same.api_key) == (
        "openai/b",
        settings.api_base,
        settings.api_key,
    )
    assert (other.model, other.api_base, other.api_key) == ("anthropic/c", None, None)


@pytest.mark.parametrize(
    "settings",
    [
        Settings(fallbacks="openai/b"),
        Settings(model="openai/a", fallbacks="openai/a"),
        Settings(model="openai/a", fallbacks="rules,rules"),
    ],
)
def test_fallbacks_that_mean_nothing_are_refused(settings: Settings) -> None:
    with pytest.raises(ConfigurationError, match="FACTFRAME_FALLBACKS"):
        assemble(settings.model_copy(update={"cache": False}))


def test_fallbacks_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTFRAME_MODEL", "openai/a")
    monkeypatch.setenv("FACTFRAME_FALLBACKS", " anthropic/b ,, rules ")
    assert Settings().fallbacks == ("anthropic/b", "rules")


async def test_a_page_of_accounts_that_different_engines_read_is_compared_by_one() -> None:
    room = Newsroom()
    await room.service.analyze(ONE)
    room.a.fails = LATE
    path = await work({1: ONE, 2: TWO}, room.service, None, lambda _: None)
    comparison = await room.service.get_comparison(path.split("/")[2].partition("?")[0])
    assert {article.analysis.run.model for article in comparison.articles} == {"x/b"}
    assert WARNING in codes(comparison.run)


async def test_a_reading_that_lacks_a_part_stays_the_models_own_and_says_so() -> None:
    room = Newsroom()
    room.a.lacks = RunWarning(code="framing_missing", message="No answer on framing.")
    run = (await room.service.analyze(ONE)).run
    assert (run.model, room.b.calls) == ("x/a", [])
    assert "framing_missing" in codes(run)
    room.a.lacks = None
    assert "framing_missing" not in codes((await room.service.analyze(ONE)).run)
