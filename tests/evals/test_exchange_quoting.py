"""From a marked stretch to a quote by which a label file finds exactly that stretch."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.ingest import from_text
from api.schemas.document import Document
from api.text.document import build_document
from evals.exchange.errors import ExchangeError
from evals.exchange.quoting import place_of, quote_of
from evals.goldarticles import Grounding
from evals.goldfiles import GoldArticle, GoldRegion, Quote
from tests.evals.exchange_samples import stretch

LONG = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"


def document_of(text: str) -> Document:
    return build_document(from_text(text))


@pytest.mark.parametrize(
    ("marked", "quote"),
    [
        ("The [mill] closes.", Quote(quote="mill")),
        ("A mill. The [mill] closes.", Quote(quote="mill", within="mill closes.")),
        ("The [mill] closes. A mill.", Quote(quote="mill", within="mill closes.")),
        ("The army said the army would leave, and [the army] left.", None),
        ("Leave! He said: [Leave]!", None),
        ("🚨 Ten houses 🌊 and [ten] more", Quote(quote="ten")),
        (
            f"[{LONG} sixteen] end.",
            Quote(quote="One two three four", to="thirteen fourteen fifteen sixteen"),
        ),
        (f"{LONG} sixteen.\n\n[{LONG} sixteen.]", None),
        ("Head\n\n[One here.\r\n\r\nTwo there with more words in it.] Three.", None),
        ("It [was 1,000] or 1,000.", Quote(quote="was 1,000")),
        ("“[I go],” he said. “I go.”", None),
    ],
)
def test_the_quote_is_found_where_the_stretch_was_marked(marked: str, quote: Quote | None) -> None:
    text, start, end = stretch(marked)
    found = quote_of(document_of(text), start, end)
    assert quote is None or found == quote
    assert located(text, found) == (start, end)


def located(text: str, quote: Quote) -> tuple[int, int]:
    """Where a label file with this quote points to."""
    region = GoldRegion(at=quote, kind="body")
    gold = GoldArticle(id="a", text="a.txt", labelled_by="a test", regions=(region,))
    (found,) = Grounding(gold, from_text(text), Path("a.yaml")).labels().regions
    return found.span.start, found.span.end


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("The mi[ll closes].", "cuts a word"),
        ("The mill [clo]ses.", "cuts a word"),
        ("The mill [–] closed.", "has no letter or digit"),
        ("It grew by 1[,000] jobs.", "cuts a word"),
        ("No [no]", "mark whole words"),
    ],
)
def test_a_stretch_without_a_quote_is_told(marked: str, message: str) -> None:
    text, start, end = stretch(marked.replace("No", "no"))
    with pytest.raises(ExchangeError, match=message):
        quote_of(document_of(text), start, end)


WORDS = st.lists(st.sampled_from(["the", "dam", "broke", "🌊", "“no”", "it’s", "2.5"]), min_size=1)


@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_any_words_of_any_text_are_found_again(lines: list[list[str]], data: st.DataObject) -> None:
    text = "A dam. " + "\n\n".join(" ".join(line) for line in lines) + " End."
    document = document_of(text)
    edges = [0, *(match.end() for match in re.finditer(r"\s+", text)), len(text)]
    start = data.draw(st.sampled_from(edges[:-1]))
    end = len(text[: data.draw(st.sampled_from([e for e in edges if e > start]))].rstrip())
    if any(char.isalnum() for char in text[start:end]):
        assert place_of(document, quote_of(document, start, end)) == (start, end)
