"""Whatever is sent, the answer is a result or a problem, never a bare failure, never an echo."""

import json
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.bootstrap import build
from api.http.deps import Service
from api.settings import Settings
from tests.http.conftest import connect
from tests.http.fakes import FakeService
from tests.http.problem import assert_problem

JSON = {"content-type": "application/json"}
MARK = "zanzibar-44"


def article(**fields: object) -> bytes:
    return json.dumps({"article": fields}).encode()


BODIES: dict[str, tuple[bytes, int, str]] = {
    "empty": (b"", 400, "malformed-json"),
    "white space": (b" \n", 400, "malformed-json"),
    "cut off": (b'{"article": {"text": "zanzibar-44', 400, "malformed-json"),
    "two values": (b"{} {}", 400, "malformed-json"),
    "NaN": (b'{"article": {"text": NaN}}', 400, "malformed-json"),
    "Infinity": (b'{"article": {"text": Infinity}}', 400, "malformed-json"),
    "minus Infinity": (b'{"article": {"text": -Infinity}}', 400, "malformed-json"),
    "lone surrogate": (b'{"article": {"text": "a\\ud800b"}}', 400, "malformed-json"),
    "lone low surrogate": (b'{"article": {"text": "a\\udc00b"}}', 400, "malformed-json"),
    "surrogate in a key": (b'{"\\ud800": 1}', 400, "malformed-json"),
    "deep arrays": (b"[" * 100_000, 400, "malformed-json"),
    "deep closed arrays": (b"[" * 100_000 + b"]" * 100_000, 400, "malformed-json"),
    "deep objects": (b'{"a":' * 100_000, 400, "malformed-json"),
    "deep ninjs": (
        b'{"article": {"ninjs": {"a": ' + b"[" * 190 + b"]" * 190 + b"}}}",
        422,
        "",
    ),
    "huge integer": (b'{"article": ' + b"9" * 100_000 + b"}", 400, "malformed-json"),
    "huge float": (b'{"article": {"published_at": 1e999999}}', 422, "invalid-request"),
    "not UTF-8": (b'{"article": {"text": "\xff\xfe"}}', 400, "not-utf-8"),
    "surrogate bytes": (b'{"article": {"text": "\xed\xa0\x80"}}', 400, "not-utf-8"),
    "UTF-16": ('{"article": {"text": "a"}}'.encode("utf-16"), 400, "not-utf-8"),
    "byte order mark": (b'\xef\xbb\xbf{"article": {"text": "a"}}', 400, "not-utf-8"),
    "a name twice": (
        b'{"article": {"text": "zanzibar-44", "text": "b"}}',
        400,
        "malformed-json",
    ),
    "null": (b"null", 422, "invalid-request"),
    "number": (b"1", 422, "invalid-request"),
    "array": (b"[]", 422, "invalid-request"),
    "no article": (b"{}", 422, "invalid-request"),
    "article is text": (b'{"article": "zanzibar-44"}', 422, "invalid-request"),
    "text is a number": (article(text=5), 422, "invalid-request"),
    "text is null": (article(text=None), 422, "invalid-request"),
    "text is a list": (article(text=["zanzibar-44"]), 422, "invalid-request"),
    "text and html": (article(text="a", html="b"), 422, "invalid-request"),
    "unknown field": (article(text="a", **{MARK: 1}), 422, "invalid-request"),
    "date is a number": (article(text="a", published_at=1662854400), 422, "invalid-request"),
    "date is none": (article(text="a", published_at="zanzibar-44"), 422, "invalid-request"),
    "long title": (article(text="a", title="zanzibar-44" * 200), 422, "invalid-request"),
    "unknown engine": (
        b'{"article": {"text": "a"}, "engine": "zanzibar-44"}',
        422,
        "invalid-request",
    ),
    "unknown speed": (b'{"article": {"text": "a"}, "speed": "slow"}', 422, "invalid-request"),
    "no text": (article(text=""), 422, "empty-text"),
    "only white space": (article(text=" \n\u00a0\u200b"), 422, "empty-text"),
    "NUL": (article(text="zanzibar-44\0"), 422, "invalid-article"),
    "empty page": (article(html="<p></p>"), 422, ""),
    "page of a surrogate": (article(html="<p>&#xD800;</p>"), 422, ""),
    "ninjs of wrong types": (article(ninjs={"body_text": [1], "headline": {}}), 422, ""),
}


@pytest.mark.parametrize("name", BODIES)
async def test_hostile_json_is_answered_with_a_problem(
    client: httpx.AsyncClient, name: str
) -> None:
    body, status, code = BODIES[name]
    response = await client.post("/v1/analyses", content=body, headers=JSON)
    problem = assert_problem(response, status)
    assert problem["type"].startswith(f"/problems/{code}")
    assert MARK not in response.text


