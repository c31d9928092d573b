"""The API's own description is complete, consistent and needs no network."""

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import jsonschema  # type: ignore[import-untyped]  # it has no types
import pytest

from api.app import create_app
from api.http.examples import record
from api.http.openapi import examples
from api.schemas.analysis import ArticleAnalysis
from api.schemas.comparison import Comparison
from api.settings import Settings
from tests.http.fakes import FakeService
from tests.seeds import seed_000, seed_004

METHODS = ("get", "post", "delete")


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    app = create_app(Settings(cache=False), service=FakeService())
    found: dict[str, Any] = json.loads(app.state.openapi())
    return found


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield f"{method.upper()} {path}", item[method]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def resolve(document: dict[str, Any], reference: str) -> Any:
    assert reference.startswith("#/")
    found: Any = document
    for step in reference[2:].split("/"):
        found = found[step]
    return found


def test_it_is_openapi_3_1_and_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    described = {**document, "components": {**document["components"], "examples": {}}}
    references = {node["$ref"] for node in nodes(described) if "$ref" in node}
    assert "#/components/schemas/ArticleAnalysis" in references
    for reference in references:
        resolve(document, reference)


def test_every_schema_is_a_json_schema(document: dict[str, Any]) -> None:
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_operation_is_described(document: dict[str, Any]) -> None:
    found = dict(operations(document))
    assert set(found) == {
        "GET /",
        "GET /healthz",
        "GET /readyz",
        "POST /v1/analyses",
        "GET /v1/analyses/{analysis_id}",
        "POST /v1/comparisons",
        "GET /v1/comparisons/{comparison_id}",
        "POST /v1/jobs",
        "GET /v1/jobs",
        "GET /v1/jobs/{job_id}",
        "GET /v1/jobs/{job_id}/results",
        "GET /v1/jobs/{job_id}/events",
        "DELETE /v1/jobs/{job_id}",
        "POST /v1/jobs/{job_id}/retry",
        "GET /v1/engines",
        "GET /v1/rules",
        "GET /v1/taxonomies",
        "GET /v1/taxonomies/{name}",
    }
    tags = {tag["name"] for tag in document["tags"]}
    for operation in found.values():
        assert operation["summary"]
        assert operation["description"]
        assert set(operation["tags"]) <= tags
    assert len({operation["operationId"] for operation in found.values()}) == len(found)


def test_every_field_is_described(document: dict[str, Any]) -> None:
    missing = [
        f"{name}.{field}"
        for name, schema in document["components"]["schemas"].items()
        for field, described in schema.get("properties", {}).items()
        if not described.get("description") and "const" not in described
    ]
    assert missing == []


def test_errors_are_problems(document: dict[str, Any]) -> None:
    posts = [dict(operations(document))[f"POST /v1/{name}"] for name in ("analyses", "comparisons")]
    for operation in posts:
        statuses = set(operation["responses"])
        assert statuses >= {"400", "403", "413", "415", "422", "500", "502", "503", "504"}
    for _, operation in operations(document):
        for status, response in operation["responses"].items():
            if status.startswith(("4", "5", "d")) and "content" in response:
                kinds = set(response["content"])
                assert kinds == {"application/problem+json"} or "Readiness" in str(response)
    assert "HTTPValidationError" not in document["components"]["schemas"]


def test_requests_and_answers_of_the_examples_follow_their_schemas(
    document: dict[str, Any],
) -> None:
    for name, model in {
        "analysis_request": "AnalysisRequest",
        "comparison_request": "ComparisonRequest",
        "analysis": "ArticleAnalysis",
        "comparison": "Comparison",
        "invalid_request": "Problem",
    }.items():
        schema = {
            "$ref": f"#/components/schemas/{model}",
            "components": {"schemas": document["components"]["schemas"]},
        }
        jsonschema.validate(document["components"]["examples"][name]["value"], schema)


async def test_the_examples_are_the_real_answers() -> None:
    recorded = await record([seed_000(), seed_004()])
    again = "python -m api.http.examples seeds/*.txt"
    assert json.loads(json.dumps(recorded)) == examples(), f"record them again: {again}"
    ArticleAnalysis.model_validate(recorded["analysis"]["value"])
    Comparison.model_validate(recorded["comparison"]["value"])


async def test_the_document_stays_readable(client: httpx.AsyncClient) -> None:
    assert len((await client.get("/openapi.json")).content) < 400_000


async def test_the_documentation_comes_from_here_alone(client: httpx.AsyncClient) -> None:
    page = await client.get("/docs")
    policy = page.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "default-src 'none'" in policy
    assert "<script>" not in page.text
    for source in re.findall(r'(?:src|href)="([^"]+)"', page.text):
        assert "//" not in source
        found = await client.get(f"/{source}")
        assert found.status_code == 200
        assert found.headers["content-type"].partition(";")[0] in {
            "text/css",
            "text/javascript",
            "image/png",
            "application/json",
        }
    start = await client.get("/docs/assets/start.js")
    assert "//" not in start.text
