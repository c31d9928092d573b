"""Workers on several machines: they share the work, and what becomes of it when one is killed, the
database is gone for a while, or the job is cancelled."""

import json
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa

from api.access.keys import KeyLimits
from api.access.quotas import KeyAccount
from api.access.store import KeyStore
from api.account import current_account
from api.database import connect
from api.jobs.tables import ITEMS
from tests.http.server import serving
from tests.jobs.machines import ALL, LONGEST, Provider, Site, told
from tests.postgres import PostgresServer

ARTICLES = [told(number) for number in range(24)]
TOKENS = 120
"""Of each answer of the provider."""


@pytest.fixture
def shared(tmp_path: Path, provider: Provider, database_url: str) -> Site:
    """On PostgreSQL."""
    return Site(tmp_path, provider.address, database_url)


@pytest.fixture(params=["file", "postgresql"])
def site(request: pytest.FixtureRequest, tmp_path: Path, provider: Provider) -> Site:
    kept = None if request.param == "file" else request.getfixturevalue("database_url")
    return Site(tmp_path, provider.address, kept)


def begun_by(site: Site) -> list[int]:
    """How many items each worker has done."""
    assert site.database
    engine = connect(site.database)
    with engine.connect() as connection:
        rows = connection.execute(
            sa.text(
                "SELECT count(*) FROM dbos.workflow_status"
                " WHERE executor_id <> '' GROUP BY executor_id"
            )
        )
        found = list(rows.scalars())
    engine.dispose()
    return found


def test_two_workers_share_the_work_and_make_what_one_would_make(
    shared: Site, provider: Provider, tmp_path: Path
) -> None:
    groups = [{**told(number), "group": f"g{number // 2}"} for number in range(12)]
    shared.more = {"FACTFRAME_CONCURRENCY": "3"}
    provider.tell(held=True)
    with shared.office() as office, shared.worker(), shared.worker():
        job = office.send(groups, "comparisons")
        provider.until(lambda book: book["open"] >= 6)
        assert len(begun_by(shared)) == 2
        provider.tell(held=False)
        assert office.done(job).counts.done == 18
        together = office.results(job)
    assert provider.book["again"] == []
    (tmp_path / "alone").mkdir()
    single = Site(tmp_path / "alone", provider.address)
    with single.office() as office, single.worker():
        job = office.send(groups, "comparisons")
        office.done(job)
        assert office.results(job) == together


def test_what_a_killed_worker_had_begun_is_done_by_another_and_nothing_is_asked_again(
    site: Site, provider: Provider
) -> None:
    with site.office() as office, ExitStack() as workers:
        provider.tell(most=24)
        job = office.send(ARTICLES)
        victim = workers.enter_context(site.worker())
        provider.until_held(24)
        time.sleep(1)
        victim.kill()
        provider.until(lambda book: book["open"] == 0)
        workers.enter_context(site.worker())
        provider.tell(most=ALL)
        counts = office.done(job).counts
    assert (counts.done, counts.failed) == (24, 0)
    book = provider.book
    assert (book["answered"], book["again"]) == (48, [])
    assert "items handed on" in site.log


def test_the_database_may_be_gone_for_a_while(
    shared: Site, provider: Provider, postgres: PostgresServer
) -> None:
    with shared.office() as office, shared.worker(), shared.worker():
        job = office.send(ARTICLES)
        office.until(job, lambda job: job.counts.done >= 4)
        postgres.stop()
        time.sleep(3)
        postgres.start()
        counts = office.done(job).counts
    assert (counts.done, counts.failed) == (24, 0)
    assert provider.book["again"] == []
    assert "out of reach" in shared.log


def test_what_is_read_on_a_key_waits_for_the_database_too_and_is_counted(
    shared: Site, provider: Provider, postgres: PostgresServer
) -> None:
    assert shared.database
    keys = KeyStore(shared.database)
    key, _ = keys.create("desk", "one", KeyLimits(articles=100, tokens=10**6))
    account = current_account.set(KeyAccount(key, keys))
    try:
        with shared.office() as office, shared.worker():
            provider.tell(most=24)
            job = office.send(ARTICLES)
            provider.until_held(24)
            postgres.stop()
            provider.tell(most=ALL)
            time.sleep(3)
            postgres.start()
            counts = office.done(job).counts
    finally:
        current_account.reset(account)
    assert (counts.done, counts.failed) == (24, 0)
    used = keys.used(key.id, datetime.now(UTC).date())
    assert (used.articles, used.tokens) == (24, 48 * TOKENS)
    keys.close()


