"""Jobs over HTTP: taken, watched, read by pages, cancelled; by real workers of a real server."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import respx

from tests.http.problem import assert_problem
from tests.http.server import serving

LINES = {"Content-Type": "application/x-ndjson"}
SENTENCES = ("The bridge was closed on Monday, police said.", "Two people were hurt.")
SECONDS = 90
COMMAND = ("-m", "api", "serve", "--port", "{port}")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("jobs")
    with serving(folder, *COMMAND, FACTFRAME_MAX_JOB_ARTICLES="50") as address:
        yield address


@pytest.fixture(autouse=True)
def loopback(no_outgoing_calls: respx.MockRouter) -> None:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()


@pytest.fixture
def client(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server, timeout=30, trust_env=False) as client:
        yield client


def lines(*articles: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(article).encode() + b"\n" for article in articles)


def finished(client: httpx.Client, path: str) -> dict[str, Any]:
    """The job, once it is over."""
    give_up = time.monotonic() + SECONDS
    while time.monotonic() < give_up:
        job: dict[str, Any] = client.get(path).json()
        if job["status"] in {"done", "cancelled"} and not job["counts"]["running"]:
            return job
        time.sleep(0.2)
    raise AssertionError(f"not done in time: {job}")


def results(client: httpx.Client, path: str, limit: int = 100) -> list[dict[str, Any]]:
    """All results, page by page."""
    found, url = [], f"{path}/results?limit={limit}"
    while url:
        answer = client.get(url)
        found += [json.loads(line) for line in answer.text.splitlines()]
        url = answer.links.get("next", {}).get("url", "")
    return found


def test_articles_are_read_and_groups_compared_and_bad_lines_fail_alone(
    client: httpx.Client,
) -> None:
    told = [{"text": text, "group": "bridge", "ref": f"r{n}"} for n, text in enumerate(SENTENCES)]
    body = (
        lines(*told, {"text": "", "group": "other"}, {"text": "Alone it stands.", "group": "other"})
        + b"rubbish\n"
    )
    answer = client.post("/v1/jobs?kind=comparisons&name=bridges", content=body, headers=LINES)
    assert answer.status_code == 202
    path = answer.headers["location"]
    job = finished(client, path)
    assert job["name"] == "bridges"
    assert job["counts"] == {
        "total": 7, "waiting": 0, "running": 0, "done": 4, "failed": 3, "cancelled": 0,
    }  # fmt: skip
    found = {row["number"]: row for row in results(client, path, limit=2)}
    assert [found[n]["ref"] for n in (1, 2)] == ["r0", "r1"]
    assert found[1]["result"] == client.get(f"/v1/analyses/{found[1]['id']}").json() | {
        "run": found[1]["result"]["run"]
    }
    assert found[3]["error"]["code"] == "empty-text"
    assert found[5]["error"]["code"] == "malformed-json"
    assert [one["key"] for one in found[6]["result"]["articles"]]
    assert found[7]["error"]["code"] == "article-failed"
    again = client.post("/v1/jobs?kind=comparisons", content=body, headers=LINES)
    assert (again.status_code, again.headers["location"]) == (200, path)


def test_events_tell_of_progress_until_the_end(client: httpx.Client) -> None:
    body = lines(*({"text": f"Ship {n} sank on Friday."} for n in range(5)))
    path = client.post("/v1/jobs", content=body, headers=LINES).headers["location"]
    with client.stream("GET", f"{path}/events", timeout=SECONDS) as answer:
        told = "".join(answer.iter_text())
    *_, last = told.strip().split("\n\n")
    assert told.startswith("event: progress\ndata: ")
    assert last.startswith("event: end\ndata: ")
    assert json.loads(last.partition("data: ")[2])["counts"]["done"] == 5


def test_whoever_prefers_not_to_wait_gets_a_job(client: httpx.Client) -> None:
    prefer = {"Prefer": "respond-async, wait=5"}
    article = {"text": "The mine was shut in May."}
    one = client.post("/v1/analyses", json={"article": article}, headers=prefer)
    raw = client.post(
        "/v1/analyses?outlet=Paper",
        content="The mine was shut in June, officials said.",
        headers={**prefer, "Content-Type": "text/plain"},
    )
    accounts = [{"article": {"text": text}} for text in SENTENCES]
    many = client.post("/v1/comparisons", json={"articles": accounts}, headers=prefer)
    for answer in (one, raw, many):
        assert (answer.status_code, answer.headers["preference-applied"]) == (202, "respond-async")
        assert finished(client, answer.headers["location"])["counts"]["failed"] == 0
    (row,) = results(client, raw.headers["location"])
    assert row["result"]["article"]["outlet"] == "Paper"
    *_, compared = results(client, many.headers["location"])
    assert compared["result"]["id"] == client.post(
        "/v1/comparisons", json={"articles": accounts}
    ).json()["id"]  # fmt: skip


def test_a_job_can_be_cancelled_and_tried_again(client: httpx.Client) -> None:
    body = lines(*({"text": f"Mill {n} burned down in March. " * 150} for n in range(50)))
    path = client.post("/v1/jobs", content=body, headers=LINES).headers["location"]
    assert client.delete(path).json()["status"] == "cancelled"
    job = finished(client, path)
    assert job["counts"]["cancelled"] > 0
    assert job["counts"]["waiting"] == 0
    assert client.post(f"{path}/retry").json()["counts"]["cancelled"] == 0
    assert finished(client, path)["counts"]["done"] == 50


@pytest.mark.parametrize(
    ("body", "code", "hint"),
    [
        (b"", "empty-text", "one line of JSON"),
        (b"title,text\nA,B\n", "invalid-input", "no JSON object"),
        (lines(*({"text": f"Fire {n}."} for n in range(51))), "too-large", "MAX_JOB_ARTICLES"),
    ],
)
def test_what_holds_no_articles_is_refused(
    client: httpx.Client, body: bytes, code: str, hint: str
) -> None:
    told = assert_problem(client.post("/v1/jobs", content=body, headers=LINES))
    assert told["type"] == f"/problems/{code}"
    assert hint in told["detail"]


def test_a_job_of_nobody(client: httpx.Client) -> None:
    for method, path in (
        ("GET", ""), ("DELETE", ""), ("GET", "/results"), ("GET", "/events"), ("POST", "/retry"),
    ):  # fmt: skip
        answer = client.request(method, f"/v1/jobs/j{'0' * 32}{path}")
        assert answer.status_code == 404


def test_the_list_names_the_latest_first(client: httpx.Client) -> None:
    for name in ("one", "two"):
        client.post(f"/v1/jobs?name={name}", content=lines({"text": f"Is {name}."}), headers=LINES)
    told = client.get("/v1/jobs?limit=2").json()["jobs"]
    assert [job["name"] for job in told] == ["two", "one"]


def test_where_no_job_was_ever_taken_no_database_is_made(tmp_path: Path) -> None:
    with serving(tmp_path, *COMMAND, FACTFRAME_JOBS=str(tmp_path)) as address:
        assert httpx.get(f"{address}/healthz", trust_env=False).status_code == 200
        assert not (tmp_path / "jobs.db").exists()
