"""Several processes share one cache: under load, while it is made, and while it is busy."""

import asyncio
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from api.cache.disk import DiskCache
from tests.cache.places import database, kept

WORKER = """
import asyncio, logging, sys
from pathlib import Path
from api.cache.disk import DiskCache

logging.basicConfig()
own, other = sys.argv[2:4]

async def main():
    cache = DiskCache(Path(sys.argv[1]), 100)
    assert cache.warning is None, cache.warning
    for number in range(150):
        await cache.set(f"{own} {number}", f"{own} {number} " + "x" * 5000)
        found = await cache.get(f"{other} {number}")
        assert found is None or found.startswith(f"{other} {number} ")
        assert await cache.get(f"{own} {number}") is not None
    cache.close()

asyncio.run(main())
"""
HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def start(script: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(workers: "list[subprocess.Popen[str]]") -> str:
    told = ""
    try:
        for worker in workers:
            told += worker.communicate(timeout=120)[1]
            assert worker.returncode == 0, told
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
    return told


@pytest.mark.parametrize("damaged", [False, True])
async def test_processes_that_write_and_read_at_once_lose_nothing(
    tmp_path: Path, damaged: bool
) -> None:
    if damaged:
        await kept(tmp_path, "a")
        database(tmp_path).write_bytes(b"x" * 9000)
    names = ["one", "two", "three"]
    ring = zip(names, [*names[1:], names[0]], strict=True)
    told = finish([start(WORKER, str(tmp_path), own, other) for own, other in ring])
    assert told.count("begun anew") == damaged
    assert "could not be" not in told
    assert len(list((tmp_path / "store-1").glob("data-*"))) == 1
    cache = DiskCache(tmp_path, 100)
    for name in names:
        assert None not in [await cache.get(f"{name} {number}") for number in range(150)]
    cache.close()
    with closing(sqlite3.connect(database(tmp_path))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


async def test_a_busy_file_is_a_miss_for_writing_and_read_all_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cache = DiskCache(tmp_path, 10)
    await cache.set("a", "kept")
    holder = start(HOLDER, str(database(tmp_path)))
    try:
        assert holder.stdout is not None
        assert await asyncio.to_thread(holder.stdout.readline) == "held\n"
        await cache.set("b", "not kept")
        assert "can be kept" in caplog.text
        assert await cache.get("b") is None
        assert await cache.get("a") == "kept"
    finally:
        holder.communicate(timeout=20)
    await cache.set("b", "kept now")
    assert await cache.get("b") == "kept now"
    cache.close()


async def test_a_process_killed_while_it_writes_leaves_a_file_that_is_whole(tmp_path: Path) -> None:
    await kept(tmp_path, "a")
    worker = start(WORKER, str(tmp_path), "one", "one")
    cache = DiskCache(tmp_path, 100)
    while worker.poll() is None:
        if await cache.get("one 5") is not None:
            break
    worker.send_signal(signal.SIGKILL)
    worker.communicate(timeout=20)
    assert await cache.get("a") == "kept"
    assert await cache.get("one 5") is not None
    cache.close()
    with closing(sqlite3.connect(database(tmp_path))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
