"""What is kept comes back; what a file was made to say by others does not."""

import asyncio
import logging
import pickle
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.llm.cache import DiskCache, MemoryCache
from api.ports import Cache


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[DiskCache]:
    cache = DiskCache(tmp_path, 10)
    yield cache
    cache.close()


@pytest.fixture(params=["disk", "memory"])
def cache(request: pytest.FixtureRequest) -> Cache:
    if request.param == "memory":
        return MemoryCache()
    kept: DiskCache = request.getfixturevalue("disk")
    return kept


def database(folder: Path) -> Path:
    return folder / "store-1" / "cache.db"


async def counted(cache: Cache, callers: int, failure: Exception | None = None) -> tuple[Any, int]:
    calls = 0

    async def make() -> str:
        nonlocal calls
        calls += 1
        await asyncio.sleep(0.01)
        if failure:
            raise failure
        return "made"

    asked = (cache.get_or_make("k", make) for _ in range(callers))
    return await asyncio.gather(*asked, return_exceptions=True), calls


async def test_text_comes_back_as_it_was(cache: Cache) -> None:
    assert await cache.get("a") is None
    await cache.set("a", "é\n" * 50_000)
    await cache.set("a", "“new”")
    assert await cache.get("a") == "“new”"


async def test_fifty_at_once_are_made_once_and_then_kept(cache: Cache) -> None:
    results, calls = await counted(cache, 50)
    assert calls == 1
    assert results == [("made", False)] * 50
    assert await counted(cache, 2) == ([("made", True)] * 2, 0)


async def test_a_failure_is_raised_and_never_kept(cache: Cache) -> None:
    results, _ = await counted(cache, 3, ValueError("no"))
    assert [str(result) for result in results] == ["no"] * 3
    assert await cache.get("k") is None


async def test_memory_gives_up_the_least_recently_used() -> None:
    cache = MemoryCache(characters=10)
    for key in "abc":
        await cache.set(key, "1234")
        await cache.get("a")
    await cache.set("d", "too long to keep")
    assert [await cache.get(key) for key in "abcd"] == [None, None, None, None]
    await cache.set("a", "1234567890")
    assert await cache.get("a") == "1234567890"


async def test_memory_keeps_what_was_used_last() -> None:
    cache = MemoryCache(characters=10)
    for key in "abc":
        await cache.set(key, "1234")
        await cache.get("a")
    assert [await cache.get(key) for key in "abc"] == ["1234", None, "1234"]


async def test_what_is_on_disk_outlives_the_process_and_is_private(tmp_path: Path) -> None:
    first = DiskCache(tmp_path / "deep" / "folder", 10)
    await first.set("a", "kept")
    again = pickle.loads(pickle.dumps(first))  # noqa: S301 - our own bytes
    first.close()
    assert await again.get("a") == "kept"
    again.close()
    assert (tmp_path / "deep" / "folder" / "store-1").stat().st_mode & 0o777 == 0o700


async def test_the_disk_is_not_filled_beyond_the_limit(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, 3)
    for number in range(100):
        await cache.set(str(number), "x" * 100_000)
    assert await cache.get("99") is not None
    assert await cache.get("0") is None
    cache.close()
    assert database(tmp_path).stat().st_size < 4_000_000


class Bomb:
    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return (Path.touch, (Path("exploded"),))  # type: ignore[return-value]  # what pickle calls


@pytest.mark.parametrize(
    "change",
    [
        "mode = 4, value = :bomb",
        "mode = 4, value = NULL, filename = 'x'",
        "mode = 3, value = NULL, filename = '/etc/hostname'",
        "mode = 2, value = NULL, filename = '/etc/hostname'",
        "mode = 1, filename = '/etc/hostname'",
        "value = x'00ff'",
        "value = 7",
    ],
)
async def test_a_tampered_row_is_a_miss(
    tmp_path: Path, change: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = DiskCache(tmp_path, 10)
    await first.set("a", "kept")
    first.close()
    with sqlite3.connect(database(tmp_path)) as connection:
        values = {"bomb": pickle.dumps(Bomb())} if ":bomb" in change else {}
        connection.execute(f"UPDATE Cache SET {change}", values)  # noqa: S608 - the test's own
    connection.close()
    again = DiskCache(tmp_path, 10)
    assert await again.get("a") is None
    assert len(caplog.records) == 1
    assert not (tmp_path / "exploded").exists()
    await again.set("a", "anew")
    assert await again.get("a") == "anew"
    again.close()


async def test_no_file_is_removed_at_the_word_of_a_row(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.touch()
    first = DiskCache(tmp_path, 10)
    await first.set("a", "kept")
    first.close()
    with sqlite3.connect(database(tmp_path)) as connection:
        connection.execute("UPDATE Cache SET filename = ?", (str(victim),))
    connection.close()
    again = DiskCache(tmp_path, 10)
    await again.set("a", "anew")
    again.close()
    assert victim.exists()


@pytest.mark.parametrize("damage", ["garbage", "truncated", "other tables"])
async def test_a_damaged_file_is_set_aside_and_begun_anew(
    tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    first = DiskCache(tmp_path, 10)
    for number in range(50):
        await first.set(str(number), "x" * 1000)
    first.close()
    data = database(tmp_path).read_bytes()
    if damage == "other tables":
        with sqlite3.connect(database(tmp_path)) as connection:
            connection.executescript("DROP TABLE Cache; CREATE TABLE Cache (x)")
        connection.close()
    else:
        database(tmp_path).write_bytes(b"x" * 9000 if damage == "garbage" else data[:5000])
    again = DiskCache(tmp_path, 10)
    await again.set("a", "anew")
    assert await again.get("a") == "anew"
    assert again.warning is None
    assert "damaged" in caplog.text
    assert database(tmp_path).with_name("damaged.db").exists()
    again.close()


async def test_damage_that_shows_later_costs_misses_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = DiskCache(tmp_path, 10)
    for number in range(200):
        await first.set(str(number), "x" * 1000)
    first.close()
    data = bytearray(database(tmp_path).read_bytes())
    for start in range(30 * 4096, len(data), 4096):
        data[start : start + 16] = b"\xff" * 16
    database(tmp_path).write_bytes(data)
    again = DiskCache(tmp_path, 10)
    assert "damaged" not in caplog.text
    assert None in [await again.get(str(number)) for number in range(200)]
    assert "damaged" in caplog.text
    await again.set("a", "anew")
    assert await again.get("a") == "anew"
    again.close()


async def test_without_a_folder_nothing_is_kept_and_the_reason_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    cache = DiskCache(tmp_path / "file", 10)
    assert cache.warning is not None
    assert "FACTFRAME_CACHE_DIR" in cache.warning
    assert cache.warning in caplog.text
    await cache.set("a", "x")
    assert await cache.get("a") is None
    assert (await counted(cache, 2))[1] == 1
    cache.close()


async def test_a_folder_of_another_user_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 123_456)
    cache = DiskCache(tmp_path, 10)
    assert cache.warning is not None
    cache.close()


async def test_text_that_cannot_be_written_is_a_miss(
    disk: DiskCache, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        await disk.set("a", "\ud800")
    assert "could not be written" in caplog.text
    assert await disk.get("a") is None
