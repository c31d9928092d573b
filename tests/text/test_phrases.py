"""Every stock phrase matches its example and leaves its counterexample alone."""

import pytest

from api.text.phrases import Phrase, phrases
from api.text.shapes import shape
from tests.text.first_characters import first_characters


def _folded(text: str) -> str:
    return shape(text).text


@pytest.mark.parametrize("phrase", phrases(), ids=lambda p: p.example[:30])
def test_matches_its_example(phrase: Phrase) -> None:
    assert phrase.matches(_folded(phrase.example))


@pytest.mark.parametrize("phrase", phrases(), ids=lambda p: p.counterexample[:30])
def test_counterexamples_match_nothing(phrase: Phrase) -> None:
    assert not any(other.matches(_folded(phrase.counterexample)) for other in phrases())


@pytest.mark.parametrize("phrase", phrases(), ids=lambda p: p.example[:30])
def test_it_is_sought_wherever_it_may_begin(phrase: Phrase) -> None:
    if phrase.first is not None:
        assert first_characters(phrase.pattern) - {" "} <= set(phrase.first)


@pytest.mark.parametrize(
    "text",
    ["a" * 600, "By " + "Aa " * 190, "Follow us " * 40, "Published " + "Mon " * 140, "(" * 600],
)
def test_hostile_blocks_are_read_at_once(text: str) -> None:
    assert sum(phrase.matches(text) for phrase in phrases()) >= 0
