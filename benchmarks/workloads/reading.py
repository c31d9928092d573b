"""What the readings of articles by a model take, seen from the provider."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from api.schemas.reading import ReadingOptions
from api.schemas.run import Speed
from benchmarks.timing import article
from benchmarks.workloads.stage import Provider, Traffic, product

REPEATED = "sentences_unaccounted"
OUTPUT_WEIGHT = 4
"""What a token of an answer costs, in tokens of a question."""


@dataclass(frozen=True, slots=True)
class Read:
    """One run."""

    traffic: Traffic
    claims: int
    failures: int
    """Warnings, without those of sentences that say again what another has said: made-up texts
    have many."""

    @property
    def weighted(self) -> float:
        return weighted(self.traffic.tokens_in, self.traffic.tokens_out)


def weighted(tokens_in: float, tokens_out: float) -> float:
    """Tokens by their price."""
    return tokens_in + OUTPUT_WEIGHT * tokens_out


async def read(
    provider: Provider, texts: Sequence[str], speed: Speed = "whole", **settings: object
) -> Read:
    """All texts at once, with an empty cache."""
    options = ReadingOptions(speed=speed)
    async with product(provider, **settings) as service:
        await provider.begin()
        made = await asyncio.gather(
            *(service.analyze(article(text), options=options) for text in texts)
        )
    return Read(
        traffic=await provider.traffic(),
        claims=sum(len(one.claims) for one in made),
        failures=sum(warning.code != REPEATED for one in made for warning in one.run.warnings),
    )
