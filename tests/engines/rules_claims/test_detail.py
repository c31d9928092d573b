"""Which statement says more: the number that the other rounds, and no part of a full name."""

import pytest

from tests.engines.rules_claims.judging import judged


@pytest.mark.parametrize(
    ("left", "right", "relation", "rule"),
    [
        (
            "More than 1,100 people signed the petition in Selby.",
            "The Selby petition was signed by 1,146 people.",
            "more_specific",
            "match.specific.figure",
        ),
        (
            "Dozens of people were arrested in Selby on Sunday.",
            "Police arrested 52 people in Selby on Sunday.",
            "more_specific",
            "match.specific.figure",
        ),
        (
            "About 300 people were arrested in Selby.",
            "Police arrested 300 people in Selby.",
            "corroborated",
            "match.corroborated.words",
        ),
        (
            "Prime Minister Hanne Ruud cut short a visit to Oslo.",
            "Prime Minister Ruud broke off her visit to Oslo.",
            "corroborated",
            "match.corroborated.words",
        ),
    ],
)
def test_which_says_more(left: str, right: str, relation: str, rule: str) -> None:
    judgement = judged(left, right)
    assert (judgement.relation, judgement.rule_id) == (relation, rule)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hundreds of homes were flooded in Selby.", "300 homes were flooded in Selby."),
        (
            "Brannock agreed to buy Tessel for 1.84 billion pounds.",
            "Brannock is to buy Tessel for £1.8bn, or £4.12 a share.",
        ),
        (
            "The union is preparing a second walkout at the Corvane plant.",
            "Members of the union walked out at the Corvane plant on Monday.",
        ),
        (
            "Orrow was found guilty of bribery on four of seven counts in Laxby.",
            "Orrow was convicted of bribery on four counts in Laxby.",
        ),
        (
            "Okoro struck two minutes from time to hand Rovers the win.",
            "Okoro struck for Rovers on 12 minutes.",
        ),
        (
            "The change will save £1.9bn a year.",
            "The Treasury will save barely half of the £1.9bn that it claims.",
        ),
    ],
)
def test_no_conflict_is_made_up(left: str, right: str) -> None:
    assert judged(left, right).relation != "possible_conflict"


def test_words_of_one_set_are_no_contrast_where_both_have_a_plain_one() -> None:
    left = "Gary Stubbs was sent off in Castleby for a second booking."
    right = "Gary Stubbs was dismissed in Castleby after a second yellow card."
    assert judged(left, right).rule_id != "match.framed.contrast"


def test_one_more_act_is_another() -> None:
    left = "The League is preparing a second walkout at the Corvane plant in Oxlode."
    right = "Members of the League stopped work at the Corvane plant on Monday."
    assert judged(left, right).relation is None


def test_both_words_for_one_thing_are_shown() -> None:
    left, right = "Seventeen servicemen were injured.", "17 officers were hurt."
    assert "“injured/hurt”" in judged(left, right).rationale
