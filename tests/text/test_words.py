"""Words, as readers count them."""

import pytest

from api.text.words import count_words, word_starts, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor's 1,200 ex-staff", ["The", "mayor's", "1,200", "ex-staff"]),
        ("the U.S.A. and A.B", ["the", "U.S.A.", "and", "A", "B"]),
        ("snake_case and __ alone", ["snake_case", "and", "alone"]),
        ("a so\u00adft hyphen", ["a", "so\u00adft", "hyphen"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
    ],
)
def test_counts_what_a_reader_counts(text: str, found: list[str]) -> None:
    places = words(text)
    assert [text[start:end] for start, end in places] == found
    assert word_starts(text) == [start for start, _ in places]
    assert count_words(text) == len(found)
