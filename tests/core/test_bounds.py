"""What a hostile text may cost: counts of what is read, not seconds."""

import pytest

from api.core.analyze import analyze
from api.engines.rules import RulesEngine
from api.errors import TooLargeError
from api.limits import DEFAULT_LIMITS
from api.text.document import build_document
from api.text.giants import LONGEST_SENTENCE
from tests.builders import FakeEngine, make_article


@pytest.mark.parametrize(
    "unit",
    [
        "because of it which ",
        '"no" ',
        "“a” ‘b’ ",
        "he said that ",
        "a" * 10,
        "(",
        "x, ",
        "é ",
        "1 ",
    ],
)
def test_no_sentence_is_longer_than_is_read_in_one_piece(unit: str) -> None:
    text = "The plan is good and " + unit * (20 * LONGEST_SENTENCE // len(unit))
    document = build_document(make_article(text))
    assert max(len(sentence.span.exact) for sentence in document.sentences) <= LONGEST_SENTENCE
    assert document.cut == 1
    read = "".join(sentence.span.exact for sentence in document.sentences)
    assert "".join(read.split()) == "".join(text.split())


async def test_a_sentence_read_in_parts_is_told_of() -> None:
    text = "The minister said that the plan was good, " + "and that it was good, " * 1_000
    analysis = await analyze(make_article(text), RulesEngine())
    assert "sentences_cut" in {warning.code for warning in analysis.run.warnings}


async def test_ordinary_sentences_stay_whole() -> None:
    text = "The minister said that " + "the plan was good and " * 100 + "it passed."
    analysis = await analyze(make_article(text), FakeEngine())
    assert len(analysis.sentences) == 1
    assert "sentences_cut" not in {warning.code for warning in analysis.run.warnings}


async def test_more_sentences_than_are_read_are_refused_with_limit_and_setting() -> None:
    article = make_article("Word.\n" * (DEFAULT_LIMITS.sentences + 1))
    with pytest.raises(TooLargeError, match=r"5,000.*FACTFRAME_MAX_SENTENCES"):
        await analyze(article, FakeEngine(), most_sentences=DEFAULT_LIMITS.sentences)
