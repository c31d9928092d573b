"""Weaker evidence: statements that are each other's nearest, with an act, a number or two words."""

import asyncio

import pytest

from api.core.accounts import lay_out
from api.core.compare import compare
from api.core.matching import candidates
from api.engines.rules import RulesEngine
from api.schemas.comparison import Comparison
from tests.engines.rules_claims.judging import analysed, judged

NAMES = "The Tarrow council met in Selby."


def _compared(left: str, right: str) -> Comparison:
    texts = [f"{NAMES}\n\n{left}\n", f"{NAMES}\n\n{right}\n"]
    return asyncio.run(compare([analysed(text) for text in texts], RulesEngine()))


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Seventeen servicemen were injured.", "17 officers were hurt.", "corroborated"),
        ("Prosecutors had asked for nine years.", "The prosecution wanted nine.", None),
        ("More than 200 homes burned.", "A total of 214 houses were burnt.", "more_specific"),
        ("The flood drowned 300 sheep.", "Some 300 sheep drowned in the Selby flood.", None),
        ("Firefighters fetched 140 people from roofs.", "Crews plucked 140 from roofs.", None),
    ],
)
def test_what_is_clearly_of_one_thing_is_related(
    left: str, right: str, relation: str | None
) -> None:
    found = judged(left, right).relation
    assert found is not None
    assert relation in {None, found}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Prime Minister Ruud left.", "Prime Minister Ruud promised the villages swift help."),
        ("Ruth Ossory pledged her stake.", "Dame Ruth Ossory stands to make £38m."),
        ("The bakers called the plan a betrayal.", "The bakers begin a consultation on Monday."),
        ("The mill sold 40 vans.", "The mill bought 40 buses."),
        ("A clinic in Kent treated 30 patients.", "A clinic in Devon employs 30 surgeons."),
        ("The captain, 51, was quizzed.", "A 51-year-old baker won the prize."),
        ("The board praised the offer.", "The board denied that it had made an offer."),
        ("Kenya's navy shot down 14 drones.", "Russian crews intercepted nine drones."),
    ],
)
def test_names_or_numbers_alone_relate_nothing(left: str, right: str) -> None:
    assert judged(left, right).relation is None
    assert judged(right, left).relation is None


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("The blaze burned 31,000 acres.", "The blaze has scorched 38,500 acres.", "number"),
        ("The blaze burned 12,000 hectares.", "The blaze has scorched 29,600 acres.", None),
        ("About 140 jobs could go at the mill.", "Up to 90 posts are at risk.", "number"),
        ("Three people were killed.", "The death toll has risen to five.", "number"),
        ("The wall runs for 60 miles.", "The wall runs for 100 kilometres.", None),
        ("The wall runs for 60 miles.", "The wall runs for 140 kilometres.", "number"),
        ("The flat cost 412 pence a night.", "The flat cost £4.12 a night.", None),
        ("The trial lasted two weeks.", "The trial lasted 14 days.", None),
    ],
)
def test_numbers_of_one_act_differ_beyond_rounding_and_units(
    left: str, right: str, rule: str | None
) -> None:
    judgement = judged(left, right)
    assert judgement.relation is not None
    told = judgement.rule_id if judgement.relation == "possible_conflict" else None
    assert told == (f"match.conflict.{rule}" if rule else None)


def test_the_nearer_of_two_is_taken() -> None:
    left = "Firefighters fetched 140 people from roofs."
    right = "Crews plucked 140 from roofs.\n\nFirefighters from Selby thanked 140 people."
    comparison = _compared(left, right)
    pairs = [pair for item in comparison.alignments for pair in item.pairs]
    texts = {
        (item.key, claim.id): claim.text
        for item in comparison.articles
        for claim in item.analysis.claims
    }
    told = {texts[pair.right.article, pair.right.claim_id] for pair in pairs} | {
        texts[pair.left.article, pair.left.claim_id] for pair in pairs
    }
    assert "Crews plucked 140 from roofs." in told
    assert not any("thanked" in text for text in told)


def test_every_match_shows_its_score() -> None:
    comparison = _compared("Seventeen men were hurt.", "17 officers were injured.")
    pairs = [pair for item in comparison.alignments for pair in item.pairs]
    assert pairs
    assert all(0 < pair.score <= 1 for pair in pairs)


@pytest.mark.parametrize(
    ("left", "right", "relation", "rule"),
    [
        (
            "Ministers had been told of the leak in January.",
            "The minister denied that ministers had been warned of the leak in January.",
            "possible_conflict",
            "match.conflict.negation",
        ),
        (
            "Ada Moss fled abroad on Sunday.",
            "The claim that Ada Moss fled abroad is untrue.",
            "reported_vs_rejected",
            "match.rejected.refuted",
        ),
        (
            "The Ministry of Defence framed the retreat from Wolin as a “regrouping” of forces.",
            "The Ministry of Defense described the withdrawal from Wolin as a “feint”.",
            "possible_conflict",
            "match.conflict.names",
        ),
    ],
)
def test_what_one_denies_refutes_or_names_otherwise(
    left: str, right: str, relation: str, rule: str
) -> None:
    judgement = judged(left, right)
    assert (judgement.relation, judgement.rule_id) == (relation, rule)


def test_a_word_of_change_by_the_way_is_no_opposite() -> None:
    left = "Rising costs have cut Dunmore's profit by 12 per cent."
    assert judged(left, "Dunmore's profits fell by 12%.").relation == "more_specific"


def test_a_date_that_is_not_known_is_a_caveat() -> None:
    dated = "date 2024-03-01\n\nThree people were killed.\n"
    judgement = judged(dated, "The death toll has risen to five.")
    assert "2024-03-01" in judgement.rationale
    assert "no date" in judgement.rationale


@pytest.mark.parametrize(("left", "right"), [("1,146", "1,100"), ("480", "500"), ("212", "200")])
def test_a_rounded_number_makes_a_candidate_without_a_word_in_common(left: str, right: str) -> None:
    texts = [f"Judges heard {left} voters.", f"Some {right} citizens spoke."]
    pairs = candidates(lay_out([analysed(text) for text in texts]))
    assert {(p.left.claim.text, p.right.claim.text) for p in pairs} & {
        tuple(texts),
        (*texts[::-1],),
    }
