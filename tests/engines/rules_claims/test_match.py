"""How statements of two accounts stand to each other, by their wording."""

import asyncio
from typing import TYPE_CHECKING, cast

import pytest

from api.engines.rules import RulesEngine
from api.schemas.claims import Claim
from api.schemas.reading import (
    CandidatePair,
    Judgement,
    ReferentPair,
    ReferentSide,
    Side,
)
from tests.engines.rules_claims.pairs import PAIRS, Pair
from tests.engines.rules_claims.readings import first_claim, read
from tests.seeds import seed_000, seed_004

if TYPE_CHECKING:
    from api.schemas.analysis import ArticleAnalysis

UNUSED = cast("ArticleAnalysis", None)


def judged(left: Claim, right: Claim) -> Judgement:
    pair = CandidatePair(Side("a", left, UNUSED), Side("b", right, UNUSED), 0.5)
    matching = asyncio.run(RulesEngine().match([pair], []))
    return matching.judgements[0]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.left[:40] for pair in PAIRS])
def test_pairs(pair: Pair) -> None:
    left, right = first_claim(pair.left), first_claim(pair.right)
    assert judged(left, right).relation in pair.relations
    assert judged(right, left).relation == judged(left, right).relation


def test_enough_pairs_of_both_sorts() -> None:
    assert len(PAIRS) >= 60
    assert sum(None in pair.relations for pair in PAIRS) >= 20


def test_the_same_words_are_corroborated() -> None:
    claim = first_claim("The bridge in Lyon may reopen in May.")
    judgement = judged(claim, claim)
    assert judgement.relation == "corroborated"


def test_the_rationale_names_the_words() -> None:
    judgement = judged(
        first_claim("The earthquake in Morocco killed 47 people."),
        first_claim("The earthquake in Morocco killed 52 people."),
    )
    assert judgement.on == ("number",)
    assert "47" in judgement.rationale
    assert "52" in judgement.rationale


def test_what_one_author_rejects_and_the_other_passes_on() -> None:
    judgement = judged(
        first_claim("The mayor falsely claimed that the clinic in Leeds had closed on Friday."),
        first_claim("The mayor said that the clinic in Leeds had closed on Friday."),
    )
    assert judgement.relation == "reported_vs_rejected"


def test_the_more_specific_side_is_named() -> None:
    judgement = judged(
        first_claim("A bomb killed soldiers in Tarin."),
        first_claim("A bomb killed three soldiers in Tarin."),
    )
    assert (judgement.relation, judgement.specific) == ("more_specific", "right")


def test_refusing_to_acknowledge_against_recognition_in_the_examples() -> None:
    left = next(c for c in read(seed_000()).claims if "refusal to acknowledge" in c.text)
    right = next(c for c in read(seed_004()).claims if "open recognition" in c.text)
    judgement = judged(left, right)
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
