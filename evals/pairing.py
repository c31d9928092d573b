"""Which item of the gold an item of the answer is: optimal assignment on the words they share."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from api.schemas.base import Span
from api.text.words import words
from evals.labels import Labels

SAME: Final = 0.3
"""Least share of words (Dice) in common: below it the two are different items."""

_TIE: Final = 1e-3
_DETERMINER = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """An item of the gold with its counterpart; either is None where it has none."""

    gold: T | None
    answer: T | None
    overlap: float
    """Dice of the words of both; 0 where one is None."""


class Words:
    """The words of one text, by number."""

    def __init__(self, text: str) -> None:
        places = words(text)
        self._starts = [start for start, _ in places]
        self._ends = [end for _, end in places]

    def of(self, spans: Iterable[Span]) -> frozenset[int]:
        """Numbers of the words that the spans touch."""
        return frozenset(number for span in spans for number in self._touched(span))

    def _touched(self, span: Span) -> range:
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))


def dice(one: frozenset[int], other: frozenset[int]) -> float:
    """Words in common, twice, divided by the words of both: 1 for equal sets, 0 for disjoint."""
    if not one and not other:
        return 1.0
    return 2 * len(one & other) / (len(one) + len(other))


def coverage(whole: frozenset[int], part: frozenset[int]) -> float:
    """Share of the words of `part` that `whole` holds; 0 where it has none."""
    return len(whole & part) / len(part) if part else 0.0


def match(
    gold: Sequence[T],
    answer: Sequence[T],
    overlap: Callable[[T, T], float],
    tie: Callable[[T, T], float] = lambda _gold, _answer: 0.0,
) -> list[Match[T]]:
    """All items, each at most once, so that the overlaps add up to the most that is possible.

    `overlap` and `tie` are between 0 and 1; `tie` decides between equal overlaps only. Items in the
    order of the gold; those of the answer without counterpart follow in their own order.
    """
    partners: dict[int, tuple[int, float]] = {}
    if gold and answer:
        overlaps = np.array([[overlap(g, a) for a in answer] for g in gold])
        worth = np.where(overlaps >= SAME, overlaps, 0.0)
        ties = np.zeros_like(worth)
        for row, column in zip(*worth.nonzero(), strict=True):
            ties[row, column] = tie(gold[row], answer[column])
        rows, columns = linear_sum_assignment(worth + _TIE * ties, maximize=True)
        partners = {
            int(row): (int(column), float(worth[row, column]))
            for row, column in zip(rows, columns, strict=True)
            if worth[row, column] > 0
        }
    taken = {column for column, _ in partners.values()}
    found = [
        Match(item, answer[partners[row][0]], partners[row][1])
        if row in partners
        else Match(item, None, 0.0)
        for row, item in enumerate(gold)
    ]
    return found + [Match(None, a, 0.0) for i, a in enumerate(answer) if i not in taken]


def fold(name: str) -> str:
    """The name without its article, possessive and capitals."""
    bare = _POSSESSIVE.sub("", _DETERMINER.sub("", name.strip().strip("\"“”‘’'.,:;")))
    return " ".join(bare.casefold().split())


def same_name(gold: Iterable[str], answer: Iterable[str]) -> bool:
    """Whether any name of the one is a name of the other."""
    return not {fold(name) for name in gold}.isdisjoint(fold(name) for name in answer)


def same_voice(gold: Labels, one: str, answer: Labels, other: str) -> bool:
    """Whether two voices, given by id, are the same speaker."""
    if "v0" in (one, other):
        return one == other
    if _is_unstated(gold, one) and _is_unstated(answer, other):
        return True
    return same_name(gold.names[one], answer.names[other])


def _is_unstated(labels: Labels, voice: str) -> bool:
    """Whether nobody is named at all, as in "is reported to have"."""
    found = next(item for item in labels.voices if item.id == voice)
    return found.kind == "unnamed" and fold(found.label).startswith("unnamed")
