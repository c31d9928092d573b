"""Who is said to say what: content, source, cue, chain, stance (as PolNeAR scores them)."""

from collections.abc import Callable

from api.schemas.base import Span
from api.schemas.claims import Attribution
from evals.labels import Labels
from evals.scorers.pairs import Pairs, Rows, Sides, found


def paired(gold: Labels, answer: Labels) -> Pairs[Attribution]:
    """Paired by content; of several on the same content, those of the same voice and cue."""
    sides = Sides(gold, answer)

    def tie(one: Attribution, other: Attribution) -> float:
        voice = sides.same_voice(one.voice_id, other.voice_id)
        return (2 * voice + sides.overlap(_one(one.cue), _one(other.cue))) / 3

    return sides.pairs(gold.attributions, answer.attributions, lambda item: item.content, tie)


def content(gold: Labels, answer: Labels) -> Rows:
    """What is attributed, with partial credit."""
    return paired(gold, answer).extent()


def source(gold: Labels, answer: Labels) -> Rows:
    """The words that name the source, with partial credit."""
    return _part(gold, answer, lambda item: item.source)


def cue(gold: Labels, answer: Labels) -> Rows:
    """The words that attribute, with partial credit."""
    return _part(gold, answer, lambda item: item.cue)


def voice(gold: Labels, answer: Labels) -> Rows:
    """Whose words they are."""
    return paired(gold, answer).voiced(lambda _, item: (item.voice_id,))


def chain(gold: Labels, answer: Labels) -> Rows:
    """The whole chain of voices, from the innermost out to the author: all of it or nothing."""
    return paired(gold, answer).voiced(_chain)


def stance(gold: Labels, answer: Labels) -> Rows:
    """How whoever reports it stands to it."""
    return paired(gold, answer).labelled(lambda item: item.stance)


def form(gold: Labels, answer: Labels) -> Rows:
    """Direct, mixed, indirect, or a name given."""
    return paired(gold, answer).labelled(lambda item: item.form)


def kind(gold: Labels, answer: Labels) -> Rows:
    """Statement, decree, intention, belief or desire."""
    return paired(gold, answer).labelled(lambda item: item.kind)


def _one(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


def _part(gold: Labels, answer: Labels, part: Callable[[Attribution], Span | None]) -> Rows:
    pairs = paired(gold, answer)
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
