"""A change knows which stretch of one version is which of the other."""

import pytest

from evals.perturbations.change import Change, rearranged, reworded, substituted

TEXT = "Troops have left the town. Officials deny it."


def part(change: Change, words: str) -> tuple[int, int]:
    start = change.after.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Troops", "Troops"),
        ("left the town", "left the town"),
        ("Troops have not left", "Troops have left"),
        ("have not", "have "),
        ("not left", "left"),
        ("deny it.", "deny it."),
    ],
)
def test_stretches_of_the_changed_text_are_found_in_the_unchanged_one(
    words: str, expected: str
) -> None:
    change = substituted(TEXT, [(12, 12, "not ")])
    assert change.after == "Troops have not left the town. Officials deny it."
    assert TEXT[slice(*change.back(*part(change, words)))] == expected


def test_what_is_new_has_no_length_in_the_unchanged_text() -> None:
    change = substituted(TEXT, [(26, 26, " Subscribe now.")])
    assert change.back(*part(change, "Subscribe now.")) == (26, 26)


def test_what_is_gone_has_no_length_in_the_changed_text() -> None:
    change = substituted(TEXT, [(26, len(TEXT), "")])
    assert change.there(30, 40) == (26, 26)
    assert change.there(0, 6) == (0, 6)


def test_replaced_words_stand_where_their_replacement_does() -> None:
    change = substituted(TEXT, [(0, 6, "4,000 men"), (27, 36, "Ministers")])
    assert TEXT[slice(*change.back(*part(change, "4,000 men")))] == "Troops"
    assert TEXT[slice(*change.back(*part(change, "Ministers deny")))] == "Officials deny"
    assert change.after[slice(*change.there(27, 36))] == "Ministers"


def test_only_what_differs_counts_as_edited() -> None:
    change = reworded(TEXT, 7, "have left the", "have not left the")
    (edit,) = change.edits
    assert change.after == "Troops have not left the town. Officials deny it."
    assert change.after[slice(*edit.after)].strip() == "not"
    assert edit.before[0] == edit.before[1]


def test_a_number_is_edited_as_a_whole() -> None:
    (edit,) = reworded("3,000 men left", 0, "3,000 men", "9,000 men").edits
    assert (edit.before, edit.after) == ((0, 5), (0, 5))


def test_paragraphs_are_found_again_in_another_order() -> None:
    text = "One.\n\nTwo.\n\nThree."
    change = rearranged(text, [(12, 18), (0, 4), (6, 10)], "\n\n")
    assert change.after == "Three.\n\nOne.\n\nTwo."
    assert text[slice(*change.back(*part(change, "One.")))] == "One."
    assert text[slice(*change.back(*part(change, "Three.")))] == "Three."
    assert change.after[slice(*change.there(6, 10))] == "Two."


def test_turned_round_the_versions_change_places() -> None:
    change = substituted(TEXT, [(0, 6, "Soldiers")])
    assert (change.turned().before, change.turned().after) == (change.after, change.before)
    assert change.turned().turned() == change


@pytest.mark.parametrize("edits", [[(0, 5, ""), (3, 8, "")], [(0, 99, "")], [(5, 3, "")]])
def test_edits_that_overlap_or_leave_the_text_are_refused(
    edits: list[tuple[int, int, str]],
) -> None:
    with pytest.raises(ValueError, match="overlaps another or leaves the text"):
        substituted(TEXT, edits)
