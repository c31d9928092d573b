"""Cuts that would change what a sentence says are not made."""

import pytest

from tests.engines.rules_claims.readings import read


def claims(text: str) -> list[tuple[str, str]]:
    """Text and asserting voice of each claim."""
    reading = read(text)
    labels = {voice.id: voice.label for voice in reading.voices}
    return [(claim.text, labels[claim.asserted_by]) for claim in reading.claims]


@pytest.mark.parametrize(
    "text",
    [
        "The nurse died 11 hours after she was sent home.",
        "The nurse who died 11 hours after she was sent home was 54.",
        "The trawler sank three days before it was due to be inspected.",
        "A driver who fled after the car hit a wall was fined in Karo.",
        "If the council fails to act by June 30, funding for clerks hired in May will lapse.",
        "Unless talks resume, wages for crews laid off in Karo, based on last year’s, will fall.",
        "The clerk had not planned the raid and intended to pay the money back.",
        "The council did not raise fares and closed the depot in Karo.",
    ],
)
def test_a_sentence_is_not_cut_where_a_part_says_something_else(text: str) -> None:
    assert [told for told, _ in claims(text)] == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The thefts came to light in March last year after a bank froze the account.",
            ["The thefts came to light in March last year.", "A bank froze the account."],
        ),
        (
            "Ivo Lenz, who died 11 hours after he was sent home from hospital, was 54.",
            [
                "Ivo Lenz was 54.",
                "Ivo Lenz died 11 hours after he was sent home from hospital.",
            ],
        ),
        (
            "The mayor had not read the report but signed the order in Karo.",
            [
                "The mayor had not read the report.",
                "The mayor signed the order in Karo.",
            ],
        ),
    ],
)
def test_it_is_cut_where_each_part_says_what_it_said(text: str, expected: list[str]) -> None:
    assert [told for told, _ in claims(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Karo Institute claims that free lunch crowds out thrift.",
            ("Free lunch crowds out thrift.", "Karo Institute"),
        ),
        (
            "Teachers say that pupils who eat learn better.",
            ("Pupils who eat learn better.", "Teachers"),
        ),
        (
            "Ivo Lenz noted that the people of Karo enjoy calm.",
            ("The people of Karo enjoy calm.", "Ivo Lenz"),
        ),
    ],
)
def test_what_follows_that_is_the_claim_of_whoever_says_it(
    text: str, expected: tuple[str, str]
) -> None:
    assert claims(text) == [expected]
