"""A small run made by hand, its article as hostile as an article can be."""

from collections.abc import Sequence

from api.schemas.run import PromptRef, Usage
from evals.results import (
    Answers,
    CaseResult,
    ConfusionTable,
    Difference,
    Interval,
    InvariantResult,
    Item,
    MeasureResult,
    Run,
    RunHeader,
)
from evals.rows import Row
from tests.builders import claimed

HOSTILE = (
    "</script><script>alert('x')</script><img src=x onerror=alert(1)>"
    "<a href='javascript:alert(2)'>read on</a> ``` | [more](https://evil.example/) "
    "\x1b]0;owned\x07 \u202egnorw\u202c \x85{{ 7 * 7 }}&#38;"
)
TEXT = (
    "The army fled the town on Monday.\r\nA spokesman 🦊 called it a “regrouping”.\n"
    f"{HOSTILE}\nNobody asked {HOSTILE} the residents."
)

LOSS = Difference(value=-0.2, interval=Interval(low=-0.31, high=-0.104))
GAIN = Difference(value=0.1234, interval=Interval(low=0.01, high=0.25))
AROUND = Interval(low=0.6123, high=0.9)
UNCLEAR = Difference(value=-0.04, interval=Interval(low=-0.1, high=0.05))


def at(words: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand in the text."""
    start = TEXT.index(words)
    return ((start, start + len(words)),)


def measure(  # noqa: PLR0913 - each is a field that one test or another sets
    name: str = "claims.f1",
    value: float | None = 0.7778,
    *,
    title: str = "evidence of claims, F1",
    baseline: float | None = None,
    difference: Difference | None = None,
    interval: Interval | None = AROUND,
) -> MeasureResult:
    assessed = value is not None
    return MeasureResult(
        name=name,
        aspect=name.partition(".")[0],
        title=title,
        value=value,
        part=7 if assessed else None,
        whole=9 if assessed else None,
        interval=interval if assessed else None,
        units=38 if assessed else 0,
        unit="sentence",
        articles=2,
        baseline=baseline,
        difference=difference,
    )


MEASURES = (
    measure(baseline=0.9778, difference=LOSS),
    measure("claim_voice.f1", 0.5, title="who asserts it", baseline=0.3766, difference=GAIN),
    measure("names.f1", 1.0, title="names chosen, F1"),
    measure("portrayals.f1", None, title="portrayals, F1"),
)


def item(  # noqa: PLR0913 - each is a field of a row
    aspect: str,
    gold: str | None,
    answer: str | None,
    credit: float = 0.0,
    *,
    gold_spans: tuple[tuple[int, int], ...] = (),
    answer_spans: tuple[tuple[int, int], ...] = (),
    about: str = "the statement",
    article: str = "000",
) -> Item:
    row = Row(
        unit=f"{article}:0",
        gold=gold,
        answer=answer,
        credit=credit,
        article=article,
        item=about,
        gold_spans=gold_spans,
        answer_spans=answer_spans,
    )
    return Item(aspect=aspect, outcome=row.outcome, row=row)


ITEMS = (
    item("claims", "said", "said", 1, gold_spans=at("The army"), answer_spans=at("The army")),
    item("claims", "fled", "fled the", 0.8, gold_spans=at("fled"), answer_spans=at("fled the")),
    item("claims", "asked", None, gold_spans=at("Nobody asked"), about=HOSTILE),
    item("claim_voice", "a spokesman", "the author", gold_spans=at("A spokesman 🦊")),
    item("names", None, HOSTILE, answer_spans=at(HOSTILE), about=HOSTILE),
    item("relations", "contradicted", None, article="event-1"),
)

INVARIANTS = (
    InvariantResult(name="spans", title="every span is the text", checked=41, failures=()),
    InvariantResult(
        name="excluded",
        title="no claim from excluded text",
        checked=9,
        failures=("000: c1 lies in a teaser", f"000: {HOSTILE}", "000: c3", "000: c4"),
    ),
    InvariantResult(name="synopsis", title="every sentence has support", checked=0, failures=()),
)

CASES = (
    CaseResult(kind="number_changed", name="000-1", passed=True),
    CaseResult(kind="number_changed", name="000-2", passed=False, failures=("the claim kept 12",)),
    CaseResult(kind="hedge_added", name="000-3", passed=False, failures=(HOSTILE,)),
    CaseResult(kind="itself", name="000-4", passed=True),
)

KINDS = (
    measure("number_changed.passed", 0.5, title="number changed"),
    measure("hedge_added.passed", 0.0, title="hedge added", baseline=1.0, difference=LOSS),
)


def make_run(  # noqa: PLR0913 - each is a field of the header
    *,
    measures: Sequence[MeasureResult] = MEASURES,
    invariants: Sequence[InvariantResult] = INVARIANTS,
    cases: Sequence[CaseResult] = CASES,
    kinds: Sequence[MeasureResult] = KINDS,
    items: Sequence[Item] = ITEMS,
    errors: Sequence[str] = (),
    articles: int = 2,
    gold_digest: str = "ab" * 32,
) -> Run:
    header = RunHeader(
        id="20221122T031500Z-rules",
        started_at="2022-11-22T03:15:00+00:00",
        solver="rules",
        model=None,
        notice="A lexical reading, weaker than a model's.",
        prompts=(PromptRef(id="claims/v1", digest="cd" * 32),),
        seed=7,
        commit="0123456789abcdef0123456789abcdef01234567",
        dirty=True,
        python="3.11.9",
        packages={"scipy": "1.14.0"},
        gold="gold",
        gold_digest=gold_digest,
        articles=articles,
        events=1,
        usage=Usage(upstream_calls=3, cache_hits=2, tokens_in=900, tokens_out=80, cost_usd=0.0123),
        seconds=12.44,
        measures=tuple(measures),
        confusions=(
            ConfusionTable(aspect="stance", labels=("neutral", "reject"), counts=((5, 1), (0, 3))),
        ),
        invariants=tuple(invariants),
        perturbations=tuple(cases),
        kinds=tuple(kinds),
        errors=tuple(errors),
        notes=("Only the claims were labelled twice.",),
        extra={"recorded_by": "a reader"},
    )
    answers = Answers(articles={"000": claimed(TEXT)}, events={})
    return Run(header=header, items=tuple(items), answers=answers)


def clean_run() -> Run:
    """One that passes and has no hostile words."""
    return make_run(
        measures=(measure(), measure("portrayals.f1", None, title="portrayals, F1")),
        invariants=INVARIANTS[:1],
        cases=CASES[-1:],
        kinds=(),
        items=(),
    )
