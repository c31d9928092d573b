"""What is not asked again: the identical, the unchanged, and what others ask at the same time."""

import asyncio

from benchmarks.texts import accounts
from benchmarks.timing import article
from benchmarks.workloads.outcome import Outcome, among, exactly
from benchmarks.workloads.stage import Provider, product, providing

ACCOUNTS = 5
AT_ONCE = 50
OWN_AND_COMPARISON = ("claims", "framing", "match", "synopsis")


async def run(runs: int, pace: float) -> Outcome:
    """Counts are the same every time: one run."""
    with providing(pace) as provider:
        identical, changed = await _changed(provider)
        together = await _together(provider)
    rows = (
        exactly(f"calls for the same {ACCOUNTS} accounts again", len(identical), 0),
        among(f"calls when one of {ACCOUNTS} has changed", changed, OWN_AND_COMPARISON),
        exactly(
            f"calls for {AT_ONCE} identical requests at once",
            ", ".join(sorted(together)),
            "claims, framing",
        ),
    )
    numbers: dict[str, object] = {
        "identical": identical,
        "changed": changed,
        "together": together,
    }
    return Outcome("Again", rows, min(runs, 1), numbers)


async def _changed(provider: Provider) -> tuple[list[str], list[str]]:
    texts = accounts(ACCOUNTS)
    async with product(provider, concurrency=64) as service:
        await service.compare([article(text) for text in texts])
        await provider.begin()
        await service.compare([article(text) for text in texts])
        identical = await _questions(provider)
        texts[0] += " Nobody was hurt."
        await service.compare([article(text) for text in texts])
    return identical, await _questions(provider)


async def _together(provider: Provider) -> list[str]:
    text = accounts(1)[0]
    async with product(provider, concurrency=64) as service:
        await provider.begin()
        await asyncio.gather(*(service.analyze(article(text)) for _ in range(AT_ONCE)))
    return await _questions(provider)


async def _questions(provider: Provider) -> list[str]:
    return [call.question for call in (await provider.traffic()).calls]
