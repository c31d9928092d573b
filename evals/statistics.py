"""Figures over rows, and how far they may be trusted.

A statistic turns rows into one figure. `interval` and `difference` resample units (all rows of a
sentence, say, stay together) with replacement: the percentile bootstrap of scipy.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt
from scipy.stats import bootstrap, rankdata, spearmanr
from sklearn.metrics import confusion_matrix, f1_score

from evals.results import ConfusionTable, Difference, Interval
from evals.rows import Row
from evals.scorers.pairs import NothingToScoreError

Floats = npt.NDArray[np.float64]
Picks = npt.NDArray[np.int64]

RESAMPLES: Final = 2_000
NONE: Final = "—"
"""The label of what was not found."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value between 0 and 1 (a rank correlation: -1 and 1) with the count behind it."""

    value: float
    part: float | None = None
    whole: float | None = None


class Statistic(Protocol):
    """One figure over rows."""

    def figure(self, rows: Sequence[Row]) -> Figure:
        """The figure. Raises NothingToScoreError without rows."""

    def resampled(self, groups: Sequence[Sequence[Row]], picks: Picks) -> Floats:
        """The figure for every line of `picks`: each a choice of groups, with repeats."""


def _some(rows: Sequence[Row]) -> Sequence[Row]:
    if not rows:
        raise NothingToScoreError("there are no rows to score")
    return rows


def _ratio(part: Floats, whole: Floats) -> Floats:
    result: Floats = np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
    return result


@dataclass(frozen=True, slots=True)
class Ratio:
    """Credit, `times` over, divided by the rows that count: precision, recall, F1, accuracy."""

    weigh: Callable[[Row], float]
    times: int = 1

    def figure(self, rows: Sequence[Row]) -> Figure:
        part = self.times * sum(row.credit for row in _some(rows))
        whole = sum(self.weigh(row) for row in rows)
        return Figure(part / whole if whole else 0.0, part, whole)

    def resampled(self, groups: Sequence[Sequence[Row]], picks: Picks) -> Floats:
        credit = np.array([float(sum(row.credit for row in group)) for group in groups])
        weight = np.array([float(sum(self.weigh(row) for row in group)) for group in groups])
        return _ratio(self.times * credit[picks].sum(axis=-1), weight[picks].sum(axis=-1))


PRECISION: Final = Ratio(lambda row: float(row.answer is not None))
"""Credit divided by the items of the answer."""
RECALL: Final = Ratio(lambda row: float(row.gold is not None))
"""Credit divided by the items of the gold."""
F1: Final = Ratio(lambda row: float(row.gold is not None) + float(row.answer is not None), times=2)
"""Twice the credit divided by the items of both; for labels, micro F1."""
MEAN: Final = Ratio(lambda _: 1.0)
"""Credit divided by all rows."""


class MacroF1:
    """Mean of the F1 of every label that the gold or the answer holds, so that a label made up
    counts as one that is always wrong; of the count, the rows that are right."""

    def figure(self, rows: Sequence[Row]) -> Figure:
        gold = [row.gold or NONE for row in _some(rows)]
        answer = [row.answer or NONE for row in rows]
        labels = sorted({*gold, *answer} - {NONE})
        right = float(sum(row.credit == 1 for row in rows))
        total = float(sum(row.gold is not None for row in rows))
        if not labels:
            return Figure(0.0, right, total)
        value = f1_score(gold, answer, labels=labels, average="macro", zero_division=0.0)
        return Figure(float(value), right, total)

    def resampled(self, groups: Sequence[Sequence[Row]], picks: Picks) -> Floats:
        rows = [row for group in groups for row in group]
        labels = sorted({label for row in rows for label in (row.gold, row.answer) if label})
        scores, present = [], []
        for label in labels:
            hit, gold, answer = (
                np.array([float(sum(test(row, label) for row in group)) for group in groups])
                for test in (_is_hit, _is_gold, _is_answer)
            )
            seen = gold[picks].sum(axis=-1) + answer[picks].sum(axis=-1)
            scores.append(_ratio(2 * hit[picks].sum(axis=-1), seen))
            present.append(seen > 0)
        if not labels:
            return np.zeros(picks.shape[:-1])
        there = np.array(present, dtype=float)
        return _ratio((np.array(scores) * there).sum(axis=0), there.sum(axis=0))


def _is_hit(row: Row, label: str) -> bool:
    return row.gold == row.answer == label


def _is_gold(row: Row, label: str) -> bool:
    return row.gold == label


def _is_answer(row: Row, label: str) -> bool:
    return row.answer == label


