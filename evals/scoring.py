"""From answers to rows, and from rows to figures."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from api.schemas.comparison import Comparison
from evals.dataset import Dataset
from evals.labels import Labels, event_of, labels_of
from evals.measures import (
    ANALYSIS_SCORERS,
    ARTICLE_SCORERS,
    CONFUSIONS,
    EVENT_SCORERS,
    MEASURES,
    Measure,
    is_labelled,
)
from evals.results import Answers, CaseResult, ConfusionTable, MeasureResult
from evals.rows import Row
from evals.scorers.accounts import Event
from evals.scorers.pairs import NothingToScoreError, Sides
from evals.statistics import MEAN, confusion, difference, grouped, interval

Table = Mapping[str, Sequence[Row] | None]
"""Rows by aspect; None where the engine does not assess it, empty where there is nothing."""

CLUSTERS: Final = 10
"""Articles from which whole articles are resampled; below it, parts of them."""


def score(dataset: Dataset, answers: Answers) -> Table:
    """Rows of every aspect, over all articles and events that were answered."""
    sides = {
        key: Sides(dataset.labels[key], labels_of(item, key))
        for key, item in answers.articles.items()
    }
    table: dict[str, list[Row] | None] = {}
    for aspect, article_scorer in ARTICLE_SCORERS.items():
        for both in sides.values():
            if is_labelled(aspect, both.gold):
                _add(table, aspect, partial(article_scorer, both))
    for aspect, analysis_scorer in ANALYSIS_SCORERS.items():
        for key, analysis in answers.articles.items():
            _add(table, aspect, partial(analysis_scorer, key, analysis))
    for key, comparison in answers.events.items():
        event = event_beside(dataset, key, comparison)
        for aspect, event_scorer in EVENT_SCORERS.items():
            if all(is_labelled(aspect, gold) for gold in event.gold_labels.values()):
                _add(table, aspect, partial(event_scorer, event))
    return table


def _add(
    table: dict[str, list[Row] | None], aspect: str, scored: Callable[[], list[Row] | None]
) -> None:
    try:
        rows = scored()
    except NothingToScoreError:
        rows = []
    before = table.get(aspect, [])
    table[aspect] = None if rows is None or before is None else before + rows


def accounts_of(dataset: Dataset, key: str, comparison: Comparison) -> Mapping[str, str]:
    """Key in the comparison → id in the gold, for each account: they are known by their texts."""
    texts = {dataset.articles[article].text: article for article in dataset.events[key].articles}
    return {item.key: texts[item.analysis.article.text] for item in comparison.articles}


def event_beside(dataset: Dataset, key: str, comparison: Comparison) -> Event:
    """The comparison beside the gold."""
    gold = dataset.events[key]
    ids = accounts_of(dataset, key, comparison)
    answers: dict[str, Labels] = {
        ids[item.key]: labels_of(item.analysis, ids[item.key]) for item in comparison.articles
    }
    golds = {article: dataset.labels[article] for article in gold.articles}
    return Event(gold, event_of(comparison, key, ids), golds, answers)


def measured(
    table: Table, baseline: Table | None, accounts: Mapping[str, int], seed: int
) -> tuple[MeasureResult, ...]:
    """Every figure with its interval, and the paired difference from the baseline.

    `accounts`: for the id of every event, how many articles it has.
    """
    before = baseline or {}
    return tuple(
        _measured(item, table.get(item.aspect), before.get(item.aspect), accounts, seed)
        for item in MEASURES
    )


def case_table(cases: Sequence[CaseResult]) -> Mapping[str, Sequence[Row]]:
    """Rows by kind of change, one a case."""
    table: dict[str, list[Row]] = {}
    for case in cases:
        answer = "passed" if case.passed else "failed"
        row = Row(unit=case.name, gold="passed", answer=answer, credit=float(case.passed))
        table.setdefault(case.kind, []).append(row)
    return table


def measured_cases(table: Table, baseline: Table | None, seed: int) -> tuple[MeasureResult, ...]:
    """Share of cases passed, by kind of change."""
    return tuple(
        _measured(
            Measure(kind, "passed", kind.replace("_", " "), MEAN, "case"),
            rows,
            _tried_too(rows, (baseline or {}).get(kind)),
            {},
            seed,
        )
        for kind, rows in sorted(table.items())
    )


def _tried_too(rows: Sequence[Row] | None, before: Sequence[Row] | None) -> Sequence[Row] | None:
    """The cases of the baseline that this run tried as well: fewer may be asked for."""
    tried = {row.unit for row in rows or ()}
    return [row for row in before or () if row.unit in tried]


def _measured(
    measure: Measure,
    rows: Sequence[Row] | None,
    before: Sequence[Row] | None,
    accounts: Mapping[str, int],
    seed: int,
) -> MeasureResult:
    empty = MeasureResult(name=measure.id, aspect=measure.aspect, title=measure.title, value=None)
    with_baseline = measure.statistic.figure(before).value if before else None
    if not rows:
        return empty.model_copy(update={"baseline": with_baseline})
    wholes = {_whole(row) for row in rows}
    clustered = measure.unit != "case" and len(wholes) >= CLUSTERS
    unit: Callable[[Row], str] = _whole if clustered else _unit
    groups = grouped(rows, unit)
    figure = measure.statistic.figure(rows)
    return empty.model_copy(
        update={
            "value": figure.value,
            "part": figure.part,
            "whole": figure.whole,
            "interval": interval(groups, measure.statistic, seed),
            "units": len(groups),
            "unit": _kind(measure) if clustered else measure.unit,
            "articles": sum(_accounts(measure, whole, accounts) for whole in wholes),
            "baseline": with_baseline,
            "difference": difference(groups, grouped(before, unit), measure.statistic, seed)
            if before
            else None,
        }
    )


def _accounts(measure: Measure, whole: str, accounts: Mapping[str, int]) -> int:
    return accounts.get(whole, 1) if measure.aspect in EVENT_SCORERS else 1


def _kind(measure: Measure) -> str:
    return "event" if measure.aspect in EVENT_SCORERS else "article"


def _whole(row: Row) -> str:
    """The article or event that the row is about."""
    return row.unit.partition(":")[0]


def _unit(row: Row) -> str:
    return row.unit


def confusions(table: Table) -> tuple[ConfusionTable, ...]:
    """How labels were mistaken for one another, for the aspects where that tells most."""
    return tuple(confusion(aspect, rows) for aspect in CONFUSIONS if (rows := table.get(aspect)))
