"""Castings, frames and functions of framing side by side, with the size of the difference."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal, get_args

from api.core.linking import Label, link
from api.core.topics import comparable
from api.schemas.analysis import ArticleAnalysis
from api.schemas.comparison import ComparedArticle
from api.schemas.contrasts import (
    EntmanFunction,
    FrameCell,
    FrameShift,
    FunctionCell,
    FunctionContrast,
    PortrayalCell,
    PortrayalShift,
)
from api.schemas.framing import FrameScore, FunctionItem, Functions, Portrayal
from api.text.similarity import Similarity

ALIKE = 0.3
"""Least similarity of two items that serve a function in the same way."""

Taxonomy = Literal["policy_frames", "generic_frames", "narratives"]


def portrayal_shifts(articles: Sequence[ComparedArticle]) -> tuple[PortrayalShift, ...] | None:
    """Entities that at least two accounts cast, in other roles or through other voices."""
    if any(article.analysis.portrayals is None for article in articles):
        return None
    cast = [
        (index, name, portrayals)
        for index, article in enumerate(articles)
        for name, portrayals in _cast(article.analysis).items()
    ]
    groups = link([Label(index, name) for index, name, _ in cast])
    shifts = (
        _shift(articles, [cast[place] for place in group]) for group in groups if len(group) > 1
    )
    shown = (shift for shift in shifts if _differs(shift))
    return tuple(sorted(shown, key=lambda shift: (-shift.size, shift.entity)))


def frame_shifts(articles: Sequence[ComparedArticle]) -> tuple[FrameShift, ...]:
    """Every frame that an account carries, of the taxonomies assessed in all accounts."""
    framings = [article.analysis.framing for article in articles]
    readings: dict[Taxonomy, list[tuple[FrameScore, ...] | None]] = {
        "policy_frames": [framing.dimensions for framing in framings],
        "generic_frames": [framing.generic for framing in framings],
        "narratives": [framing.narratives for framing in framings],
    }
    shifts = (
        shift
        for taxonomy, scores in readings.items()
        for shift in _shifts(taxonomy, articles, scores)
    )
    return tuple(sorted(shifts, key=lambda shift: (-shift.size, shift.taxonomy, shift.frame)))


def function_contrasts(
    articles: Sequence[ComparedArticle],
) -> tuple[FunctionContrast, ...] | None:
    """Every Entman function that an account serves; None where one was not assessed."""
    functions = [item.analysis.framing.functions for item in articles]
    assessed = [item for item in functions if item is not None]
    if len(assessed) < len(functions):
        return None
    contrasts = []
    for function in get_args(EntmanFunction):
        served = [_items(item, function) for item in assessed]
        if any(served):
            contrasts.append(_function_contrast(function, articles, served))
    return tuple(contrasts)


def _cast(analysis: ArticleAnalysis) -> dict[str, list[Portrayal]]:
    """Portrayals by the name of the entity; an entity that is cast as nothing is left out."""
    names = {entity.id: entity.name for entity in analysis.entities}
    cast: dict[str, list[Portrayal]] = {}
    for portrayal in analysis.portrayals or ():
        if portrayal.role != "none":
            cast.setdefault(names[portrayal.entity_id], []).append(portrayal)
    return cast


def _shift(
    articles: Sequence[ComparedArticle], group: Sequence[tuple[int, str, list[Portrayal]]]
) -> PortrayalShift:
    roles = [{portrayal.role for portrayal in portrayals} for _, _, portrayals in group]
    return PortrayalShift(
        entity=max((name for _, name, _ in group), key=lambda name: (len(name), name)),
        cells=tuple(
            cell
            for index, _, portrayals in group
            for cell in _portrayal_cells(articles[index], portrayals)
        ),
        size=_mean(1 - len(a & b) / len(a | b) for a, b in combinations(roles, 2)),
    )


def _portrayal_cells(
    article: ComparedArticle, portrayals: Sequence[Portrayal]
) -> Iterator[PortrayalCell]:
    labels = {voice.id: voice.label for voice in article.analysis.voices}
    for portrayal in portrayals:
        yield PortrayalCell(
            article=article.key,
            role=portrayal.role,
            by_voice=labels[portrayal.by_voice],
            evidence=portrayal.evidence,
        )


def _differs(shift: PortrayalShift) -> bool:
    by_account: dict[str, set[tuple[str, str]]] = {}
    for cell in shift.cells:
        by_account.setdefault(cell.article, set()).add((cell.role, cell.by_voice.casefold()))
    first, *others = by_account.values()
    return any(other != first for other in others)


def _shifts(
    taxonomy: Taxonomy,
    articles: Sequence[ComparedArticle],
    readings: Sequence[tuple[FrameScore, ...] | None],
) -> Iterator[FrameShift]:
    assessed = [scores for scores in readings if scores is not None]
    if len(assessed) < len(readings):
        return
    salience: list[Mapping[str, float]] = [
        {score.frame: score.salience for score in scores} for scores in assessed
    ]
    for frame in sorted({frame for scores in salience for frame in scores}):
        values = [scores.get(frame, 0.0) for scores in salience]
        cells = (
            FrameCell(article=article.key, salience=value)
            for article, value in zip(articles, values, strict=True)
        )
        yield FrameShift(
            taxonomy=taxonomy, frame=frame, cells=tuple(cells), size=max(values) - min(values)
        )


def _items(functions: Functions, function: EntmanFunction) -> tuple[FunctionItem, ...]:
    return {
        "problem_definition": functions.problem_definition,
        "causal_interpretation": functions.causal_interpretation,
        "moral_evaluation": functions.moral_evaluation,
        "treatment_recommendation": functions.treatment_recommendation,
    }[function]


def _function_contrast(
    function: EntmanFunction,
    articles: Sequence[ComparedArticle],
    served: Sequence[tuple[FunctionItem, ...]],
) -> FunctionContrast:
    return FunctionContrast(
        function=function,
        cells=tuple(
            FunctionCell(article=article.key, items=items)
            for article, items in zip(articles, served, strict=True)
        ),
        size=_unmatched(served) if all(served) else 1.0,
    )


def _unmatched(served: Sequence[tuple[FunctionItem, ...]]) -> float:
    """Share of the items without a like one in another account."""
    owners = [index for index, items in enumerate(served) for _ in items]
    statements = [comparable(item.statement) for items in served for item in items]
    similarity = Similarity(statements)
    alone = sum(
        not any(
            owners[other] != owner and similarity.score(place, other) >= ALIKE
            for other in range(len(owners))
        )
        for place, owner in enumerate(owners)
    )
    return alone / len(owners)


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)
