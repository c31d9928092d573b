"""A server killed in the midst of a request has lost nothing that a model was paid for."""

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
import respx

from api.schemas.comparison import Comparison
from tests.http.server import running, serving

PROVIDER = ("-m", "uvicorn", "tests.http.held:app", "--port", "{port}")
COMMAND = ("-m", "api", "serve", "--port", "{port}")
TEXTS = [
    "The bridge at Harrow fell on Monday. Nobody was hurt, the mayor said.",
    "The bridge at Harrow collapsed on Monday morning. The mayor closed the road.",
]
BODY = {"articles": [{"article": {"text": text}} for text in TEXTS]}
LONGEST = 60


@pytest.fixture
def provider(tmp_path: Path, no_outgoing_calls: respx.MockRouter) -> Iterator[str]:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()
    with serving(tmp_path / "provider", *PROVIDER) as started:
        yield started


def settings(provider: str) -> dict[str, str]:
    return {
        "FACTFRAME_MODEL": "openai/some-model",
        "FACTFRAME_API_BASE": f"{provider}/v1",
        "FACTFRAME_API_KEY": "key",
    }


def asked(provider: str) -> dict[str, int]:
    counts: dict[str, int] = httpx.get(f"{provider}/asked", trust_env=False).json()
    return counts


def wait_for(provider: str, name: str) -> None:
    give_up = time.monotonic() + LONGEST
    while not asked(provider).get(name):
        assert time.monotonic() < give_up, f"{name} was never asked for"
        time.sleep(0.05)


def compare(address: str) -> httpx.Response:
    return httpx.post(f"{address}/v1/comparisons", json=BODY, timeout=LONGEST, trust_env=False)


def compare_in_vain(address: str) -> None:
    with suppress(httpx.HTTPError):
        compare(address)


def test_what_was_answered_before_the_kill_is_not_asked_for_again(
    provider: str, tmp_path: Path
) -> None:
    httpx.post(f"{provider}/hold/match", trust_env=False)
    cache = tmp_path / "cache"
    with (
        tempfile.TemporaryFile() as log,
        running(log, log, cache, *COMMAND, **settings(provider)) as (first, process),
    ):
        request = threading.Thread(target=compare_in_vain, args=(first,))
        request.start()
        wait_for(provider, "match")
        process.kill()
        request.join(LONGEST)
    read = {"claims": 2, "framing": 2}
    assert asked(provider) == {**read, "match": 1}
    httpx.post(f"{provider}/release", trust_env=False)
    with serving(cache, *COMMAND, **settings(provider)) as second:
        answer = compare(second)
        again = compare(second)
        ready = httpx.get(f"{second}/readyz", trust_env=False).json()
    assert answer.status_code == 200, answer.text
    comparison = Comparison.model_validate_json(answer.content)
    assert asked(provider) == {**read, "match": 2, "synopsis": 1}
    assert not comparison.run.warnings
    assert again.json()["run"]["cached"]
    assert all(part["status"] == "ok" for part in ready["parts"])
