"""A server whose cache cannot be used serves all the same, and says so to its operator."""

import json
import tempfile
from pathlib import Path

import httpx
import respx

from tests.http.server import logged

COMMAND = ("-m", "api", "serve", "--port", "{port}")


def test_it_is_told_in_the_log_and_at_readyz(
    tmp_path: Path, no_outgoing_calls: respx.MockRouter
) -> None:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()
    cache = tmp_path / "cache"
    cache.mkdir()
    cache.chmod(0o777)
    with tempfile.TemporaryFile() as log:
        with logged(log, log, cache, *COMMAND) as address:
            body = {"article": {"text": "The bridge fell on Monday."}}
            made = httpx.post(f"{address}/v1/analyses", json=body, timeout=60, trust_env=False)
            ready = httpx.get(f"{address}/readyz", trust_env=False)
        log.seek(0)
        lines = log.read().decode().splitlines()
    assert made.status_code == 200
    parts = {part["name"]: part["status"] for part in ready.json()["parts"]}
    assert parts["cache"] == "degraded"
    told = [json.loads(line) for line in lines if line.startswith("{")]
    (warning,) = (one for one in told if one["level"] == "warning")
    assert "everybody may write" in warning["event"]
    assert not list(cache.iterdir())
