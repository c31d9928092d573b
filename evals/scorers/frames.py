"""Frames, Entman's functions and portrayals."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, get_args

from api.schemas.contrasts import EntmanFunction
from api.schemas.framing import FrameScore, Framing, FunctionItem, Functions, Portrayal
from api.taxonomies import load
from evals.labels import Labels
from evals.pairing import Match, match, same_name
from evals.rows import Row
from evals.scorers.pairs import Pairs, Rows, Sides, found

FrameTaxonomy = Literal["policy_frames", "generic_frames"]


def present(taxonomy: FrameTaxonomy) -> Callable[[Sides], Rows | None]:
    """A scorer of which frames of the taxonomy an article carries."""

    def scorer(sides: Sides) -> Rows | None:
        left, right = _frames(sides.gold, taxonomy), _frames(sides.answer, taxonomy)
        if left is None or right is None:
            return None
        vague = {frame.frame for frame in left.values() if frame in sides.gold.optional}
        listed = [name for name in sorted({*left, *right}) if name not in vague]
        return found(_presence(sides.gold.article, name, left, right) for name in listed)

    return scorer


def salience(taxonomy: FrameTaxonomy) -> Callable[[Sides], Rows | None]:
    """A scorer of how much of an article carries each frame: labels are shares of its words.

    All frames of the taxonomy are ranked; one that is not carried has the share 0.
    """

    def scorer(sides: Sides) -> Rows | None:
        left, right = _frames(sides.gold, taxonomy), _frames(sides.answer, taxonomy)
        if left is None or right is None:
            return None
        return [
            Row(
                unit=f"{sides.gold.article}:{name}",
                gold=f"{_share(left, name):.4f}",
                answer=f"{_share(right, name):.4f}",
                credit=1 - abs(_share(left, name) - _share(right, name)),
                article=sides.gold.article,
                item=name,
            )
            for name in load(taxonomy).ids
        ]

    return scorer


def functions(sides: Sides) -> Rows | None:
    """What is said to be the problem, its cause, its judgement, the remedy: with partial credit."""
    left, right = sides.gold.framing.functions, sides.answer.framing.functions
    if left is None or right is None:
        return None
    rows: Rows = []
    for function in get_args(EntmanFunction):
        pairs = sides.pairs(
            _items(left, function),
            _items(right, function),
            lambda item: item.evidence,
            lambda one, other: float(sides.same_voice(one.voice_id, other.voice_id)),
        )
        rows += [_function_row(pairs, item, function) for item in pairs]
    return found(rows)


def portrayals(sides: Sides) -> Rows | None:
    """Who is cast in which part: entity and part together, whoever casts it so."""
    if sides.gold.portrayals is None or sides.answer.portrayals is None:
        return None

    def same(one: Portrayal, other: Portrayal) -> float:
        names = sides.gold.names[one.entity_id], sides.answer.names[other.entity_id]
        return float(same_name(*names))

    def tie(one: Portrayal, other: Portrayal) -> float:
        voice = sides.same_voice(one.by_voice, other.by_voice)
        return ((one.role == other.role) + 0.5 * voice) / 2

    matches = tuple(match(sides.gold.portrayals, sides.answer.portrayals, same, tie))
    return Pairs(sides, matches, lambda item: item.evidence).labelled(lambda item: item.role)


def _frames(labels: Labels, taxonomy: FrameTaxonomy) -> Mapping[str, FrameScore] | None:
    framing: Framing = labels.framing
    found = framing.dimensions if taxonomy == "policy_frames" else framing.generic
    return None if found is None else {item.frame: item for item in found}


def _presence(
    article: str, name: str, left: Mapping[str, FrameScore], right: Mapping[str, FrameScore]
) -> Row:
    gold, answer = left.get(name), right.get(name)
    return Row(
        unit=f"{article}:{name}",
        gold=name if gold else None,
        answer=name if answer else None,
        credit=float(bool(gold and answer)),
        article=article,
        item=name,
        gold_spans=_offsets(gold),
        answer_spans=_offsets(answer),
    )


def _offsets(frame: FrameScore | None) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in frame.evidence) if frame else ()


def _share(frames: Mapping[str, FrameScore], name: str) -> float:
    return frames[name].salience if name in frames else 0.0


def _items(functions: Functions, name: str) -> Sequence[FunctionItem]:
    items: Mapping[str, Sequence[FunctionItem]] = dict(functions)
    return items[name]


def _function_row(pairs: Pairs[FunctionItem], item: Match[FunctionItem], function: str) -> Row:
    labels = (function if item.gold else None, function if item.answer else None)
    return pairs.row(item, labels, item.overlap)