def test_an_article_that_ends_all_who_begin_it_is_given_up_and_can_be_tried_again(
    site: Site, provider: Provider
) -> None:
    with site.office() as office:
        provider.tell(held=True)
        job = office.send([told(1)])
        with site.worker():  # killed when the block is left
            provider.until(lambda book: book["open"] > 0)
        assert _begun_before(site, job, 10) == 1
        provider.tell(held=False)
        with site.worker():
            assert office.done(job).counts.failed == 1
            (item,) = office.failed(job)
            assert item.failure
            assert item.failure.code == "given-up"
            assert office.retry(job) == 1
            assert office.done(job).counts.done == 1


def _begun_before(site: Site, job: str, times: int) -> int:
    """How often the job's only item was begun; it is said to be so many times."""
    engine = connect(site.database or site.folder / "jobs.db")
    item = ITEMS.c.job == job
    with engine.begin() as connection:
        found = connection.execute(sa.select(ITEMS.c.begun).where(item)).scalar_one()
        connection.execute(ITEMS.update().where(item).values(begun=times))
    engine.dispose()
    return int(found)


def test_cancelling_stops_the_calls_that_are_under_way(site: Site, provider: Provider) -> None:
    provider.tell(held=True)
    with site.office() as office, site.worker():
        job = office.send(ARTICLES)
        provider.until(lambda book: book["open"] > 0)
        office.cancel(job)
        provider.until(lambda book: book["open"] == 0)
        counts = office.done(job).counts
        assert (counts.cancelled, counts.running) == (24, 0)
        assert provider.book["dropped"] == provider.book["asked"]
        provider.tell(held=False)
        assert office.retry(job) == 24
        assert office.done(job).counts.done == 24


def test_what_is_tried_again_as_soon_as_it_is_cancelled_is_done(
    shared: Site, provider: Provider
) -> None:
    provider.tell(held=True)
    with shared.office() as office, shared.worker():
        job = office.send(ARTICLES)
        provider.until(lambda book: book["open"] > 0)
        office.cancel(job)
        assert office.retry(job) == 24
        provider.tell(held=False)
        counts = office.done(job).counts
    assert (counts.done, counts.cancelled) == (24, 0)
    assert provider.book["again"] == []


def test_a_poisoned_article_fails_alone_with_its_reason(shared: Site, provider: Provider) -> None:
    articles = [*ARTICLES[:4], told(90, "It was POISONED."), told(91), {"text": ""}]
    with shared.office() as office, shared.worker():
        job = office.send(articles)
        counts = office.done(job).counts
        reasons = {row.number: row.failure.code for row in office.failed(job) if row.failure}
    assert (counts.done, counts.failed) == (5, 2)
    assert reasons == {5: "upstream-answer", 7: "empty-text"}


def test_items_wait_for_a_provider_that_is_down(shared: Site, provider: Provider) -> None:
    shared.more = {"FACTFRAME_BREAKER_SECONDS": "1", "FACTFRAME_ATTEMPTS": "1"}
    provider.tell(down=True)
    with shared.office() as office, shared.worker():
        job = office.send(ARTICLES[:6])
        office.until(job, lambda job: job.counts.running > 0)
        time.sleep(3)
        assert office.job(job).counts.failed == 0
        provider.tell(down=False)
        assert office.done(job).counts.done == 6


def test_a_worker_that_is_told_to_stop_ends_what_it_has_begun(
    shared: Site, provider: Provider
) -> None:
    with shared.office() as office, shared.worker() as first:
        job = office.send(ARTICLES)
        office.until(job, lambda job: job.counts.done >= 2)
        first.send_signal(signal.SIGTERM)
        assert first.wait(LONGEST) == 0
        left = office.job(job).counts
        assert left.running == 0
        with shared.worker():
            assert office.done(job).counts.done == 24
    assert provider.book["again"] == []


