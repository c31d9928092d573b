"""Processes under measurement: the service, and a stand-in for a provider of models; both are ended
by their ids."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 60
LOOPBACK = "127.0.0.1"
_LOAD_PACE = 0.1
_USER_TIME = 11
"""Place of the processor time in what Linux tells of a process, after the command's name."""


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

    def core_seconds(self) -> float:
        """Processor time that it has used, with that of the system for it."""
        told = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8")
        user, system = told.rpartition(")")[2].split()[_USER_TIME : _USER_TIME + 2]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def server(folder: Path, upstream: str | None, **settings: str) -> Iterator[Server]:
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
    with process(("-m", "api", "serve", "--port", "{port}"), own | settings) as started:
        yield started


@contextmanager
def provider(wanted: bool) -> Iterator[str | None]:
    """The address of a quick stand-in for a provider, where it is wanted."""
    if not wanted:
        yield None
        return
    with upstream(_LOAD_PACE) as started:
        yield started.address


@contextmanager
def upstream(pace: float = 1.0) -> Iterator[Server]:
    """A stand-in for a provider, whose waiting is multiplied by the pace."""
    with asgi("benchmarks.upstream.serving:app", BENCHMARK_PACE=str(pace)) as started:
        yield started


@contextmanager
def asgi(application: str, **environment: str) -> Iterator[Server]:
    """An application served by the server that serves ours."""
    command = ("-m", "uvicorn", application, "--port", "{port}", "--log-level=error")
    with process((*command, "--no-access-log"), os.environ | environment) as started:
        yield started


@contextmanager
def process(command: tuple[str, ...], environment: Mapping[str, str]) -> Iterator[Server]:
    """A server started by a command of Python, in which `{port}` stands for its port."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
    arguments = tuple(part.format(port=port) for part in command)
    with child(arguments, environment) as started:
        _wait(started.process, port)
        yield Server(f"http://{LOOPBACK}:{port}", started.process)


@contextmanager
def child(command: tuple[str, ...], environment: Mapping[str, str]) -> Iterator[Server]:
    """A process of Python that nobody calls."""
    started = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, *command],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Server("", started)
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
