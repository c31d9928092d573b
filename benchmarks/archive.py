"""`python -m benchmarks.archive`: an archive read as a job, with a provider that answers at once.

What an article costs: core time of workers and server, rows, bytes, calls and tokens; and whether
memory and speed stay as they are while the archive is read. Loopback only; it ends by itself.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

import httpx

from benchmarks.site import Site, site
from benchmarks.texts import articles

_TENTHS = 10
_LONGEST = 7200.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What is read, and by whom."""

    articles: int
    words: int
    database: str | None
    """URL of PostgreSQL; None for files."""
    workers: int


@dataclass(frozen=True, slots=True)
class Tenth:
    """After so many articles."""

    done: int
    seconds: float
    worker_megabytes: float
    """Of the largest worker."""
    server_megabytes: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What one plan took."""

    kept_in: str
    workers: int
    articles: int
    failed: int
    upload_seconds: float
    upload_megabytes: float
    articles_per_second: float
    worker_cpu_ms: float
    """Core time of the workers for an article."""
    server_cpu_ms: float
    """Of the server that takes the job and tells how far it is, likewise."""
    kilobytes: float
    """By which the database and the cache have grown for an article."""
    rows: float
    calls: float
    tokens: float
    tenths: tuple[Tenth, ...]


def measured(plan: Plan, folder: Path) -> Figures:
    """The figures of one plan. Raises RuntimeError where the job does not end."""
    with (
        site(folder, plan.database, plan.workers) as at,
        httpx.Client(base_url=at.server.address, timeout=600, trust_env=False) as client,
    ):
        at.warm()
        before = at.spent()
        bytes_before, rows_before = at.bytes(), at.rows()
        began = monotonic()
        path = _sent(client, plan)
        uploaded = monotonic() - began
        tenths = _watched(client, path, plan, at, began)
        job = client.get(path).json()
        after = at.spent()
        usage, count = job["usage"], plan.articles
        return Figures(
            kept_in="PostgreSQL" if plan.database else "files",
            workers=plan.workers,
            articles=job["counts"]["done"],
            failed=job["counts"]["failed"],
            upload_seconds=round(uploaded, 2),
            upload_megabytes=round(sum(map(len, _lines(plan))) / 1e6, 1),
            articles_per_second=round(count / tenths[-1].seconds, 1),
            worker_cpu_ms=round((after.workers - before.workers) * 1000 / count, 1),
            server_cpu_ms=round((after.server - before.server) * 1000 / count, 2),
            kilobytes=round((at.bytes() - bytes_before) / count / 1000, 1),
            rows=round((at.rows() - rows_before) / count, 2),
            calls=round(usage["upstream_calls"] / count, 2),
            tokens=round((usage["tokens_in"] + usage["tokens_out"]) / count, 1),
            tenths=tuple(tenths),
        )


def _lines(plan: Plan) -> Iterator[bytes]:
    for text in articles(plan.articles, plan.words):
        yield json.dumps({"text": text}, ensure_ascii=False).encode() + b"\n"


def _sent(client: httpx.Client, plan: Plan) -> str:
    headers = {"Content-Type": "application/x-ndjson"}
    answer = client.post("/v1/jobs", content=_lines(plan), headers=headers).raise_for_status()
    return str(answer.headers["location"])


def _watched(
    client: httpx.Client, path: str, plan: Plan, at: Site, began: float
) -> Sequence[Tenth]:
    found: list[Tenth] = []
    while monotonic() < began + _LONGEST:
        counts = client.get(path).json()["counts"]
        ended = counts["done"] + counts["failed"]
        if ended >= plan.articles * (len(found) + 1) / _TENTHS:
            seconds = round(monotonic() - began, 1)
            found.append(Tenth(ended, seconds, at.workers_megabytes(), at.server.megabytes()))
        if ended == plan.articles:
            return found
        sleep(0.5)
    raise RuntimeError("the job did not end")


def _told(figures: Figures) -> str:
    """A few lines for people."""
    first, last = figures.tenths[0], figures.tenths[-1]
    return (
        f"{figures.kept_in}, {figures.workers} worker(s), {figures.articles:,} articles"
        f" ({figures.failed} failed): {figures.articles_per_second}/s;"
        f" upload {figures.upload_megabytes} MB in {figures.upload_seconds} s\n"
        f"  an article: {figures.worker_cpu_ms} ms of workers, {figures.server_cpu_ms} ms of the"
        f" server, {figures.kilobytes} kB, {figures.rows} rows, {figures.calls} calls,"
        f" {figures.tokens} tokens\n"
        f"  first tenth {first.seconds} s, {first.worker_megabytes:.0f} MB worker,"
        f" {first.server_megabytes:.0f} MB server; last {last.seconds} s,"
        f" {last.worker_megabytes:.0f} MB, {last.server_megabytes:.0f} MB\n"
    )


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=300, help="of each article")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument(
        "--database", action="append", help="URL of an empty PostgreSQL database; files otherwise"
    )
    parser.add_argument("--out", type=Path, help="file for the figures as JSON")
    return parser.parse_args(given)


def main(given: Sequence[str]) -> None:
    """Measure every place with every number of workers."""
    asked = _arguments(given)
    found: list[Figures] = []
    for database in asked.database or [None]:
        for workers in asked.workers:
            plan = Plan(asked.articles, asked.words, database, workers)
            with TemporaryDirectory(prefix="factframe-archive-") as folder:
                figures = measured(plan, Path(folder))
            found.append(figures)
            sys.stdout.write(_told(figures))
            sys.stdout.flush()
            if asked.out:
                asked.out.write_text(json.dumps([asdict(one) for one in found], indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
