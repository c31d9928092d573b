"""`factframe cache` where what is kept is kept in a database, for many machines."""

import asyncio
from contextlib import closing

import pytest
import sqlalchemy as sa

from api.cache import rows
from api.cache.postgres import PostgresCache
from api.database import connect
from tests.cli.test_keeping import KEYS, run
from tests.cli.test_keeping import rows as told_rows
from tests.postgres import PostgresServer

KINDS = ("analyses", "comparisons", "answers", "others")


@pytest.fixture
def url(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("FACTFRAME_DATABASE_URL", database_url)
    return database_url


async def fill(url: str, text: str = "kept") -> None:
    with closing(PostgresCache(url, 10)) as cache:
        for key in KEYS:
            await cache.set(key, text)


def test_where_nothing_was_ever_kept_that_is_told(url: str) -> None:
    assert [told_rows(run("stats").output)[kind] for kind in KINDS] == ["0"] * 4
    assert run("prune").exit_code == run("clear", "--yes").exit_code == 0


def test_rows_are_counted_by_kind_and_the_password_is_not_shown(url: str) -> None:
    asyncio.run(fill(url))
    told = run("stats").output
    found = told_rows(told)
    assert [found[kind] for kind in KINDS] == ["2", "1", "2", "1"]
    assert found["size"].endswith("of at most 1024 MB")
    assert found["oldest"][:2] == found["newest"][:2] == "20"
    assert str(sa.make_url(url).password) not in told
    assert "127.0.0.1" in found["where"]


@pytest.mark.parametrize(("answer", "left"), [("y\n", "0"), ("n\n", "2")])
def test_all_is_removed_once_that_is_confirmed(url: str, answer: str, left: str) -> None:
    asyncio.run(fill(url))
    assert run("clear", answer=answer).exit_code == 0
    assert told_rows(run("stats").output)["analyses"] == left


def test_what_is_old_is_removed(url: str) -> None:
    asyncio.run(fill(url))
    engine = connect(url)
    with engine.begin() as connection:
        old = sa.update(rows.ENTRIES).where(rows.ENTRIES.c.key.like("completion:%"))
        connection.execute(old.values(kept_at=sa.func.now() - sa.text("interval '40 days'")))
    engine.dispose()
    assert run("prune", "--older-than", "30").output.strip().endswith("2")
    assert told_rows(run("stats").output)["answers"] == "0"


def test_a_database_that_does_not_answer_is_told_with_the_setting(
    url: str, postgres: PostgresServer
) -> None:
    postgres.stop()
    for arguments in (("stats",), ("prune",), ("clear", "--yes")):
        told = run(*arguments)
        assert told.exit_code != 0
        assert "FACTFRAME_DATABASE_URL" in told.output
        assert "Traceback" not in told.output
