"""Two analyses are told apart outside of what was edited, in words that a reader understands."""

from collections.abc import Callable

import pytest

from api.core.analyze import analyze
from api.engines.rules import RulesEngine
from api.ingest import from_text
from api.schemas.analysis import ArticleAnalysis
from evals.perturbations.change import Change, substituted
from evals.perturbations.unchanged import differences, framing_differences, freed

TEXT = (
    "Ministers in Arden have closed the northern bridge for six weeks. "
    "Police said that 40 drivers ignored the signs. "
    "The council falsely claimed that nobody was hurt. "
    "The regime fined a baker."
)
SAME: Change = substituted(TEXT, [])


async def read(text: str) -> ArticleAnalysis:
    return await analyze(from_text(text), RulesEngine())


def without_first_claim(analysis: ArticleAnalysis) -> ArticleAnalysis:
    return analysis.model_copy(update={"claims": analysis.claims[1:]})


def with_doubled_claim(analysis: ArticleAnalysis) -> ArticleAnalysis:
    claims = (*analysis.claims, analysis.claims[-1].model_copy(update={"id": "c9"}))
    return analysis.model_copy(update={"claims": claims})


def with_author_for_police(analysis: ArticleAnalysis) -> ArticleAnalysis:
    claims = tuple(
        claim.model_copy(update={"asserted_by": "v0"}) if "40" in claim.text else claim
        for claim in analysis.claims
    )
    return analysis.model_copy(update={"claims": claims})


def with_another_stance(analysis: ArticleAnalysis) -> ArticleAnalysis:
    attributions = tuple(
        item.model_copy(update={"stance": "endorse"}) for item in analysis.attributions
    )
    return analysis.model_copy(update={"attributions": attributions})


def without_last_loaded_word(analysis: ArticleAnalysis) -> ArticleAnalysis:
    return analysis.model_copy(update={"language": (analysis.language or ())[:-1]})


def with_another_number(analysis: ArticleAnalysis) -> ArticleAnalysis:
    claims = tuple(
        claim.model_copy(
            update={
                "quantities": tuple(
                    item.model_copy(update={"value": 41.0}) for item in claim.quantities
                )
            }
        )
        if "40" in claim.text
        else claim
        for claim in analysis.claims
    )
    return analysis.model_copy(update={"claims": claims})


def with_half_of_a_claim(analysis: ArticleAnalysis) -> ArticleAnalysis:
    first = analysis.claims[0]
    span = first.evidence[0]
    half = span.model_copy(update={"end": span.start + 20, "exact": span.exact[:20]})
    claims = (first.model_copy(update={"evidence": (half,)}), *analysis.claims[1:])
    return analysis.model_copy(update={"claims": claims})


def with_a_word_less(analysis: ArticleAnalysis) -> ArticleAnalysis:
    first = analysis.claims[0]
    span = first.evidence[0]
    less = span.model_copy(update={"end": span.end - 7, "exact": span.exact[:-7]})
    claims = (first.model_copy(update={"evidence": (less,)}), *analysis.claims[1:])
    return analysis.model_copy(update={"claims": claims})


@pytest.mark.parametrize(
    ("alter", "expected"),
    [
        (lambda analysis: analysis, []),
        (with_a_word_less, []),
        (without_first_claim, ["the claim ‘Ministers in Arden have closed", "was lost"]),
        (with_doubled_claim, ["the claim ‘The regime fined a baker.’ is new"]),
        (with_half_of_a_claim, ["the claim ‘Ministers in Arden", "was lost", "is new"]),
        (
            with_author_for_police,
            ["the asserting voice of the claim ‘40 drivers", "changed from Police to the author"],
        ),
        (
            with_another_stance,
            ["the stance of the attribution ‘nobody was hurt’ changed from reject to endorse"],
        ),
        (with_another_number, ["the numbers of the claim ‘40 drivers", "changed from 40 to 41"]),
        (without_last_loaded_word, ["the loaded word ‘regime’ was lost"]),
    ],
)
async def test_differences_are_told(
    alter: Callable[[ArticleAnalysis], ArticleAnalysis], expected: list[str]
) -> None:
    analysis = await read(TEXT)
    altered = alter(analysis)
    lines = "\n".join(
        differences(SAME, analysis, altered, freed(SAME, analysis, altered, "inserted"))
    )
    assert all(words in lines for words in expected), lines
    assert bool(lines) == bool(expected), lines


@pytest.mark.parametrize(
    ("place", "free"), [("baker", True), ("northern bridge", False), ("drivers", False)]
)
async def test_only_the_edited_sentence_is_free(place: str, free: bool) -> None:
    start = TEXT.index(place)
    change = substituted(TEXT, [(start, start, "old ")])
    before, after = await read(TEXT), without_last_loaded_word(await read(change.after))
    assert (differences(change, before, after, freed(change, before, after)) == []) is free


async def test_sentences_that_hang_on_the_edited_one_can_be_freed_too() -> None:
    change = substituted(TEXT, [(0, 0, "Old ")])
    before, after = await read(TEXT), without_last_loaded_word(await read(change.after))
    regime = (TEXT.index("regime"), TEXT.index("regime") + 6)
    assert differences(change, before, after, freed(change, before, after))
    assert not differences(change, before, after, freed(change, before, after, also=[regime]))


async def test_an_item_in_inserted_words_is_free_and_one_beside_them_is_not() -> None:
    change = substituted(TEXT, [(len(TEXT), len(TEXT), " The regime fined a butcher too.")])
    before, after = await read(TEXT), await read(change.after)
    free = freed(change, before, after, "inserted")
    assert differences(change, before, after, free) == []
    cut = without_first_claim(after)
    assert len(differences(change, before, cut, freed(change, before, cut, "inserted"))) == 1


async def test_frames_are_told_unless_they_rest_on_inserted_words_alone() -> None:
    more = " Doctors treated patients for influenza at the hospital."
    change = substituted(TEXT, [(len(TEXT), len(TEXT), more)])
    before, after = await read(TEXT), await read(change.after)
    assert framing_differences(change, before, after) == []
    assert "the frame health_and_safety was lost" in framing_differences(
        change.turned(), after, before
    )
    assert "the frame health_and_safety is new" in framing_differences(SAME, before, after)
