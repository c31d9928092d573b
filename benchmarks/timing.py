"""How long one article takes, and the comparison of two."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import perf_counter, process_time

from api.cache.memory import MemoryCache
from api.core.analyze import analyze
from api.core.compare import compare
from api.engines.rules.engine import RulesEngine
from api.exports.html import comparison_page
from api.schemas.analysis import ArticleAnalysis
from api.schemas.article import Article
from api.service import Service
from benchmarks.texts import Pair

_SLOW = 0.95
_PAGES = 20
_ENGINE = RulesEngine()


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of each run, by the clock and of one core."""

    clock: list[float]
    core: list[float]

    @property
    def median(self) -> float:
        return median(self.clock)

    @property
    def p95(self) -> float:
        """What 95 of 100 runs do not exceed."""
        return sorted(self.clock)[min(int(len(self.clock) * _SLOW), len(self.clock) - 1)]

    @property
    def median_of_core(self) -> float:
        return median(self.core)

    @property
    def per_second(self) -> float:
        """Runs in a second that one core spends on nothing else."""
        return len(self.core) / sum(self.core) * 1000


def article(text: str) -> Article:
    """As it is handed in: nothing is known of it, not even its language."""
    return Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


def analysed(text: str) -> ArticleAnalysis:
    return asyncio.run(analyze(article(text), _ENGINE))


def time_articles(texts: Sequence[str], rounds: int) -> Times:
    """Structure, reading, checks and counts of each text, in so many rounds."""
    return _timed([partial(analyze, article(text), _ENGINE) for text in texts], rounds)


def time_comparisons(pairs: Sequence[Pair], rounds: int) -> Times:
    """The comparison alone: both articles are read already."""
    read = [(analysed(pair.one), analysed(pair.other)) for pair in pairs]
    return _timed([partial(compare, both, _ENGINE) for both in read], rounds)


def time_pairs(pairs: Sequence[Pair], rounds: int) -> Times:
    """The reading of both articles and their comparison."""
    return _timed([partial(_read_and_compared, pair) for pair in pairs], rounds)


def time_pages(pair: Pair, rounds: int) -> Times:
    """The page of a comparison that is kept: found, parsed, drawn."""
    service = Service({"rules": _ENGINE}, "rules", MemoryCache())
    made = asyncio.run(service.compare([article(pair.one), article(pair.other)]))
    return _timed([partial(_drawn, service, made.id)] * _PAGES, rounds)


async def _drawn(service: Service, identifier: str) -> object:
    return comparison_page(await service.get_comparison(identifier))


async def _read_and_compared(pair: Pair) -> object:
    both = [await analyze(article(text), _ENGINE) for text in (pair.one, pair.other)]
    return await compare(both, _ENGINE)


def _timed(tasks: Sequence[Callable[[], Awaitable[object]]], rounds: int) -> Times:
    return asyncio.run(_run(tasks, rounds))


async def _run(tasks: Sequence[Callable[[], Awaitable[object]]], rounds: int) -> Times:
    """Each task once to warm up, then all of them round by round."""
    times = Times([], [])
    for task in tasks:
        await task()
    for _ in range(rounds):
        for task in tasks:
            clock, core = perf_counter(), process_time()
            await task()
            times.clock.append((perf_counter() - clock) * 1000)
            times.core.append((process_time() - core) * 1000)
    return times
