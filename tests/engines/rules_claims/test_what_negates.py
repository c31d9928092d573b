# ruff: noqa: E501 a pair stands in one line
"""Negating words that negate nothing, or only up to a day, and numbers that are part of others."""

import pytest

from api.engines.rules.comparison.lists import lines_listed
from tests.engines.rules_claims.judging import judged

_CONFLICTS = {"possible_conflict", "reported_vs_rejected", "contradicted"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("No fewer than 40 workers were sacked in Marlow.", "40 workers were sacked in Marlow."),
        ("The company wasted no time in closing its Leeds factory.", "The firm shut its Leeds factory."),
        ("The board in Leeds lost no time in dismissing Anna Keller.", "Leeds dismissed Anna Keller."),
        ("The army made no secret of its attack on Tarin.", "The army attacked Tarin."),
        ("The board had no choice but to close the Leeds factory.", "The board closed the Leeds factory."),
        ("The police could not but arrest the mayor of Tarin.", "Police arrested the mayor of Tarin."),
        ("The council closed the Selby pool in no time.", "The council closed the Selby pool."),
        ("The Selby bridge will not reopen until Friday.", "The Selby bridge will reopen on Friday."),
        ("The court in Lyon will not hear the appeal before June.", "The court in Lyon will hear the appeal in June."),
        ("Police in Bergen did not arrest Ivo Maltar until Monday.", "Police in Bergen arrested Ivo Maltar on Monday."),
        ("Detectives in Bergen named 19 victims, three of whom have since died.", "Three victims in Bergen have died."),
        ("Nobody but the mayor of Tarin signed the order.", "The mayor of Tarin signed the order."),
        ("Corvane is not the first to sell its Leeds stadium.", "Corvane sold its Leeds stadium."),
        ("Some 3,200 people are sheltering in schools in Tarin.", "More than 3,000 people lost their homes in Tarin."),
    ],
)  # fmt: skip
def test_what_negates_nothing_is_no_conflict_and_hides_no_agreement(left: str, right: str) -> None:
    for judgement in (judged(left, right), judged(right, left)):
        assert judgement.relation is not None
        assert judgement.relation not in _CONFLICTS


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Residents of Selby had no time to leave their homes.", "Residents of Selby left their homes."),
        ("There was no effort to warn residents of Selby.", "There was an effort to warn residents of Selby."),
        ("The Selby bridge will not reopen until Friday.", "The Selby bridge has reopened."),
        ("The Selby bridge will not reopen until Friday.", "The Selby bridge will reopen on Thursday."),
        ("Police in Bergen did not arrest Ivo Maltar.", "Police in Bergen arrested Ivo Maltar on Monday."),
        ("Seven people were killed in the Selby crash.", "Two people were killed in the Selby crash."),
        ("The alarm at Selby hospital was out of action on Monday.", "The alarm at Selby hospital was in working order on Monday."),
        ("The company has yet to close the Leeds factory.", "The company has closed the Leeds factory."),
        ("Police in Bergen had yet to arrest Ivo Maltar.", "Police in Bergen had arrested Ivo Maltar."),
        ("The lift at Selby tower was not working on Monday.", "The lift at Selby tower was working on Monday."),
    ],
)  # fmt: skip
def test_what_does_negate_is_a_conflict_still(left: str, right: str) -> None:
    assert judged(left, right).relation in _CONFLICTS
    assert judged(right, left).relation in _CONFLICTS


def test_what_is_out_of_order_is_in_no_agreement_with_what_works() -> None:
    left, right = (
        "The sprinklers had been out of order for months.",
        "The sprinklers were in working order.",
    )
    assert judged(left, right).relation in {None, *_CONFLICTS}


def test_a_day_behind_until_is_no_other_denial() -> None:
    left = "Nobody in Selby was hurt before police arrived in the square on Monday."
    assert judged(left, "Two people were hurt in Selby on Monday.").relation in {None, *_CONFLICTS}


def test_phrases_that_negate_nothing_are_listed_once() -> None:
    phrases = lines_listed("empty_negations")
    assert len(phrases) == len(set(phrases))
    assert all(phrase == phrase.lower() and len(phrase.split()) > 1 for phrase in phrases)
