"""Plain text is taken verbatim; its first lines are read as metadata."""

from datetime import UTC, date, datetime

import pytest

from api.errors import EmptyTextError, InputError, TooLargeError
from api.ingest import Limits, from_text
from api.schemas.article import ArticleMetadata
from tests.seeds import seed_000, seed_004

BODY = "The council voted on Monday to close the library after a debate of three hours."


@pytest.mark.parametrize("text", [seed_000(), seed_004(), f"a\r\n\r\n{BODY}\t \r\n", f"  {BODY}"])
def test_the_text_stays_as_it_stands(text: str) -> None:
    assert from_text(text).text == text


def test_only_a_leading_byte_order_mark_goes() -> None:
    assert from_text("\ufeffA \ufeffb.").text == "A \ufeffb."


def test_the_leading_date_line_of_a_seed_is_its_date() -> None:
    article = from_text(seed_000())
    assert article.published_at == date(2022, 9, 11)
    assert article.read_from_text == ("published_at",)
    assert from_text(seed_004()).read_from_text == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("date 2022-09-11", date(2022, 9, 11)),
        ("Date: 2022-09-11", date(2022, 9, 11)),
        ("2022-09-11T08:30:00Z", datetime(2022, 9, 11, 8, 30, tzinfo=UTC)),
        ("Published: 11 September 2022", date(2022, 9, 11)),
        ("Sunday, September 11, 2022", date(2022, 9, 11)),
        ("Sept. 11, 2022", date(2022, 9, 11)),
        ("Sun 11 Sep 2022 10.15 BST", date(2022, 9, 11)),
        ("Published September 11, 2022 at 3:05 p.m. ET", date(2022, 9, 11)),
        ("date 2022-13-45", None),
        ("11 Foobar 2022", None),
        ("11 Ma 2022", None),
        ("On 11 September 2022 the council met.", None),
        ("date palms of 2022", None),
    ],
)
def test_dates(line: str, expected: date | None) -> None:
    assert from_text(f"{line}\n\n{BODY}").published_at == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("By: Jane Doe and Luis de la Cruz, Reuters", "Jane Doe and Luis de la Cruz, Reuters"),
        ("By Monday, the troops had left.", None),
        ("By the river they sat", None),
        ("By", None),
    ],
)
def test_bylines(line: str, expected: str | None) -> None:
    assert from_text(f"{line}\n\n{BODY}").byline == expected


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Council votes to close library\n\n", "Council votes to close library"),
        ("Council votes to close library\nBy Jane Doe\n", "Council votes to close library"),
        ("Will the library close?\r\n\r\n", "Will the library close?"),
        ("Library to close\n", "Library to close"),
        ("Politics\n\n", None),
        ("LONDON, 11 Sept (Reuters)\n\n", None),
        ("The council voted on Monday.\n\n", None),
        ("the council voted on a Monday\n\n", None),
        ("The council voted on Monday to close the library\n", None),
        ("Skip to main content\n\nHome > News > Local\n\nLibrary to close\n\n", "Library to close"),
        ("NEWS\n\nMenu\n\nLibrary to close\n\n", "Library to close"),
    ],
)
def test_headlines(opening: str, expected: str | None) -> None:
    assert from_text(opening + BODY).title == expected


def test_date_headline_and_byline_together() -> None:
    article = from_text(f" date 2022-09-11\n\nLibrary to close\n\nBy Jane Doe\n\n{BODY}")
    assert article.read_from_text == ("published_at", "title", "byline")
    assert (article.title, article.byline) == ("Library to close", "Jane Doe")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe | Example Staff | June 3, 2024", "Jane Doe | Example Staff"),
        ("By Jane Doe, 3 June 2024", "Jane Doe"),
        ("Example Herald, 3 June 2024", None),
        ("Example Herald - Monday, June 3, 2024", None),
    ],
)
def test_a_date_behind_the_author_or_the_paper(line: str, byline: str | None) -> None:
    article = from_text(f"Library to close\n\n{line}\n\n{BODY}")
    assert (article.byline, article.published_at) == (byline, date(2024, 6, 3))


def test_a_line_alone_is_the_text_and_no_headline() -> None:
    assert from_text("Council votes to close library").title is None


def test_what_is_supplied_goes_before_what_is_read() -> None:
    known = ArticleMetadata(title="Another", published_at=date(2020, 1, 1))
    article = from_text(f"2022-09-11\n\nLibrary to close\n\nBy Jane Doe\n\n{BODY}", known)
    assert (article.title, article.published_at) == ("Another", date(2020, 1, 1))
    assert article.read_from_text == ("byline",)


@pytest.mark.parametrize("text", ["", " \r\n\t ", "\ufeff", "***\n—", "\u200b"])
def test_no_words_no_article(text: str) -> None:
    with pytest.raises(EmptyTextError):
        from_text(text)


@pytest.mark.parametrize("text", ["a \ud800 b", "a \udfff", "a \0 b"])
def test_characters_that_are_none(text: str) -> None:
    with pytest.raises(InputError, match="2"):
        from_text(text)


def test_characters_that_are_none_in_the_metadata() -> None:
    with pytest.raises(InputError, match="title"):
        from_text(BODY, ArticleMetadata.model_construct(title="a\0"))


def test_too_long() -> None:
    with pytest.raises(TooLargeError, match="at most 10"):
        from_text("word " * 3, limits=Limits(characters=10))
