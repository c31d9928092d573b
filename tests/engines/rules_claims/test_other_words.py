"""One thing told in other words: what is negated, who is hit, where, and how much."""

import pytest

from tests.engines.rules_claims.judging import judged


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "No one was hurt in the Selby blast.",
            "Mercifully nobody was injured by the Selby blast.",
        ),
        ("The dentist was found not guilty of fraud.", "The dentist was acquitted of fraud."),
        ("The plan saves £2.3m a year.", "The plan will save more than two million pounds a year."),
        ("Migraine attacks were halved.", "Migraine attacks fell by half, doctors found."),
        ("Some 60 clerks will lose their jobs.", "About 60 clerical posts will be lost."),
        ("Four miners were killed in the shaft.", "Four men died in the shaft."),
        ("The ferry ran until dusk.", "The ferry ran until sunset."),
        ("The bridge will be torn down.", "The bridge is to be demolished."),
    ],
)
def test_one_thing_in_other_words(left: str, right: str) -> None:
    for found in (judged(left, right), judged(right, left)):
        assert found.relation not in {None, "possible_conflict", "reported_vs_rejected"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nobody was hurt in the Selby blast.", "Two were hurt in the Selby blast."),
        ("The dentist was found not guilty of fraud.", "The dentist was convicted of fraud."),
        ("More than 3,000 miners signed.", "1,200 miners signed."),
        (
            "Minister Ola Lindgren did not break the ministerial code.",
            "Minister Ola Lindgren broke the ministerial code by failing to declare the flight.",
        ),
        ("Acme was not fined.", "Acme was fined for refusing to hand over its books."),
    ],
)
def test_what_is_turned_round_does_not_agree(left: str, right: str) -> None:
    for found in (judged(left, right), judged(right, left)):
        assert found.relation in {None, "possible_conflict"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A tanker derailed in Selby.", "A tanker derailed in Holm."),
        ("Ruud said: “The mill will stay.”", "Ruud said: “My children like it here.”"),
    ],
)
def test_of_two_things_nothing_is_told(left: str, right: str) -> None:
    assert judged(left, right).relation is None


@pytest.mark.parametrize(
    ("plain", "loaded"),
    [
        ("The boss stole the clerks' pensions.", "The boss plundered the clerks' pensions."),
        ("Sales of the Selby mill fell.", "Sales of the Selby mill nosedived."),
    ],
)
def test_a_loaded_word_of_any_list_is_set_against_the_plain_one(plain: str, loaded: str) -> None:
    for found in (judged(plain, loaded), judged(loaded, plain)):
        assert found.relation == "differently_framed"
