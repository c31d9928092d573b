"""`python -m benchmarks.load`: a server under mixed clients, kind and unkind, for some minutes.

Loopback only; it ends by itself. It fails on any answer that a kind of client is not meant to get,
on a kind that was never served, and where the server's memory grew beyond a bound after it had
warmed up, for a tenth of the time and at least for twenty seconds, where there are as many.
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from benchmarks.clients import CLIENTS, Tally, client_of
from benchmarks.server import Server, provider, server

MINUTE = 60.0
WARM_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How long, how many, and how much growth is borne."""

    seconds: float
    clients: int
    most_growth: float
    """Megabytes between the end of the warm-up and the end."""
    with_model: bool


async def loaded(plan: Plan, at: Server, tally: Tally) -> list[tuple[float, float]]:
    """Megabytes of the server by seconds since the start."""
    began = monotonic()
    ends = began + plan.seconds
    kinds = list(CLIENTS)
    working = [
        asyncio.create_task(client_of(kinds[n % len(kinds)], n, at.address, ends, tally))
        for n in range(max(plan.clients, len(kinds)))
    ]
    warm = max(plan.seconds / 10, min(WARM_SECONDS, plan.seconds / 2))
    minutes = [mark for mark in _minutes(plan.seconds) if mark > warm]
    memory = [(0.0, at.megabytes())]
    for mark in (warm, *minutes, plan.seconds):
        await asyncio.sleep(max(0.0, began + mark - monotonic()))
        memory.append((mark, at.megabytes()))
    await asyncio.gather(*working)
    return memory


def _minutes(seconds: float) -> list[float]:
    return [MINUTE * n for n in range(1, int(seconds // MINUTE) + 1) if MINUTE * n < seconds]


def faults(plan: Plan, memory: Sequence[tuple[float, float]], tally: Tally) -> list[str]:
    """What is not as it should be; nothing where all is well."""
    found = [f"{kind}: {n} × {what}" for (kind, what), n in sorted(tally.failures.items())]
    found += [f"{kind}: never served" for kind in CLIENTS if not tally.seconds[kind]]
    growth = growth_of(memory)
    if growth > plan.most_growth:
        found.append(f"memory grew by {growth:.0f} MB, more than {plan.most_growth:.0f} MB")
    return found


def growth_of(memory: Sequence[tuple[float, float]]) -> float:
    """Megabytes since the warm-up, which is the first mark after the start."""
    return memory[-1][1] - memory[1][1]


def report(memory: Sequence[tuple[float, float]], tally: Tally) -> str:
    """Percentiles and answers by kind of client, and the memory."""
    lines = [
        f"{'client':<12}{'count':>7}{'p50 s':>8}{'p95 s':>8}{'p99 s':>8}{'most s':>8}  answers"
    ]
    for kind in CLIENTS:
        times = sorted(tally.seconds[kind]) or [0.0]
        shares = "".join(f"{_share(times, share):>8.3f}" for share in (0.5, 0.95, 0.99, 1.0))
        answers = ", ".join(f"{what} × {n}" for what, n in sorted(tally.answers[kind].items()))
        lines.append(f"{kind:<12}{len(tally.seconds[kind]):>7}{shares}  {answers}")
    lines += ["", "memory of the server"]
    lines += [f"{at:>7.0f} s {megabytes:>8.1f} MB" for at, megabytes in memory]
    lines.append(f"growth since the warm-up: {growth_of(memory):.1f} MB")
    return "\n".join(lines)


def _share(times: Sequence[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))]


async def _run(plan: Plan, folder: Path) -> int:
    tally = Tally()
    with provider(plan.with_model) as upstream, server(folder, upstream) as at:
        memory = await loaded(plan, at, tally)
    sys.stdout.write(report(memory, tally) + "\n")
    found = faults(plan, memory, tally)
    sys.stderr.write("".join(f"Not as it should be: {fault}\n" for fault in found))
    return 1 if found else 0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600, help="how long (600)")
    parser.add_argument("--clients", type=int, default=14, help="clients at once (14)")
    parser.add_argument("--growth", type=float, default=150, help="most megabytes of growth (150)")
    parser.add_argument("--model", action="store_true", help="read by a fake model as well")
    given = parser.parse_args(arguments)
    plan = Plan(given.seconds, given.clients, given.growth, given.model)
    with TemporaryDirectory() as folder:
        return asyncio.run(_run(plan, Path(folder)))


if __name__ == "__main__":
    sys.exit(main())
