"""How statements of two accounts stand to each other, by their wording."""

import asyncio

import pytest

from api.engines.rules import RulesEngine
from api.schemas.reading import ReferentPair, ReferentSide
from tests.engines.rules_claims.judging import analysed, judged, judged_claims
from tests.engines.rules_claims.pairs import PAIRS, Pair
from tests.seeds import seed_000, seed_004


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.left[:40] for pair in PAIRS])
def test_pairs(pair: Pair) -> None:
    judgement = judged(pair.left, pair.right)
    assert judgement.relation in pair.relations, judgement.rationale
    assert judged(pair.right, pair.left).relation == judgement.relation


def test_enough_pairs_of_both_sorts() -> None:
    assert len(PAIRS) >= 120
    assert sum(None in pair.relations for pair in PAIRS) >= 40


def test_the_same_words_are_corroborated() -> None:
    text = "The bridge in Lyon may reopen in May."
    judgement = judged(text, text)
    assert judgement.relation == "corroborated"


def test_the_rationale_names_the_words() -> None:
    judgement = judged(
        "The earthquake in Morocco killed 47 people.",
        "The earthquake in Morocco killed 52 people.",
    )
    assert judgement.on == ("number",)
    assert "47" in judgement.rationale
    assert "52" in judgement.rationale


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (
            "Police in Lyon arrested 412 people on Monday.",
            "On Monday 412 people were held by police in Lyon.",
            ("412",),
        ),
        (
            "At least seven crew members were hurt by a spill of 300 tonnes of diesel off Halden.",
            "Twelve sailors were injured off Halden by a leak of 900 tonnes of diesel.",
            ("seven", "Twelve", "300", "900"),
        ),
        (
            "Mayor Ada Quist praised the crews at Selby.",
            "The crews at Selby were praised by Mayor Ada Quist.",
            ("praised",),
        ),
    ],
)
def test_the_rationale_names_the_numbers_and_the_verb(
    left: str, right: str, told: tuple[str, ...]
) -> None:
    rationale = judged(left, right).rationale
    assert all(word in rationale for word in told), rationale


def test_what_one_author_rejects_and_the_other_passes_on() -> None:
    judgement = judged(
        "The mayor falsely claimed that the clinic in Leeds had closed on Friday.",
        "The mayor said that the clinic in Leeds had closed on Friday.",
    )
    assert judgement.relation == "reported_vs_rejected"


def test_the_more_specific_side_is_named() -> None:
    judgement = judged(
        "A bomb killed soldiers in Tarin.",
        "A bomb killed three soldiers in Tarin.",
    )
    assert (judgement.relation, judgement.specific) == ("more_specific", "right")


def test_refusing_to_acknowledge_against_recognition_in_the_examples() -> None:
    judgement = judged_claims(
        seed_000(),
        next(c for c in analysed(seed_000()).claims if "refusal to acknowledge" in c.text),
        seed_004(),
        next(c for c in analysed(seed_004()).claims if "open recognition" in c.text),
    )
    assert (judgement.relation, judgement.on) == ("possible_conflict", ("polarity",))
    assert "refusal to acknowledge" in judgement.rationale


def _referent(key: str, label: str, *terms: str) -> ReferentSide:
    return ReferentSide(key=key, label=label, terms=terms, referent_id="r1")


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (_referent("a", "the pullout", "retreat"), _referent("b", "x", "flee"), True),
        (_referent("a", "the tax", "death tax"), _referent("b", "the levy", "estate tax"), True),
        (_referent("a", "the tax", "death tax"), _referent("b", "the song", "anthem"), False),
    ],
)
def test_referents(left: ReferentSide, right: ReferentSide, same: bool) -> None:
    matching = asyncio.run(RulesEngine().match([], [ReferentPair(left, right)]))
    assert bool(matching.same_referents) is same
