"""What OpenAPI tells of bodies and errors beyond what follows from the routes' signatures.

Examples are references into `components/examples`, which `openapi` fills.
"""

from http import HTTPStatus
from typing import Any

from pydantic import BaseModel

from api import errors
from api.http import problem_types, problems
from api.http.problem_types import BY_ERROR, ProblemType
from api.http.requests import JobOptions, RawOptions

Responses = dict[int | str, dict[str, Any]]

PROBLEM_SCHEMA = {"$ref": "#/components/schemas/Problem"}


def example(name: str) -> dict[str, Any]:
    """The media type's `examples` with one entry, by reference."""
    return {"examples": {name: {"$ref": f"#/components/examples/{name}"}}}


def _problem(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {problems.MEDIA_TYPE: {"schema": PROBLEM_SCHEMA}},
    }


def _problems(*kinds: ProblemType) -> Responses:
    """One response for every status, which names all kinds of problem that have it."""
    by_status: dict[int | str, list[str]] = {}
    for kind in kinds:
        by_status.setdefault(kind.status, []).append(f"`{kind.code}`: {kind.meaning}")
    found: Responses = {code: _problem("\n\n".join(texts)) for code, texts in by_status.items()}
    if HTTPStatus.UNPROCESSABLE_ENTITY in found:
        content = found[HTTPStatus.UNPROCESSABLE_ENTITY]["content"]
        content[problems.MEDIA_TYPE] |= example("invalid_request")
    return found


def _result(description: str, name: str, headers: dict[str, str]) -> Responses:
    return {
        200: {
            "description": description,
            "headers": {
                header: {"description": text, "schema": {"type": "string"}}
                for header, text in headers.items()
            },
            "content": {"application/json": example(name)},
        }
    }


_LOCATION = {"Content-Location": "Where the same result can be read again."}
_TAG = {"ETag": "Digest of the findings, for If-None-Match."}
_UNCHANGED: Responses = {304: {"description": "The caller has the same already."}}
OTHERWISE: Responses = {"default": _problem("Any other problem.")}

_BODY = (
    problem_types.MALFORMED_JSON,
    BY_ERROR[errors.EncodingError],
    problem_types.CROSS_ORIGIN,
    problem_types.TOO_SLOW,
    BY_ERROR[errors.TooLargeError],
    BY_ERROR[errors.UnsupportedFormatError],
    problem_types.INVALID_REQUEST,
    BY_ERROR[errors.InputError],
    BY_ERROR[errors.EmptyTextError],
    problem_types.INTERNAL,
    BY_ERROR[errors.ConfigurationError],
)
"""What can be wrong with any body, or the service."""
_POST_PROBLEMS = _problems(
    *_BODY,
    BY_ERROR[errors.UnsupportedLanguageError],
    BY_ERROR[errors.InvalidArticleError],
    BY_ERROR[errors.FetchRefusedError],
    BY_ERROR[errors.FetchUnusableError],
    BY_ERROR[errors.FetchError],
    BY_ERROR[errors.UpstreamRejectedError],
    BY_ERROR[errors.UpstreamRefusalError],
    BY_ERROR[errors.UpstreamAnswerError],
    BY_ERROR[errors.UpstreamLeakError],
    BY_ERROR[errors.UpstreamUnavailableError],
    BY_ERROR[errors.FetchTimeoutError],
    BY_ERROR[errors.UpstreamTimeoutError],
)
_ACCESS = _problems(
    problem_types.NO_KEY,
    problem_types.UNKNOWN_HOST,
    BY_ERROR[errors.QuotaError],
    problem_types.TOO_MANY,
)
_NOT_FOUND = _problems(BY_ERROR[errors.NotFoundError])

POST_ANALYSIS: Responses = {
    **_result("The analysis.", "analysis", _LOCATION),
    **_POST_PROBLEMS,
    **_ACCESS,
    **OTHERWISE,
}
POST_COMPARISON: Responses = {
    **_result("The comparison.", "comparison", _LOCATION),
    **_NOT_FOUND,
    **_POST_PROBLEMS,
    **_ACCESS,
    **OTHERWISE,
}
GET_ANALYSIS: Responses = {
    **_result("The analysis.", "analysis", _TAG),
    **_UNCHANGED,
    **_NOT_FOUND,
    **_ACCESS,
    **OTHERWISE,
}
GET_COMPARISON: Responses = {
    **_result("The comparison.", "comparison", _TAG),
    **_UNCHANGED,
    **_NOT_FOUND,
    **_ACCESS,
    **OTHERWISE,
}
POST_JOB: Responses = {
    200: {"description": "This job was there before; it goes on or has ended."},
    202: {
        "description": "The job was taken.",
        "headers": {"Location": {"description": "The job.", "schema": {"type": "string"}}},
    },
    **_problems(*_BODY, BY_ERROR[errors.JobsUnavailableError]),
    **_ACCESS,
    **OTHERWISE,
}
GET_JOB: Responses = {**_UNCHANGED, **_NOT_FOUND, **_ACCESS, **OTHERWISE}
CHANGE_JOB: Responses = {
    **_NOT_FOUND,
    **_problems(problem_types.CROSS_ORIGIN),
    **_ACCESS,
    **OTHERWISE,
}
GET_JOB_RESULTS: Responses = {
    200: {
        "description": "One line of JSON for each item.",
        "content": {"application/x-ndjson": {"schema": {"type": "string"}}},
    },
    **_NOT_FOUND,
    **_ACCESS,
    **OTHERWISE,
}
GET_JOB_EVENTS: Responses = {
    200: {
        "description": "Server-sent events.",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    },
    **_NOT_FOUND,
    **_ACCESS,
    **OTHERWISE,
}
GET_TAXONOMY: Responses = {**_UNCHANGED, **_NOT_FOUND, **_ACCESS, **OTHERWISE}
GET_LISTING: Responses = {**_UNCHANGED, **_ACCESS, **OTHERWISE}


def _raw_parameters(model: type[BaseModel]) -> list[dict[str, Any]]:
    """The query parameters of a raw body, from the model that reads them."""
    properties = model.model_json_schema()["properties"]
    return [
        {
            "name": name,
            "in": "query",
            "required": False,
            "description": f"For bodies other than JSON. {schema.pop('description')}",
            "schema": {key: value for key, value in schema.items() if key != "title"},
        }
        for name, schema in properties.items()
    ]


def _json_body(model: str, name: str) -> dict[str, Any]:
    return {
        "application/json": {"schema": {"$ref": f"#/components/schemas/{model}"}} | example(name)
    }


ANALYSIS_BODY: dict[str, Any] = {
    "parameters": _raw_parameters(RawOptions),
    "requestBody": {
        "required": True,
        "content": {
            **_json_body("AnalysisRequest", "analysis_request"),
            "text/plain": {"schema": {"type": "string"}, "example": "The text of an article."},
            "text/html": {"schema": {"type": "string"}},
        },
    },
}
COMPARISON_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": _json_body("ComparisonRequest", "comparison_request"),
    }
}
JOB_BODY: dict[str, Any] = {
    "parameters": _raw_parameters(JobOptions),
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"$ref": "#/components/schemas/JobRequest"},
                "example": {"articles": [{"text": "The text of an article.", "outlet": "A paper"}]},
            },
            "application/x-ndjson": {
                "schema": {"type": "string"},
                "example": '{"text": "The text of an article.", "outlet": "A paper"}\n',
            },
        },
    },
}
