"""Who is said to say what: content, source, cue, chain, stance (as PolNeAR scores them)."""

from collections.abc import Callable

from api.schemas.base import Span
from api.schemas.claims import Attribution
from evals.labels import Labels
from evals.scorers.pairs import Pairs, Rows, Sides, found, once


@once
def paired(sides: Sides) -> Pairs[Attribution]:
    """Paired by content; of several on the same content, those of the same voice and cue."""

    def tie(one: Attribution, other: Attribution) -> float:
        voice = sides.same_voice(one.voice_id, other.voice_id)
        return (2 * voice + sides.overlap(_one(one.cue), _one(other.cue))) / 3

    return sides.pairs(
        sides.gold.attributions, sides.answer.attributions, lambda item: item.content, tie
    )


def content(sides: Sides) -> Rows:
    """What is attributed, with partial credit."""
    return paired(sides).extent()


def source(sides: Sides) -> Rows:
    """The words that name the source, with partial credit."""
    return _part(sides, lambda item: item.source)


def cue(sides: Sides) -> Rows:
    """The words that attribute, with partial credit."""
    return _part(sides, lambda item: item.cue)


def voice(sides: Sides) -> Rows:
    """Whose words they are."""
    return paired(sides).voiced(lambda _, item: (item.voice_id,))


def chain(sides: Sides) -> Rows:
    """The whole chain of voices, from the innermost out to the author: all of it or nothing."""
    return paired(sides).voiced(_chain)


def stance(sides: Sides) -> Rows:
    """How whoever reports it stands to it."""
    return paired(sides).labelled(lambda item: item.stance)


def form(sides: Sides) -> Rows:
    """Direct, mixed, indirect, or a name given."""
    return paired(sides).labelled(lambda item: item.form)


def kind(sides: Sides) -> Rows:
    """Statement, decree, intention, belief or desire."""
    return paired(sides).labelled(lambda item: item.kind)


def _one(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


def _part(sides: Sides, part: Callable[[Attribution], Span | None]) -> Rows:
    pairs = paired(sides)
    rows = []
    for item in pairs:
        left = part(item.gold) if item.gold else None
        right = part(item.answer) if item.answer else None
        if left or right:
            credit = pairs.sides.overlap((left,), (right,)) if left and right else 0.0
            labels = (left.exact if left else None, right.exact if right else None)
            rows.append(pairs.row(item, labels, credit))
    return found(rows)


def _chain(labels: Labels, item: Attribution) -> tuple[str, ...]:
    parents = {other.id: other for other in labels.attributions}
    voices = [item.voice_id]
    while item.parent_id is not None:
        item = parents[item.parent_id]
        voices.append(item.voice_id)
    return tuple(voices)
