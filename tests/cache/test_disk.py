"""What is kept comes back; what a file was made to say by others does not."""

import asyncio
import logging
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.cache.disk import DiskCache
from api.cache.memory import MemoryCache
from api.cache.postgres import PostgresCache
from api.ports import Cache


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[DiskCache]:
    cache = DiskCache(tmp_path, 10)
    yield cache
    cache.close()


@pytest.fixture
def shared(database_url: str) -> Iterator[PostgresCache]:
    cache = PostgresCache(database_url, 10)
    yield cache
    cache.close()


@pytest.fixture(params=["disk", "memory", "shared"])
def cache(request: pytest.FixtureRequest) -> Cache:
    if request.param == "memory":
        return MemoryCache()
    kept: Cache = request.getfixturevalue(request.param)
    return kept


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


async def test_what_is_on_disk_outlives_the_process_and_is_private(tmp_path: Path) -> None:
    first = DiskCache(tmp_path / "deep" / "folder", 10)
    await first.set("a", "kept")
    again = pickle.loads(pickle.dumps(first))  # noqa: S301 - our own bytes
    first.close()
    assert await again.get("a") == "kept"
    again.close()
    store = tmp_path / "deep" / "folder" / "store-1"
    for path in (store, *store.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600)


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


@pytest.mark.parametrize("kind", ["disk", "shared"])
async def test_text_that_cannot_be_written_is_a_miss(
    kind: str, request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> None:
    cache: Cache = request.getfixturevalue(kind)
    with caplog.at_level(logging.WARNING):
        await cache.set("a", "\ud800")
    assert "could not be written" in caplog.text
    assert await cache.get("a") is None
