"""Jobs sent by those who mean harm or know no better: a real server, whose jobs nobody works on."""

import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import respx

from tests.http.problem import assert_problem
from tests.http.server import logged, running, serving
from tests.http.test_access_process import COMMAND

LINES = {"Content-Type": "application/x-ndjson"}
SETTINGS = {"FACTFRAME_WORKERS": "0", "FACTFRAME_MAX_UPLOAD_BYTES": "20000000"}
SHUTDOWN_SECONDS = 20
"""Less than a server waits for answers that do not end."""
DISK_BYTES = 3_000_000
SMALL_DISK = (
    "-c",
    f"""
import resource, runpy
resource.setrlimit(resource.RLIMIT_FSIZE, ({DISK_BYTES}, {DISK_BYTES}))
runpy.run_module('api', run_name='__main__')
""",
    *COMMAND[2:],
)
"""A server none of whose files can grow beyond so many bytes."""


@pytest.fixture(autouse=True)
def loopback(no_outgoing_calls: respx.MockRouter) -> None:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("hostile"), *COMMAND, **SETTINGS) as address:
        yield address


def calling(address: str) -> httpx.Client:
    return httpx.Client(base_url=address, timeout=60, trust_env=False)


def lines(name: str, number: int) -> bytes:
    return b"".join(
        json.dumps({"text": f"Mill {n} of {name} burned."}).encode() + b"\n" for n in range(number)
    )


def answer_to(address: str, head: str, body: bytes = b"") -> bytes:
    """What comes back on a connection of its own."""
    place = urlsplit(address)
    with socket.create_connection((str(place.hostname), place.port), timeout=30) as connection:
        connection.sendall(f"{head}\r\nHost: {place.netloc}\r\n\r\n".encode() + body)
        told = b""
        while b"\r\n\r\n" not in told and (more := connection.recv(65_536)):
            told += more
    return told


def test_what_is_announced_to_be_too_large_is_refused_before_it_comes(address: str) -> None:
    head = f"POST /v1/jobs HTTP/1.1\r\nContent-Type: {LINES['Content-Type']}"
    assert b" 413 " in answer_to(address, f"{head}\r\nContent-Length: 1000000000000", b"{")
    with calling(address) as client:
        assert client.get("/v1/jobs").json() == {"jobs": []}


def test_the_same_job_sent_many_times_at_once_is_one(address: str) -> None:
    with calling(address) as client, ThreadPoolExecutor(6) as threads:
        body = lines("Same", 1000)
        sent = list(
            threads.map(lambda _: client.post("/v1/jobs", content=body, headers=LINES), range(6))
        )
        assert {answer.status_code for answer in sent} <= {200, 202}
        assert len({answer.json()["id"] for answer in sent}) == 1
        assert client.get(sent[0].headers["location"]).json()["counts"]["waiting"] == 1000


def test_no_more_streams_are_opened_by_asking_for_all_at_once(address: str) -> None:
    with calling(address) as client, ExitStack() as stack:
        path = client.post("/v1/jobs", content=lines("Watched", 1), headers=LINES).headers[
            "location"
        ]
        place = urlsplit(address)
        open_ones = [
            stack.enter_context(
                socket.create_connection((str(place.hostname), place.port), timeout=30)
            )
            for _ in range(40)
        ]
        for one in open_ones:
            one.sendall(f"GET {path}/events HTTP/1.1\r\nHost: {place.netloc}\r\n\r\n".encode())
        told = [one.recv(12) for one in open_ones]
        assert sorted(set(told)) == [b"HTTP/1.1 200", b"HTTP/1.1 429"]
        assert told.count(b"HTTP/1.1 200") == 8


def test_whoever_asks_for_the_head_of_a_stream_holds_none_open(address: str) -> None:
    with calling(address) as client:
        path = client.post("/v1/jobs", content=lines("Head", 1), headers=LINES).headers["location"]
        for _ in range(10):
            answer = client.head(f"{path}/events")
            assert (answer.status_code, answer.content) == (200, b"")
            assert answer.headers["content-type"].startswith("text/event-stream")


