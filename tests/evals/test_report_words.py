"""Figures and limits in words, the same in every report."""

import pytest

from api.schemas.run import Usage
from evals.report import about, figures
from evals.report.changes import by_kind, in_all
from evals.report.families import families
from evals.results import Difference, Interval, MeasureResult
from tests.evals.runs import CASES, GAIN, KINDS, LOSS, UNCLEAR, make_run, measure


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.7123, "0.712"), (1, "1.000"), (0, "0.000"), (-0.0001, "0.000"), (-0.5, "-0.500")],
)
def test_a_figure_has_three_decimals(value: float, words: str) -> None:
    assert figures.number(value) == words


def test_what_has_no_value_is_no_nought() -> None:
    assert figures.number(None) == "–"


@pytest.mark.parametrize(
    ("value", "words"), [(0.01, "+0.010"), (-0.01, "-0.010"), (0, "0.000"), (-0.0004, "0.000")]
)
def test_a_difference_has_its_sign(value: float, words: str) -> None:
    assert figures.signed(value) == words


def test_a_difference_comes_with_its_interval() -> None:
    assert figures.difference(LOSS) == "-0.200 [-0.310, -0.104]"
    assert figures.difference(Difference(value=0.5, interval=None)) == "+0.500 [no interval]"
    assert figures.difference(None) == "–"


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (LOSS, "▼ loss"),
        (GAIN, "▲ gain"),
        (UNCLEAR, "~ unclear"),
        (Difference(value=0, interval=Interval(low=0, high=0)), "= same"),
        (Difference(value=-1, interval=Interval(low=-1, high=0)), "~ unclear"),
        (Difference(value=-1, interval=None), "? no interval"),
    ],
)
def test_only_an_interval_on_one_side_of_nought_is_a_loss_or_a_gain(
    found: Difference, words: str
) -> None:
    assert str(figures.verdict(found)) == words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (measure(), None),
        (measure(value=None), "– not assessed"),
        (measure(value=None, baseline=0.5), "! no longer assessed"),
        (measure(baseline=0.5), "? not paired"),
        (measure(baseline=0.5, difference=LOSS), "▼ loss"),
    ],
)
def test_how_a_figure_stands(found: MeasureResult, words: str | None) -> None:
    mark = figures.mark(found)
    assert (str(mark) if mark else None) == words


def test_a_figure_on_one_line_tells_all_of_it() -> None:
    assert figures.in_words(measure(baseline=0.9, difference=LOSS)) == (
        "0.778 (7/9), 95 % interval [0.612, 0.900], n = 38 sentences, baseline 0.900, "
        "difference -0.200 [-0.310, -0.104]: ▼ loss"
    )
    assert figures.in_words(measure()).endswith("n = 38 sentences, no baseline")
    assert figures.in_words(measure(value=None)) == "not assessed"


@pytest.mark.parametrize(
    ("amount", "one", "words"),
    [(1, "sentence", "1 sentence"), (0, "case", "0 cases"), (2, "entity", "2 entities")],
)
def test_units_are_counted_in_words(amount: int, one: str, words: str) -> None:
    assert figures.counted(amount, one) == words


@pytest.mark.parametrize(
    ("articles", "units", "resampled", "other"),
    [
        (2, ["sentence"], "the intervals resample sentences of these articles", "other texts"),
        (1, ["frame", "entity"], "resample entities and frames of this article", "other texts"),
        (40, ["article"], "resample these articles as wholes", "texts of another kind"),
        (2, [], "no figure has an interval", "other texts"),
    ],
)
def test_the_limit_fits_what_was_resampled(
    articles: int, units: list[str], resampled: str, other: str
) -> None:
    measures = [measure().model_copy(update={"unit": unit}) for unit in units]
    run = make_run(measures=[*measures, measure(interval=None)], kinds=(), articles=articles)
    told = about.limit(run.header)
    assert told.startswith(f"n = {figures.counted(articles, 'article')}: ")
    assert f"{resampled}; they do not tell how it does on {other}." in told


def test_a_run_is_named_by_engine_gold_commit_and_seed() -> None:
    header = make_run().header
    assert about.heading(header) == (
        "engine rules, no model · gold: 2 articles, 1 event · "
        "commit 0123456789ab + uncommitted changes · seed 7"
    )
    other = {"model": "some/model", "solver": "llm", "commit": None, "dirty": None}
    heading = about.heading(header.model_copy(update=other))
    assert "engine llm, model some/model" in heading
    assert "no commit known" in heading


def test_an_unknown_cost_is_no_nought() -> None:
    header = make_run().header
    assert about.cost(header) == (
        "12.4 s · 3 calls · 2 answers from the cache · 900 tokens in, 80 out · $0.0123"
    )
    usage = header.usage.model_copy(update={"cost_usd": None})
    assert about.cost(header.model_copy(update={"usage": usage})).endswith("cost not known")
    without_a_model = header.model_copy(update={"usage": Usage()})
    assert about.cost(without_a_model) == "12.4 s"


def test_measures_are_grouped_with_their_neighbours() -> None:
    names = ["claims.f1", "claim_type.f1", "factuality.f1", "names.f1", "name_stance.f1"]
    found = families([measure(name) for name in names])
    assert [(f.title, len(f.measures)) for f in found] == [
        ("claims", 2),
        ("factuality", 1),
        ("names", 2),
    ]


def test_changes_are_counted_by_kind() -> None:
    header = make_run(cases=CASES, kinds=KINDS).header
    kinds = by_kind(header)
    assert [(kind.title, kind.count, kind.is_loss) for kind in kinds] == [
        ("number changed", "1/2", False),
        ("hedge added", "0/1", True),
        ("itself", "1/1", False),
    ]
    assert [case.name for case in kinds[0].failing] == ["000-2"]
    assert in_all(header) == "2/4"
