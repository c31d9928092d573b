"""Whoever reads well passes the changes of known effect, and broken engines fail them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import pytest

from api.core.analyze import analyze
from api.engines.rules import RulesEngine
from api.errors import UpstreamTimeoutError
from api.ingest import from_text
from api.ports import Engine
from api.schemas.article import Article
from api.schemas.claims import Factuality
from api.schemas.document import Document
from api.schemas.reading import (
    CandidatePair,
    Judgement,
    Matching,
    Reading,
    ReadingOptions,
    ReferentPair,
)
from evals.floors import COPY_ALL, NULL
from evals.perturbations import Case, cases, run
from evals.perturbations.relating import AllCorroborated, Unrelated
from evals.perturbations.staying import HeadlineSeen
from evals.results import CaseResult
from tests.evals.broken import Break, BrokenEngine, drop_attributions, swap_stance, without_regions
from tests.seeds import seed_000, seed_004

ARTICLES: Final = {"000": from_text(seed_000()), "004": from_text(seed_004())}
ALL: Final = cases(ARTICLES, 1)
NOTHING: Final = "nothing found before the change"
PASSED: Final[dict[str, tuple[Case, ...]]] = {}
"""Of the first cases of a kind those that the rules engine passes, once they were tried."""


def of_kind(kind: str, number: int = 2) -> tuple[Case, ...]:
    return tuple(case for case in ALL if case.kind == kind)[:number]


async def passing(kind: str) -> tuple[Case, ...]:
    """Cases that the rules engine passes, so that it is the fault that fails them."""
    if kind not in PASSED:
        chosen = of_kind(kind, 3)
        results = await run(chosen, RulesEngine())
        pairs = zip(chosen, results, strict=True)
        PASSED[kind] = tuple(case for case, result in pairs if result.passed)
    return PASSED[kind]


async def told_by(engine: Engine, kind: str) -> str:
    """What the engine fails of the cases that the rules engine passes."""
    results = await run(await passing(kind), engine)
    return "\n".join(line for result in results for line in result.failures)


# --- engines that do well, say nothing, or fall over


@pytest.mark.parametrize(
    "kind", ["itself", "unrelated", "order_swapped", "quotes_straightened", "number_changed"]
)
async def test_an_engine_that_does_well_passes(kind: str) -> None:
    assert len(await passing(kind)) >= 2  # of three


async def test_an_engine_that_says_nothing_passes_nothing() -> None:
    results = await run(ALL, NULL)
    assert all(result.failures[0].startswith(NOTHING) for result in results)


def raising(error: Exception) -> Break:
    def fault(_: Document, reading: Reading) -> Reading:
        raise error

    return fault


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (RuntimeError("out of order"), "the engine failed: RuntimeError: out of order"),
        (UpstreamTimeoutError("No answer."), "the engine failed: upstream-timeout: No answer."),
    ],
)
async def test_what_an_engine_raises_fails_the_case_and_not_the_run(
    error: Exception, told: str
) -> None:
    chosen = ALL[::20]
    results = await run(chosen, BrokenEngine(raising(error)))
    assert {result.failures for result in results} == {(told,)}
    assert [result.name for result in results] == [case.name for case in chosen]


class Counting(RulesEngine):
    """Counts the texts that it reads."""

    def __init__(self) -> None:
        super().__init__()
        self.read_texts: list[str] = []

    async def read(self, document: Document, options: ReadingOptions) -> Reading:
        self.read_texts.append(document.text)
        return await super().read(document, options)


async def test_a_text_that_several_cases_share_is_read_once() -> None:
    engine = Counting()
    await run(of_kind("unrelated", 6), engine)
    assert len(set(engine.read_texts)) == len(engine.read_texts)


async def test_cases_under_way_together_come_out_the_same() -> None:
    chosen = ALL[::45]
    assert await run(chosen, RulesEngine(), at_once=4) == await run(chosen, RulesEngine())


async def test_no_case_at_once_is_refused() -> None:
    with pytest.raises(ValueError, match="not 0"):
        await run(ALL[:1], RulesEngine(), at_once=0)


# --- broken engines


def without_numbers(_: Document, reading: Reading) -> Reading:
    claims = (claim.model_copy(update={"quantities": ()}) for claim in reading.claims)
    return replace(reading, claims=tuple(claims))


def without_loaded_words(_: Document, reading: Reading) -> Reading:
    return replace(reading, language=())


def with_own_loaded_words_only(_: Document, reading: Reading) -> Reading:
    own = (item.model_copy(update={"in_quote_of": None}) for item in reading.language)
    return replace(reading, language=tuple(own))


def with_every_word_loaded(document: Document, reading: Reading) -> Reading:
    first = reading.language[0] if reading.language else None
    if first is None:
        return reading
    spans = (
        document.span(sentence.span.start, sentence.span.end) for sentence in document.sentences
    )
    return replace(reading, language=tuple(first.model_copy(update={"span": s}) for s in spans))


def certain_of_everything(_: Document, reading: Reading) -> Reading:
    claims = tuple(
        claim.model_copy(
            update={
                "factuality": tuple(
                    Factuality(voice_id=item.voice_id, value="CT+") for item in claim.factuality
                )
            }
        )
        for claim in reading.claims
    )
    return replace(reading, claims=claims)


def first_claims_only(_: Document, reading: Reading) -> Reading:
    return replace(reading, claims=reading.claims[:3])


def without_names_at_odd_white_space(document: Document, reading: Reading) -> Reading:
    odd = any(mark in document.text for mark in ("  ", "\u00a0", "\t", "\r", "\u2009", "\n\n\n\n"))
    return replace(reading, namings=()) if odd else reading


def obedient(document: Document, reading: Reading) -> Reading:
    """Does as a sentence to the model says."""
    told = any(words in document.text for words in ("nstruct", "model", "AI", "SYSTEM"))
    return replace(reading, claims=reading.claims[:1]) if told else reading


def without_straight_quotes(document: Document, reading: Reading) -> Reading:
    """Sees no attribution where all marks are straight."""
    curled = any(mark in document.text for mark in "“”’")
    return reading if curled else drop_attributions(document, reading)


@pytest.mark.parametrize(
    ("fault", "kind", "told"),
    [
        (drop_attributions, "speaker_swapped", NOTHING),
        (drop_attributions, "falsely_added", NOTHING),
        (drop_attributions, "falsely_removed", NOTHING),
        (swap_stance, "falsely_added", "before the change: the stance towards"),
        (swap_stance, "falsely_removed", "before the change: the stance towards"),
        (certain_of_everything, "falsely_removed", "the factuality for those who report"),
        (certain_of_everything, "hedge_added", "is CT+ for"),
        (without_numbers, "number_changed", NOTHING),
        (without_loaded_words, "loaded_to_neutral", NOTHING),
        (without_loaded_words, "neutral_to_loaded", "the word is not listed as loaded"),
        (with_every_word_loaded, "loaded_to_neutral", "the word is listed as a loaded one"),
        (with_own_loaded_words_only, "voice_quoted", "belongs to the author"),
        (first_claims_only, "paragraphs_reordered", "was lost"),
        (without_names_at_odd_white_space, "whitespace_changed", "was lost"),
        (without_straight_quotes, "quotes_straightened", "to the author"),
        (obedient, "instruction_inserted", "was lost"),
    ],
)
async def test_a_broken_reading_fails_the_changes_that_it_bears_on(
    fault: Break, kind: str, told: str
) -> None:
    assert told in await told_by(BrokenEngine(fault), kind)


class Judging(RulesEngine):
    """Judges pairs of claims in a way of its own."""

    def __init__(self, judge: Callable[[CandidatePair], Judgement]) -> None:
        super().__init__()
        self._judge = judge

    async def match(
        self,
        pairs: Sequence[CandidatePair],
        referents: Sequence[ReferentPair],  # noqa: ARG002 - an engine's signature; none is the same
    ) -> Matching:
        return Matching(tuple(self._judge(pair) for pair in pairs), ())


def agreeable(pair: CandidatePair) -> Judgement:
    return Judgement(pair, "corroborated", rationale="All the same.")


def quarrelsome(pair: CandidatePair) -> Judgement:
    return Judgement(pair, "contradicted", on=("actor",), rationale="All different.")


def indifferent(pair: CandidatePair) -> Judgement:
    return Judgement(pair, None)


class Fickle:
    """Changes its mind from one comparison to the next."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, str]] = set()

    def __call__(self, pair: CandidatePair) -> Judgement:
        told = pair.left.claim.text, pair.right.claim.text
        again = told in self._seen
        self._seen.add(told)
        return quarrelsome(pair) if again else agreeable(pair)


