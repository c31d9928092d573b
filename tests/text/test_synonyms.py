"""Synonyms: classes of words that name one thing."""

import pytest

from api.text.synonyms import concepts, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two men died", ["people", "death"]),
        ("the death toll rose", ["death", "rise"]),
        ("she stepped down", ["resignation"]),
        ("she stepped out", []),
        ("nurses walked out", ["nurse", "stoppage"]),
        ("she fights for life", ["criticalcondition"]),
        ("a plane on the ground", ["aircraft"]),
        ("they plan it", ["plan"]),
        ("pounds of tuition", []),
    ],
)
def test_words_and_phrases_belong_to_classes(text: str, expected: list[str]) -> None:
    assert [concept.name for concept in concepts(text.split())] == expected


def test_a_phrase_is_found_where_it_stands() -> None:
    (concept,) = concepts(["he", "has", "stepped", "down", "today"])
    assert (concept.first, concept.last) == (2, 4)


def test_there_are_many_classes() -> None:
    assert len(names()) >= 60
