"""What a job may not be, told before any of its articles is read."""

import asyncio
from pathlib import Path

import pytest

from api.bootstrap import assemble
from api.errors import JobsUnavailableError
from api.jobs.admission import check_room
from api.jobs.items import JobKey
from api.jobs.jobs import Jobs, JobWishes
from api.settings import Settings
from tests.jobs.conftest import Shop, article

MORE_THAN_ANYBODY_HAS = 10**12


def jobs_in(folder: Path, **settings: object) -> Jobs:
    chosen = Settings(jobs=folder / "jobs", cache=False, **settings)  # type: ignore[arg-type]
    return Jobs(chosen, assemble(chosen).service)


def test_no_job_is_taken_while_the_disk_is_nearly_full(tmp_path: Path) -> None:
    with pytest.raises(JobsUnavailableError, match="FACTFRAME_FREE_MEGABYTES"):
        jobs_in(tmp_path, free_megabytes=MORE_THAN_ANYBODY_HAS).spool()


def test_an_upload_is_left_when_the_disk_fills_up_while_it_comes(tmp_path: Path) -> None:
    with jobs_in(tmp_path, free_megabytes=0).spool() as spool:
        spool._check_room = lambda: check_room(tmp_path, MORE_THAN_ANYBODY_HAS)
        spool.write(b"x" * 10_000_000)
        with pytest.raises(JobsUnavailableError):
            spool.write(b"x" * 10_000_000)


def test_what_comes_in_lies_beside_the_jobs_and_has_no_name(tmp_path: Path) -> None:
    with jobs_in(tmp_path).spool() as spool:
        spool.write(b'{"text": "A secret."}\n')
        assert (tmp_path / "jobs").stat().st_mode & 0o077 == 0
        assert list((tmp_path / "jobs").iterdir()) == []


def test_jobs_with_something_left_to_do_are_counted_for_their_tenant(shop: Shop) -> None:
    for name in ("j1", "j2"):
        shop.take(article(1), article(2), key=JobKey("desk", name))
    shop.take(article(1), key=JobKey("other", "j3"))
    view = shop.store.view
    assert view.unfinished("desk", but="") == 2
    assert view.unfinished("desk", but="j2") == 1
    shop.store.cancel(JobKey("desk", "j1"))
    assert view.unfinished("desk", but="") == 1
    assert view.unfinished("nobody", but="") == 0


def test_the_same_articles_again_are_the_same_job_though_no_more_are_taken(tmp_path: Path) -> None:
    jobs = jobs_in(tmp_path, max_open_jobs=1)

    async def twice() -> list[bool]:
        fresh = []
        for _ in range(2):
            with jobs.spool() as spool:
                spool.write(b'{"text": "A fire."}\n')
                fresh.append((await jobs.take(spool, JobWishes()))[1])
        return fresh

    assert asyncio.run(twice()) == [True, False]
