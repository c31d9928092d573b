"""The bounds of numbers, whole dates, and sentences that only talk to the reader."""

import pytest

from tests.engines.rules_claims.readings import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The count found that no more than 41 cars were parked in Karo.", "at_most"),
        ("Not more than 40 people came to Karo.", "at_most"),
        ("More than 40 people came to Karo.", "at_least"),
        ("No fewer than 40 people came to Karo.", "at_least"),
        ("The mayor will build the bridge in Karo over five years.", "exact"),
        ("The trial in Karo lasted over five years.", "at_least"),
        ("The mayor spoke for over three hours in Karo.", "at_least"),
        ("The firm lost over 40 ships in Karo.", "at_least"),
    ],
)
def test_a_number_is_bounded_as_worded(text: str, expected: str) -> None:
    (claim,) = read(text).claims
    assert [quantity.qualifier for quantity in claim.quantities] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The team hardly spoke in Karo.", "hardly spoke"),
        ("The mayor nearly died in Karo.", "nearly died"),
        ("Voters rarely turn up on Monday.", "rarely turn"),
        ("The term in Karo ends June 1.", "ends"),
    ],
)
def test_an_act_keeps_what_takes_it_back(text: str, expected: str) -> None:
    (claim,) = read(text).claims
    assert claim.action == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clerks left Karo by June 30.", "by June 30"),
        ("The ban holds in Karo until Sept. 9.", "until Sept. 9"),
        ("The road has been shut since 4 May 2021.", "since 4 May 2021"),
        ("The mayor left Karo on May 2.", "May 2"),
        ("The mayor left Karo a fortnight ago.", "a fortnight ago"),
        ("The mayor left Karo at about 8.15am.", "at about 8.15am"),
        ("The mayor left Karo at 8:15 a.m.", "at 8:15 a.m."),
    ],
)
def test_a_date_keeps_its_day(text: str, expected: str) -> None:
    (claim,) = read(text).claims
    assert claim.time == expected


@pytest.mark.parametrize(
    "text",
    [
        "Let’s be honest about what happened in Karo this week.",
        "Let's be clear: they lost.",
        "I am not making this up.",
        "I doubt it.",
        "Not numbers on a spreadsheet.",
    ],
)
def test_talk_to_the_reader_is_no_claim(text: str) -> None:
    reading = read(f"The mayor of Karo resigned on Monday. {text}")
    assert [claim.text for claim in reading.claims] == ["The mayor of Karo resigned on Monday."]
    assert [dropped.sentence for dropped in reading.dropped] == [1]


def test_an_aside_is_not_all_that_is_left_of_what_is_said() -> None:
    reading = read("“You robbed a widow who trusted you,” Judge Ivo Lenz told Ada Moss.")
    assert [c.text for c in reading.claims] == ["You robbed a widow who trusted you."]


_BODY = (
    "\n\nBy Ada Moss\n\nA carer was jailed in Leeds on Monday. She had robbed a widow of £84,000.\n"
)


@pytest.mark.parametrize(
    ("headline", "rules"),
    [
        ("Carer who stole from 12 widows is jailed", {"claim.headline"}),
        ("Carer who stole £84,000 is jailed", set()),
        ("Did a carer rob 12 widows?", set()),
        ("12 widows and a carer", set()),
        ("15:30 – Carer who robbed widow is jailed", set()),
    ],
)
def test_a_headline_claims_a_figure_that_is_nowhere_else(headline: str, rules: set[str]) -> None:
    claims = read(headline + _BODY).claims
    assert {c.rule_id for c in claims if c.evidence[0].start < len(headline)} == rules
