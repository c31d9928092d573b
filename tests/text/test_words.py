"""Words, as readers count them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import api
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


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python before 3.11.5 finds nothing with it, over and over, and never comes to an end."""
    possessive = re.compile(r"\)(?:[*+?]|\{[\d,]*\})\+")
    sources = Path(api.__file__).parent.rglob("*.py")
    patterns = (text for file in sources for text in _strings(file))
    assert [text for text in patterns if possessive.search(text)] == []


def _strings(file: Path) -> Iterator[str]:
    """The string literals of a module, with those within f-strings."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
