"""An archive, read by workers while this process watches and writes their results down."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from api.bootstrap import assemble
from api.cli.exits import Exit, FileError, complain
from api.cli.working import Wishes, load_settings
from api.errors import JobsUnavailableError
from api.jobs.crew import Crew
from api.jobs.intake import Spool
from api.jobs.jobs import Jobs, JobWishes
from api.jobs.lines import line
from api.schemas.jobs import Job, JobKind
from api.schemas.run import EngineName, Speed
from api.settings import Settings

_STANDARD: Final = "-"
_BLOCK: Final = 1 << 20
_POLL_SECONDS: Final = 0.5
_AT_ONCE: Final = 50
_MOST_TOLD: Final = 10
_UPSTREAM: Final = "upstream"


@dataclass(frozen=True, slots=True)
class Batch:
    """What the options of the command ask for."""

    file: str
    out: str
    kind: JobKind
    engine: EngineName | None
    model: str | None
    speed: Speed
    narratives: bool
    name: str | None
    workers: int | None

    @property
    def settings(self) -> Settings:
        """Raises ConfigurationError."""
        return load_settings(
            Wishes(self.engine, self.model, self.speed, self.narratives, as_json=True, cache=True)
        )

    @property
    def wishes(self) -> JobWishes:
        return JobWishes(self.kind, self.engine, self.speed, self.narratives, self.name)

    @property
    def environment(self) -> dict[str, str]:
        """What workers have to know of these options."""
        return {"FACTFRAME_MODEL": self.model} if self.model else {}


def run_batch(batch: Batch) -> Exit:
    """Take the articles as a job, have it done, and write its results in the order of the lines."""
    _check_out(batch)
    settings = batch.settings
    jobs = Jobs(settings, assemble(settings).service)
    workers = settings.workers if batch.workers is None else batch.workers
    crew = Crew(workers, settings.worker_seconds, batch.environment)
    try:
        return asyncio.run(_run(batch, jobs, crew))
    except KeyboardInterrupt:
        complain("Stopped. Run the same command again to go on.")
        return Exit.INTERRUPTED
    finally:
        crew.close()


async def _run(batch: Batch, jobs: Jobs, crew: Crew) -> Exit:
    with jobs.spool() as spool:
        _fill(spool, batch.file)
        job, _ = await jobs.take(spool, batch.wishes)
    if job.counts.cancelled:
        job, _ = await jobs.retry(job.id)
    with _opened(batch.out) as out:
        watch = _Watch(jobs, out)
        with _bar() as bar:
            shown = bar.add_task("Reading", total=job.counts.total)
            while not job.is_over:
                crew.ensure()
                if crew.is_hopeless:
                    raise JobsUnavailableError(
                        "The workers end as soon as they are started, for the reason told above."
                        " What was done is kept: run the same command again when that is mended."
                    )
                await asyncio.sleep(_POLL_SECONDS)
                await watch.write(job.id)
                job = await jobs.get(job.id)
                bar.update(shown, completed=job.counts.total - _open(job))
        await watch.write(job.id)
    return _told(job, watch)


def _open(job: Job) -> int:
    return job.counts.waiting + job.counts.running


class _Watch:
    """Writes results down as they come in, in the order of their numbers."""

    def __init__(self, jobs: Jobs, out: IO[bytes]) -> None:
        self._jobs = jobs
        self._out = out
        self._last = 0
        self.failed: list[tuple[int, str]] = []
        self.upstream = False

    async def write(self, identifier: str) -> None:
        """All that can be written by now."""
        while True:
            page = await self._jobs.last_of_page(identifier, self._last, _AT_ONCE)
            if page.number == self._last:
                break
            for row in await self._jobs.results(identifier, self._last, page.number, _AT_ONCE):
                self._out.write(line(row).encode())
                if row.failure:
                    self.failed.append((row.number, row.failure.detail))
                    self.upstream |= row.failure.code.startswith(_UPSTREAM)
            self._last = page.number
        self._out.flush()


def _told(job: Job, watch: _Watch) -> Exit:
    """One line on all, and the first of those that failed."""
    counts = job.counts
    told = [f"{counts.done:,} of {counts.total:,} done"]
    told += [f"{counts.failed:,} failed"] if counts.failed else []
    told += [f"{counts.cancelled:,} cancelled"] if counts.cancelled else []
    complain(f"Job {job.id}: {', '.join(told)}.")
    for number, detail in watch.failed[:_MOST_TOLD]:
        complain(f"  {number}: {detail}")
    if len(watch.failed) > _MOST_TOLD:
        complain(f"  … and {len(watch.failed) - _MOST_TOLD:,} more: see the results.")
    if watch.upstream:
        complain(f"To try again what failed: factframe jobs retry {job.id}, then this command.")
        return Exit.UNAVAILABLE
    return Exit.BAD_DATA if watch.failed else Exit.OK


def _check_out(batch: Batch) -> None:
    """Raises UsageError rather than write over the articles."""
    if _STANDARD not in (batch.out, batch.file):
        given, out = Path(batch.file), Path(batch.out)
        if given.exists() and out.exists() and given.samefile(out):
            raise click.UsageError("--out would overwrite the articles. Name another file.")


def _fill(spool: Spool, file: str) -> None:
    """Raises FileError, TooLargeError."""
    try:
        with sys.stdin.buffer if file == _STANDARD else Path(file).open("rb") as source:
            while block := source.read(_BLOCK):
                spool.write(block)
    except OSError as error:
        raise FileError(f"{file} cannot be read: {error.strerror}.") from None


@contextmanager
def _opened(out: str) -> Iterator[IO[bytes]]:
    if out == _STANDARD:
        yield sys.stdout.buffer
        return
    with Path(out).open("wb") as file:
        yield file


def _bar() -> Progress:
    """On a terminal only, on standard error."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(
        *columns, TimeRemainingColumn(), console=console, disable=not console.is_terminal
    )
