"""What a file was made to say by others does nothing: rows, settings, triggers, links, owners."""

import os
import pickle
from pathlib import Path
from typing import Any

import pytest

from api.cache import database as databases
from api.cache.disk import DiskCache
from tests.cache.places import database, kept, tamper

NOBODY = 65_534
FORGING = """
    DROP TRIGGER Settings_size_update;
    CREATE TRIGGER Settings_size_update AFTER UPDATE ON Cache
    BEGIN UPDATE Cache SET value = 'forged'; END
"""


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
        "mode = 'pickle'",
        "mode = NULL",
        "mode = 99",
        "value = x'00ff'",
        "value = 7",
        "value = NULL",
    ],
)
async def test_a_tampered_row_is_a_miss_and_told(
    tmp_path: Path, change: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    await kept(tmp_path, "a")
    values = {"bomb": pickle.dumps(Bomb())} if ":bomb" in change else {}
    tamper(tmp_path, f"UPDATE Cache SET {change}", **values)  # noqa: S608 - the test's own
    cache = DiskCache(tmp_path, 10)
    assert await cache.get("a") is None
    assert len(caplog.records) == 1
    assert not (tmp_path / "exploded").exists()
    await cache.set("a", "anew")
    assert await cache.get("a") == "anew"
    cache.close()


@pytest.mark.parametrize(
    "change",
    ["raw = 0, key = :bomb", "raw = 0", "key = x'61'", "key = 7", "expire_time = 1", "raw = NULL"],
)
async def test_a_row_under_another_key_or_expired_is_a_miss(tmp_path: Path, change: str) -> None:
    await kept(tmp_path, "a")
    values = {"bomb": pickle.dumps(Bomb())} if ":bomb" in change else {}
    tamper(tmp_path, f"UPDATE Cache SET {change}", **values)  # noqa: S608 - the test's own
    cache = DiskCache(tmp_path, 10)
    assert await cache.get("a") is None
    await cache.set("a", "anew")
    assert await cache.get("a") == "anew"
    cache.close()


@pytest.mark.parametrize(
    "change",
    [
        "tag = x'80049500'",
        "expire_time = 'never'",
        "store_time = 'x', access_time = x'00'",
        "access_count = 'x'",
        "size = 'x'",
        "filename = NULL, mode = 1.0",
    ],
)
async def test_columns_that_are_never_looked_at_change_nothing(tmp_path: Path, change: str) -> None:
    await kept(tmp_path, "a")
    tamper(tmp_path, f"UPDATE Cache SET {change}")  # noqa: S608 - the test's own
    cache = DiskCache(tmp_path, 10)
    assert await cache.get("a") == "kept"
    cache.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE Settings SET value = 0 WHERE key = 'disk_min_file_size'",
        "UPDATE Settings SET value = 0 WHERE key = 'disk_pickle_protocol'",
        "INSERT INTO Settings VALUES ('disk_colour', 'red')",
        "INSERT INTO Settings VALUES ('_disk', 'mine')",
        "INSERT INTO Settings VALUES ('directory', '/etc')",
        "INSERT INTO Settings VALUES ('sqlite_writable_schema', 1)",
        "UPDATE Settings SET value = 'delete' WHERE key = 'sqlite_journal_mode'",
        "UPDATE Settings SET value = 0 WHERE key = 'cull_limit'",
        "UPDATE Settings SET value = 'none' WHERE key = 'eviction_policy'",
        "UPDATE Settings SET value = -1000000 WHERE key = 'size'",
        "UPDATE Settings SET value = 'x' WHERE key = 'count'",
        "UPDATE Settings SET value = 'x' WHERE key = 'size_limit'",
        "DELETE FROM Settings",
        "DROP TABLE Cache; CREATE TABLE Cache (x)",
        "ALTER TABLE Cache RENAME TO Other; CREATE VIEW Cache AS SELECT * FROM Other",
        "CREATE TRIGGER t AFTER UPDATE ON Cache BEGIN DELETE FROM Cache; END",
        FORGING,
        "CREATE TABLE Another (x)",
    ],
)
async def test_a_database_that_steers_otherwise_than_ours_is_set_aside(
    tmp_path: Path, change: str, caplog: pytest.LogCaptureFixture
) -> None:
    await kept(tmp_path, "a")
    tamper(tmp_path, change)
    cache = DiskCache(tmp_path, 10)
    assert await cache.get("a") is None
    assert "damaged" in caplog.text
    assert (tmp_path / "store-1" / "damaged" / "cache.db").exists()
    await cache.set("a", "anew")
    assert await cache.get("a") == "anew"
    assert cache.warning is None
    cache.close()


