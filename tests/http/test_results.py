"""Results are posted, addressed by content, and read again."""

from typing import Any

import httpx
import pytest

from api.schemas.analysis import ArticleAnalysis
from api.schemas.comparison import Comparison
from api.schemas.reading import ReadingOptions
from tests.http.fakes import FakeService

TEXT = "Something happened.\n\nNobody “knew” why. 🎈"
PAGE = (
    "<html><head><title>A page</title></head><body><article><h1>A page</h1>"
    "<p>Nobody “knew” why. 🎈 The council met on Monday and said so in a statement.</p>"
    "<p>Residents had waited in the hall for two hours before the doors were opened to them.</p>"
    "<p>The mayor, who had called the meeting, left through the back without a word to them.</p>"
    "</article></body></html>"
)


@pytest.mark.parametrize(
    "article",
    [
        {"text": TEXT, "title": "A title", "outlet": "The Paper", "published_at": "2022-09-11"},
        {"html": PAGE, "url": "https://example.org/a"},
        {"ninjs": {"uri": "urn:a", "type": "text", "headline": "A title", "body_text": TEXT}},
    ],
)
async def test_an_analysis_is_read_again_where_the_answer_says(
    client: httpx.AsyncClient, article: dict[str, Any]
) -> None:
    posted = await client.post("/v1/analyses", json={"article": article})
    assert posted.status_code == 200
    analysis = ArticleAnalysis.model_validate_json(posted.content)
    location = posted.headers["content-location"]
    assert location == f"/v1/analyses/{analysis.id}"
    assert (await client.get(location)).content == posted.content


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("text/plain", TEXT.encode()),
        ("text/plain; charset=utf-8", TEXT.encode()),
        ("TEXT/PLAIN", b"\xef\xbb\xbf" + TEXT.encode()),
        ("text/html; charset=utf-8", PAGE.encode()),
    ],
)
async def test_an_article_may_be_the_body_itself(
    client: httpx.AsyncClient, service: FakeService, content_type: str, body: bytes
) -> None:
    response = await client.post(
        "/v1/analyses",
        params={
            "title": "A title",
            "outlet": "The Paper",
            "published_at": "2022-09-11",
            "url": "https://example.org/a",
            "language": "en",
            "byline": "By A. Writer",
            "engine": "rules",
            "speed": "fast",
            "narratives": "true",
        },
        content=body,
        headers={"content-type": content_type},
    )
    assert response.status_code == 200, response.text
    article = response.json()["article"]
    assert (article["title"], article["outlet"]) == ("A title", "The Paper")
    assert article["published_at"] == "2022-09-11"
    assert (article["url"], article["language"]) == ("https://example.org/a", "en")
    assert article["byline"] == "By A. Writer"
    assert "Nobody “knew” why. 🎈" in article["text"]
    engine, options = service.asked[0]
    assert (engine, options) == ("rules", ReadingOptions(speed="fast", narratives=True))


@pytest.mark.parametrize("path", ["/v1/analyses", "/v1/comparisons"])
async def test_narratives_are_looked_for_only_when_asked(
    client: httpx.AsyncClient, service: FakeService, path: str
) -> None:
    article = {"article": {"text": TEXT}}
    body = article if path.endswith("analyses") else {"articles": [article, article]}
    for asked in ({}, {"narratives": True}):
        response = await client.post(path, json=body | asked)
        assert response.status_code == 200, response.text
    options = [options.narratives for _, options in service.asked]
    assert options == sorted(options)
    assert set(options) == {False, True}


async def test_plain_text_is_taken_as_it_stands(client: httpx.AsyncClient) -> None:
    text = " a\r\n\tb “c” \u00a0 🎈 \n"
    posted = await client.post("/v1/analyses", json={"article": {"text": text}})
    assert posted.json()["article"]["text"] == text


async def test_accounts_are_compared_in_full_or_by_id(client: httpx.AsyncClient) -> None:
    first = (await client.post("/v1/analyses", json={"article": {"text": TEXT}})).json()
    posted = await client.post(
        "/v1/comparisons",
        json={"articles": [{"id": first["id"]}, {"article": {"text": "Another account."}}]},
    )
    assert posted.status_code == 200, posted.text
    comparison = Comparison.model_validate_json(posted.content)
    assert comparison.articles[0].analysis.id == first["id"]
    location = posted.headers["content-location"]
    assert location == f"/v1/comparisons/{comparison.id}"
    assert (await client.get(location)).content == posted.content


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
async def test_unchanged_bytes_are_not_sent_again(client: httpx.AsyncClient, form: str) -> None:
    posted = await client.post("/v1/analyses", json={"article": {"text": TEXT}})
    for path in (
        posted.headers["content-location"],
        "/v1/engines",
        "/v1/rules",
        "/v1/taxonomies",
        "/v1/taxonomies/entman",
        "/openapi.json",
        "/",
    ):
        first = await client.get(path)
        tag = first.headers["etag"].removeprefix("W/")
        again = await client.get(path, headers={"if-none-match": form.format(tag)})
        assert again.status_code == 304
        assert not again.content
        assert again.headers["etag"] == first.headers["etag"]
        assert (await client.get(path, headers={"if-none-match": '"x"'})).status_code == 200
