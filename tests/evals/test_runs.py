"""Whole runs: broken engines fail, floors stay below, nothing is lost on the way."""

import asyncio

import pytest

from api.ports import Engine
from api.settings import Settings
from evals import baseline
from evals.baseline import BASELINE
from evals.comparing import paired
from evals.dataset import GOLD, Dataset, load
from evals.floors import COPY_ALL
from evals.results import Run
from evals.running import Plan, Scored, digest_of, run
from evals.solvers import Solver, SolverName, solver
from tests.evals import broken

FLOORS: tuple[SolverName, ...] = ("null", "copy-all")


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load()


def scored(dataset: Dataset, chosen: Solver, compared: bool = True) -> Scored:
    held = baseline.read(BASELINE, "rules", digest_of(dataset, GOLD)) if compared else None
    return asyncio.run(run(Plan(dataset, GOLD, chosen, limit=0, baseline=held)))


@pytest.fixture(scope="module")
def rules(dataset: Dataset) -> Run:
    return scored(dataset, solver("rules", Settings())).run


def value(run: Run, name: str) -> float | None:
    return next(item.value for item in run.header.measures if item.name == name)


def test_the_rules_engine_holds_all_invariants_and_its_baseline(rules: Run) -> None:
    assert rules.header.failed == ()
    assert all(item.checked for item in rules.header.invariants)
    scored = [item for item in rules.header.measures if item.value is not None]
    assert all(item.baseline is not None for item in scored)


@pytest.mark.parametrize("fault", ["drop_attributions", "swap_stance"])
def test_a_broken_engine_falls_below_the_baseline(fault: str, dataset: Dataset) -> None:
    engine: Engine = broken.BrokenEngine(vars(broken)[fault])
    failed = scored(dataset, Solver("rules", engine)).run.header.failed
    assert any("attribution" in reason and "below the baseline" in reason for reason in failed)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("shift_offsets", "is not verbatim"),
        ("shift_spans", "whole_words"),
        ("claim_from_teaser", "in_bounds"),
    ],
)
def test_a_broken_engine_breaks_an_invariant(fault: str, reason: str, dataset: Dataset) -> None:
    engine: Engine = broken.BrokenEngine(vars(broken)[fault])
    failed = scored(dataset, Solver("rules", engine)).run.header.failed
    assert any(reason in told for told in failed)


def test_a_product_that_takes_a_teaser_for_text_breaks_an_invariant(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the product itself takes for excluded: the gold says what is."""
    monkeypatch.setattr("api.core.analyze.build_document", broken.without_regions)
    failed = scored(dataset, Solver("copy-all", COPY_ALL), compared=False).run.header.failed
    assert any(told.startswith("included") for told in failed)


@pytest.mark.parametrize("floor", FLOORS)
def test_the_floors_score_clearly_below_the_rules_engine(
    floor: SolverName, dataset: Dataset, rules: Run
) -> None:
    """Clearly: by the whole interval of the paired difference, over sentences of two articles."""
    below = scored(dataset, solver(floor, Settings()), compared=False).run
    found = {item.name: item.difference.interval for item in paired(below, rules)}
    clear = {name for name, interval in found.items() if interval and interval.low > 0}
    assert clear >= {
        "attributions.f1",
        "attribution_chain.f1",
        "attribution_stance.macro_f1",
        "claims.f1",
        "claim_voice.f1",
        "factuality.micro_f1",
        "factuality.macro_f1",
        "names.f1",
        "loaded.f1",
        "policy_frames.macro_f1",
        "functions.f1",
        "aligned_groups.b_cubed_f1",
        "omissions.f1",
        "name_contrasts.f1",
    }
    lost = {name for name, interval in found.items() if interval and interval.high < 0}
    # what takes every similar pair for the same statement misses few of those that are
    assert lost <= {"aligned.recall"}


def test_every_figure_tells_how_much_it_rests_on(rules: Run) -> None:
    assert rules.header.articles == 2
    for item in rules.header.measures:
        if item.value is not None:
            assert item.articles == 2
            assert item.units > 0


def test_the_same_seed_gives_the_same_run(dataset: Dataset, rules: Run) -> None:
    again = scored(dataset, solver("rules", Settings())).run
    assert again.header.measures == rules.header.measures
    assert again.items == rules.items


def test_a_replay_of_the_shipped_recording_holds_its_baseline(dataset: Dataset) -> None:
    chosen = solver("replay", Settings())
    held = baseline.read(BASELINE, "replay", digest_of(dataset, GOLD))
    assert held is not None
    found = asyncio.run(run(Plan(dataset, GOLD, chosen, limit=0, baseline=held))).run
    assert found.header.failed == ()
    assert found.header.usage.upstream_calls == 0
    assert all(
        item.difference is None or item.difference.value == 0 for item in found.header.measures
    )


def test_an_engine_that_fails_on_one_article_is_scored_on_the_other(dataset: Dataset) -> None:
    found = scored(dataset, Solver("rules", broken.FailingEngine("Ukrinform"))).run
    assert found.answers.articles.keys() == {"000"}
    assert any("article 004" in told and "no answer" in told for told in found.header.failed)


def test_an_engine_that_breaks_in_its_own_way_loses_nothing_else(dataset: Dataset) -> None:
    found = scored(dataset, Solver("rules", broken.CrashingEngine())).run
    assert found.answers.articles.keys() == {"000", "004"}
    assert "event kharkiv: KeyError: 'oops'" in found.header.failed


def test_a_figure_that_is_no_longer_assessed_fails_the_run(dataset: Dataset) -> None:
    engine: Engine = broken.BrokenEngine(broken.silence_portrayals)
    failed = scored(dataset, Solver("rules", engine)).run.header.failed
    assert "portrayals.f1: no longer assessed" in failed


def test_fewer_changes_are_compared_with_the_same_changes(dataset: Dataset) -> None:
    held = baseline.read(BASELINE, "rules", digest_of(dataset, GOLD))
    plan = Plan(dataset, GOLD, solver("rules", Settings()), limit=1, baseline=held)
    header = asyncio.run(run(plan)).run.header
    assert header.failed == ()
    assert all(kind.difference and kind.difference.value == 0 for kind in header.kinds)
