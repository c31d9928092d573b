"""All figures of a run, and how they are shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.collector import spare_collections
from benchmarks.children import peaks, seconds_to_start
from benchmarks.machine import Machine, machine
from benchmarks.texts import articles, originals, pairs, seeds
from benchmarks.timing import Times, time_articles, time_comparisons, time_pages, time_pairs

_STARTS = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """How much is measured."""

    texts: int = 52
    """Different articles, as many as there are texts to take as they are; a third as many pairs."""
    rounds: int = 5
    read: int = 10_000
    """Articles read while the memory is watched."""


@dataclass(frozen=True, slots=True)
class Latency:
    """How long something takes, in milliseconds."""

    what: str
    median: float
    p95: float
    median_of_core: float
    per_second: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that was measured."""

    machine: Machine
    settings: Settings
    latencies: list[Latency]
    megabytes: dict[int, float]
    seconds_to_start: float


def measured(settings: Settings) -> Figures:
    """One run of all measurements, the machine described before it makes itself busy."""
    place = machine()
    return Figures(
        machine=place,
        settings=settings,
        latencies=list(_latencies(settings)),
        megabytes=peaks(settings.read),
        seconds_to_start=round(seconds_to_start(_STARTS), 2),
    )


def _latencies(settings: Settings) -> Iterator[Latency]:
    spare_collections()  # As the server does when it starts.
    rounds = settings.rounds
    made = list(articles(settings.texts))
    told = list(pairs(max(1, settings.texts // 3)))
    given = originals()[: settings.texts]
    words = sum(len(text.split()) for text in given) // len(given)
    yield _latency("one article of 720 words", time_articles(made, rounds))
    yield _latency(f"one text as it is, {words} words on average", time_articles(given, rounds))
    yield _latency("two articles of 720 words compared, both read", time_comparisons(told, rounds))
    yield _latency("two articles of 720 words read and compared", time_pairs(told, rounds))
    yield _latency("the two seeds read and compared", time_pairs([seeds()], rounds))
    yield _latency("the page of their comparison, once it is kept", time_pages(seeds(), rounds))


def _latency(what: str, times: Times) -> Latency:
    figures = (times.median, times.p95, times.median_of_core, times.per_second)
    return Latency(what, *(round(figure, 1) for figure in figures))


def table(figures: Figures) -> str:
    """The figures as a page shows them."""
    return "\n".join([*_heading(figures), "", *_times(figures), "", *_rest(figures)])


def _heading(figures: Figures) -> list[str]:
    place, settings = figures.machine, figures.settings
    return [
        f"Measured on {place.date}: {place.cpu}, {place.cores} cores, {place.python},",
        f"{place.system}; load average {place.load} before the run; engine `{place.engine}`.",
        f"{settings.rounds} rounds over {settings.texts} articles after one to warm up.",
    ]


def _times(figures: Figures) -> list[str]:
    rows = [
        f"| {row.what} | {row.median} | {row.p95} | {row.median_of_core} | {row.per_second} |"
        for row in figures.latencies
    ]
    return [
        "| | median, ms | p95, ms | median of core time, ms | a second on one core |",
        "|---|---|---|---|---|",
        *rows,
    ]


def _rest(figures: Figures) -> list[str]:
    return [
        "| | |",
        "|---|---|",
        f"| from nothing to the first article read | {figures.seconds_to_start} s |",
        *(
            f"| memory at the most after {number:,} different articles | {peak} MB |"
            for number, peak in figures.megabytes.items()
        ),
    ]
