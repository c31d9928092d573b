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
_WHY = "many small steps, of which none stands out: hundreds of patterns and lists are looked up"


async def run(runs: int, pace: float) -> Outcome:  # noqa: ARG001 - no model is asked
    texts = list(articles(TEXTS, WORDS))
    times = await asyncio.to_thread(time_articles, texts, max(runs, ROUNDS))
    memory = peaks(READ)
    first, early, late = (memory[READ // share] for share in (10, 2, 1))
    rows = (
        at_most("ms of processor time, required", times.median_of_core, _REQUIRED, "{:.1f}", _WHY),
        at_most("ms of processor time, stretch", times.median_of_core, _STRETCH, "{:.1f}", _WHY),
        Row(f"memory after {READ // 10} articles, at the most so far", f"{first:.0f} MB"),
        Row(f"memory after {READ:,} articles, likewise", f"{late:.0f} MB"),
        at_most(f"memory after {READ:,} articles, to that after {READ // 2}", late / early, _FLAT),
    )
    numbers: dict[str, object] = {"core_ms": times.median_of_core, "megabytes": memory}
    return Outcome("The rules engine, 700 words", rows, max(runs, ROUNDS), numbers)
