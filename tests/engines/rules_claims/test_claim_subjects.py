"""Whose verb it is: openings and asides before a verb, second verbs, and participles."""

import pytest

from api.engines.rules.claims.participles import past_of
from tests.engines.rules_claims.readings import read


def texts(text: str) -> list[str]:
    return sorted(claim.text for claim in read(text).claims)


@pytest.mark.parametrize(
    "opening",
    [
        "On Monday, ",
        "However, ",
        "But ",
        "Meanwhile, ",
        "In a statement, ",
        "A year later, ",
        "After the vote, ",
        "However, in May ",
        "Speaking in Karo, ",
        "Last week, ",
    ],
)
def test_what_opens_a_sentence_is_no_subject_of_its_second_verb(opening: str) -> None:
    first, second = read(f"{opening}the firm closed two yards and sacked its chairman.").claims
    assert second.text.lower().removeprefix("in may ") == "the firm sacked its chairman."
    assert "closed two yards" in first.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The firm, based in Karo, lost $4 million and sold its yard.",
            ["The firm lost $4 million.", "The firm sold its yard.", "The firm was based in Karo."],
        ),
        (
            "In Karo, the firm, which makes cars, closed two yards and sacked its chairman.",
            [
                "In Karo, the firm closed two yards.",
                "The firm makes cars.",
                "The firm sacked its chairman.",
            ],
        ),
        (
            "The minister, in a letter issued in May, froze pay and cancelled the talks.",
            [
                "The minister cancelled the talks.",
                "The minister, in a letter issued in May, froze pay.",
            ],
        ),
        (
            "Traders, church leaders and some deputies met in Karo and signed a letter.",
            [
                "Traders, church leaders and some deputies met in Karo.",
                "Traders, church leaders and some deputies signed a letter.",
            ],
        ),
        (
            "Ada Brand, who was hired in 2021, has closed two yards and shut nine stores.",
            [
                "Ada Brand has closed two yards.",
                "Ada Brand shut nine stores.",
                "Ada Brand was hired in 2021.",
            ],
        ),
        (
            "Deputy Ian Webb blasted the purchase as “barmy” and accused Mrs Wren of waste.",
            [
                "Deputy Ian Webb accused Mrs Wren of waste.",
                "Deputy Ian Webb blasted the purchase as “barmy”.",
            ],
        ),
        (
            "The crew of the jet that fell in May, killing 23 of 41 people, had a warning.",
            ["The crew of the jet that fell in May, killing 23 of 41 people, had a warning."],
        ),
        (
            "The storm, killing 40 people and injuring 300, hit the coast on Monday.",
            ["The storm, killing 40 people and injuring 300, hit the coast on Monday."],
        ),
    ],
)
def test_what_parts_a_subject_from_its_verb_makes_no_fragment(
    text: str, expected: list[str]
) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A lorry hit the bridge in Karo, killing two drivers.", "A lorry killed two drivers."),
        ("The army, carrying the wounded, left the valley.", "The army carried the wounded."),
        (
            "The union backed Medina, calling her a friend of miners.",
            "The union called her a friend of miners.",
        ),
        (
            "The bridge was hit by a lorry, killing two drivers.",
            "The bridge was hit by a lorry, killing two drivers.",
        ),
        (
            "The minister resigned on Monday, sparking protests in Karo.",
            "The minister resigned on Monday, sparking protests in Karo.",
        ),
        (
            "The firm will close two yards, cutting 400 jobs.",
            "The firm will close two yards, cutting 400 jobs.",
        ),
        (
            "He used the money to pay old debts, clerks in Karo noticed, hiding the rest.",
            "He used the money to pay old debts, clerks in Karo noticed, hiding the rest.",
        ),
    ],
)
def test_a_participle_is_told_of_its_subject_where_that_is_who_did_it(text: str, told: str) -> None:
    assert told in texts(text)


@pytest.mark.parametrize(
    ("participle", "past"),
    [
        ("killing", "killed"),
        ("noting", "noted"),
        ("carrying", "carried"),
        ("stopping", "stopped"),
        ("leaving", "left"),
        ("freeing", "freed"),
        ("playing", "played"),
        ("cutting", "cut"),
    ],
)
def test_the_past_of_a_participle(participle: str, past: str) -> None:
    assert past_of(participle) == past