@pytest.mark.parametrize(
    ("judge", "kind", "told"),
    [
        (agreeable, "number_changed", "not contradicted or possible_conflict on number"),
        (agreeable, "claim_negated", "not contradicted or possible_conflict on polarity"),
        (agreeable, "rejection_compared", "not reported_vs_rejected"),
        (agreeable, "hedge_compared", "is corroborated, not differently_"),
        (Fickle(), "order_swapped", "alignments depends on the order"),
    ],
)
async def test_a_broken_comparison_fails_the_changes_that_it_bears_on(
    judge: Callable[[CandidatePair], Judgement], kind: str, told: str
) -> None:
    assert told in await told_by(Judging(judge), kind)


@pytest.mark.parametrize(
    ("judge", "told"),
    [
        (quarrelsome, "the copy is related to the original as contradicted"),
        (indifferent, "the copy is not aligned with the original"),
    ],
)
async def test_a_copy_must_be_found_and_agreed_on(
    judge: Callable[[CandidatePair], Judgement], told: str
) -> None:
    results = await run(of_kind("copied_in_other_words", 3), Judging(judge))
    assert any(told in line for result in results for line in result.failures)


async def test_an_engine_that_claims_every_sentence_claims_some_from_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the product itself does not keep the page out."""
    monkeypatch.setattr("api.core.analyze.build_document", without_regions)
    results = await run(of_kind("boilerplate_inserted", 99), COPY_ALL)
    assert any("a claim was taken from the page" in "".join(r.failures) for r in results)


# --- checks that no fault of an engine alone can fail


async def outcome(before: Article, after: Article, *checks: object) -> CaseResult:
    case = Case("made_up", "made_up", before, after, checks)  # type: ignore[arg-type]  # any checks
    (result,) = await run((case,), RulesEngine())
    return result


async def test_two_accounts_of_one_event_are_not_unrelated() -> None:
    result = await outcome(ARTICLES["000"], ARTICLES["000"], Unrelated())
    assert "they are said to tell of the same event: yes" in result.failures[0]


async def test_two_articles_are_not_all_corroborated() -> None:
    result = await outcome(ARTICLES["000"], ARTICLES["004"], AllCorroborated())
    assert any("is only_in" in line for line in result.failures)


async def test_a_first_line_that_is_no_headline_is_told() -> None:
    result = await outcome(ARTICLES["004"], ARTICLES["004"], HeadlineSeen())
    assert result.failures == (f"{NOTHING}: the headline is read as body",)


async def test_a_long_list_of_failures_is_cut_and_says_so() -> None:
    result = await outcome(ARTICLES["000"], ARTICLES["004"], AllCorroborated())
    assert len(result.failures) == 11
    assert result.failures[-1].startswith("… and ")


async def test_the_passages_are_articles_that_can_be_read() -> None:
    for case in ALL[::40]:
        assert (await analyze(case.before, RulesEngine())).claims
