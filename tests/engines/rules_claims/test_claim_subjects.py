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
        "Seconding, ",
        "Faced with ruin, ",
        "Pressed by its bank, ",
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Tom Reid, an analyst at Peel & Straker, who cut his rating in May, left the firm.",
            "Tom Reid, an analyst at Peel & Straker, cut his rating in May.",
        ),
        (
            "The town thanked Ann Lockhart of King's College, who paid for the bridge.",
            "Ann Lockhart of King's College paid for the bridge.",
        ),
        (
            "Ministers met Ian Webb of the Steel Federation, which represents manufacturers.",
            "The Steel Federation represents manufacturers.",
        ),
        (
            "The representative of Orsava, which backs the Front, spoke for an hour.",
            "Orsava backs the Front.",
        ),
        (
            "The chairman of the firm, which makes cars in Karo, resigned in May.",
            "The firm makes cars in Karo.",
        ),
        (
            "The letter was signed by Ann Cole, a nurse from Karo, who lost her son in May.",
            "Ann Cole, a nurse from Karo, lost her son in May.",
        ),
        (
            "Mr Webb's lawyer, who left the firm in May, met the mayor.",
            "Mr Webb's lawyer left the firm in May.",
        ),
        (
            "She met the wife of the minister, who has cancer.",
            "She met the wife of the minister, who has cancer.",
        ),
        (
            "A lawyer for Mr Webb, who sold the yard in May, met the mayor.",
            "A lawyer for Mr Webb, who sold the yard in May, met the mayor.",
        ),
    ],
)
def test_who_is_a_person_and_which_the_nearest_thing(text: str, told: str) -> None:
    assert told in texts(text)


@pytest.mark.parametrize(
    "aside",
    [
        "who asked not to be named",
        "who spoke on condition of anonymity because he was not authorised to speak",
        "who was not authorized to speak publicly",
        "who requested anonymity",
    ],
)
def test_that_a_source_wants_no_name_is_no_claim(aside: str) -> None:
    text = f"The talks with the miners have failed, said a diplomat in Karo, {aside}."
    assert texts(text) == ["The talks with the miners have failed."]
    people = "The plan for the bridge was leaked by two people briefed on it"
    assert texts(f"{people}, {aside}.") == [f"{people}."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Analyst Kari Moe said the new target looked weak and downgraded the stock.",
            ["Analyst Kari Moe downgraded the stock.", "The new target looked weak."],
        ),
        (
            "Ada Hale said that the talks had failed and left the room.",
            ["Ada Hale left the room.", "The talks had failed."],
        ),
    ],
)
def test_what_only_somebody_does_is_done_by_the_source_and_no_thing(
    text: str, expected: list[str]
) -> None:
    assert texts(text) == expected
    (done,) = (claim for claim in read(text).claims if claim.text == expected[0])
    assert done.asserted_by == "v0"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Hale said the minister lied and resigned.",
        "Ada Hale said that the council had met on Monday and voted for the plan.",
        "Ada Hale said the lorry hit the bridge and blocked the road.",
    ],
)
def test_what_may_be_done_by_who_is_spoken_of_stays_with_the_source(text: str) -> None:
    reading = read(text)
    assert all(claim.asserted_by != "v0" for claim in reading.claims)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("That is about all they agree on in Karo.", "That is about all they agree on in Karo."),
        ("The firm knew that was untrue, and that it was late.", None),
        (
            "Contrary to what the minister claimed, the bridge was never inspected.",
            "Contrary to what the minister claimed, the bridge was never inspected.",
        ),
        (
            "Ada Hale described it as “an error, nothing more,” and left the room.",
            "Ada Hale described it as “an error, nothing more”.",
        ),
        (
            "The yard was sold by Tom Webb (Labour), who has resigned.",
            "Tom Webb has resigned.",
        ),
        ("The yard lost money, and nobody in Karo was told.", "Nobody in Karo was told."),
    ],
)
def test_no_fragment_is_left_of_a_clause(text: str, expected: str | None) -> None:
    told = texts(text)
    assert expected is None or expected in told
    assert not any(claim.startswith(("Is ", "Was ")) for claim in told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The team plan a trial of 400 residents, which is due to begin in January.",
            "A trial of 400 residents is due to begin in January.",
        ),
        (
            "The news of the losses, which was leaked on Monday, hurt the shares.",
            "The news of the losses was leaked on Monday.",
        ),
    ],
)
def test_which_is_stands_for_the_one_thing_and_not_for_the_many(text: str, expected: str) -> None:
    assert expected in texts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tom Webb is said to have wept as the jury left the court in Karo.",
        "Tom Webb reportedly left the bank after he lost millions of crowns there.",
        "Tom Webb is said to have wept when he heard the news from Karo.",
    ],
)
def test_what_is_tied_to_hearsay_is_not_told_as_a_fact(text: str) -> None:
    reading = read(text)
    assert reading.claims
    assert all(claim.asserted_by != "v0" for claim in reading.claims)


def test_behind_hearsay_the_author_goes_on_with_a_pronoun() -> None:
    told = read("The army is reported to be in disarray as they flee from the town of Karo.").claims
    assert [(claim.asserted_by, claim.text) for claim in told] == [
        ("v1", "The army is reported to be in disarray."),
        ("v0", "They flee from the town of Karo."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A copy of the letter, seen by Meridian, bears a ministry stamp.",
            ["A copy of the letter bears a ministry stamp."],
        ),
        (
            "The agency, citing an aide, reported that the shells had fallen short.",
            ["The shells had fallen short."],
        ),
        (
            "In her will, Ada Moss said, she left him a locked steel box.",
            ["In her will she left him a locked steel box."],
        ),
    ],
)
def test_where_a_thing_is_known_from_is_no_claim_of_its_own(text: str, expected: list[str]) -> None:
    assert texts(text) == expected
