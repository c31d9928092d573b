"""Whether two analyses say the same of all that a change left alone.

The same item is looked for by its place: where it stands in the unchanged text, and where it
would stand there by the map of the change. Its edges may differ a little (`SAME`), since a quote
that begins a word later makes no other claim; its traits may not. Frames and portrayals belong to
whole texts: they are compared only where the words of the article stay as they are.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from api.schemas.analysis import ArticleAnalysis
from evals.pairing import match
from evals.perturbations.change import Change, Range, overlap
from evals.perturbations.items import Item, items, plain, ranges, voice_labels

SAME = 0.7
"""Least share of the characters of two items together that both hold, to be the same item."""

Zone = Literal["sentences", "wording", "inserted"]
"""What may change. `sentences`: all that touches an edited sentence. `wording`: loaded words that
touch the edited ones, what lies within these, and names, since it hangs on all words of a text
which things go by names of different colour. `inserted`: only what lies within the edited words."""


@dataclass(frozen=True, slots=True)
class Free:
    """Stretches of both texts in which items may come, go and change."""

    before: tuple[Range, ...]
    after: tuple[Range, ...]
    zone: Zone

    def allows(self, item: Item, stretches: tuple[Range, ...]) -> bool:
        """Whether the item may change; `stretches` are those of its text."""
        wording = self.zone == "wording"
        if wording and item.kind == "name":
            return True
        if self.zone == "sentences" or (wording and item.kind == "loaded word"):
            return any(overlap(span, free) for span in item.touches for free in stretches)
        return all(any(_within(span, free) for free in stretches) for span in item.touches)


def freed(
    change: Change,
    before: ArticleAnalysis,
    after: ArticleAnalysis,
    zone: Zone = "sentences",
    also: Iterable[Range] = (),
) -> Free:
    """What the change and `also`, further stretches of the unchanged text, leave free."""
    old = (*(edit.before for edit in change.edits), *also)
    new = tuple(edit.after for edit in change.edits)
    if zone != "sentences":
        return Free(old, new, zone)
    old_sentences = _sentences(before, old)
    new_sentences = _sentences(after, (*new, *(change.there(*item) for item in also)))
    return Free(
        before=(*old_sentences, *(change.back(*item) for item in new_sentences)),
        after=(*new_sentences, *(change.there(*item) for item in old_sentences)),
        zone=zone,
    )


def differences(
    change: Change, before: ArticleAnalysis, after: ArticleAnalysis, free: Free
) -> list[str]:
    """What was lost, what is new and what is told otherwise outside of `free`, one line each."""
    old = [item for item in items(before) if not free.allows(item, free.before)]
    new = [_moved(item, change.back) for item in items(after) if not free.allows(item, free.after)]
    lines: list[str] = []
    for kind in dict.fromkeys(item.kind for item in (*old, *new)):
        lines += _of_kind(kind, old, new)
    return lines


def framing_differences(
    change: Change, before: ArticleAnalysis, after: ArticleAnalysis
) -> list[str]:
    """Frames and portrayals that were lost, or are new and rest not on edited words alone."""
    inserted = [edit.after for edit in change.edits]
    old = {label for label, _ in _framing(before)}
    new = {label for label, _ in _framing(after)}
    standing = {
        label
        for label, evidence in _framing(after)
        if not all(any(_within(span, free) for free in inserted) for span in evidence)
    }
    return [
        *(f"{label} was lost" for label in sorted(old - new)),
        *(f"{label} is new" for label in sorted(standing - old)),
    ]


def same_place(one: Iterable[Range], other: Iterable[Range]) -> float:
    """Characters that both hold, divided by those that either holds."""
    left, right = list(one), list(other)
    common = sum(overlap(a, b) for a in left for b in right)
    total = sum(end - start for start, end in (*left, *right)) - common
    return common / total if total else 0.0


def _of_kind(kind: str, old: Iterable[Item], new: Iterable[Item]) -> Iterator[str]:
    pairs = match(
        [item for item in old if item.kind == kind],
        [item for item in new if item.kind == kind],
        _same,
        _like,
    )
    for pair in pairs:
        if pair.gold is None and pair.answer is not None:
            yield f"the {kind} {pair.answer.words} is new"
        elif pair.answer is None and pair.gold is not None:
            yield f"the {kind} {pair.gold.words} was lost"
        elif pair.gold is not None and pair.answer is not None:
            yield from _traits(pair.gold, pair.answer)


def _traits(old: Item, new: Item) -> Iterator[str]:
    for (name, was), (_, now) in zip(old.traits, new.traits, strict=True):
        if was != now:
            yield f"the {name} of the {old.kind} {old.words} changed from {was} to {now}"


def _same(old: Item, new: Item) -> float:
    share = same_place(old.at, new.at)
    return share if share >= SAME else 0.0


def _like(old: Item, new: Item) -> float:
    pairs = list(zip(old.traits, new.traits, strict=True))
    return sum(one == other for one, other in pairs) / len(pairs)


def _moved(item: Item, place: Callable[[int, int], Range]) -> Item:
    return replace(item, at=tuple(place(*span) for span in item.at))


def _framing(analysis: ArticleAnalysis) -> Iterator[tuple[str, tuple[Range, ...]]]:
    """Frames and portrayals as a reader would call them, with their evidence."""
    for frame in (*(analysis.framing.dimensions or ()), *(analysis.framing.generic or ())):
        yield f"the frame {frame.frame}", ranges(frame.evidence)
    names = {entity.id: plain(entity.name) for entity in analysis.entities}
    labels = voice_labels(analysis)
    for item in analysis.portrayals or ():
        label = f"the portrayal of {names[item.entity_id]} as {item.role}"
        yield f"{label} by {labels[item.by_voice]}", ranges(item.evidence)


def _sentences(analysis: ArticleAnalysis, stretches: Iterable[Range]) -> tuple[Range, ...]:
    found = ranges(sentence.span for sentence in analysis.sentences)
    places = list(stretches)
    return tuple(span for span in found if any(_touches(span, place) for place in places))


def _touches(sentence: Range, place: Range) -> bool:
    """Whether the place lies in the sentence; one without length must lie inside of it."""
    if place[0] == place[1]:
        return sentence[0] < place[0] < sentence[1]
    return overlap(sentence, place) > 0


def _within(span: Range, free: Range) -> bool:
    return free[0] <= span[0] and span[1] <= free[1]
