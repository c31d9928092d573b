"""A server process under load, and a provider of a model for it; both are ended by their ids."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 60
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    address: str
    process: "subprocess.Popen[bytes]"

    def megabytes(self) -> float:
        """Memory that it holds at the moment; what Linux tells of its process."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


@contextmanager
def server(folder: Path, upstream: str | None) -> Iterator[Server]:
    """The service, with a cache and keys in the folder and the model of the upstream."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("FACTFRAME_")}
    own |= {
        "FACTFRAME_ENGINE": "rules",
        "FACTFRAME_CACHE_DIR": str(folder / "cache"),
        "FACTFRAME_KEYS": str(folder / "keys"),
        "FACTFRAME_BODY_SECONDS": "2",
    }
    if upstream:
        own |= {
            "FACTFRAME_MODEL": "openai/load",
            "OPENAI_API_KEY": "sk-load",
            "OPENAI_API_BASE": f"{upstream}/v1",
        }
    with _process(("-m", "api", "serve", "--port", "{port}"), own) as started:
        yield started


@contextmanager
def provider(wanted: bool) -> Iterator[str | None]:
    """The address of the tests' provider, where it is wanted."""
    if not wanted:
        yield None
        return
    command = ("-m", "uvicorn", "tests.http.upstream:app", "--port", "{port}", "--log-level=error")
    with _process(command, dict(os.environ)) as started:
        yield started.address


@contextmanager
def _process(command: tuple[str, ...], environment: dict[str, str]) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
    arguments = [sys.executable, *(part.format(port=port) for part in command)]
    started = subprocess.Popen(  # noqa: S603 - our own module
        arguments, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(started, port)
        yield Server(f"http://{LOOPBACK}:{port}", started)
    finally:
        started.terminate()
        try:
            started.wait(timeout=30)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()


def _wait(started: "subprocess.Popen[bytes]", port: int) -> None:
    give_up = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up:
        if started.poll() is not None:
            break
        try:
            socket.create_connection((LOOPBACK, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not start")
