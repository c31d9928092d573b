"""Measures that belong together, for readers."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from evals.results import MeasureResult


@dataclass(frozen=True, slots=True)
class Family:
    """Neighbours whose aspects begin with the same word, such as `claims` and `claim_type`."""

    title: str
    measures: tuple[MeasureResult, ...]


def families(measures: Iterable[MeasureResult]) -> tuple[Family, ...]:
    """The measures in their order, grouped; a group is named after the aspect of its first."""
    groups = [tuple(found) for _, found in groupby(measures, lambda m: _first_word(m.aspect))]
    return tuple(Family(title(found[0].aspect), found) for found in groups)


def title(aspect: str) -> str:
    """An aspect in words."""
    return aspect.replace("_", " ")


def _first_word(aspect: str) -> str:
    return aspect.partition("_")[0].rstrip("s")
