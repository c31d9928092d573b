"""A source is the same in every order of words; what describes it is no part of what it says."""

import pytest

from tests.engines.rules_sources.reading import content_of, listed, sources_of

DESCRIBED = (
    "Ann Lee, the mayor of Hull,",
    "Ann Lee, 45, from Hull,",
    "Sen. Ann Lee, D-Ohio,",
    "Ann Lee, who led the inquiry,",
    "Ann Lee, of the Woodland Trust,",
    "Ann Lee, chief executive of the charity Shelter,",
    "Tom Lee QC, for the prosecution,",
    "Cllr Ann Lee (Lab, Hull),",
    "the mayor, Ann Lee,",
    "the US secretary of state, Antony Blinken,",
    "another neighbour, Tom Roe, 55,",
    "a White House official, speaking on condition of anonymity,",
)
QUALIFIED = (
    "a spokesman for the company",
    "officials in Kyiv",
    "two people familiar with the matter",
    "lawyers for the family",
    "researchers from Leeds University",
    "scientists led by Ann Lee",
    "more than 50 MPs",
    "the author of the report",
)


@pytest.mark.parametrize("source", DESCRIBED)
def test_what_describes_a_source_is_not_what_it_says(source: str) -> None:
    for text in (
        f"It was late, according to {source[:-1]}.",
        f"According to {source} it was late.",
    ):
        attributions = sources_of(text).attributions
        assert [content_of(a).lower() for a in attributions] == ["it was late"]


@pytest.mark.parametrize("source", QUALIFIED)
def test_a_source_is_the_same_in_every_order(source: str) -> None:
    orders = (
        f"“It was late,” {source} said.",
        f"“It was late,” said {source}.",
        f"It was late, {source} said.",
        f"It was late, according to {source}.",
        f"On Monday {source} said it was late.",
    )
    for text in orders:
        attributions = sources_of(text).attributions
        assert [a.source and a.source.exact for a in attributions] == [source]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Prices rose, according to the ONS, up from 2%.", "Prices rose … up from 2%"),
        ("The plan, according to Lee, is dead.", "The plan … is dead"),
        ("According to the BBC, the mayor, Ann Lee, had left.", "the mayor, Ann Lee, had left"),
        ("According to the review, seen by the Mail, wards lost £3m.", "wards lost £3m"),
        ("According to the report, staff and patients were ill.", "staff and patients were ill"),
    ],
)
def test_what_goes_on_behind_a_source_is_what_it_says(text: str, content: str) -> None:
    assert [content_of(a) for a in sources_of(text).attributions] == [content]


def test_a_paper_that_says_something_says_it_once() -> None:
    assert listed("A statement from the club said that it was late.") == [
        "A statement from the club | said | it was late | statement"
    ]
