"""Labels in front of sentences: no part of a claim, and sometimes a sign of whose it is."""

import pytest

from tests.engines.rules_claims.readings import labels, read


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        (
            "— THE CATCH: The grant of £4m runs out in May.",
            "The grant of £4m runs out in May.",
        ),
        (
            "WHO PAYS — The county will cover half of the cost of the dam.",
            "The county will cover half of the cost of the dam.",
        ),
        (
            "SPOTTED: The mayor dined with two builders on Monday.",
            "The mayor dined with two builders on Monday.",
        ),
        (
            "Why it matters: The dam has 40 gates to the river.",
            "The dam has 40 gates to the river.",
        ),
        ("• The council sold the hall in 2019.", "The council sold the hall in 2019."),
        ("2. The council sold the hall in 2019.", "The council sold the hall in 2019."),
        (
            "Lena Orr: The council sold the hall in 2019.",
            "Lena Orr: The council sold the hall in 2019.",
        ),
        (
            "Ford — the maker of the vans — shut its plant in Orrin.",
            "Ford — the maker of the vans — shut its plant in Orrin.",
        ),
    ],
)
def test_a_label_is_no_part_of_the_claim(line: str, claim: str) -> None:
    found = read(f"The town met on Monday to talk of money.\n\n{line}").claims
    assert found[-1].text == claim
    assert found[-1].evidence[0].exact[0] == claim[0]


def test_a_line_in_capitals_is_no_claim() -> None:
    text = "The dock was closed on Friday.\n\nWHAT WE ARE READING\n\nThe pier was shut on Monday."
    assert [claim.text for claim in read(text).claims] == [
        "The dock was closed on Friday.",
        "The pier was shut on Monday.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Claim: The harbour has been sold to a foreign firm.\n\n"
            "Verdict: False. The town still owns the harbour and all of its piers."
        ),
        (
            "What was claimed\n\nThe harbour has been sold to a foreign firm.\n\n"
            "Our verdict\n\nFalse. The town still owns the harbour and all of its piers."
        ),
    ],
)
def test_what_is_checked_is_claimed_by_somebody_unnamed(text: str) -> None:
    reading = read(text)
    voices = labels(reading)
    assert [(voices[c.asserted_by], c.text) for c in reading.claims] == [
        ("unnamed sources", "The harbour has been sold to a foreign firm."),
        ("the author", "The town still owns the harbour and all of its piers."),
    ]
