"""A POST whose result is kept: processor time of the server, beside the least that could answer."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from benchmarks.server import Server, asgi, server
from benchmarks.texts import articles
from benchmarks.workloads.outcome import Outcome, Row, at_most, middle

REQUESTS = 400
_WARM = 20
_PARSED = (
    "the body is parsed strictly, checked and addressed, and the result is read from disk, checked"
    " and written again"
)
_AROUND = (
    "what surrounds every request is not left out: its id, access, limits, headers, and above all"
    " the log's line, more than a third of it"
)

Millis = dict[str, list[float]]


async def run(runs: int, pace: float) -> Outcome:  # noqa: ARG001 - no model is asked
    body = {"article": {"text": next(articles(1))}}
    with TemporaryDirectory() as folder, _servers(Path(folder), body) as servers:
        found: Millis = {name: [] for name in servers}
        for _ in range(runs):
            for name, started in servers.items():
                encoding = "gzip" if name == "packed" else "identity"
                found[name].append(_millis(started, body, encoding))
        size = (Path(folder) / "result.json").stat().st_size
    typical = {name: middle(times) for name, times in found.items()}
    bare, typed = typical["bare"], typical["typed"]
    rows = [
        Row("the result", f"{size / 1000:,.0f} kB"),
        *(Row(_NAMES[name], f"{millis:.2f} ms") for name, millis in typical.items()),
        at_most(
            "through the service, to the route of FastAPI",
            typical["service"] / typed,
            0.5,
            missed=_PARSED,
        ),
        Row("replayed, to the route of FastAPI", f"{typical['replayed'] / typed:.2f}"),
        at_most("replayed, to bare ASGI", typical["replayed"] / bare, 2, missed=_AROUND),
        at_most("replayed packed, to bare ASGI", typical["packed"] / bare, 2, missed=_AROUND),
    ]
    return Outcome("A POST that is kept, processor time", tuple(rows), runs, dict(found))


_NAMES = {
    "bare": "bare ASGI route",
    "typed": "route of FastAPI with `response_model`",
    "service": "through the service, kept on disk",
    "replayed": "replayed from memory",
    "packed": "replayed from memory, packed",
}


@contextmanager
def _servers(folder: Path, body: object) -> Iterator[dict[str, Server]]:
    """All of them, with the result kept."""
    with ExitStack() as stack:
        off = {"FACTFRAME_REPLAY_MEGABYTES": "0"}
        service = stack.enter_context(server(folder / "service", None, **off))
        replaying = stack.enter_context(server(folder / "replaying", None))
        result = folder / "result.json"
        answer = httpx.post(
            f"{service.address}/v1/analyses", json=body, timeout=60, trust_env=False
        )
        result.write_bytes(answer.raise_for_status().content)
        plain = {
            name: stack.enter_context(
                asgi(f"benchmarks.plain:{name}", BENCHMARK_RESULT=str(result))
            )
            for name in ("bare", "typed")
        }
        yield {**plain, "service": service, "replayed": replaying, "packed": replaying}


def _millis(started: Server, body: object, encoding: str) -> float:
    """Processor time of the server for one request."""
    headers = {"accept-encoding": encoding}
    with httpx.Client(base_url=started.address, trust_env=False, headers=headers) as client:
        for _ in range(_WARM):
            client.post("/v1/analyses", json=body, timeout=60).raise_for_status()
        before = started.core_seconds()
        for _ in range(REQUESTS):
            client.post("/v1/analyses", json=body).raise_for_status()
        return (started.core_seconds() - before) / REQUESTS * 1000
