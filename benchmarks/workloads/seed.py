"""The first seed, read whole and fast, beside LangExtract and instructor: tokens and spans."""

from collections.abc import Callable, Sequence
from dataclasses import asdict

from benchmarks.peers.peer import extracted, origin
from benchmarks.peers.quoted import INSTRUCTOR_SEED, LANGEXTRACT_SEED, Spent, typical
from benchmarks.texts import seeds
from benchmarks.workloads.outcome import Outcome, Row, at_most, exactly, middle
from benchmarks.workloads.reading import Read, read, weighted
from benchmarks.workloads.stage import providing

_CODEBOOK = (
    "each of our questions holds a codebook of some 5,000 tokens, definitions and rules, where the"
    " peer is given a paragraph"
)
_WINDOWS = (
    "19 sentences make three windows, each with the answer on six or seven; smaller ones would be"
    " quicker and send the codebook once more each"
)

Peers = Sequence[Spent | None]


async def run(runs: int, pace: float) -> Outcome:
    text = seeds().one
    whole: list[Read] = []
    fast: list[Read] = []
    langextract: list[Spent | None] = []
    instructor: list[Spent | None] = []
    with providing(pace) as provider:
        for _ in range(runs):
            whole.append(await read(provider, [text]))
            langextract.append(await extracted("langextract", provider, [text]))
            fast.append(await read(provider, [text], "fast"))
            instructor.append(await extracted("instructor", provider, [text]))
    rows = [
        _ours("whole", whole),
        _ours("fast", fast),
        _theirs("LangExtract", langextract, LANGEXTRACT_SEED),
        _theirs("instructor", instructor, INSTRUCTOR_SEED),
        exactly("rounds of calls", max(run.traffic.rounds for run in whole), 1),
        *_tokens(whole, langextract),
        *_spans(fast, langextract, instructor),
    ]
    numbers: dict[str, object] = {
        "whole": [_numbers(run) for run in whole],
        "fast": [_numbers(run) for run in fast],
        "langextract": [asdict(run) for run in langextract if run],
        "instructor": [asdict(run) for run in instructor if run],
    }
    return Outcome("Seed 000", tuple(rows), runs, numbers)


def _tokens(whole: Sequence[Read], langextract: Peers) -> list[Row]:
    spent = middle([run.weighted for run in whole])
    said = middle([run.traffic.tokens_out for run in whole])
    theirs = typical(
        langextract, LANGEXTRACT_SEED, lambda run: weighted(run.tokens_in, run.tokens_out)
    )
    their_words = typical(langextract, LANGEXTRACT_SEED, lambda run: run.tokens_out)
    return [
        at_most(
            "input + 4 × output tokens, to LangExtract's", spent / theirs, 0.75, missed=_CODEBOOK
        ),
        at_most("output tokens, to LangExtract's", said / their_words, 0.60),
    ]


def _spans(fast: Sequence[Read], langextract: Peers, instructor: Peers) -> list[Row]:
    ours = middle([run.traffic.span for run in fast])
    one = typical(langextract, LANGEXTRACT_SEED, _span)
    other = typical(instructor, INSTRUCTOR_SEED, _span)
    return [
        at_most("fast: span, to LangExtract's", ours / one, 0.70, missed=_WINDOWS),
        at_most("fast: span, to instructor's", ours / other, 0.25, missed=_WINDOWS),
    ]


def _ours(speed: str, runs: Sequence[Read]) -> Row:
    traffic = runs[0].traffic
    span = middle([run.traffic.span for run in runs])
    told = _told(len(traffic.calls), traffic.tokens_in, traffic.tokens_out, span)
    return Row(f"ours, {speed}", f"{told}, {runs[0].claims} claims")


def _theirs(name: str, runs: Peers, quoted: Spent) -> Row:
    def figure(of: Callable[[Spent], float]) -> float:
        return typical(runs, quoted, of)

    tokens_in, tokens_out = figure(lambda run: run.tokens_in), figure(lambda run: run.tokens_out)
    told = _told(figure(lambda run: run.calls), tokens_in, tokens_out, figure(_span))
    return Row(name, told, note=origin(runs))


def _told(calls: float, tokens_in: float, tokens_out: float, span: float) -> str:
    return f"{calls:.0f} calls, {tokens_in:,.0f} in, {tokens_out:,.0f} out, {span:.1f} s"


def _span(run: Spent) -> float:
    return run.span


def _numbers(run: Read) -> dict[str, float]:
    traffic = run.traffic
    return {
        "calls": len(traffic.calls),
        "tokens_in": traffic.tokens_in,
        "tokens_out": traffic.tokens_out,
        "span": round(traffic.span, 3),
    }
