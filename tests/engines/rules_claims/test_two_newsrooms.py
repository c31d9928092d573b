"""Statements of one event as two newsrooms write them: which agree, conflict, or do neither."""

import pytest

from tests.engines.rules_claims.judging import judged

_CONFLICT = "possible_conflict"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Six of the injured were in a critical condition.", "More than 50 people were injured."),
        (
            "More than 11,000 people have been killed since 2020.",
            "Seven people were killed in the town.",
        ),
        (
            "Two people died in hospital after the crash.",
            "Nine people were taken to hospital after the crash.",
        ),
        (
            "Kerrin is to close its factory in Tarn.",
            "Shares in Kerrin closed up 1.5 per cent.",
        ),
        (
            "The plant would not have closed without the rise in energy prices.",
            "The plant closed after the rise in energy prices.",
        ),
        ("Osei was shot in the chest.", "Osei was reaching for a gun."),
        ("The mother of Dan Osei spoke in Leyford.", "The father of Dan Osei spoke in Leyford."),
        ("Her son was treated in Leyford.", "Her daughter was treated in Leyford."),
    ],
)
def test_what_counts_or_tells_of_something_else_is_no_conflict(left: str, right: str) -> None:
    assert judged(left, right).relation != _CONFLICT
    assert judged(right, left).relation != _CONFLICT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Six of the injured were in a critical condition.", "More than 50 people were injured."),
        (
            "More than 11,000 people have been killed since 2020.",
            "Seven people were killed in the town.",
        ),
        (
            "Kerrin is to close its factory in Tarn.",
            "Shares in Kerrin closed up 1.5 per cent.",
        ),
        ("The mother of Dan Osei spoke in Leyford.", "The father of Dan Osei spoke in Leyford."),
        ("They told us to open our shops.", "The shops are open."),
        ("The council asked the head to resign.", "The head resigned."),
    ],
)
def test_nor_is_it_told_as_one_thing(left: str, right: str) -> None:
    assert judged(left, right).relation is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The talks ended without agreement.", "The talks ended with an agreement."),
        ("Harlow barely reacted to the verdict.", "Harlow reacted to the verdict."),
        (
            "The bridge would have collapsed without the repairs.",
            "The bridge collapsed after the repairs.",
        ),
        ("The vote was free and fair.", "The vote was neither free nor fair."),
        ("Unemployment rose to 4.1 per cent in May.", "Unemployment fell to 4.1% in May."),
        ("The mayor attended the ceremony.", "The mayor stayed away from the ceremony."),
        ("The club paid $40 million for Torres.", "The club paid £40 million for Torres."),
        (
            "More than 61,000 visitors came to the Brackley Lantern Festival.",
            "Around 48,000 people visited the Brackley Lantern Festival.",
        ),
        (
            "Kemble had been warned about the alarm three times.",
            "Kemble had been warned about the alarm twice.",
        ),
        (
            "At least five people were killed in clashes in Malua.",
            "Police said that two people had died in the clashes in Malua.",
        ),
        (
            "The minister was dismissed not for the leak but for the lie.",
            "The minister was dismissed for the leak.",
        ),
        (
            "Rebels seized a town on the border with Mbelo.",
            "The army has repelled an attack on the border town.",
        ),
        ("The school stayed open on Monday.", "The school was shut by noon."),
        ("No one was hurt.", "A man was taken to hospital with a broken hip."),
        ("Nobody was injured in the fire.", "Two firefighters were hurt."),
    ],
)
def test_what_cannot_both_hold_is_a_possible_conflict(left: str, right: str) -> None:
    assert judged(left, right).relation == _CONFLICT
    assert judged(right, left).relation == _CONFLICT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The minister was dismissed not for the leak but for the lie.",
            "The minister was dismissed for the lie.",
        ),
        (
            "The F.B.I. searched his home in Dublin, Ohio.",
            "FBI agents raided his Dublin home in November.",
        ),
        (
            "Ministers abandoned plans for a second runway at Eastmoor.",
            "The government scrapped the second runway at Eastmoor.",
        ),
        (
            "Mr Whitlock is to be arraigned on Monday.",
            "Mr Whitlock will appear in court on Monday.",
        ),
        ("Barely 40 people attended the meeting.", "Some 40 people attended the meeting."),
    ],
)
def test_what_is_told_in_other_words_is_told_as_one_thing(left: str, right: str) -> None:
    assert judged(left, right).relation not in {None, _CONFLICT}
    assert judged(right, left).relation not in {None, _CONFLICT}


def test_amounts_in_two_currencies_are_not_held_against_each_other() -> None:
    told = judged("The firm sold the mill for $52 million.", "The firm sold the mill for £40m.")
    assert told.relation != _CONFLICT
    assert "£40m" not in told.rationale


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The council plans to close the library in Harrow.",
            "The council closed the library in Harrow.",
        ),
        ("Mr Kemble will be sentenced in Leyford.", "Mr Kemble was sentenced in Leyford."),
    ],
)
def test_what_is_announced_in_one_and_done_in_the_other_is_said_to_be(
    left: str, right: str
) -> None:
    told = judged(left, right)
    assert told.relation == "differently_hedged"
    assert "still to come in one account" in told.rationale


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (
            "Smith did not attend the hearing.",
            "Smith attended the hearing.",
            "that it is not (“not”)",
        ),
        (
            "The bridge will be shut by police.",
            "The bridge may be shut by police.",
            "said to be possible",
        ),
        (
            "The bridge was shut by police.",
            "Anna Lund said that the bridge was shut by police.",
            "on a source's word",
        ),
    ],
)
def test_the_reason_is_told_in_plain_words(left: str, right: str, words: str) -> None:
    assert words in judged(left, right).rationale


def test_the_number_of_passengers_is_held_against_other_passengers() -> None:
    left = "Passenger numbers at Eastmoor airport fell to 18.2 million last year."
    right = "Some 21 million passengers used Eastmoor airport last year."
    assert judged(left, right).relation not in {"corroborated", "more_specific"}


def test_a_rough_number_of_two_digits_is_not_far_off() -> None:
    near = judged("About 48,000 people fled Wolin.", "Some 47,200 people fled Wolin.")
    assert near.relation not in {None, _CONFLICT}
    assert judged("About 48,000 people fled Wolin.", "Some 61,000 people fled Wolin.").relation == (
        _CONFLICT
    )
