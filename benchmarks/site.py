"""A site of several processes: a provider, a server that takes jobs, and workers."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import httpx
import sqlalchemy as sa

from api.database import connect, is_shared
from api.jobs.place import FILE
from benchmarks.server import Server, child, process

_PROVIDER = ("-m", "uvicorn", "tests.jobs.provider:app", "--port", "{port}", "--log-level=error")
_SERVER = ("-m", "api", "serve", "--port", "{port}")
_WORKER = ("-m", "api", "worker")
_TICKS = os.sysconf("SC_CLK_TCK")
_WARM_SECONDS = 120.0
_COUNTED = ("jobs", "job_items", "job_results")


@dataclass(frozen=True, slots=True)
class Spent:
    """Core time in seconds since the start."""

    server: float
    workers: float


@dataclass(frozen=True, slots=True)
class Site:
    """Running processes, and where they keep what they make."""

    server: Server
    workers: tuple[Server, ...]
    folder: Path
    engine: sa.Engine

    def warm(self) -> None:
        """Have each worker do something, until all is loaded."""
        with httpx.Client(base_url=self.server.address, timeout=60, trust_env=False) as client:
            told = [{"text": f"The bridge number {n} fell on Monday."} for n in range(40)]
            path = client.post("/v1/jobs", json={"articles": told}).headers["location"]
            give_up = monotonic() + _WARM_SECONDS
            while client.get(path).json()["status"] != "done":
                if monotonic() > give_up:
                    raise RuntimeError("the workers do not work")
                sleep(0.2)

    def spent(self) -> Spent:
        """Until now."""
        return Spent(_cpu(self.server), sum(map(_cpu, self.workers)))

    def workers_megabytes(self) -> float:
        """Of the largest of them."""
        return max(worker.megabytes() for worker in self.workers)

    def bytes(self) -> int:
        """Of all that is kept."""
        files = [file for file in self.folder.rglob("*") if file.is_file()]
        size = sum(file.stat().st_size for file in files)
        if is_shared(self.engine):
            told = sa.text("SELECT pg_database_size(current_database())")
            with self.engine.connect() as connection:
                size += int(connection.scalar(told) or 0)
        return size

    def rows(self) -> int:
        """Of the tables of jobs, and of the line."""
        line = ("dbos." if is_shared(self.engine) else "") + "workflow_status"
        with self.engine.connect() as connection:
            counts = [
                connection.scalar(sa.text(f"SELECT count(*) FROM {table}"))  # noqa: S608 - ours
                for table in (*_COUNTED, line)
            ]
        return sum(int(count or 0) for count in counts)


@contextmanager
def site(folder: Path, database: str | None, workers: int) -> Iterator[Site]:
    """All processes, with a model that answers at once."""
    with ExitStack() as running:
        provider = running.enter_context(process(_PROVIDER, dict(os.environ)))
        httpx.post(f"{provider.address}/told", params={"seconds": 0}, trust_env=False)
        settings = _settings(folder, database, provider.address)
        server = running.enter_context(process(_SERVER, settings))
        started = [running.enter_context(child(_WORKER, settings)) for _ in range(workers)]
        engine = connect(database or folder / FILE)
        running.callback(engine.dispose)
        yield Site(server, tuple(started), folder, engine)


def _settings(folder: Path, database: str | None, provider: str) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("FACTFRAME_")}
    own |= {
        "FACTFRAME_CACHE_DIR": str(folder / "cache"),
        "FACTFRAME_KEYS": str(folder),
        "FACTFRAME_JOBS": str(folder),
        "FACTFRAME_WORKERS": "0",
        "FACTFRAME_MODEL": "openai/archive",
        "FACTFRAME_API_BASE": f"{provider}/v1",
        "FACTFRAME_API_KEY": "sk-archive",
    }
    return own | ({"FACTFRAME_DATABASE_URL": database} if database else {})


def _cpu(server: Server) -> float:
    """Core time in seconds, as Linux tells it."""
    told = Path(f"/proc/{server.process.pid}/stat").read_text(encoding="utf-8")
    user, system = told.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / _TICKS
