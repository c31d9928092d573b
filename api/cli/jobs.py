"""Jobs, shown and steered from the command line."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

import click

from api.bootstrap import assemble
from api.cli.exits import Exit
from api.cli.showing import show, show_json
from api.cli.working import load_settings
from api.exports.terminal.layout import hanging, line
from api.jobs.items import ItemRow
from api.jobs.jobs import Jobs
from api.jobs.lines import line as result_line
from api.schemas.jobs import Job

_LATEST: Final = 50
_AT_ONCE: Final = 50
_MOST_FAILED: Final = 20

T = TypeVar("T")


def list_jobs(as_json: bool) -> Exit:
    """The latest jobs, a line each."""
    found = _with_jobs(lambda jobs: jobs.latest(_LATEST))
    if as_json:
        for job in found:
            show_json(job)
    elif not found:
        click.echo("There are no jobs.")
    else:
        show(hanging([(line((job.id, "bold")), line(_in_short(job))) for job in found], 36))
    return Exit.OK


def show_job(identifier: str, as_json: bool) -> Exit:
    """How far it is. Raises NotFoundError."""
    job = _with_jobs(lambda jobs: jobs.get(identifier))
    if as_json:
        show_json(job)
        return Exit.OK
    usage = job.usage
    told = {
        "job": _in_short(job),
        "reader": job.model or job.engine,
        "taken": f"{job.created_at:%Y-%m-%d %H:%M} UTC",
        "changed": f"{job.changed_at:%Y-%m-%d %H:%M} UTC",
    }
    if usage.upstream_calls:
        price = "price not known" if usage.cost_usd is None else f"${usage.cost_usd:.4f}"
        told["usage"] = (
            f"{usage.upstream_calls:,} calls · {usage.tokens_in:,} tokens in,"
            f" {usage.tokens_out:,} out · {price}"
        )
    failed = _with_jobs(lambda jobs: _failed(jobs, job))
    told |= {f"item {row.number}": row.failure.detail for row in failed if row.failure}
    show(hanging([(line((name, "bold")), line(text)) for name, text in told.items()], 12))
    return Exit.OK


def print_results(identifier: str) -> Exit:
    """Lines of JSON, up to the first item that has not ended. Raises NotFoundError."""
    asyncio.run(_print(_jobs(), identifier))
    return Exit.OK


def cancel_job(identifier: str) -> Exit:
    """Raises NotFoundError."""
    job = _with_jobs(lambda jobs: jobs.cancel(identifier))
    click.echo(f"Cancelled. {_in_short(job)}")
    return Exit.OK


def retry_job(identifier: str) -> Exit:
    """Raises NotFoundError."""
    _, number = _with_jobs(lambda jobs: jobs.retry(identifier))
    click.echo(f"Put in line again: {number}")
    return Exit.OK


def _jobs() -> Jobs:
    settings = load_settings()
    return Jobs(settings, assemble(settings).service)


def _with_jobs(work: Callable[[Jobs], Awaitable[T]]) -> T:
    async def run() -> T:
        return await work(_jobs())

    return asyncio.run(run())


async def _failed(jobs: Jobs, job: Job) -> list[ItemRow]:
    """The first items that failed."""
    return await jobs.failed(job.id, _MOST_FAILED) if job.counts.failed else []


async def _print(jobs: Jobs, identifier: str) -> None:
    last = 0
    while True:
        page = await jobs.last_of_page(identifier, last, _AT_ONCE)
        if page.number == last:
            return
        for row in await jobs.results(identifier, last, page.number, _AT_ONCE):
            sys.stdout.buffer.write(result_line(row).encode())
        last = page.number


def _in_short(job: Job) -> str:
    counts = job.counts
    parts = {
        "done": counts.done,
        "failed": counts.failed,
        "running": counts.running,
        "waiting": counts.waiting,
        "cancelled": counts.cancelled,
    }
    told = ", ".join(f"{number:,} {name}" for name, number in parts.items() if number)
    name = f" “{job.name}”" if job.name else ""
    return f"{job.kind}{name}: {job.status}; of {counts.total:,}: {told}"
