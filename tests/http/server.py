"""A real server process on a free port, ended by its process id."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START_SECONDS = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def serving(cache_dir: Path, *command: str, **environment: str) -> Iterator[str]:
    """The address of a server started by the command, in which `{port}` stands for its port."""
    port = free_port()
    own = {key: value for key, value in os.environ.items() if not key.startswith("FACTFRAME_")}
    started = subprocess.Popen(
        [sys.executable, *(part.format(port=port) for part in command)],
        env={**own, "FACTFRAME_CACHE_DIR": str(cache_dir), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        wait_until_ready(port, started)
        yield f"http://127.0.0.1:{port}"
    finally:
        started.terminate()
        try:
            started.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            started.kill()
            started.communicate()


def wait_until_ready(port: int, process: "subprocess.Popen[bytes]") -> None:
    give_up = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up:
        if process.poll() is not None:
            output = process.communicate()[0].decode(errors="replace")
            raise AssertionError(f"the server ended: {output}")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not start")
