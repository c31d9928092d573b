"""How near short statements are in their wording."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.text.similarity import Similarity

TEXTS = [
    "Russian troops abandoned Izyum on Saturday.",
    "RUSSIAN troops  abandoned Izyum on Saturday.",
    "Moscow's forces left the city of Izyum at the weekend, abandoning it on Saturday.",
    "Councillors in Saint Petersburg called for Putin to be tried for treason.",
    "Nine people were killed when a shell hit a bus in Kramatorsk.",
    "A shell that hit a bus killed 9 in Kramatorsk, the governor said.",
    "The governor said that a bus line in Kramatorsk would open again.",
    "Bread prices fell.",
]


def test_texts_equal_but_for_case_and_space_score_one() -> None:
    assert Similarity(TEXTS).score(0, 1) == 1.0


def test_texts_with_nothing_in_common_score_zero() -> None:
    assert Similarity(TEXTS).score(3, 7) == 0.0


@pytest.mark.parametrize(("statement", "paraphrase"), [(0, 2), (2, 0), (4, 5), (5, 4)])
def test_a_paraphrase_is_nearer_than_another_statement_on_the_topic(
    statement: int, paraphrase: int
) -> None:
    others = [2, 0, 5, 4, 3, 6, 7]
    candidates = [other for other in others if other != statement]
    assert Similarity(TEXTS).nearest(statement, candidates, 1)[0][0] == paraphrase


def test_nearest_gives_at_most_k_best_first() -> None:
    found = Similarity(TEXTS).nearest(4, [7, 6, 5], 2)
    assert [number for number, _ in found] == [5, 6]


@given(st.lists(st.text(max_size=40), min_size=2, max_size=6))
def test_scores_are_symmetric_and_between_0_and_1(texts: list[str]) -> None:
    similarity = Similarity(texts)
    for i in range(len(texts)):
        assert similarity.score(i, i) == 1.0
        for j in range(i):
            assert 0 <= similarity.score(i, j) <= 1
            assert similarity.score(i, j) == similarity.score(j, i)


def test_words_that_grow_when_folded_are_words_still() -> None:
    likeness = Similarity(["The STRASSE is closed.", "Die Straße is closed.", "A park opened."])
    assert likeness.score(0, 1) > likeness.score(0, 2)
