"""Quoted words are heard once, from whoever says them, in every order and with all marks."""

import pytest

from tests.engines.rules_sources.reading import content_of, sources_of

ORDERS = (
    "“It was very late,” {s} said.",
    "“It was very late,” said {s}.",
    "“It was very late,” {s} told the BBC.",
    "“It was very late,” {s} told reporters on Monday.",
    "“It was very late,” {s} said in a statement.",
    "“It was very late,” according to {s}.",
    "“It was very late,” {s} wrote in an email to staff.",
    "“It was very late,” {s} said as the trial opened.",
    "“It was very late,” {s} said when asked about the train.",
    "“It was very late,” {s} continued.",
    "On Monday {s} said: “It was very late.”",
    "On Monday {s} told the BBC: “It was very late.”",
    "In a statement, {s} said: “It was very late.”",
    "Speaking to the BBC, {s} said: “It was very late.”",
    "When asked about it, {s} replied: “It was very late.”",
    "On Monday {s} said of the plan: “It was very late.”",
    "It was “very late”, {s} said.",
)
SPEAKERS = (
    "Ann Lee",
    "Ms Lee",
    "the mayor",
    "a spokesman for the company",
    "residents in Hull",
    "the 45-year-old",
    "the charity Shelter",
)
MARKS = ("“”", '""', "‘’", "''")


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize("order", ORDERS)
def test_quoted_words_are_heard_once(order: str, marks: str) -> None:
    for speaker in SPEAKERS:
        text = order.format(s=speaker).replace("“", marks[0]).replace("”", marks[1])
        attributions = sources_of(text).attributions
        assert [a.source and a.source.exact for a in attributions] == [speaker]
        assert "very late" in content_of(attributions[0])


def test_a_sentence_behind_a_quotation_names_the_source_of_its_own_words() -> None:
    sources = sources_of(
        "“They made a deal,” Biddle said. “We will appeal.”\n\n"
        "According to court records, inmates filed more than 400 complaints."
    )
    assert [a.source and a.source.exact for a in sources.attributions] == [
        "Biddle",
        "court records",
    ]
    assert content_of(sources.attributions[0]) == "They made a deal … We will appeal."
