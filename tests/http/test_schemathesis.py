"""The service does what its OpenAPI document says, whatever is sent: every check of schemathesis.

Once with a key on a service that asks for keys, as the document describes it, and once on one that
has none. FUZZ_EXAMPLES sets how many requests are made up for each operation beside those that
cover the corners of its schema; `make fuzz` makes up many.
"""

import json
import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig

from api.app import create_app
from api.settings import Settings
from tests.http.fakes import FakeService
from tests.http.server import serving
from tests.http.test_access_process import keys

FEW = 3
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", FEW))
LONGEST = 120
"""Seconds for an answer, on a machine with other work."""
COMMAND = ("-m", "api", "serve", "--port", "{port}")
ENVIRONMENT = {"FACTFRAME_ENGINE": "rules", "FACTFRAME_RATE": "1000000/minute"}


@schemathesis.serializer("application/x-ndjson")
def as_line(_: object, value: object) -> bytes:
    """What is made up for lines of JSON, as it is where it is text, else as one line."""
    if isinstance(value, bytes | str):
        return value if isinstance(value, bytes) else value.encode()
    return json.dumps(value).encode() + b"\n"


BEYOND_A_SCHEMA = {
    "empty-text": "whether words are left is known once markup and white space are gone",
    "invalid-input": "whether markup can be parsed is known once it was tried",
    "invalid-article": "parts of an article that are right by themselves may not fit together",
    "unsupported-language": "the language is found out by reading",
    "unsupported-format": "whether a body of the right media type is text is known once it is read",
    "fetch-refused": "which addresses are fetched is the operator's choice",
}
"""Problems that a request which follows its schema may meet, and why no schema can tell. Only for
these is the check left out that such a request is accepted, and for a query beside JSON: OpenAPI
cannot tie a parameter to a media type."""
PLANNED = {
    "not-configured": "the service of these tests has no model, and says so to who asks for `llm`",
}
"""Problems with a status of 500 or above that are no failures. No other check is left out."""

import_module("schemathesis.specs.openapi.coverage._operation")
"""Before tests are collected: pytest rewrites it then, for which the stack is too deep."""


def described(*, asks: bool) -> Any:
    """The document; `asks` says whether of a service that asks for keys."""
    document = json.loads(create_app(Settings(cache=False), service=FakeService()).state.openapi())
    if not asks:
        del document["security"]
    made_up = GenerationConfig(max_examples=EXAMPLES, deterministic=EXAMPLES == FEW)
    project = ProjectConfig(generation=made_up, request_timeout=LONGEST)
    projects = ProjectsConfig(default=project)
    return schemathesis.openapi.from_dict(document, config=SchemathesisConfig(projects=projects))


guarded, free = described(asks=True), described(asks=False)
bounded = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=EXAMPLES == FEW,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("guarded")


@pytest.fixture(scope="module")
def key(folder: Path) -> str:
    return keys(folder, "create", "The desk")


@pytest.fixture(scope="module")
def guarded_at(folder: Path, key: str) -> Iterator[str]:
    with serving(folder, *COMMAND, **ENVIRONMENT) as address:
        yield address


@pytest.fixture(scope="module")
def free_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("free"), *COMMAND, **ENVIRONMENT) as address:
        yield address


@guarded.parametrize()  # type: ignore[untyped-decorator]
@bounded
def test_with_keys_every_answer_is_as_documented(
    case: schemathesis.Case[Any], guarded_at: str, key: str
) -> None:
    check(case, base_url=guarded_at, headers={"Authorization": f"Bearer {key}"})


@free.parametrize()  # type: ignore[untyped-decorator]
@bounded
def test_without_keys_every_answer_is_as_documented(
    case: schemathesis.Case[Any], free_at: str
) -> None:
    check(case, base_url=free_at)


def check(case: schemathesis.Case[Any], **transport: Any) -> None:
    """Sends the request and checks the answer."""
    response = case.call(**transport)
    excluded: list[Any] = []
    kind = _kind(response)
    if _query_beside_json(case) or kind in BEYOND_A_SCHEMA:
        excluded.append(CHECKS.get_one("positive_data_acceptance"))
    if kind in PLANNED:
        excluded.append(CHECKS.get_one("not_a_server_error"))
    case.validate_response(response, excluded_checks=excluded, transport_kwargs=transport)


def _query_beside_json(case: schemathesis.Case[Any]) -> bool:
    return bool(case.query) and case.media_type == "application/json"


def _kind(response: schemathesis.Response) -> str:
    """The code of the problem that the response is; "" for one that is none."""
    if response.headers.get("content-type") != ["application/problem+json"]:
        return ""
    return str(response.json()["type"]).rpartition("/")[2]
