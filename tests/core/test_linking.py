"""Names of one thing are linked across accounts, and no others."""

import pytest

from api.core.linking import Label, link


def linked(*names: str) -> list[set[str]]:
    """Groups of more than one of the names, each of an account of its own."""
    groups = link([Label(place, name) for place, name in enumerate(names)])
    return [{names[place] for place in group} for group in groups if len(group) > 1]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Vladimir Putin", "Putin"),
        ("President Vladimir Putin", "Vladimir Putin"),
        ("Mr Boyle", "Derek Boyle"),
        ("the Ministry of Defence", "Ministry of Defense"),
        ("Ministry of Defence", "Russia’s Ministry of Defense"),
        ("Center for Countering Disinformation", "the Centre for Countering Disinformation"),
        ("Institute for the Study of War (ISW)", "ISW"),
        ("World Health Organisation", "World Health Organization"),
        ("Centers for Disease Control", "CDC"),
        ("The Guardian", "Guardian"),
        ("K. R. Menon", "KR Menon"),
        ("J.K. Rowling", "JK Rowling"),
        ("U.S. Forest Service", "US Forest Service"),
    ],
)
def test_one_name_in_two_forms(left: str, right: str) -> None:
    assert linked(left, right) == [{left, right}]
    assert linked(right, left) == [{left, right}]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ministry of Defence", "Ministry of Health"),
        ("Ukraine’s Ministry of Defence", "Russia’s Ministry of Defence"),
        ("Anna Smith", "John Smith"),
        ("Selby police", "Leeds police"),
        ("police", "Leeds police"),
        ("Kremlin", "Moscow"),
        ("the", "a"),
    ],
)
def test_two_names_that_share_a_word(left: str, right: str) -> None:
    assert linked(left, right) == []


def test_a_short_form_that_fits_two_fits_none() -> None:
    labels = [Label(0, "Smith"), Label(1, "Anna Smith"), Label(1, "John Smith")]
    assert link(labels) == [[0], [1], [2]]


def test_a_short_form_does_not_join_strangers() -> None:
    names = ["Ministry of Defence", "Ukraine’s Ministry of Defence", "Russia’s Ministry of Defence"]
    assert linked(*names) == []


def test_all_forms_of_one_name_join() -> None:
    names = ["Putin", "Vladimir Putin", "President Putin", "Vladimir V. Putin"]
    assert linked(*names) == [set(names)]


def test_two_names_of_one_account_stay_two() -> None:
    assert link([Label(0, "Ada Quist"), Label(0, "Quist")]) == [[0], [1]]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the NEU", "National Education Union"),
        ("the National Education Union", "NEU"),
        ("MoD", "the Ministry of Defence"),
        ("DOJ", "Department of Justice"),
        ("the F.B.I.", "FBI"),
    ],
)
def test_an_acronym_is_the_name_whose_initials_it_has(left: str, right: str) -> None:
    assert linked(left, right) == [{left, right}]
    assert linked(right, left) == [{left, right}]


def test_an_acronym_that_fits_two_names_fits_none() -> None:
    labels = [
        Label(0, "NEU"),
        Label(1, "National Education Union"),
        Label(1, "National Employers’ Union"),
    ]
    assert link(labels) == [[0], [1], [2]]
