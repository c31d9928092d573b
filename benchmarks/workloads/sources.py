"""Two to sixteen accounts of one event: how the tokens of a comparison grow with them."""

from benchmarks.peers.quoted import PAIRWISE_IN
from benchmarks.texts import accounts
from benchmarks.timing import article
from benchmarks.workloads.outcome import Outcome, Row, at_most
from benchmarks.workloads.stage import Provider, Traffic, product, providing

NUMBERS = (2, 4, 8, 16)
_READING = "each account is read with two questions, whose codebook is far longer than the account"


async def run(runs: int, pace: float) -> Outcome:
    """Tokens are the same every time: one run."""
    with providing(pace) as provider:
        found = {number: await _compared(provider, number) for number in NUMBERS}
    pairs = 16 * 15 // 2
    pairwise = pairs * found[2].tokens_in
    rows = [
        *(
            Row(
                f"{number} accounts",
                f"{len(traffic.calls)} calls, {traffic.tokens_in:,} in, {traffic.tokens_out:,} out,"
                f" {traffic.rounds} rounds",
            )
            for number, traffic in found.items()
        ),
        at_most("tokens of 16, to those of 2", found[16].tokens / found[2].tokens, 9),
        at_most(
            f"input of 16, to that of {pairs} comparisons of two",
            found[16].tokens_in / pairwise,
            0.2,
        ),
        at_most(
            "input of 16, to that of a trial's pairwise prompt without a codebook (quoted)",
            found[16].tokens_in / PAIRWISE_IN,
            0.2,
            missed=_READING,
        ),
    ]
    numbers = {
        str(number): {"in": traffic.tokens_in, "out": traffic.tokens_out}
        for number, traffic in found.items()
    }
    return Outcome("2 to 16 sources", tuple(rows), min(runs, 1), dict(numbers))


async def _compared(provider: Provider, number: int) -> Traffic:
    async with product(provider, concurrency=64) as service:
        await provider.begin()
        await service.compare([article(text) for text in accounts(number)])
    return await provider.traffic()
