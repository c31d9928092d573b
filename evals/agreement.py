"""How far two passes of labelling agree that did not see each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

import krippendorff
import numpy as np

from evals.dataset import Dataset
from evals.measures import ARTICLE_SCORERS, EVENT_SCORERS, MEASURES, is_labelled
from evals.results import UnlikeError
from evals.rows import Row
from evals.scorers.accounts import Event
from evals.scorers.pairs import NothingToScoreError, Sides
from evals.statistics import F1

S = TypeVar("S", Sides, Event)

_LABELS: Final = {measure.aspect for measure in MEASURES if measure.name == "macro_f1"} - {
    "policy_frames",
    "generic_frames",
}
"""Aspects that give every item one label of a closed set."""
_NUMBERS: Final = {"policy_salience", "generic_salience", "aligned_groups"}
"""Aspects whose rows are measurements of the same items as another's."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on one aspect over all articles or events."""

    aspect: str
    f1: float
    """Of what either pass has, how much both have (partial credit as in the measures)."""
    both: int
    """Items that both passes have."""
    items: int
    """Items that at least one of them has."""
    alpha: float | None
    """Krippendorff's alpha (nominal) of the labels of what both have; None for other aspects, and
    where all labels are the same."""


def agreement(first: Dataset, second: Dataset) -> tuple[Agreement, ...]:
    """Agreement on every aspect. Items marked optional count like all others.

    Raises UnlikeError when the passes label different articles.
    """
    if first.labels.keys() != second.labels.keys() or first.events.keys() != second.events.keys():
        raise UnlikeError("The two passes label different articles or events.")
    one, other = _whole(first), _whole(second)
    tables: dict[str, list[Row]] = {}
    for key, labels in one.labels.items():
        sides = Sides(labels, other.labels[key])
        for aspect, scorer in ARTICLE_SCORERS.items():
            if is_labelled(aspect, sides.gold) and is_labelled(aspect, sides.answer):
                tables.setdefault(aspect, []).extend(_rows(scorer, sides))
    for key, event in one.events.items():
        both = Event(event, other.events[key], one.labels, other.labels)
        for aspect, event_scorer in EVENT_SCORERS.items():
            tables.setdefault(aspect, []).extend(_rows(event_scorer, both))
    return tuple(
        _agreement(aspect, rows)
        for aspect, rows in tables.items()
        if rows and aspect not in _NUMBERS
    )


def _whole(dataset: Dataset) -> Dataset:
    """The passes with all doubts of their own taken as labels."""
    labels = {key: replace(item, optional=frozenset()) for key, item in dataset.labels.items()}
    events = {
        key: replace(
            item,
            alignments=tuple(replace(a, optional=False) for a in item.alignments),
            optional_shifts=frozenset(),
        )
        for key, item in dataset.events.items()
    }
    return replace(dataset, labels=labels, events=events)


def _rows(scorer: Callable[[S], list[Row] | None], sides: S) -> list[Row]:
    try:
        return scorer(sides) or []
    except NothingToScoreError:
        return []


def _agreement(aspect: str, rows: Sequence[Row]) -> Agreement:
    both = [row for row in rows if row.gold is not None and row.answer is not None]
    return Agreement(
        aspect=aspect,
        f1=F1.figure(rows).value,
        both=len(both),
        items=len(rows),
        alpha=_alpha(both) if aspect in _LABELS else None,
    )


def _alpha(rows: Sequence[Row]) -> float | None:
    """Alpha of two coders; None where fewer than two labels occur, which leaves it undefined."""
    labels = sorted({label for row in rows for label in (row.gold, row.answer) if label})
    if len(labels) < 2:  # noqa: PLR2004 - one label leaves nothing to agree on
        return None
    numbers = {label: number for number, label in enumerate(labels)}
    coders = [
        [numbers[row.gold or ""] for row in rows],
        [numbers[row.answer or ""] for row in rows],
    ]
    return float(krippendorff.alpha(np.array(coders), level_of_measurement="nominal"))
