"""Numbers and times of two statements: what is counted, and what only one side tells."""

import pytest

from tests.engines.rules_claims.judging import judged

CONFLICT = "possible_conflict"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Corvane employs 340 people in Selby.", "Seven workers of Corvane in Selby were hurt."),
        ("The museum in Lund has 40 staff.", "Six visitors to the museum in Lund were taken ill."),
        ("Four workers were taken to hospital.", "One of them stayed in hospital overnight."),
    ],
)
def test_different_things_counted_are_not_held_against_each_other(left: str, right: str) -> None:
    assert judged(left, right).relation is None
    assert judged(right, left).relation is None


@pytest.mark.parametrize(
    ("left", "right", "conflicting"),
    [
        ("Marsh said the leak was sealed at 9.15.", "Marsh said the leak was sealed.", False),
        ("The leak was sealed at 9.15.", "The leak was sealed by 9:15 a.m.", False),
        ("The leak was sealed at 9.15.", "The leak was sealed by 11:40 a.m.", True),
        ("The bridge fell at 3 a.m. on Monday.", "The bridge fell on Monday.", False),
        ("Shares of Corvane closed at 9.15.", "Shares of Corvane closed at 9.15.", False),
    ],
)
def test_an_hour_conflicts_only_with_another_hour(left: str, right: str, conflicting: bool) -> None:
    for judgement in (judged(left, right), judged(right, left)):
        assert judgement.relation is not None
        assert (judgement.relation == CONFLICT) == conflicting


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Staff of Corvane complained of gas for three weeks before the accident.",
            "Corvane's workers had begged managers for six weeks to mend the pipes.",
        ),
        (
            "The Corvane plant was closed for two months after the fire.",
            "The Corvane plant was shut for five months.",
        ),
        (
            "Ana Baird, 33, was stabbed at a bus stop on Leith Walk.",
            "Ana Baird, 35, was knifed at a bus stop on Leith Walk.",
        ),
    ],
)
def test_lengths_of_time_and_ages_that_differ_conflict(left: str, right: str) -> None:
    assert judged(left, right).relation == CONFLICT
    assert judged(right, left).relation == CONFLICT


@pytest.mark.parametrize(
    ("left", "right", "conflicting"),
    [
        ("Corvane's plant was inspected in June.", "Corvane's plant was inspected in May.", True),
        ("Corvane's plant was inspected in June.", "Corvane's plant was checked in June.", False),
        ("The board voted on Monday in Selby.", "The board voted in Selby on Tuesday.", True),
    ],
)
def test_months_and_weekdays_of_one_act_conflict(left: str, right: str, conflicting: bool) -> None:
    for judgement in (judged(left, right), judged(right, left)):
        assert judgement.relation is not None
        assert (judgement.relation == CONFLICT) == conflicting


@pytest.mark.parametrize(
    ("left", "right", "conflicting"),
    [
        ("within six weeks", "in two months", True),
        ("in nine weeks", "in two months", False),
        ("in 90 days", "in three months", False),
        ("in ten days", "in three months", True),
        ("in 18 months", "in two years", True),
        ("in 24 months", "in two years", False),
        ("in 48 hours", "in four days", True),
    ],
)
def test_lengths_of_time_are_held_against_each_other_in_any_unit(
    left: str, right: str, conflicting: bool
) -> None:
    told = "The inquiry into the fire at Corvane's plant in Selby will report {}."
    found = judged(told.format(left), told.format(right)).relation
    assert (found == CONFLICT) == conflicting
    assert found is not None


def test_years_that_differ_are_of_two_acts() -> None:
    left, right = "Corvane was fined in Oslo in 2019.", "Corvane was fined in Oslo in 2024."
    assert judged(left, right).relation is None


@pytest.mark.parametrize(
    ("left", "right", "conflicting"),
    [
        ("Corvane received no formal complaint.", "Corvane received a complaint.", True),
        ("No front-line jobs would be lost in Selby.", "Selby's 400 jobs will be lost.", True),
        ("Corvane sold no pumps in Lund.", "Corvane sold its offices in Lund.", False),
    ],
)
def test_what_there_is_none_of_is_the_noun(left: str, right: str, conflicting: bool) -> None:
    assert (judged(left, right).relation == CONFLICT) == conflicting
    assert (judged(right, left).relation == CONFLICT) == conflicting