@pytest.mark.parametrize("name", BODIES)
async def test_hostile_json_is_no_better_as_a_comparison(
    client: httpx.AsyncClient, name: str
) -> None:
    response = await client.post("/v1/comparisons", content=BODIES[name][0], headers=JSON)
    assert_problem(response)
    assert response.status_code in {400, 422}
    assert MARK not in response.text


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"some text", None, 415),
        (b"some text", "application/xml", 415),
        (b"text=a", "application/x-www-form-urlencoded", 415),
        (b"some text", "multipart/form-data; boundary=a", 415),
        (b"some text", "text/plain; charset=klingon", 400),
        (b"", "text/plain", 422),
        (b" \n ", "text/plain; charset=utf-8", 422),
        (b"\xff\xfe\xff", "text/plain", 400),
        (b"caf\xe9 \xff", "text/plain; charset=utf-8", 400),
        (b"\x89PNG\r\n\x1a\n\0\0", "text/plain", 415),
        (b"<html></html>", "text/html", 422),
        (b"<" * 50_000, "text/html", 422),
        (b"\0\0\0", "text/html", 415),
    ],
)
async def test_hostile_raw_bodies(
    client: httpx.AsyncClient, body: bytes, content_type: str | None, status: int
) -> None:
    headers = {"content-type": content_type} if content_type else {}
    response = await client.post("/v1/analyses", content=body, headers=headers)
    assert_problem(response, status)
    if status == 415 and content_type != "text/plain" and b"\0" not in body:
        assert "text/plain" in response.headers["accept-post"]


@pytest.mark.parametrize("content_type", ["text/plain", "text/html", "application/xml", ""])
async def test_accounts_to_compare_come_as_json(
    client: httpx.AsyncClient, content_type: str
) -> None:
    headers = {"content-type": content_type} if content_type else {}
    response = await client.post("/v1/comparisons", content=b"{}", headers=headers)
    assert_problem(response, 415)
    assert response.headers["accept-post"] == "application/json"


async def chunks(count: int) -> Any:
    for _ in range(count):
        yield b"[" * 1024


@pytest.mark.parametrize("path", ["/v1/analyses", "/v1/comparisons"])
@pytest.mark.parametrize("announced", [True, False])
async def test_a_body_above_the_limit_is_refused(
    service: FakeService, path: str, announced: bool
) -> None:
    limited = Settings(cache=False, max_body_bytes=2048)
    content = b"[" * 4096 if announced else chunks(4)
    async with connect(service, limited) as client:
        response = await client.post(path, content=content, headers=JSON)
    assert assert_problem(response, 413)["type"] == "/problems/too-large"


@pytest.mark.parametrize("length", ["9" * 30, "9" * 5000, "-1", "1e9", "²"])
async def test_a_strange_content_length_is_no_failure(
    client: httpx.AsyncClient, length: str
) -> None:
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", length.encode("latin-1")),
    ]
    response = await client.post("/v1/analyses", content=b"{}", headers=headers)
    assert response.status_code in {413, 422}
    assert_problem(response)


async def test_a_text_above_the_limit_is_refused(service: FakeService) -> None:
    async with connect(service, Settings(cache=False, max_characters=10)) as client:
        response = await client.post("/v1/analyses", json={"article": {"text": "word " * 3}})
    assert assert_problem(response, 413)["type"] == "/problems/too-large"


async def test_only_the_first_of_many_errors_are_listed(client: httpx.AsyncClient) -> None:
    response = await client.post("/v1/comparisons", json={"articles": [{"id": 1}] * 16, "a": 1})
    problem = assert_problem(response, 422)
    assert problem["errors"][0]["pointer"] == "/articles/0/id"
    assert len(problem["errors"]) <= 20
    many = await client.post("/v1/analyses", json={f"x{n}": n for n in range(100_000)})
    assert len(many.content) < 10_000


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
ARTICLES = VALUES | st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        ("text", "html", "ninjs", "title", "published_at", "language", "url"), VALUES
    ),
)
MARKS = "aA said.,:;!?“”‘’\"'«»()-–—\n\t\r\u00a0\u00ad\u202e\u2028é漢🎈1%$"
PROSE = st.text(st.sampled_from(MARKS))
READABLE = st.builds(lambda text: {"text": f"He said {text}"}, PROSE | st.text())
REQUESTS = (
    VALUES
    | READABLE.map(lambda one: {"article": one})
    | st.lists(READABLE.map(lambda one: {"article": one}), min_size=2, max_size=3).map(
        lambda several: {"articles": several}
    )
    | st.fixed_dictionaries(
        {},
        optional={
            "article": ARTICLES,
            "articles": st.lists(
                st.fixed_dictionaries({}, optional={"article": ARTICLES, "id": VALUES}), max_size=4
            ),
            "engine": VALUES | st.just("rules"),
            "speed": VALUES | st.just("fast"),
            "narratives": VALUES | st.booleans(),
        },
    )
)


@pytest.fixture(scope="module")
def real() -> Service:
    return build(Settings(engine="rules", model=None, cache=False))


@settings(max_examples=150, deadline=None)
@given(body=REQUESTS.map(json.dumps) | st.text())
async def test_no_body_makes_the_service_fail(real: Service, body: str) -> None:
    async with connect(real) as client:
        for path in ("/v1/analyses", "/v1/comparisons"):
            content = body.encode("utf-8", errors="surrogatepass")
            response = await client.post(path, content=content, headers=JSON)
            assert response.status_code < 500
            if response.status_code != 200:
                assert_problem(response)
