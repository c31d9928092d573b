"""`factframe cache`: what is kept is told and removed, by an operator who may be in a hurry."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cache.disk import DiskCache
from api.cli import main
from tests.cache.places import database, kept

KEYS = ["result:a1", "tenant:t1:result:a2", "result:x1", "completion:1", "completion:2", "readyz"]


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACTFRAME_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def run(*arguments: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(main, ["cache", *arguments], input=answer)


def fill(directory: Path) -> None:
    asyncio.run(kept(directory, *KEYS))


def rows(text: str) -> dict[str, str]:
    return {line.split()[0]: " ".join(line.split()[1:]) for line in text.splitlines()}


def test_where_nothing_was_ever_kept_that_is_told_and_nothing_is_made(directory: Path) -> None:
    told = run("stats")
    assert told.exit_code == 0
    assert rows(told.output)["analyses"] == "0"
    assert run("prune").exit_code == 0
    assert run("clear", "--yes").exit_code == 0
    assert not directory.exists()


def test_rows_are_counted_by_kind(directory: Path) -> None:
    fill(directory)
    told = rows(run("stats").output)
    kinds = ("analyses", "comparisons", "answers", "others")
    assert [told[kind] for kind in kinds] == ["2", "1", "2", "1"]
    assert told["size"].endswith("of at most 1024 MB")
    assert told["oldest"][:2] == told["newest"][:2] == "20"


@pytest.mark.parametrize(("answer", "left"), [("y\n", 0), ("n\n", 6), ("\n", 6)])
def test_all_is_removed_once_that_is_confirmed(directory: Path, answer: str, left: int) -> None:
    fill(directory)
    assert run("clear", answer=answer).exit_code == 0
    with closing(sqlite3.connect(database(directory))) as connection:
        assert connection.execute("SELECT count(*) FROM Cache").fetchall() == [(left,)]
        ((counted,),) = connection.execute("SELECT value FROM Settings WHERE key = 'count'")
    assert counted == left


def test_where_nobody_can_answer_nothing_is_removed(directory: Path) -> None:
    fill(directory)
    told = run("clear", answer="")
    assert told.exit_code == 2
    assert "--yes" in told.output
    assert rows(run("stats").output)["answers"] == "2"


def test_a_damaged_file_is_told_and_goes_too(directory: Path) -> None:
    fill(directory)
    database(directory).write_bytes(b"x" * 9_000_000)
    assert "9.0 MB of a damaged file" in run("stats").output
    assert run("clear", "--yes").exit_code == 0
    assert "set aside" not in run("stats").output


def test_what_is_older_than_asked_for_is_removed(directory: Path) -> None:
    fill(directory)
    with closing(sqlite3.connect(database(directory))) as connection, connection:
        aged = "UPDATE Cache SET store_time = store_time - 10 * 86400 WHERE key LIKE '%:1'"
        connection.execute(aged)
    assert run("prune", "--older-than", "11").output == "Removed: 0\n"
    assert run("prune", "--older-than", "9").output == "Removed: 1\n"
    assert run("prune", "--older-than", "-1").exit_code == 2


def test_what_exceeds_the_bound_is_removed(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asyncio.run(kept(directory, *map(str, range(60)), text="x" * 100_000))
    monkeypatch.setenv("FACTFRAME_CACHE_MEGABYTES", "2")
    assert run("prune").exit_code == 0
    assert database(directory).stat().st_size <= 2_000_000
    assert 5 < int(rows(run("stats").output)["others"]) < 20


def test_a_server_goes_on_with_what_was_emptied(directory: Path) -> None:
    async def serve() -> None:
        cache = DiskCache(directory, 10)
        await cache.set("a", "kept")
        told = await asyncio.to_thread(run, "clear", "--yes")
        assert told.output == "Removed: 1\n"
        assert await cache.get("a") is None
        await cache.set("a", "anew")
        assert await cache.get("a") == "anew"
        assert cache.warning is None
        cache.close()

    asyncio.run(serve())


def test_a_cache_that_cannot_be_trusted_is_left_alone(directory: Path) -> None:
    fill(directory)
    (directory / "store-1").chmod(0o777)
    for command in (["stats"], ["prune"], ["clear", "--yes"]):
        told = run(*command)
        assert told.exit_code == 78
        assert "others may write" in told.output
