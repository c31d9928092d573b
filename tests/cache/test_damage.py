"""A broken file costs misses only, however it breaks and whoever else has it open."""

import asyncio
import shutil
from pathlib import Path

import pytest

from api.cache.disk import DiskCache
from tests.cache.places import database, kept

MANY = [str(number) for number in range(200)]


@pytest.mark.parametrize("damage", ["garbage", "truncated", "empty", "only a header"])
async def test_a_damaged_file_is_set_aside_and_begun_anew(
    tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    await kept(tmp_path, *MANY, text="x" * 1000)
    data = database(tmp_path).read_bytes()
    contents = {"garbage": b"x" * 9000, "truncated": data[:5000], "empty": b""}
    database(tmp_path).write_bytes(contents.get(damage, data[:100]))
    cache = DiskCache(tmp_path, 10)
    await cache.set("a", "anew")
    assert await cache.get("a") == "anew"
    assert cache.warning is None
    assert "damaged" in caplog.text
    assert (tmp_path / "store-1" / "damaged" / "cache.db").exists()
    cache.close()


def break_pages(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for start in range(30 * 4096, len(data), 4096):
        data[start : start + 16] = b"\xff" * 16
    path.write_bytes(data)


async def test_damage_that_shows_later_costs_misses_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await kept(tmp_path, *MANY, text="x" * 1000)
    break_pages(database(tmp_path))
    cache = DiskCache(tmp_path, 10)
    assert "damaged" not in caplog.text
    assert None in [await cache.get(key) for key in MANY]
    assert "damaged" in caplog.text
    await cache.set("a", "anew")
    assert await cache.get("a") == "anew"
    cache.close()


async def test_a_file_cut_short_while_it_is_open_costs_misses_only(tmp_path: Path) -> None:
    await kept(tmp_path, *MANY, text="x" * 1000)
    cache = DiskCache(tmp_path, 10)
    with database(tmp_path).open("r+b") as file:
        file.truncate(8192)
    assert None in [await cache.get(key) for key in MANY]
    await cache.set("a", "anew")
    assert await cache.get("a") == "anew"
    cache.close()


async def test_the_one_set_aside_by_another_process_is_left_for_its_successor(
    tmp_path: Path,
) -> None:
    await kept(tmp_path, *MANY, text="x" * 1000)
    break_pages(database(tmp_path))
    first, second = DiskCache(tmp_path, 10), DiskCache(tmp_path, 10)
    for key in MANY:
        await first.get(key)
    await first.set("a", "from the first")
    assert await second.get("a") == "from the first"
    second.close()
    await first.set("b", "after the second has left")
    first.close()
    third = DiskCache(tmp_path, 10)
    assert await third.get("b") == "after the second has left"
    third.close()


async def test_a_cache_removed_while_it_is_in_use_is_begun_anew(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path / "deep" / "cache", 10)
    await cache.set("a", "kept")
    shutil.rmtree(tmp_path / "deep")
    assert await cache.get("a") is None
    await cache.set("a", "anew")
    cache.close()
    again = DiskCache(tmp_path / "deep" / "cache", 10)
    assert await again.get("a") == "anew"
    again.close()


async def test_what_was_begun_by_a_process_that_was_killed_is_cleared_away(tmp_path: Path) -> None:
    await kept(tmp_path, "a")
    place = database(tmp_path).parent
    place.rename(place.with_name("new-0123"))
    await kept(tmp_path, "b")
    assert not place.with_name("new-0123").exists()
    assert len(list((tmp_path / "store-1").glob("data-*"))) == 1


async def test_a_folder_that_comes_right_is_used_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("api.cache.disk._AGAIN_SECONDS", 0)
    (tmp_path / "file").touch()
    cache = DiskCache(tmp_path / "file", 10)
    await cache.set("a", "x")
    await cache.set("a", "x")
    assert len(caplog.records) == 1
    (tmp_path / "file").unlink()
    await asyncio.sleep(0.01)
    await cache.set("a", "x")
    assert await cache.get("a") == "x"
    assert cache.warning is None
    cache.close()
