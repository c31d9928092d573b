"""The OpenAPI document: routes, models that routes read by hand, and real examples."""

import json
from functools import cache
from importlib import metadata, resources
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from api.http.access import OPEN_PATHS
from api.http.problems import Problem
from api.http.requests import AnalysisRequest, ComparisonRequest, JobRequest

REFERENCES = "#/components/schemas/{model}"
EXAMPLES = "examples.json"

KEY = "key"
SECURITY_SCHEME = {
    "type": "http",
    "scheme": "bearer",
    "description": "A key, made by the operator with `factframe keys create`. A service that has"
    " no keys, and that only its own machine can reach, asks for none.",
}

TITLE = "Factframe"
DESCRIPTION = (
    "Separates *what* a news account says from *how* it says it, and lays accounts of one event"
    " side by side. Every statement carries the verbatim words that it rests on: for every span"
    " in every response `article.text[start:end] == exact`, counted in Unicode code points.\n\n"
    "It shows who says what, how, and where accounts part. It never says who is right.\n\n"
    "Errors are RFC 9457 problems; each kind has a page under `/problems`."
)
TAGS = [
    {"name": "analyses", "description": "The facts and the framing of one article."},
    {"name": "comparisons", "description": "Two to sixteen accounts side by side."},
    {"name": "jobs", "description": "Many articles, read while nobody has to wait."},
    {"name": "engines", "description": "Who reads, and by which vocabularies."},
    {"name": "service", "description": "State of the service."},
]


def version() -> str:
    """Version of the installed distribution."""
    return metadata.version("factframe")


@cache
def examples() -> dict[str, Any]:
    """The recorded requests and answers, by name, as OpenAPI example objects."""
    found: dict[str, Any] = json.loads(
        resources.files("api.http").joinpath(EXAMPLES).read_text(encoding="utf-8")
    )
    return found


def document(app: FastAPI) -> dict[str, Any]:
    """The whole document."""
    built = get_openapi(
        title=TITLE,
        version=version(),
        description=DESCRIPTION,
        routes=app.routes,
        tags=TAGS,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    built["security"] = [{KEY: []}]
    for path in built["paths"].keys() & OPEN_PATHS:
        for operation in built["paths"][path].values():
            operation["security"] = []
    components = built["components"]
    components["securitySchemes"] = {KEY: SECURITY_SCHEME}
    components["schemas"] = dict(sorted((_by_hand() | components["schemas"]).items()))
    components["examples"] = examples()
    return built


def _by_hand() -> dict[str, Any]:
    """Schemas of the models that no signature names."""
    _, schema = models_json_schema(
        [
            (AnalysisRequest, "validation"),
            (ComparisonRequest, "validation"),
            (JobRequest, "validation"),
        ],
        ref_template=REFERENCES,
    )
    _, answers = models_json_schema([(Problem, "serialization")], ref_template=REFERENCES)
    return {**schema["$defs"], **answers["$defs"]}
