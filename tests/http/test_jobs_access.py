"""Jobs and those who would have too many of them, or those of others: a real server with keys."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest
import respx

from tests.http.problem import assert_problem
from tests.http.server import serving
from tests.http.test_access_process import COMMAND, keys, using

LINES = {"Content-Type": "application/x-ndjson"}


@pytest.fixture(autouse=True)
def loopback(no_outgoing_calls: respx.MockRouter) -> None:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()


class Office:
    """A server whose jobs nobody works on, and keys for it."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address

    def client(self, name: str, *limits: str) -> httpx.Client:
        return using(self.address, keys(self.folder, "create", name, "--tenant", name, *limits))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    keys(folder, "create", "First")
    settings = {"FACTFRAME_WORKERS": "0", "FACTFRAME_MAX_OPEN_JOBS": "2"}
    with serving(folder, *COMMAND, **settings) as address:
        yield Office(folder, address)


def send(client: httpx.Client, *articles: dict[str, Any]) -> httpx.Response:
    body = "".join(json.dumps(article) + "\n" for article in articles)
    return client.post("/v1/jobs", content=body, headers=LINES)


def test_a_job_is_there_for_its_tenant_alone(office: Office) -> None:
    with office.client("a") as ours, office.client("b") as theirs:
        path = send(ours, {"text": "The library burned down."}).headers["location"]
        for answer in (
            theirs.get(path),
            theirs.get(f"{path}/results"),
            theirs.get(f"{path}/events"),
            theirs.delete(path),
            theirs.post(f"{path}/retry"),
        ):
            assert_problem(answer, 404)
        assert theirs.get("/v1/jobs").json() == {"jobs": []}
        assert ours.get(path).json()["status"] == "running"


def test_a_tenant_has_so_many_unfinished_jobs_and_no_more(office: Office) -> None:
    with office.client("c") as many, office.client("d") as other:
        paths = [send(many, {"text": f"Mill {n} burned."}).headers["location"] for n in range(2)]
        refused = send(many, {"text": "A third mill burned."})
        told = assert_problem(refused, 429)
        assert told["type"] == "/problems/too-many-jobs"
        assert "FACTFRAME_MAX_OPEN_JOBS" in told["detail"]
        assert int(refused.headers["retry-after"]) > 0
        later = {"article": {"text": "A third mill burned."}}
        assert_problem(many.post("/v1/analyses", json=later, headers={"Prefer": "respond-async"}))
        assert send(many, {"text": "Mill 0 burned."}).status_code == 200
        assert send(other, {"text": "Mill 0 burned."}).status_code == 202
        many.delete(paths[0])
        assert send(many, {"text": "A third mill burned."}).status_code == 202
        assert_problem(many.post(f"{paths[0]}/retry"), 429)


@pytest.mark.parametrize(
    ("limits", "hint"),
    [(("--articles", "2"), "2 articles a day"), (("--characters", "50"), "50 characters a day")],
)
def test_a_job_beyond_a_quota_is_refused_whole(
    office: Office, limits: tuple[str, ...], hint: str
) -> None:
    with office.client(f"e{limits[1]}", *limits) as few:
        refused = send(few, *({"text": f"Mill {n} burned down in March."} for n in range(3)))
        told = assert_problem(refused, 429)
        assert told["type"] == "/problems/quota-reached"
        assert hint in told["detail"]
        assert few.get("/v1/jobs").json() == {"jobs": []}
        assert send(few, {"text": "Mill 1 burned down."}).status_code == 202


def test_a_job_of_addresses_is_refused_where_none_is_fetched(office: Office) -> None:
    with office.client("f") as reader:
        told = assert_problem(send(reader, {"url": "https://paper.example/a"}), 422)
        assert "FACTFRAME_FETCH" in told["detail"]
        half = send(reader, {"url": "https://paper.example/a"}, {"text": "The mill burned."})
        assert half.json()["counts"]["failed"] == 1


def test_streams_of_events_are_few_and_end_with_those_who_watch(office: Office) -> None:
    with office.client("g") as watcher, office.client("h") as other, ExitStack() as open_ones:
        path = send(watcher, {"text": "The mill burned."}).headers["location"]
        mine = [open_ones.enter_context(watcher.stream("GET", f"{path}/events")) for _ in range(8)]
        assert [stream.status_code for stream in mine] == [200] * 8
        told = [stream.iter_text() for stream in mine]
        assert all(next(events).startswith("event: progress") for events in told)
        with watcher.stream("GET", f"{path}/events") as refused:
            if refused.status_code != 200:  # else it would not end
                refused.read()
        assert "being watched" in assert_problem(refused, 429)["detail"]
        assert watcher.get(path).status_code == 200
        own = send(other, {"text": "The mill burned."}).headers["location"]
        with other.stream("GET", f"{own}/events") as stream:
            assert stream.status_code == 200
        mine[0].close()
        assert _watched_again(watcher, f"{path}/events")


def _watched_again(client: httpx.Client, path: str) -> bool:
    for _ in range(50):
        with client.stream("GET", path) as stream:
            if stream.status_code == 200:
                return True
            stream.read()
    return False
