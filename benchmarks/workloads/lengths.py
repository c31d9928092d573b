"""Articles of 500 to 32,000 words: tokens when read whole, and spans when read fast."""

from collections.abc import Mapping

from benchmarks.peers.peer import extracted, origin
from benchmarks.peers.quoted import LANGEXTRACT_32K, Spent, typical
from benchmarks.texts import long_article
from benchmarks.workloads.outcome import Outcome, Row, at_most, exactly, middle
from benchmarks.workloads.reading import Read, read
from benchmarks.workloads.stage import providing

WORDS = (500, 2_000, 8_000, 32_000)
CONCURRENCY = 256
"""So many calls at once that none has to wait for another."""

Runs = Mapping[int, list[Read]]


async def run(runs: int, pace: float) -> Outcome:
    whole: dict[int, list[Read]] = {words: [] for words in WORDS}
    fast: dict[int, list[Read]] = {words: [] for words in WORDS}
    theirs: list[Spent | None] = []
    with providing(pace) as provider:
        for turn in range(runs):
            for words in WORDS:
                text = long_article(words)
                if not turn:  # tokens are the same every time
                    whole[words].append(await read(provider, [text], concurrency=CONCURRENCY))
                fast[words].append(await read(provider, [text], "fast", concurrency=CONCURRENCY))
            if not turn:
                theirs.append(await extracted("langextract", provider, [text], 10))
    numbers = {
        name: {words: [_numbers(run) for run in found] for words, found in read_so.items()}
        for name, read_so in (("whole", whole), ("fast", fast))
    }
    return Outcome("500 to 32,000 words", tuple(_rows(whole, fast, theirs)), runs, dict(numbers))


def _rows(whole: Runs, fast: Runs, theirs: list[Spent | None]) -> list[Row]:
    failed = sum(run.failures for found in (*whole.values(), *fast.values()) for run in found)
    tokens = {words: found[0].traffic.tokens for words, found in whole.items()}
    spans = {words: middle([run.traffic.span for run in found]) for words, found in fast.items()}
    theirs_at_most = typical(theirs, LANGEXTRACT_32K, lambda run: run.span)
    return [
        *(
            Row(
                f"{words:,} words",
                f"whole: {_calls(whole[words])} calls, {tokens[words]:,} tokens;"
                f" fast: {_calls(fast[words])} calls, {spans[words]:.1f} s",
            )
            for words in WORDS
        ),
        Row("LangExtract, 32,000 words", f"{theirs_at_most:.0f} s", note=origin(theirs)),
        exactly("parts or items that failed", failed, 0),
        at_most("tokens of 32,000 words, to those of 8,000", tokens[32_000] / tokens[8_000], 4.3),
        at_most("fast: span of 8,000 words, to that of 500", spans[8_000] / spans[500], 1.3),
    ]


def _calls(runs: list[Read]) -> int:
    return len(runs[0].traffic.calls)


def _numbers(run: Read) -> dict[str, float]:
    traffic = run.traffic
    return {
        "calls": len(traffic.calls),
        "tokens_in": traffic.tokens_in,
        "tokens_out": traffic.tokens_out,
        "span": round(traffic.span, 3),
    }
