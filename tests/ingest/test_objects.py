"""JSON articles and ninjs items."""

import json
from datetime import UTC, date, datetime

import pytest

from api.errors import (
    EmptyTextError,
    EncodingError,
    FactframeError,
    InvalidArticleError,
    UnsupportedFormatError,
)
from api.ingest import from_input, from_json, from_ninjs
from api.schemas.article import ArticleInput, ArticleMetadata
from tests.ingest.pages import PARAGRAPHS, page

TEXT = "The council voted on Monday to close the library."
XHTML = (
    "<p>One &amp; <b>two</b>\nlines.</p><ul><li>Three.</li></ul><script>x</script>Four.<br/>Five."
)
TIDY = "Library to close\n\nOne & two lines.\n\nThree.\n\nFour.\n\nFive."


def test_an_article_with_metadata() -> None:
    given = {"text": TEXT, "title": "Library", "published_at": "2022-09-11", "outlet": "Wire"}
    article = from_json(json.dumps(given))
    assert (article.text, article.title, article.outlet) == (TEXT, "Library", "Wire")
    assert article.published_at == date(2022, 9, 11)


def test_an_article_as_a_request_holds_it() -> None:
    assert from_json('{"article": {"text": "It rained.", "title": "Rain"}}').title == "Rain"


def test_an_article_as_html() -> None:
    article = from_json(json.dumps({"html": page(), "outlet": "Other"}))
    assert PARAGRAPHS[0] in article.text
    assert article.outlet == "Other"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"text": TEXT, "headline": "x", "autor": "y"}, "'autor', 'headline'"),
        ({"title": "x"}, "exactly one of text, html and ninjs"),
        ({"text": TEXT, "html": "<p>"}, "exactly one"),
        ({"text": 5}, "text: Input should be a valid string"),
        ({"text": TEXT, "published_at": "yesterday"}, "published_at"),
        ({"text": TEXT, "title": "x" * 1001}, "title"),
        ({f"k{n}": 1 for n in range(9)}, "and 4 more"),
        ("just a string", "not an object"),
    ],
)
def test_what_is_wrong_is_named(given: object, message: str) -> None:
    with pytest.raises(InvalidArticleError, match=message):
        from_json(json.dumps(given))


def test_an_error_never_repeats_the_text() -> None:
    with pytest.raises(InvalidArticleError) as caught:
        from_json(json.dumps({"text": TEXT, "published_at": TEXT}))
    assert TEXT not in caught.value.message


@pytest.mark.parametrize(
    "text", ['{"text": NaN}', '{"text": "a"', "[" * 100_000, '{"text": ' + "9" * 5000 + "}", "nul"]
)
def test_broken_json(text: str) -> None:
    with pytest.raises(InvalidArticleError):
        from_json(text)


def test_deep_nesting_in_a_value() -> None:
    with pytest.raises(FactframeError):
        from_json('{"ninjs": {"a":' + "[" * 900 + "]" * 900 + "}}")


def test_a_lone_surrogate() -> None:
    with pytest.raises(EncodingError, match="U\\+D800"):
        from_json('{"text": "a \\ud800 b"}')


@pytest.mark.parametrize(
    "text", ['[{"text": "a"}]', '{"text": "a"}\n{"text": "b"}\n', '{"text": "a"}\n\n{"text": "b"}']
)
def test_a_list_of_articles_says_so(text: str) -> None:
    with pytest.raises(UnsupportedFormatError, match="One article at a time"):
        from_json(text)


def item(**fields: object) -> dict[str, object]:
    return {"type": "text", "headline": "Library to close", **fields}


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"body_text": TEXT}, f"Library to close\n\n{TEXT}"),
        ({"body_xhtml": XHTML}, TIDY),
        ({"body_text": TEXT, "body_xhtml": XHTML}, TIDY),
        (
            {
                "bodies": [
                    {"role": "summary", "contenttype": "text/plain", "value": "Short."},
                    {"role": "main", "contenttype": "text/plain", "value": TEXT},
                ]
            },
            f"Library to close\n\n{TEXT}",
        ),
        (
            {"bodies": [{"role": "main", "contentType": "application/xhtml+xml", "value": XHTML}]},
            TIDY,
        ),
        ({"body_text": f"Library to close\n{TEXT}"}, f"Library to close\n{TEXT}"),
    ],
)
def test_bodies_of_all_versions(fields: dict[str, object], text: str) -> None:
    article = from_ninjs(item(**fields))
    assert article.text == text
    assert article.title == "Library to close"


def test_version_3_in_full() -> None:
    article = from_ninjs(
        {
            "uri": "https://wire.example/1",
            "type": "text",
            "versionCreated": "2024-02-03T10:11:00Z",
            "language": "en",
            "by": "Jane Doe",
            "headlines": [{"role": "short", "value": "Short"}, {"role": "main", "value": "Long"}],
            "bodies": [{"role": "main", "contentType": "text/plain", "value": TEXT}],
            "infosources": [{"role": "author", "name": "x"}, {"role": "publisher", "name": "Wire"}],
            "located": "Leeds",
            "places": [{"name": "Leeds"}],
        }
    )
    assert (article.title, article.byline, article.outlet) == ("Long", "Jane Doe", "Wire")
    assert article.published_at == datetime(2024, 2, 3, 10, 11, tzinfo=UTC)
    assert (article.url, article.language) == ("https://wire.example/1", "en")


def test_json_recognises_an_item() -> None:
    assert from_json(json.dumps(item(body_text=TEXT))).title == "Library to close"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({}, EmptyTextError),
        ({"body_text": " "}, EmptyTextError),
        ({"body_xhtml": "<p> </p>"}, EmptyTextError),
        ({"type": "picture", "body_text": TEXT}, UnsupportedFormatError),
        ({"body_text": ["a"]}, InvalidArticleError),
        ({"bodies": "a"}, InvalidArticleError),
        ({"bodies": ["a"]}, InvalidArticleError),
        ({"body_text": TEXT, "headline": 5}, InvalidArticleError),
        ({"body_xhtml": "<p>a\0</p>"}, InvalidArticleError),
    ],
)
def test_items_that_cannot_be_read(fields: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        from_ninjs(item(**fields))


def test_input_and_metadata_of_the_call() -> None:
    given = ArticleInput(text=TEXT, outlet="Own", title="Own")
    article = from_input(given, ArticleMetadata(outlet="Given"))
    assert (article.outlet, article.title) == ("Given", "Own")


def test_input_of_an_item() -> None:
    assert from_input(ArticleInput(ninjs={"body_text": TEXT})).text == TEXT