def test_one_who_cancels_a_job_while_it_comes_in_has_nothing_left_to_do_in_it(
    address: str,
) -> None:
    with calling(address) as client, ThreadPoolExecutor(1) as threads:
        sending = threads.submit(
            lambda: httpx.post(
                f"{address}/v1/jobs",
                content=lines("Cancelled", 5000),
                headers=LINES,
                timeout=60,
                trust_env=False,
            )
        )
        path = f"/v1/jobs/{_accepting(client)}"
        client.delete(path)
        sending.result()
        counts = client.get(path).json()["counts"]
        assert (counts["waiting"], counts["cancelled"]) == (0, 5000)
        assert client.post(f"{path}/retry").json()["counts"]["waiting"] == 5000


def _accepting(client: httpx.Client) -> str:
    for _ in range(3000):
        jobs = client.get("/v1/jobs?limit=1").json()["jobs"]
        if jobs and jobs[0]["status"] == "accepting":
            return str(jobs[0]["id"])
        time.sleep(0.01)
    raise AssertionError("it never came in")


def test_nobody_waits_for_the_large_jobs_of_others_but_those_who_send_some(address: str) -> None:
    with calling(address) as client, calling(address) as sender, ThreadPoolExecutor(8) as threads:
        sent = [
            threads.submit(sender.post, "/v1/jobs", content=lines(name, 10_000), headers=LINES)
            for name in "ABCDEFGH"
        ]
        time.sleep(2)
        assert client.get("/v1/jobs?limit=1").status_code == 200
        assert not any(one.done() for one in sent)
        assert {one.result().status_code for one in sent} == {202}


def test_a_server_that_is_stopped_does_not_wait_for_those_who_watch(tmp_path: Path) -> None:
    with (
        (tmp_path / "log").open("w+b") as log,
        running(log, log, tmp_path, *COMMAND, **SETTINGS) as (address, process),
        calling(address) as client,
    ):
        path = client.post("/v1/jobs", content=lines("Stop", 1), headers=LINES).headers["location"]
        with client.stream("GET", f"{path}/events") as stream:
            told = stream.iter_text()
            assert next(told).startswith("event: progress")
            process.terminate()
            assert "event: end" not in "".join(told)
        process.wait(timeout=SHUTDOWN_SECONDS)
        log.seek(0)
        assert b"Exception" not in log.read()


def test_a_disk_that_is_full_is_told_and_loses_nothing(tmp_path: Path) -> None:
    with (
        (tmp_path / "log").open("w+b") as log,
        logged(log, log, tmp_path, *SMALL_DISK, **SETTINGS) as address,
        calling(address) as client,
    ):
        path = client.post("/v1/jobs", content=lines("Kept", 3), headers=LINES).headers["location"]
        words = "A secret mill burned. "
        one = json.dumps({"text": words * 200_000}).encode() + b"\n"
        many = {"articles": [{"text": words * 100}] * 2_000}
        for answer in (
            client.post("/v1/jobs", content=one, headers=LINES),
            client.post("/v1/jobs", json=many),
            client.post("/v1/jobs", content=_too_many_rows(), headers=LINES),
        ):
            problem = assert_problem(answer, 503)
            assert problem["type"] == "/problems/jobs-unavailable"
        assert client.get(path).json()["counts"]["waiting"] == 3
        log.seek(0)
        told = log.read()
        assert b"Traceback" not in told
        assert b"secret" not in told


def _too_many_rows() -> bytes:
    """Articles that fit as a file, and not into the database beside the others."""
    texts = (f"{n:x}" * 100 for n in range(4000))
    return b"".join(json.dumps({"text": f"Mill {text}."}).encode() + b"\n" for text in texts)
