"""Workers as processes of their own, before a provider that counts, on a file or PostgreSQL."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import httpx
from pydantic import SecretStr

from api.bootstrap import assemble
from api.errors import JobsUnavailableError
from api.jobs.items import ItemRow
from api.jobs.jobs import Jobs, JobWishes
from api.jobs.lines import line
from api.schemas.jobs import Job, JobKind
from api.settings import Settings

LONGEST: Final = 90
ALL: Final = 1_000_000
"""More questions than any test asks."""
LEASE_SECONDS: Final = "2"


@dataclass
class Site:
    """A database and a folder that workers share, as machines of one site would."""

    folder: Path
    provider: str
    database: str | None = None
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        own = {key: value for key, value in os.environ.items() if not key.startswith("FACTFRAME_")}
        settings = {
            "FACTFRAME_MODEL": "openai/some-model",
            "FACTFRAME_API_BASE": f"{self.provider}/v1",
            "FACTFRAME_API_KEY": "key",
            "FACTFRAME_LEASE_SECONDS": LEASE_SECONDS,
            "FACTFRAME_CACHE_DIR": str(self.folder / "cache"),
            "FACTFRAME_JOBS": str(self.folder),
            "FACTFRAME_KEYS": str(self.folder),
            "FACTFRAME_WORKER_SECONDS": "10",
        }
        if self.database:
            settings["FACTFRAME_DATABASE_URL"] = self.database
        return {**own, **settings, **self.more}

    @property
    def settings(self) -> Settings:
        """As the workers have them."""
        return Settings(
            model="openai/some-model",
            cache_dir=self.folder / "cache",
            jobs=self.folder,
            keys=self.folder,
            database_url=SecretStr(self.database) if self.database else None,
        )

    @contextmanager
    def worker(self, *options: str, **given: Any) -> Iterator[subprocess.Popen[bytes]]:
        """A worker, killed in the end where it still runs; it writes to `log` in the folder."""
        with (self.folder / "log").open("ab") as log:
            started = subprocess.Popen(
                [sys.executable, "-m", "api", "worker", *options],
                env=self.environment,
                stdout=log,
                stderr=log,
                **given,
            )
        try:
            yield started
        finally:
            started.kill()
            started.wait()

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()

    @contextmanager
    def office(self) -> Iterator["Office"]:
        """Where jobs of the site are handed in."""
        settings = self.settings
        assembly = assemble(settings)
        jobs = Jobs(settings, assembly.service)
        try:
            yield Office(jobs)
        finally:
            jobs.close()
            asyncio.run(assembly.close())


@dataclass
class Office:
    """Takes jobs, and tells how far they are."""

    jobs: Jobs

    def send(self, articles: Sequence[Mapping[str, str]], kind: JobKind = "analyses") -> str:
        with self.jobs.spool() as spool:
            for article in articles:
                spool.write(json.dumps(article).encode() + b"\n")
            return asyncio.run(self.jobs.take(spool, JobWishes(kind)))[0].id

    def job(self, identifier: str) -> Job:
        return asyncio.run(self.jobs.get(identifier))

    def until(self, identifier: str, reached: Callable[[Job], bool]) -> Job:
        """The job, once it is so far."""
        give_up = time.monotonic() + LONGEST
        job: Job | None = None
        while time.monotonic() < give_up:
            try:
                job = self.job(identifier)
            except JobsUnavailableError:
                job = None
            if job is not None and reached(job):
                return job
            time.sleep(0.1)
        raise AssertionError(f"never so far: {job}")

    def done(self, identifier: str) -> Job:
        return self.until(identifier, lambda job: job.is_over)

    def cancel(self, identifier: str) -> Job:
        return asyncio.run(self.jobs.cancel(identifier))

    def retry(self, identifier: str) -> int:
        """How many items are in line again."""
        return asyncio.run(self.jobs.retry(identifier))[1]

    def failed(self, identifier: str) -> list[ItemRow]:
        return asyncio.run(self.jobs.failed(identifier, 100))

    def results(self, identifier: str) -> str:
        rows = asyncio.run(self.jobs.results(identifier, 0, 10_000, 10_000))
        return "".join(line(row) for row in rows)


@dataclass(frozen=True)
class Provider:
    """The provider of `tests.jobs.provider`, steered."""

    address: str

    def tell(self, **how: int) -> None:
        httpx.post(f"{self.address}/told", params=how, trust_env=False)

    @property
    def book(self) -> dict[str, Any]:
        found: dict[str, Any] = httpx.get(f"{self.address}/book", trust_env=False).json()
        return found

    def until_held(self, most: int) -> None:
        """Until so many questions are answered, as it was told, and others wait."""
        self.until(lambda book: book["answered"] >= most and book["open"] > 0)

    def until(self, reached: Callable[[dict[str, Any]], bool]) -> None:
        give_up = time.monotonic() + LONGEST
        while not reached(book := self.book):
            assert time.monotonic() < give_up, f"never so far: {book}"
            time.sleep(0.05)


def told(number: int, *more: str) -> dict[str, str]:
    """An article like no other."""
    text = f"The bridge number {number} at Harrow fell on Monday. Nobody was hurt, the mayor said."
    return {"text": " ".join((text, *more))}
