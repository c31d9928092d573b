"""Names, words and numbers by which texts are told to speak of the same thing."""

import pytest

from api.core.terms import names, numbers, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor’s plan and the council's", ["the", "mayor", "plan", "and", "the", "council"]),
        ("THE MAYOR'S PLAN", ["the", "mayor's", "plan"]),
        ("Die Straße und İzmir", ["die", "strasse", "und", "i̇zmir"]),
    ],
)
def test_words_are_folded_and_have_no_possessive_ending(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_names_are_certain_within_a_sentence_only() -> None:
    found = names("Quist met Oduya in Norwich. Harbour masters agreed, and Plan B was dropped.")
    assert found.certain == {"oduy", "norwich", "plan"}
    assert found.possible == {"quist", "harbour"}


def test_the_capitals_of_a_headline_tell_nothing() -> None:
    found = names("Quist Opens Northern Bridge Before Holiday")
    assert not found.certain
    assert {"quist", "bridg", "holid"} <= {name[:5] for name in found.possible}


def test_numbers_have_no_thousands_separators() -> None:
    assert numbers("1,200 of 3.5 million, and 12.000 more") == {"1200", "3.5", "12000"}
