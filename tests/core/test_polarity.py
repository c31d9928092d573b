"""Factuality is part of every judgement, whatever the engine answers."""

import pytest

from api.core.compare import compare
from api.schemas.claims import FactualityValue
from api.schemas.comparison import Relation
from tests.builders import draft
from tests.core.test_alignment import NAMES, Judge, alignment


@pytest.mark.parametrize(
    ("values", "texts", "answer", "expected"),
    [
        (("CT-", "CT+"), ("fell", "fell"), "corroborated", "possible_conflict"),
        (("PR-", "PS+"), ("fell", "fell"), "more_specific", "possible_conflict"),
        (("CT+", "CT-"), ("fell", "fell"), "differently_framed", "possible_conflict"),
        (("CT-", "PR+"), ("fell", "fell"), "differently_attributed", "possible_conflict"),
        (("CT-", "CT+"), ("fell", "fell"), "differently_hedged", "possible_conflict"),
        (("CT-", "CT+"), ("fell", "fell"), "reported_vs_rejected", "reported_vs_rejected"),
        (("CT-", "CT-"), ("fell", "fell"), "corroborated", "corroborated"),
        (("CT-", "U"), ("fell", "fell"), "differently_hedged", "differently_hedged"),
        (("CT-", "CT+"), ("fell", "has not fallen"), "corroborated", "corroborated"),
    ],
)
async def test_what_is_affirmed_and_denied_is_not_agreed_on(
    values: tuple[FactualityValue, FactualityValue],
    texts: tuple[str, str],
    answer: Relation,
    expected: Relation,
) -> None:
    analyses = []
    for value, verb, outlet in zip(values, texts, ("Echo", "Wire"), strict=True):
        made = draft(f"The Harrow Bridge {verb}, it was put. {NAMES} {outlet}.", outlet=outlet)
        voice = made.voice(f"the {outlet} source", kind="unnamed")
        made.claim(f"The Harrow Bridge {verb}", voice=voice, value=value)
        analyses.append(made.analysis())
    result = await compare(analyses, Judge({("Harrow", "Harrow"): answer}))
    found = alignment(result, "Harrow")
    assert found.relation == expected
    assert found.on == (("polarity",) if expected == "possible_conflict" else ())


async def test_one_voice_that_denies_here_and_admits_there_is_a_conflict() -> None:
    analyses = []
    values: tuple[FactualityValue, ...] = ("CT-", "CT+")
    for value, outlet in zip(values, ("Echo", "Wire"), strict=True):
        made = draft(f"The Harrow Bridge fell, Selby Rail put it. {NAMES} {outlet}.", outlet=outlet)
        made.claim("The Harrow Bridge fell", voice=made.voice("Selby Rail"), value=value)
        analyses.append(made.analysis())
    result = await compare(analyses, Judge({("Harrow", "Harrow"): "corroborated"}))
    assert alignment(result, "fell").relation == "possible_conflict"
    assert result.independence == ()
