"""What is kept takes the room that it is given and no more; without room the service goes on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from api.cache.disk import DiskCache
from tests.cache.places import kept

MEGABYTE = 1_000_000


def taken(directory: Path) -> int:
    return sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())


async def test_the_disk_is_not_filled_beyond_the_limit(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, 3)
    most = 0
    for number in range(120):
        await cache.set(str(number), "x" * 100_000)
        most = max(most, taken(tmp_path))
    assert await cache.get("119") is not None
    assert await cache.get("0") is None
    cache.close()
    assert most <= 3 * MEGABYTE
    assert 1 * MEGABYTE < taken(tmp_path) <= 3 * MEGABYTE


async def test_large_texts_after_many_small_ones_keep_to_the_limit(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, 4)
    for number in range(2500):
        await cache.set(f"small {number}", "x" * 1000)
    most = 0
    for number in range(20):
        await cache.set(f"large {number}", "y" * 600_000)
        most = max(most, taken(tmp_path))
    assert await cache.get("large 19") is not None
    cache.close()
    assert most <= 6 * MEGABYTE  # the journal of a large change comes and goes
    assert taken(tmp_path) <= 4 * MEGABYTE


async def test_a_text_that_would_push_out_all_others_is_not_kept_and_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cache = DiskCache(tmp_path, 1)
    await cache.set("small", "x")
    await cache.set("large", "é" * 200_000)
    assert await cache.get("large") is None
    assert await cache.get("small") == "x"
    assert "FACTFRAME_CACHE_MEGABYTES" in caplog.text
    cache.close()


FULL = """
import asyncio, logging, resource, sys
from pathlib import Path
from api.cache.disk import DiskCache

directory, how = Path(sys.argv[1]), sys.argv[2]

async def made(cache):
    return await cache.get_or_make("new", make)

async def make():
    return "made"

async def main():
    if how == "from the start":
        fill()
    cache = DiskCache(directory, 100)
    await cache.set("first", "kept")
    if how == "no file may grow":
        resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))
    for number in range(40):
        await cache.set(str(number), "x" * 100_000)
    print(cache.warning)
    print(await cache.get("first"), *await made(cache))
    cache.close()

def fill():
    try:
        (directory / "filler").write_bytes(bytes(9_000_000))
    except OSError as error:
        print(error)

logging.basicConfig()
asyncio.run(main())
"""
ON_A_SMALL_DISK = 'mount -t tmpfs -o size=2m tmpfs "$1" && shift && exec "$@"'


def small_disk(directory: Path) -> list[str]:
    """Begins a command for which the directory is a disk of two megabytes; it goes with it."""
    user = [] if os.geteuid() == 0 else ["--map-root-user"]
    began = ["unshare", "--mount", *user, "sh", "-c", ON_A_SMALL_DISK, "sh", str(directory)]
    if not shutil.which("unshare") or subprocess.run([*began, "true"], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    return began


def told(directory: Path, how: str, *began: str) -> tuple[list[str], str]:
    done = subprocess.run(
        [*began, sys.executable, "-c", FULL, str(directory), how],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines(), done.stderr


def test_where_no_file_may_grow_nothing_more_is_kept_and_all_else_goes_on(tmp_path: Path) -> None:
    (warning, found), log = told(tmp_path, "no file may grow")
    assert "Nothing more can be kept" in warning
    assert found == "kept made False"
    assert log.count("Nothing more can be kept") == 1


def test_on_a_full_disk_nothing_more_is_kept_and_all_else_goes_on(tmp_path: Path) -> None:
    (warning, found), log = told(tmp_path, "while in use", *small_disk(tmp_path))
    assert "full" in warning
    assert found == "kept made False"
    assert log.count("Nothing more can be kept") == 1


def test_a_disk_that_is_full_from_the_start_is_told(tmp_path: Path) -> None:
    (filled, warning, found), log = told(tmp_path, "from the start", *small_disk(tmp_path))
    assert "No space left" in filled
    assert "Nothing is cached" in warning
    assert found == "None made False"
    assert log.count("Nothing is cached") == 1


async def test_a_smaller_limit_is_kept_to_from_then_on(tmp_path: Path) -> None:
    await kept(tmp_path, *map(str, range(60)), text="x" * 100_000)
    cache = DiskCache(tmp_path, 2)
    await cache.set("new", "x")
    cache.close()
    assert taken(tmp_path) <= 2 * MEGABYTE
