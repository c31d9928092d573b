"""`factframe batch` and `factframe jobs`, as processes, by operators who interrupt and mistype."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from api.cli.exits import Exit
from api.jobs import crew
from tests.jobs.machines import ALL, LONGEST, Provider, Site, told

COMMAND = (sys.executable, "-m", "api")
IN = "articles.jsonl"
OUT = "results.jsonl"


@pytest.fixture
def site(tmp_path: Path, provider: Provider) -> Site:
    return Site(tmp_path, provider.address)


@pytest.fixture
def desk(tmp_path: Path) -> Site:
    """With the embedded engine alone."""
    return Site(tmp_path, "http://127.0.0.1:9", more={"FACTFRAME_ENGINE": "rules"})


def write(site: Site, *articles: object) -> None:
    lines = [one if isinstance(one, str) else json.dumps(one) for one in articles]
    (site.folder / IN).write_text("".join(f"{line}\n" for line in lines))


def run(site: Site, *arguments: str, given: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=site.folder,
        env=site.environment,
        input=given,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )


def started(site: Site, *arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=site.folder,
        env=site.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def rows(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines()]


def numbers(found: Sequence[dict[str, Any]]) -> list[int]:
    return [row["number"] for row in found]


def test_a_batch_that_was_killed_goes_on_and_asks_nothing_again(
    site: Site, provider: Provider
) -> None:
    write(site, *(told(number) for number in range(16)))
    provider.tell(most=6)
    with started(site, "batch", IN, "--out", OUT) as first:
        provider.until_held(6)
        time.sleep(1)
        first.kill()
    provider.tell(most=ALL)
    again = run(site, "batch", IN, "--out", OUT)
    assert (again.returncode, "16 of 16 done" in again.stderr) == (Exit.OK, True), again.stderr
    book = provider.book
    assert (book["answered"], book["again"]) == (32, [])
    written = (site.folder / OUT).read_bytes()
    assert numbers(rows(written.decode())) == list(range(1, 17))
    assert run(site, "batch", IN, "--out", OUT).returncode == Exit.OK
    assert (site.folder / OUT).read_bytes() == written
    assert provider.book["asked"] == book["asked"]


def test_what_the_provider_failed_at_can_be_tried_again(site: Site, provider: Provider) -> None:
    write(site, *(told(number) for number in range(3)))
    site.more = {"FACTFRAME_PATIENCE_SECONDS": "0", "FACTFRAME_ATTEMPTS": "1"}
    provider.tell(down=True)
    failed = run(site, "batch", IN, "--out", OUT)
    assert failed.returncode == Exit.UNAVAILABLE
    assert "3 failed" in failed.stderr
    assert all(row["error"]["code"].startswith("upstream") for row in rows(_out(site)))
    identifier = failed.stderr.partition("Job ")[2].partition(":")[0]
    provider.tell(down=False)
    assert run(site, "jobs", "retry", identifier).stdout == "Put in line again: 3\n"
    assert run(site, "batch", IN, "--out", OUT).returncode == Exit.OK
    assert all(row["result"] for row in rows(_out(site)))


def test_ctrl_c_stops_a_batch_and_the_job_can_be_looked_at_and_cancelled(
    site: Site, provider: Provider
) -> None:
    write(site, *(told(number) for number in range(16)))
    site.more = {"FACTFRAME_WORKER_SECONDS": "1"}
    provider.tell(most=4)
    with started(site, "batch", IN, "--out", OUT, "--name", "bridges") as batch:
        provider.until_held(4)
        time.sleep(1)
        batch.send_signal(signal.SIGINT)
        assert batch.stderr
        assert b"Run the same command again" in batch.stderr.read()
        assert batch.wait(LONGEST) == Exit.INTERRUPTED
    listed = run(site, "jobs", "list").stdout
    assert "bridges" in listed
    (job,) = rows(run(site, "jobs", "list", "--json").stdout)
    assert job["status"] == "running"
    assert run(site, "jobs", "cancel", job["id"]).stdout.startswith("Cancelled.")
    shown = json.loads(run(site, "jobs", "show", job["id"], "--json").stdout)
    assert (shown["status"], shown["counts"]["waiting"]) == ("cancelled", 0)
    told_so_far = rows(run(site, "jobs", "results", job["id"]).stdout)
    assert [row["number"] for row in told_so_far] == list(range(1, len(told_so_far) + 1))


def test_a_bad_line_fails_alone_and_is_told(desk: Site) -> None:
    write(desk, told(1), "rubbish", {"title": "No text"}, told(2))
    done = run(desk, "batch", IN, "--out", OUT)
    assert done.returncode == Exit.BAD_DATA
    assert "2 of 4 done, 2 failed" in done.stderr
    assert "2: The line is no JSON object" in done.stderr
    codes = [row["error"] and row["error"]["code"] for row in rows(_out(desk))]
    assert codes == [None, "malformed-json", "invalid-article", None]


def test_lines_may_come_in_and_go_out_through_pipes(desk: Site) -> None:
    odd = {"text": "The mayor of Harrow closed the road.", "ref": "a\0b\x1a0"}
    done = run(desk, "batch", "-", "--out", "-", "--workers", "2", given=json.dumps(odd))
    assert done.returncode == Exit.OK
    (row,) = rows(done.stdout)
    assert (row["ref"], row["status"]) == (odd["ref"], "done")


@pytest.mark.parametrize(
    ("arguments", "code", "hint"),
    [
        (("batch", "none.jsonl", "--out", OUT), Exit.NO_INPUT, "none.jsonl cannot be read"),
        (("batch", IN, "--out", IN), Exit.WRONG_USE, "would overwrite"),
        (("batch", IN, "--out", "no/folder/x"), Exit.OUTPUT, "could not be written"),
        (("jobs", "show", "j0"), Exit.NO_INPUT, "no job under this id"),
        (("jobs", "results", "j0"), Exit.NO_INPUT, "no job under this id"),
    ],
)
def test_what_goes_wrong_is_told_and_nothing_is_lost(
    desk: Site, arguments: tuple[str, ...], code: Exit, hint: str
) -> None:
    write(desk, told(1))
    before = (desk.folder / IN).read_bytes()
    done = run(desk, *arguments)
    assert (done.returncode, hint in done.stderr) == (code, True), done.stderr
    assert (desk.folder / IN).read_bytes() == before


def test_workers_that_cannot_start_are_not_started_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(crew, "_SOON_SECONDS", 1.5)
    monkeypatch.setattr(crew, "_COMMAND", (sys.executable, "-c", "raise SystemExit(3)"))
    workers = crew.Crew(1, 0)
    give_up = time.monotonic() + LONGEST
    while not workers.is_hopeless:
        assert time.monotonic() < give_up
        workers.ensure()
        time.sleep(0.05)
    workers.close()


def _out(site: Site) -> str:
    return (site.folder / OUT).read_text()