class BCubed:
    """Harmonic mean of the mean B-cubed precision and recall of the rows so labelled."""

    def figure(self, rows: Sequence[Row]) -> Figure:
        value = self.resampled([_some(rows)], np.zeros((1, 1), dtype=np.int64))[0]
        right = float(sum(row.credit == 1 for row in rows if row.gold == "recall"))
        return Figure(float(value), right, float(sum(row.gold == "recall" for row in rows)))

    def resampled(self, groups: Sequence[Sequence[Row]], picks: Picks) -> Floats:
        means = []
        for name in ("precision", "recall"):
            chosen = [[row.credit for row in group if row.gold == name] for group in groups]
            total = np.array([float(sum(listed)) for listed in chosen])
            number = np.array([float(len(listed)) for listed in chosen])
            means.append(_ratio(total[picks].sum(axis=-1), number[picks].sum(axis=-1)))
        return _ratio(2 * means[0] * means[1], means[0] + means[1])


class RankCorrelation:
    """Spearman's rank correlation of the numbers that are the labels; 0 where one is constant."""

    def figure(self, rows: Sequence[Row]) -> Figure:
        gold, answer = _numbers(_some(rows))
        if len(set(gold)) == 1 or len(set(answer)) == 1:
            return Figure(0.0)
        return Figure(float(spearmanr(gold, answer).statistic))

    def resampled(self, groups: Sequence[Sequence[Row]], picks: Picks) -> Floats:
        if any(len(group) != 1 for group in groups):
            lines = ([row for pick in line for row in groups[pick]] for line in picks)
            return np.array([self.figure(rows).value if rows else 0.0 for rows in lines])
        gold, answer = _numbers([row for group in groups for row in group])
        one, other = rankdata(gold[picks], axis=-1), rankdata(answer[picks], axis=-1)
        one = one - one.mean(axis=-1, keepdims=True)
        other = other - other.mean(axis=-1, keepdims=True)
        spread = np.sqrt((one**2).sum(axis=-1) * (other**2).sum(axis=-1))
        return _ratio((one * other).sum(axis=-1), spread)


def _numbers(rows: Sequence[Row]) -> tuple[Floats, Floats]:
    gold = np.array([float(row.gold or 0) for row in rows])
    return gold, np.array([float(row.answer or 0) for row in rows])


Groups = Mapping[str, Sequence[Row]]


def grouped(rows: Sequence[Row], by: Callable[[Row], str]) -> Groups:
    """Rows by unit."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(by(row), []).append(row)
    return groups


def interval(groups: Groups, statistic: Statistic, seed: int) -> Interval | None:
    """95 % interval of the figure; None with fewer than two units."""
    listed = list(groups.values())
    return _bootstrap(len(listed), lambda picks: statistic.resampled(listed, picks), seed)


def difference(one: Groups, other: Groups, statistic: Statistic, seed: int) -> Difference:
    """The figure of the one less that of the other, over the units of both."""
    units = sorted({*one, *other})
    left = [one.get(unit, ()) for unit in units]
    right = [other.get(unit, ()) for unit in units]

    def of(picks: Picks) -> Floats:
        return statistic.resampled(left, picks) - statistic.resampled(right, picks)

    whole = of(np.arange(len(units))[None, :])
    return Difference(value=float(whole[0]), interval=_bootstrap(len(units), of, seed))


def _bootstrap(units: int, of: Callable[[Picks], Floats], seed: int) -> Interval | None:
    if units < 2:  # noqa: PLR2004 - one unit cannot vary
        return None

    def statistic(picks: Any, axis: int) -> Floats:  # scipy hands in floats of any shape
        return of(np.moveaxis(np.asarray(picks), axis, -1).astype(np.int64))

    found = bootstrap(
        (np.arange(units),),
        statistic,
        vectorized=True,
        n_resamples=RESAMPLES,
        confidence_level=0.95,
        method="percentile",
        rng=np.random.default_rng(seed),
    ).confidence_interval
    return Interval(low=float(found.low), high=float(found.high))


def confusion(aspect: str, rows: Sequence[Row]) -> ConfusionTable:
    """How often each label of the gold got each label in the answer."""
    gold = [row.gold or NONE for row in _some(rows)]
    answer = [row.answer or NONE for row in rows]
    labels = sorted({*gold, *answer})
    alone = len(labels) == 1  # of which scikit-learn warns
    counts = [[len(rows)]] if alone else confusion_matrix(gold, answer, labels=labels)
    return ConfusionTable(
        aspect=aspect, labels=tuple(labels), counts=tuple(tuple(map(int, line)) for line in counts)
    )
