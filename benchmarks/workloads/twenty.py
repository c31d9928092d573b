"""Twenty articles over ten connections, beside LangExtract: how long, and how full they are."""

from collections.abc import Sequence
from dataclasses import asdict

from benchmarks.peers.peer import extracted, origin
from benchmarks.peers.quoted import LANGEXTRACT_TWENTY, Spent, typical
from benchmarks.texts import articles
from benchmarks.workloads.outcome import Outcome, Row, at_least, at_most, middle
from benchmarks.workloads.reading import Read, read
from benchmarks.workloads.stage import providing

ARTICLES, CONNECTIONS = 20, 10
_LAST = (
    "no place is empty while a call waits; but the answer on all claims of an article takes up to"
    " 40 s, and when the last ones are under way nothing is left for the other places"
)


async def run(runs: int, pace: float) -> Outcome:
    texts = list(articles(ARTICLES))
    ours: list[Read] = []
    theirs: list[Spent | None] = []
    with providing(pace) as provider:
        for _ in range(runs):
            ours.append(await read(provider, texts, concurrency=CONNECTIONS))
            theirs.append(await extracted("langextract", provider, texts, CONNECTIONS))
    numbers: dict[str, object] = {
        "ours": [
            {"span": run.traffic.span, "use": _use(run), "waiting": _full(run)} for run in ours
        ],
        "langextract": [asdict(run) for run in theirs if run],
    }
    return Outcome("20 articles, ten connections", tuple(_rows(ours, theirs)), runs, numbers)


def _rows(ours: Sequence[Read], theirs: Sequence[Spent | None]) -> list[Row]:
    span = middle([run.traffic.span for run in ours])
    use = middle([_use(run) for run in ours])
    their_span = typical(theirs, LANGEXTRACT_TWENTY, lambda run: run.span)
    their_use = typical(theirs, LANGEXTRACT_TWENTY, lambda run: run.use)
    told = f"{span:.1f} s, {use:.0%} of the connections in use, {ours[0].traffic.tokens_out:,} out"
    return [
        Row("ours", f"{told}, {ours[0].claims} claims"),
        Row("LangExtract", f"{their_span:.1f} s, {their_use:.0%} in use", note=origin(theirs)),
        at_most("span, to LangExtract's", span / their_span, 0.45, missed=_LAST),
        at_least(
            "connections in use while a call waits",
            middle([_full(run) for run in ours]),
            0.90,
            "{:.0%}",
        ),
        at_least("connections in use, to the last answer", use, 0.90, "{:.0%}", missed=_LAST),
    ]


def _use(run: Read) -> float:
    return run.traffic.busy / (CONNECTIONS * run.traffic.span)


def _full(run: Read) -> float:
    return run.traffic.under_load(CONNECTIONS)
