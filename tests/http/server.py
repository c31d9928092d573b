"""A real server process on a free port, ended by its process id."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

START_SECONDS = 90


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def serving(cache_dir: Path, *command: str, **environment: str) -> Iterator[str]:
    """The address of a server started by the command, in which `{port}` stands for its port."""
    with (
        tempfile.TemporaryFile() as log,
        logged(log, log, cache_dir, *command, **environment) as at,
    ):
        yield at


@contextmanager
def logged(
    out: IO[bytes], err: IO[bytes], cache_dir: Path, *command: str, **environment: str
) -> Iterator[str]:
    """The same, with what it writes in files; a pipe that nobody reads would fill up."""
    with running(out, err, cache_dir, *command, **environment) as (address, _):
        yield address


@contextmanager
def running(
    out: IO[bytes], err: IO[bytes], cache_dir: Path, *command: str, **environment: str
) -> "Iterator[tuple[str, subprocess.Popen[bytes]]]":
    """The same, with its process."""
    port = free_port()
    own = {key: value for key, value in os.environ.items() if not key.startswith("FACTFRAME_")}
    keys = {
        "FACTFRAME_KEYS": str(cache_dir / "keys"),
        "FACTFRAME_JOBS": str(cache_dir / "jobs"),
    }
    started = subprocess.Popen(
        [sys.executable, *(part.format(port=port) for part in command)],
        env={**own, "FACTFRAME_CACHE_DIR": str(cache_dir), **keys, **environment},
        stdout=out,
        stderr=err,
    )
    try:
        wait_until_ready(port, started, err)
        yield f"http://127.0.0.1:{port}", started
    finally:
        started.terminate()
        try:
            started.wait(timeout=20)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()


def wait_until_ready(port: int, process: "subprocess.Popen[bytes]", err: IO[bytes]) -> None:
    give_up = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up:
        if process.poll() is not None:
            err.seek(0)
            raise AssertionError(f"the server ended: {err.read().decode(errors='replace')}")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not start")
