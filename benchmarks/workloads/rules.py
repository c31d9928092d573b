"""The embedded engine on articles of about 700 words: processor time of one, and its memory."""

import asyncio

from benchmarks.children import peaks
from benchmarks.texts import articles
from benchmarks.timing import time_articles
from benchmarks.workloads.outcome import Outcome, Row, at_most

WORDS, TEXTS, ROUNDS = 700, 20, 3
READ = 1_000
_STRETCH, _REQUIRED = 5, 15
_FLAT = 1.05
_WHY = "see the figures above for what its steps take; the machine was shared while it ran"


async def run(runs: int, pace: float) -> Outcome:  # noqa: ARG001 - no model is asked
    texts = list(articles(TEXTS, WORDS))
    times = await asyncio.to_thread(time_articles, texts, max(runs, ROUNDS))
    memory = peaks(READ)
    early, late = memory[READ // 10], memory[READ]
    rows = (
        at_most("ms of processor time, required", times.median_of_core, _REQUIRED, "{:.1f}", _WHY),
        at_most("ms of processor time, stretch", times.median_of_core, _STRETCH, "{:.1f}", _WHY),
        at_most(f"memory after {READ:,} articles, to that after {READ // 10}", late / early, _FLAT),
        Row("memory at the most", f"{late:.0f} MB"),
    )
    numbers: dict[str, object] = {"core_ms": times.median_of_core, "megabytes": memory}
    return Outcome("The rules engine, 700 words", rows, max(runs, ROUNDS), numbers)
