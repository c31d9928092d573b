"""The structure of any text whatever."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from api.errors import EmptyTextError
from api.schemas.base import Span
from tests.text.articles import document

_SIGNS = "aB1 .,!?\n\r\t\u00a0\u2028\"'“”‘’«»„…()[]-—:。\u0301😀"
_NEWS = st.text(st.sampled_from(_SIGNS), max_size=200)


def _check_spans(text: str, spans: list[Span]) -> None:
    covered = "".join(span.exact for span in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for span in spans:
        assert text[span.start : span.end] == span.exact == span.exact.strip()
        assert text[max(0, span.start - 32) : span.start] == span.prefix
        assert text[span.end : span.end + 32] == span.suffix


@given(st.one_of(st.text(max_size=120), _NEWS))
@example("x\x1c\x85y")
def test_every_character_stands_in_one_region_and_one_sentence(noise: str) -> None:
    text = noise + "a"
    found = document(text)
    _check_spans(text, [region.span for region in found.regions])
    _check_spans(text, [sentence.span for sentence in found.sentences])
    for index, sentence in enumerate(found.sentences):
        region = found.regions[sentence.region].span
        assert sentence.index == sentence.span.sentence == index
        assert region.start <= sentence.span.start < sentence.span.end <= region.end
    for region_ in found.regions:
        assert region_.span.sentence == found.sentence_at(region_.span.start)


@given(_NEWS)
def test_quotations_nest_and_lie_within_the_text(noise: str) -> None:
    text = noise + "a"
    open_ends: list[int] = []
    for quotation in document(text).quotations:
        assert quotation.start < quotation.inner_start < quotation.inner_end <= quotation.end
        open_ends = [end for end in open_ends if end > quotation.start]
        assert quotation.depth == len(open_ends)
        assert all(quotation.end <= end for end in open_ends)
        open_ends.append(quotation.end)


@pytest.mark.parametrize("text", ["", " \n", "…", "123 - 456", "“”"])
def test_a_text_without_letters_is_refused(text: str) -> None:
    with pytest.raises(EmptyTextError):
        document(text)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 50_000,
        "a" + '"' * 200_000,
        "a" + " “" * 50_000,
        "a" + " 'b" * 50_000,
        "a" + "\n" * 100_000 + "b",
        "a." + " )" * 50_000,
        "a\n" * 5_000,
        "Mr. A. " * 20_000,
        '"A?" Aa ' * 20_000,
        "x By Aa, " + "Aa " * 20_000,
    ],
    ids=[
        *["word", "marks", "opening", "single", "newlines", "brackets", "lines"],
        *["initials", "tags", "names"],
    ],
)
def test_hostile_texts_are_read(text: str) -> None:
    assert document(text).sentences
