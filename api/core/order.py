"""A comparison in the order in which a caller named the accounts."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from api.core.accounts import keys
from api.schemas.comparison import Alignment, Comparison, Omission


class _OfArticle(Protocol):
    @property
    def article(self) -> str: ...


T = TypeVar("T", bound=_OfArticle)


def arranged(comparison: Comparison, ids: Sequence[str]) -> Comparison:
    """The comparison with the accounts, and all that is listed by account, in this order of ids.

    `ids` are the analysis ids of the comparison's accounts, repeats included.
    """
    places = {key: place for place, key in enumerate(keys(ids))}
    if [item.key for item in comparison.articles] == list(places):
        return comparison
    by_article = _sorter(places)
    update: dict[str, object] = {
        "articles": tuple(sorted(comparison.articles, key=lambda item: places[item.key])),
        "alignments": tuple(_alignment(item, places) for item in comparison.alignments),
        "omissions": tuple(_omission(item, places) for item in comparison.omissions),
        "naming_contrasts": tuple(
            item.model_copy(update={"rows": by_article(item.rows)})
            for item in comparison.naming_contrasts
        ),
        "voice_matrix": tuple(
            item.model_copy(update={"cells": by_article(item.cells)})
            for item in comparison.voice_matrix
        ),
        "frame_shifts": tuple(
            item.model_copy(update={"cells": by_article(item.cells)})
            for item in comparison.frame_shifts
        ),
        "metrics": comparison.metrics.model_copy(
            update={"coverage": by_article(comparison.metrics.coverage)}
        ),
    }
    if comparison.portrayal_shifts is not None:
        update["portrayal_shifts"] = tuple(
            item.model_copy(update={"cells": by_article(item.cells)})
            for item in comparison.portrayal_shifts
        )
    if comparison.function_contrasts is not None:
        update["function_contrasts"] = tuple(
            item.model_copy(update={"cells": by_article(item.cells)})
            for item in comparison.function_contrasts
        )
    return comparison.model_copy(update=update)


def _sorter(places: Mapping[str, int]) -> Callable[[Sequence[T]], tuple[T, ...]]:
    return lambda items: tuple(sorted(items, key=lambda item: places[item.article]))


def _alignment(alignment: Alignment, places: Mapping[str, int]) -> Alignment:
    members = sorted(alignment.members, key=lambda item: places[item.article])
    return alignment.model_copy(update={"members": tuple(members)})


def _omission(omission: Omission, places: Mapping[str, int]) -> Omission:
    absences = sorted(omission.not_found_in, key=lambda item: places[item.article])
    return omission.model_copy(
        update={
            "found_in": tuple(sorted(omission.found_in, key=lambda key: places[key])),
            "not_found_in": tuple(absences),
        }
    )
