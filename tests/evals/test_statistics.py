"""Figures agree with the libraries of the field, and intervals behave as intervals must."""

import numpy as np
import pytest
from scipy.stats import spearmanr
from sklearn.metrics import f1_score

from evals.rows import Row
from evals.statistics import (
    F1,
    MEAN,
    PRECISION,
    RECALL,
    BCubed,
    MacroF1,
    RankCorrelation,
    Statistic,
    confusion,
    difference,
    grouped,
    interval,
)

LABELS = ("neutral", "distance", "reject")
ALL: dict[str, Statistic] = {
    "precision": PRECISION,
    "recall": RECALL,
    "f1": F1,
    "mean": MEAN,
    "macro": MacroF1(),
    "b_cubed": BCubed(),
}


def random_rows(seed: int, number: int = 60, right: float = 0.6) -> list[Row]:
    """Labels of items of which some are missed, some made up, some wrong."""
    random = np.random.default_rng(seed)
    rows = []
    for index in range(number):
        gold = str(random.choice(LABELS)) if random.random() < 0.9 else None
        hit = gold is not None and random.random() < right
        other = str(random.choice(LABELS)) if gold is None or random.random() < 0.5 else None
        answer = gold if hit else other
        rows.append(
            Row(
                unit=f"a:{index // 3}",
                gold=gold,
                answer=answer,
                credit=float(gold == answer),
                article="a",
            )
        )
    return rows


def unit(row: Row) -> str:
    return row.unit


@pytest.mark.parametrize("seed", range(5))
def test_the_figures_are_those_of_scikit_learn(seed: int) -> None:
    rows = random_rows(seed)
    gold = [row.gold or "none" for row in rows]
    answer = [row.answer or "none" for row in rows]
    wanted = {
        kind: f1_score(gold, answer, labels=LABELS, average=kind) for kind in ("macro", "micro")
    }
    assert MacroF1().figure(rows).value == pytest.approx(wanted["macro"])
    assert F1.figure(rows).value == pytest.approx(wanted["micro"])


@pytest.mark.parametrize("name", ALL)
def test_resampling_every_unit_once_gives_the_figure_itself(name: str) -> None:
    rows = random_rows(1)
    if name == "b_cubed":
        rows = [
            Row(unit=row.unit, gold=kind, answer=kind, credit=number % 4 / 3)
            for number, row in enumerate(rows)
            for kind in ("precision", "recall")
        ]
    groups = list(grouped(rows, unit).values())
    once = np.arange(len(groups))[None, :]
    assert ALL[name].resampled(groups, once)[0] == pytest.approx(ALL[name].figure(rows).value)


def test_rank_correlation_is_spearmans() -> None:
    random = np.random.default_rng(3)
    gold, answer = random.random(15).round(1), random.random(15).round(1)
    rows = [
        Row(unit=str(index), gold=str(one), answer=str(other), credit=0)
        for index, (one, other) in enumerate(zip(gold, answer, strict=True))
    ]
    statistic = RankCorrelation()
    wanted = spearmanr(gold, answer).statistic
    assert statistic.figure(rows).value == pytest.approx(wanted)
    once = np.arange(15)[None, :]
    assert statistic.resampled([[row] for row in rows], once)[0] == pytest.approx(wanted)


def test_rank_correlation_is_the_same_however_its_rows_are_grouped() -> None:
    rows = [
        Row(unit=str(n % 5), gold=str(n * 7 % 11), answer=str(n * 3 % 11), credit=0)
        for n in range(15)
    ]
    statistic = RankCorrelation()
    together = list(grouped(rows, unit).values())
    whole = statistic.resampled(together, np.arange(5)[None, :])[0]
    assert whole == pytest.approx(statistic.figure(rows).value)
    assert statistic.resampled([(), ()], np.zeros((1, 2), dtype=np.int64))[0] == 0


def test_a_constant_ranking_correlates_with_nothing() -> None:
    rows = [Row(unit=str(n), gold=str(n), answer="0.5", credit=0) for n in range(4)]
    assert RankCorrelation().figure(rows).value == 0


@pytest.mark.parametrize("name", ["precision", "recall", "f1", "macro"])
def test_an_interval_holds_the_figure_and_narrows_with_more_units(name: str) -> None:
    statistic = ALL[name]
    widths = []
    for number in (60, 600):
        rows = random_rows(7, number)
        found = interval(grouped(rows, unit), statistic, seed=0)
        assert found is not None
        assert found.low < statistic.figure(rows).value < found.high
        widths.append(found.high - found.low)
    assert widths[1] < widths[0] / 2


def test_the_same_seed_gives_the_same_interval() -> None:
    groups = grouped(random_rows(2), unit)
    assert interval(groups, F1, seed=5) == interval(groups, F1, seed=5)
    assert interval(groups, F1, seed=5) != interval(groups, F1, seed=6)


def test_one_unit_has_no_interval() -> None:
    rows = [Row(unit="a:1", gold="x", answer="x", credit=1)]
    assert interval(grouped(rows, unit), F1, seed=0) is None


def test_a_run_does_not_differ_from_itself() -> None:
    groups = grouped(random_rows(4), unit)
    found = difference(groups, groups, F1, seed=0)
    assert found.value == 0
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == (0, 0)


def test_a_clear_loss_lies_wholly_below_nought() -> None:
    rows = random_rows(4)
    worse = [row.model_copy(update={"answer": None, "credit": 0.0}) for row in rows]
    found = difference(grouped(worse, unit), grouped(rows, unit), F1, seed=0)
    assert found.interval is not None
    assert found.interval.high < 0


def test_units_that_only_one_run_has_count_in_the_difference() -> None:
    rows = random_rows(4)
    extra = [Row(unit=f"new:{n}", gold=None, answer="neutral", credit=0) for n in range(30)]
    found = difference(grouped([*rows, *extra], unit), grouped(rows, unit), PRECISION, seed=0)
    assert found.value == pytest.approx(
        PRECISION.figure([*rows, *extra]).value - PRECISION.figure(rows).value
    )


def test_the_confusion_table_counts_what_was_missed_and_made_up() -> None:
    rows = [
        Row(unit="1", gold="reject", answer="neutral", credit=0),
        Row(unit="2", gold="reject", answer=None, credit=0),
        Row(unit="3", gold=None, answer="neutral", credit=0),
        Row(unit="4", gold="neutral", answer="neutral", credit=1),
    ]
    table = confusion("attribution_stance", rows)
    cell = {
        (gold, answer): table.counts[row][column]
        for row, gold in enumerate(table.labels)
        for column, answer in enumerate(table.labels)
    }
    assert cell["reject", "neutral"] == 1
    assert cell["reject", "—"] == 1
    assert cell["—", "neutral"] == 1
    assert cell["neutral", "neutral"] == 1
    assert sum(cell.values()) == 4