def test_a_worker_that_cannot_end_in_time_hands_on(shared: Site, provider: Provider) -> None:
    shared.more = {"FACTFRAME_WORKER_SECONDS": "1", "FACTFRAME_LEASE_SECONDS": "600"}
    provider.tell(held=True)
    with shared.office() as office, shared.worker() as first:
        job = office.send(ARTICLES)
        provider.until(lambda book: book["open"] > 0)
        first.send_signal(signal.SIGTERM)
        assert first.wait(LONGEST) == 0
        provider.until(lambda book: book["open"] == 0)
        provider.tell(held=False)
        with shared.worker():
            assert office.done(job).counts.done == 24
    assert provider.book["again"] == []


def test_a_child_ends_when_its_parent_is_killed(site: Site) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT],
        env=site.environment,
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
    )
    assert parent.stdout
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    give_up = time.monotonic() + LONGEST
    while Path(f"/proc/{child}").exists() and _state(child) != "Z":
        assert time.monotonic() < give_up
        time.sleep(0.1)
    parent.stdout.close()


def test_a_job_is_charged_to_the_key_that_it_was_sent_with_and_is_its_tenant_s(
    shared: Site, provider: Provider
) -> None:
    assert shared.database
    keys = KeyStore(shared.database)
    few, secret = keys.create("few", "one", KeyLimits(articles=3))
    _, other = keys.create("other", "two", KeyLimits())
    gone, revoked = keys.create("gone", "three", KeyLimits())
    shared.more = {"FACTFRAME_CONCURRENCY": "1"}
    settings = shared.environment | {"FACTFRAME_WORKERS": "0"}
    ours = {name: value for name, value in settings.items() if name.startswith("FACTFRAME_")}
    with (
        serving(shared.folder, "-m", "api", "serve", "--port", "{port}", **ours) as address,
        httpx.Client(base_url=address, timeout=60, trust_env=False) as client,
    ):
        mine, late = bearer(secret), bearer(revoked)
        body = {"articles": ARTICLES[:2]}
        more = {"articles": ARTICLES[2:4]}
        first = client.post("/v1/jobs", json=body, headers=mine).headers["location"]
        path = client.post("/v1/jobs", json=more, headers=mine).headers["location"]
        path_gone = client.post("/v1/jobs", json=body, headers=late).headers["location"]
        keys.revoke(gone.id)
        assert client.get(path, headers=bearer(other)).status_code == 404
        assert client.get(f"{path}/results", headers=bearer(other)).status_code == 404
        assert client.delete(path, headers=bearer(other)).status_code == 404
        assert client.get("/v1/jobs", headers=bearer(other)).json()["jobs"] == []
        with shared.worker():
            give_up = time.monotonic() + LONGEST
            while any(
                client.get(job, headers=mine).json()["status"] != "done" for job in (first, path)
            ):
                assert time.monotonic() < give_up
                time.sleep(0.2)
            told_gone = ended(shared, path_gone)
        lines = [
            line
            for job in (first, path)
            for line in client.get(f"{job}/results", headers=mine).text.splitlines()
        ]
    found = [json.loads(one) for one in lines]
    assert [row["status"] for row in found].count("done") == 3
    assert {row["error"]["code"] for row in found if row["error"]} == {"quota-reached"}
    assert keys.used(few.id, datetime.now(UTC).date()).articles == 3
    assert all("revoked" in told for told in told_gone)
    keys.close()


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def ended(site: Site, path: str) -> list[str]:
    """Why the items failed, once none is left."""
    assert site.database
    engine = connect(site.database)
    give_up = time.monotonic() + LONGEST
    query = sa.select(ITEMS.c.status, ITEMS.c.error).where(ITEMS.c.job == path.rpartition("/")[2])
    query = query.where(ITEMS.c.namespace == "three")
    try:
        while True:
            with engine.connect() as connection:
                rows = connection.execute(query).all()
            if {row.status for row in rows} == {"failed"}:
                return [row.error for row in rows]
            assert time.monotonic() < give_up, rows
            time.sleep(0.2)
    finally:
        engine.dispose()


_PARENT = """
import time
from api.jobs.crew import Crew
crew = Crew(1, 5)
crew.ensure()
time.sleep(6)
print(crew._children[0].pid, flush=True)
time.sleep(600)
"""


def _state(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
