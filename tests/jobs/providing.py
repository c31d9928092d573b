"""The provider of `tests.jobs.provider`, serving for the time of a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import respx

from tests.http.server import serving
from tests.jobs.machines import Provider

_PROVIDER = ("-m", "uvicorn", "tests.jobs.provider:app", "--port", "{port}")


@pytest.fixture
def provider(tmp_path: Path, no_outgoing_calls: respx.MockRouter) -> Iterator[Provider]:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()
    with serving(tmp_path / "provider", *_PROVIDER) as address:
        yield Provider(address)
