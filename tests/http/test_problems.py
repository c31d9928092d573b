"""Errors as RFC 9457 problems."""

import logging

import httpx
import pytest

from api import errors
from api.http import problem_types
from tests.http.conftest import connect
from tests.http.fakes import FakeService, NewError
from tests.http.problem import assert_problem

ASKED = {"article": {"text": "Something happened."}}


class NewInputError(errors.InputError):
    """A kind of InputError that no table knows."""


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (errors.InputError("m"), 422, "invalid-input"),
        (errors.EmptyTextError("m"), 422, "empty-text"),
        (errors.EncodingError("m"), 400, "not-utf-8"),
        (errors.TooLargeError("m"), 413, "too-large"),
        (errors.UnsupportedFormatError("m"), 415, "unsupported-format"),
        (errors.UnsupportedLanguageError("m"), 422, "unsupported-language"),
        (errors.InvalidArticleError("m"), 422, "invalid-article"),
        (errors.NotFoundError("m"), 404, "not-found"),
        (errors.ConfigurationError("m"), 503, "not-configured"),
        (errors.UpstreamError("m"), 502, "upstream-failed"),
        (errors.UpstreamRejectedError("m"), 502, "upstream-rejected"),
        (errors.UpstreamUnavailableError("m"), 503, "upstream-unavailable"),
        (errors.UpstreamTimeoutError("m"), 504, "upstream-timeout"),
        (errors.UpstreamRefusalError("m"), 502, "upstream-refusal"),
        (errors.UpstreamAnswerError("m"), 502, "upstream-answer"),
        (NewInputError("m"), 422, "invalid-input"),
        (NewError("m"), 500, "error"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
async def test_each_error_has_its_status_and_its_words(
    error: errors.FactframeError, status: int, code: str
) -> None:
    async with connect(FakeService(error)) as client:
        response = await client.post("/v1/analyses", json=ASKED)
    problem = assert_problem(response, status)
    assert problem["type"] == f"/problems/{code}"
    assert problem["detail"] == "m"


def test_every_error_of_the_product_is_in_the_table() -> None:
    def below(kind: type[errors.FactframeError]) -> set[type[errors.FactframeError]]:
        ours = {one for one in kind.__subclasses__() if one.__module__ == "api.errors"}
        return ours.union(*(below(one) for one in ours))

    assert below(errors.FactframeError) <= set(problem_types.BY_ERROR)


@pytest.mark.parametrize(
    ("after", "header"), [(None, "30"), (7.0, "7"), (7.6, "8"), (0.0, "1"), (0.2, "1")]
)
async def test_an_unavailable_provider_says_when_to_come_again(
    after: float | None, header: str
) -> None:
    service = FakeService(errors.UpstreamUnavailableError("m", retry_after=after))
    async with connect(service) as client:
        response = await client.post("/v1/analyses", json=ASKED)
    assert response.headers["retry-after"] == header


async def test_an_unexpected_failure_is_logged_and_tells_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with connect(FakeService(RuntimeError("secret of the inside"))) as client:
        with caplog.at_level(logging.ERROR):
            response = await client.post("/v1/analyses", json=ASKED)
    assert_problem(response, 500)
    assert "secret" not in response.text
    assert response.headers["x-content-type-options"] == "nosniff"
    told = vars(next(r for r in caplog.records if "unexpectedly" in r.getMessage()))
    assert told["error"] == "RuntimeError"
    assert "fakes.py" in told["exception"]
    assert "secret" not in str([vars(record) for record in caplog.records])


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/v1/analyses/", 404),
        ("GET", "/v1/analyses/none", 404),
        ("GET", "/v1/analyses/%00%ff%F0%9F", 404),
        ("GET", "/v1/analyses/" + "a" * 5000, 404),
        ("GET", "/v1/comparisons/none", 404),
        ("GET", "/v1/taxonomies/none", 404),
        ("GET", "/v1/taxonomies/..%2f..%2fsettings", 404),
        ("GET", "/problems/none", 404),
        ("GET", "/docs/assets/none.js", 404),
        ("GET", "/docs/assets/..%2f__init__.py", 404),
        ("GET", "/v1/analyses", 405),
        ("PUT", "/v1/analyses", 405),
        ("OPTIONS", "/v1/analyses", 405),
        ("DELETE", "/v1/analyses/none", 405),
        ("POST", "/", 405),
    ],
)
async def test_wrong_addresses_and_methods(
    client: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    response = await client.request(method, path)
    assert_problem(response, status)
    assert status != 405 or response.headers["allow"] in {"GET", "POST"}


@pytest.mark.parametrize(
    ("path", "body", "pointers"),
    [
        ("/v1/analyses", {}, ["/article"]),
        ("/v1/analyses", {"article": {}}, ["/article"]),
        ("/v1/analyses", {"article": {"text": 5}}, ["/article/text"]),
        ("/v1/analyses", {"article": {"text": "a", "titel": "b"}}, ["/article"]),
        ("/v1/analyses", {**ASKED, "engine": "x"}, ["/engine"]),
        (
            "/v1/analyses",
            {"article": {"text": "a", "published_at": "2022-99-01"}},
            ["/article/published_at"],
        ),
        ("/v1/analyses", [], [""]),
        ("/v1/comparisons", {"articles": []}, ["/articles"]),
        ("/v1/comparisons", {"articles": [{"id": "a"}]}, ["/articles"]),
        ("/v1/comparisons", {"articles": [{"id": "a"}] * 17}, ["/articles"]),
        ("/v1/comparisons", {"articles": [{"id": "a"}, {}]}, ["/articles/1"]),
        ("/v1/comparisons", {"articles": [{"id": "a"}, {**ASKED, "id": "a"}]}, ["/articles/1"]),
        (
            "/v1/comparisons",
            {"articles": [ASKED, {"article": {"text": " "}}]},
            ["/articles/1/article"],
        ),
    ],
)
async def test_each_wrong_place_is_pointed_at(
    client: httpx.AsyncClient, path: str, body: object, pointers: list[str]
) -> None:
    problem = assert_problem(await client.post(path, json=body), 422)
    assert [error["pointer"] for error in problem["errors"]] == pointers
    assert all(error["message"] for error in problem["errors"])


@pytest.mark.parametrize(
    ("path", "body", "message"),
    [
        ("/v1/comparisons", {"articles": [{"id": "a"}]}, "A comparison needs 2 to 16 articles"),
        ("/v1/comparisons", {"articles": [], "titel": 1}, "known are engine, speed, narratives"),
        ("/v1/comparisons", {"articles": [{"titel": 1}] * 2}, "known are article, id"),
        ("/v1/analyses", {"article": {"text": "a", "titel": 1}}, "title, outlet, url"),
    ],
)
async def test_what_was_wrong_is_said_without_repeating_it(
    client: httpx.AsyncClient, path: str, body: object, message: str
) -> None:
    problem = assert_problem(await client.post(path, json=body), 422)
    assert any(message in error["message"] for error in problem["errors"])
    assert "titel" not in str(problem)


@pytest.mark.parametrize(
    ("query", "pointer"),
    [("engine=x", "?engine"), ("published_at=x", "?published_at"), ("foo=1", "")],
)
async def test_wrong_query_parameters_are_pointed_at(
    client: httpx.AsyncClient, query: str, pointer: str
) -> None:
    response = await client.post(f"/v1/analyses?{query}", content=b"A text.", headers=TEXT)
    assert [e["pointer"] for e in assert_problem(response, 422)["errors"]] == [pointer]


TEXT = {"content-type": "text/plain"}


async def test_parameters_are_never_dropped_in_silence(client: httpx.AsyncClient) -> None:
    twice = await client.post("/v1/analyses?title=a&title=b", content=b"A text.", headers=TEXT)
    assert_problem(twice, 422)
    for path in ("/v1/analyses", "/v1/comparisons"):
        both = await client.post(f"{path}?engine=rules", json=ASKED)
        assert "query" in assert_problem(both, 422)["detail"]


async def test_every_problem_type_has_a_readable_page(client: httpx.AsyncClient) -> None:
    listing = (await client.get("/problems")).text
    for kind in problem_types.TYPES:
        page = await client.get(kind.path)
        assert page.status_code == 200
        assert page.headers["content-type"].startswith("text/html")
        assert f"{kind.status}" in page.text
        assert kind.code in listing
    assert len({kind.code for kind in problem_types.TYPES}) == len(problem_types.TYPES)


@pytest.mark.parametrize(
    ("path", "methods"), [("/v1/jobs", "GET, POST"), ("/v1/jobs/j1", "DELETE, GET")]
)
async def test_all_methods_of_an_address_are_named(
    client: httpx.AsyncClient, path: str, methods: str
) -> None:
    assert (await client.put(path)).headers["allow"] == methods
