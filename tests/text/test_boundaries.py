"""Where sentences end, text by text of a sheet."""

import pytest

from tests.text.articles import document
from tests.text.sheet_sentences import TEXTS


@pytest.mark.parametrize("marked", TEXTS)
def test_sentences_end_at_the_bars_alone(marked: str) -> None:
    pieces = marked.split("|")
    expected = [piece.strip() for piece in pieces]
    found = [sentence.span.exact for sentence in document("".join(pieces)).sentences]
    assert found == expected
