"""A fifth of all calls failing, one answer that cannot be read, a call that never ends."""

import asyncio
from time import monotonic

from api.errors import UpstreamError
from api.schemas.reading import ReadingOptions
from benchmarks.texts import articles, seeds
from benchmarks.timing import article
from benchmarks.workloads.outcome import Outcome, Row, at_most, exactly
from benchmarks.workloads.stage import Provider, product, providing

ARTICLES = 20
DEADLINE = 8.0
MISSING = "_missing"


async def run(runs: int, pace: float) -> Outcome:
    with providing(pace) as provider:
        rows = [
            *await _fifth(provider),
            *await _bad_window(provider),
            *await _hang(provider),
        ]
    return Outcome("A provider that fails", tuple(rows), min(runs, 1))


async def _fifth(provider: Provider) -> list[Row]:
    texts = list(articles(ARTICLES, 200))
    async with product(provider, concurrency=10) as service:
        await provider.begin([{"act": "503", "every": 5}])
        made = await asyncio.gather(
            *(service.analyze(article(text)) for text in texts), return_exceptions=True
        )
    traffic = await provider.traffic()
    complete = sum(
        not isinstance(one, BaseException) and not one.run.warnings and bool(one.claims)
        for one in made
    )
    failed = sum(call.outcome == "failed" for call in traffic.calls)
    return [
        Row("a fifth of calls failing", f"{failed} of {len(traffic.calls)} calls failed"),
        exactly("articles complete", f"{complete} of {ARTICLES}", f"{ARTICLES} of {ARTICLES}"),
        exactly("answered questions put again", traffic.repeated, 0),
    ]


async def _bad_window(provider: Provider) -> list[Row]:
    text = seeds().one
    options = ReadingOptions(speed="fast")
    async with product(provider) as service:
        await provider.begin()
        whole = await service.analyze(article(text), options=options)
        usual = len((await provider.traffic()).calls)
    async with product(provider) as service:
        await provider.begin([{"act": "broken", "question": "claims", "every": 2, "times": 1}])
        made = await service.analyze(article(text), options=options)
    calls = len((await provider.traffic()).calls)
    lost = len(whole.claims) - len(made.claims)
    silent = lost and not made.run.warnings
    return [
        at_most("one bad window: calls more than usual", calls - usual, 1, "{:.0f}"),
        exactly("claims lost without a word", lost if silent else 0, 0),
    ]


async def _hang(provider: Provider) -> list[Row]:
    """All claims are asked for in vain, for ever."""
    async with product(provider, deadline_seconds=DEADLINE) as service:
        await service.analyze(article("A first call loads what later ones need."))
        await provider.begin([{"act": "hang", "question": "claims"}])
        began = monotonic()
        try:
            made = await service.analyze(article(seeds().one))
            warned = any(warning.code.endswith(MISSING) for warning in made.run.warnings)
            told = "what there is, with a warning" if warned else "no word of it"
        except UpstreamError as error:
            told = error.code
        seconds = monotonic() - began
    return [
        Row("a hang: the caller gets", told),
        at_most(
            f"seconds until then, the deadline of a call being {DEADLINE:g} s",
            seconds,
            DEADLINE + 1,
            "{:.1f}",
        ),
    ]
