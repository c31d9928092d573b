"""What newsrooms of many countries tell in ways of their own."""

import pytest

from tests.engines.rules_claims.readings import labels, read


def _told(text: str) -> list[str]:
    reading = read(text)
    names = labels(reading)
    return [f"{names[c.asserted_by]}: {c.text}" for c in reading.claims]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ann Lee told the jury Mr Maddox's truck was old.",
            ["Ann Lee: Mr Maddox's truck was old."],
        ),
        (
            "Ann Lee told the jury Maddox sent three messages.",
            ["Ann Lee: Maddox sent three messages."],
        ),
        (
            "Ann Lee told police at the hospital she had swerved to miss a horse.",
            ["Ann Lee: She had swerved to miss a horse."],
        ),
        (
            "Ann Lee told a meeting in Hull on Monday the mill was shut.",
            ["Ann Lee: The mill was shut."],
        ),
        (
            "The court was told a constable, Gary Pitt, would give evidence in May.",
            ["unnamed sources: A constable, Gary Pitt, would give evidence in May."],
        ),
        (
            "Ann Lee said she would restore law and order.",
            ["Ann Lee: She would restore law and order."],
        ),
        (
            "Ann Lee, who left in May, on Monday told fans that the mill was shut.",
            ["Ann Lee: The mill was shut.", "the author: Ann Lee left in May."],
        ),
        (
            "Ann Lee, the mayor, last week said the mill was shut.",
            ["Ann Lee: The mill was shut."],
        ),
        (
            "Ann Lee promised the farmers that the dam would be built.",
            ["Ann Lee: The dam would be built."],
        ),
        (
            "Ann Lee promised the firm 400 million crowns.",
            ["the author: Ann Lee promised the firm 400 million crowns."],
        ),
        (
            "Ann Lee foreshadowed she would challenge that finding.",
            ["Ann Lee: She would challenge that finding."],
        ),
        (
            "“Kit and Jo are good friends and that's all there is to it,” Ann Lee said.",
            ["Ann Lee: Kit and Jo are good friends and that's all there is to it."],
        ),
        (
            "Ann Lee was accused of lying to the court.",
            ["unnamed sources: Ann Lee was accused of lying to the court."],
        ),
        (
            "Ann Lee warned jurors to ignore anything they had read.",
            ["the author: Ann Lee warned jurors to ignore anything they had read."],
        ),
    ],
)
def test_whose_words_are_what(text: str, told: list[str]) -> None:
    assert sorted(_told(text)) == sorted(told)


@pytest.mark.parametrize(
    "headline",
    [
        "Council backs tram line",
        "Fire destroys mill",
        "US strikes Karo sites",
        "Three hurt in crash",
    ],
)
def test_a_headline_alone_that_is_a_sentence_is_a_claim(headline: str) -> None:
    assert _told(headline) == [f"the author: {headline}."]


@pytest.mark.parametrize("label", ["Weather update", "Royal baby joy", "Latest news roundup"])
def test_a_label_alone_is_none(label: str) -> None:
    assert _told(label) == []