async def test_a_database_as_we_make_it_is_kept_whatever_room_it_was_made_for(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await kept(tmp_path, "a")
    cache = DiskCache(tmp_path, 1000)
    assert await cache.get("a") == "kept"
    assert not caplog.records
    assert databases.is_ours(database(tmp_path).parent)
    cache.close()


async def test_no_file_is_removed_at_the_word_of_a_row(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.touch()
    await kept(tmp_path, "a")
    tamper(tmp_path, "UPDATE Cache SET filename = :name", name=str(victim))
    await kept(tmp_path, "a")
    assert victim.exists()


@pytest.mark.parametrize("kind", ["symbolic link", "hard link", "folder"])
async def test_a_file_that_is_a_link_is_not_opened(tmp_path: Path, kind: str) -> None:
    await kept(tmp_path / "theirs", "a", text="forged")
    await kept(tmp_path / "ours", "a")
    ours, theirs = database(tmp_path / "ours"), database(tmp_path / "theirs")
    ours.unlink()
    if kind == "symbolic link":
        ours.symlink_to(theirs)
    elif kind == "hard link":
        ours.hardlink_to(theirs)
    else:
        ours.mkdir()
    cache = DiskCache(tmp_path / "ours", 10)
    assert await cache.get("a") is None
    await cache.set("a", "anew")
    assert await cache.get("a") == "anew"
    cache.close()
    assert theirs.exists()


async def test_a_folder_that_is_a_link_is_not_entered(tmp_path: Path) -> None:
    await kept(tmp_path / "theirs", "a", text="forged")
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "store-1").symlink_to(tmp_path / "theirs" / "store-1")
    await refused(tmp_path / "ours", "link")


async def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    await kept(tmp_path, "a")
    lock = tmp_path / "store-1" / "lock"
    lock.unlink()
    lock.symlink_to(tmp_path / "made")
    await refused(tmp_path, "cannot be used")
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777])
async def test_a_folder_that_others_may_write_to_is_not_trusted(tmp_path: Path, mode: int) -> None:
    await kept(tmp_path, "a")
    (tmp_path / "store-1").chmod(mode)
    await refused(tmp_path, "others may write")


async def test_a_place_that_everybody_may_write_to_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    await refused(tmp_path / "open", "chmod")
    (tmp_path / "open").chmod(0o1777)
    await kept(tmp_path / "open", "a")


async def test_what_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    await kept(tmp_path, "a")
    (tmp_path / "store-1").chmod(0o755)
    database(tmp_path).chmod(0o644)
    cache = DiskCache(tmp_path, 10)
    assert await cache.get("a") == "kept"
    assert (tmp_path / "store-1").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in database(tmp_path).parent.iterdir()} == {0o600}
    cache.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to another user")
@pytest.mark.parametrize("theirs", [".", "store-1"])
async def test_a_folder_of_another_user_is_not_trusted(tmp_path: Path, theirs: str) -> None:
    await kept(tmp_path / "cache", "a")
    os.chown(tmp_path / "cache" / theirs, NOBODY, NOBODY)
    await refused(tmp_path / "cache", "another user")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to another user")
async def test_a_file_of_another_user_is_set_aside(tmp_path: Path) -> None:
    await kept(tmp_path, "a", text="forged")
    os.chown(database(tmp_path), NOBODY, NOBODY)
    cache = DiskCache(tmp_path, 10)
    assert await cache.get("a") is None
    cache.close()


async def test_a_folder_named_like_a_variable_is_not_taken_for_its_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ELSEWHERE", "elsewhere")
    await refused(tmp_path / "$ELSEWHERE", "variable")
    assert not (tmp_path / "elsewhere").exists()


async def refused(directory: Path, why: str) -> None:
    cache = DiskCache(directory, 10)
    assert cache.warning is not None
    assert why in cache.warning
    await cache.set("a", "x")
    assert await cache.get("a") is None
    cache.close()
