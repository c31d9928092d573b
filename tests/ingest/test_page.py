"""Saved pages: main text, metadata, charsets, and pages that mean harm."""

from datetime import date

import pytest

from api.errors import EncodingError, InputError, TooLargeError
from api.ingest import Limits, from_html
from api.ingest.extraction import extract
from api.schemas.article import ArticleMetadata
from tests.ingest.pages import PARAGRAPHS, page

EXPECTED = "\n\n".join(("Storm hits coast", *PARAGRAPHS))


def test_headline_blank_line_paragraphs() -> None:
    assert from_html(page()).text == EXPECTED


def test_the_page_tells_of_itself() -> None:
    article = from_html(page())
    assert (article.title, article.byline, article.outlet) == (
        "Storm hits coast",
        "Jane Doe",
        "The Paper",
    )
    assert article.published_at == date(2024, 2, 3)
    assert (article.url, article.language) == ("https://paper.example/storm", "en-GB")
    assert article.read_from_text == ()


def test_what_is_supplied_goes_before_what_the_page_tells() -> None:
    article = from_html(page(), ArticleMetadata(title="Gale", outlet="Wire"))
    assert (article.title, article.outlet, article.byline) == ("Gale", "Wire", "Jane Doe")
    assert article.text.startswith("Gale\n\n")


@pytest.mark.parametrize(
    ("declared", "actual"),
    [
        ("utf-8", "utf-8"),
        (None, "utf-8"),
        (None, "utf-8-sig"),
        ("windows-1252", "windows-1252"),
        ("iso-8859-1", "windows-1252"),
        ("iso-8859-1", "utf-8"),
        ("utf-16", "utf-8"),
        ("utf-8", "utf-16"),
    ],
)
def test_charsets(declared: str | None, actual: str) -> None:
    assert from_html(page(declared).encode(actual)).text == EXPECTED


def test_a_charset_of_the_transport_is_used() -> None:
    assert from_html(page(None).encode("cp1252"), charset="windows-1252").text == EXPECTED


@pytest.mark.parametrize("declared", ["utf-8", None, "x-unknown", "unicode_escape", "hex"])
def test_a_wrong_charset_is_an_error_and_no_guess(declared: str | None) -> None:
    with pytest.raises(EncodingError, match="iconv"):
        from_html(page(declared).encode("windows-1252"))


@pytest.mark.parametrize("body", ["", "<p>Please enable JavaScript.</p>", "<script>x()</script>"])
def test_too_little_text_is_said(body: str) -> None:
    with pytest.raises(InputError, match="Copy the text"):
        from_html(page(body=body))


def test_an_empty_page() -> None:
    with pytest.raises(InputError):
        from_html(" ")


def test_a_page_too_large() -> None:
    with pytest.raises(TooLargeError):
        from_html(page(), limits=Limits(bytes=100))


def test_a_page_that_takes_too_long_is_given_up() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(400_000))
    with pytest.raises(TooLargeError, match="too long"):
        extract(f"<p {attributes}>{PARAGRAPHS[0]}</p>", limits=Limits(seconds=1))


def test_deep_nesting_ends() -> None:
    deep = "<div>" * 100_000 + PARAGRAPHS[0]
    with pytest.raises(InputError):
        from_html(deep)


def test_markup_of_the_text_does_not_come_through() -> None:
    hostile = "<script>alert(1)</script><style>p{}</style><p onclick=x>&lt;b&gt; is a tag</p>"
    text = from_html(page(body=hostile + "".join(f"<p>{p}</p>" for p in PARAGRAPHS))).text
    assert "alert" not in text
    assert "<b> is a tag" in text


@pytest.mark.parametrize("stray", ["\x08", "\x0b", "\x1b", "\ufffe", "&#8;", "&#27;", "&#x1F;"])
def test_a_stray_control_character_does_not_hide_the_article(stray: str) -> None:
    markup = page().replace("</h1>", f"</h1><p>{stray}</p>")
    assert PARAGRAPHS[0] in from_html(markup).text
