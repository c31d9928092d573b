"""Speeches in quotation marks, with what stands around them."""

from collections.abc import Sequence
from typing import NamedTuple

from api.engines.rules.attribution.findings import Range
from api.engines.rules.words.layout import Layout
from api.schemas.document import Quotation

_LONG = 6
_SHORTEST_ALONE = 4
_OPENING = frozenset('"“')


class Utterance(NamedTuple):
    """Quotations that are one speech: `first` the opening mark's token, `last` behind the end."""

    parts: tuple[Quotation, ...]
    first: int
    last: int
    low: int
    """First token of the sentence in which it starts."""
    high: int
    """Behind the last token of the sentence in which it ends."""
    fills_front: bool
    """Whether no word of its sentence stands before it."""
    fills_end: bool
    """Whether no word of its sentence stands behind it."""
    ending: str
    """Its last character."""


def utterances(layout: Layout) -> Sequence[Utterance]:
    """All speeches of the text, in order; what a speech quotes is no speech of its own."""
    gathered: list[list[Quotation]] = []
    for quotation in layout.document.quotations:
        if quotation.depth or not _range(layout.document.text, quotation):
            continue
        if layout.document.sentence_at(quotation.start) not in layout.bounds:
            continue
        if quotation.continues and gathered:
            gathered[-1].append(quotation)
        else:
            gathered.append([quotation])
    return [_utterance(layout, parts) for parts in gathered]


def _utterance(layout: Layout, parts: Sequence[Quotation]) -> Utterance:
    first, last = layout.at(parts[0].start), layout.at(parts[-1].end)
    low, high = layout.sentence(first)[0], layout.sentence(last - 1)[1]
    return Utterance(
        tuple(parts),
        first,
        last,
        low,
        high,
        fills_front=not has_words(layout, low, first),
        fills_end=not has_words(layout, last, high),
        ending=layout.document.text[parts[-1].inner_end - 1],
    )


def has_words(layout: Layout, first: int, last: int) -> bool:
    for token in layout.tokens[first:last]:  # noqa: SIM110 - asked twice of every quotation
        if token.is_word:
            return True
    return False


def content_of(layout: Layout, utterance: Utterance) -> tuple[Range, ...]:
    """The offsets of what is said, without marks and commas at the edges."""
    text = layout.document.text
    return tuple(part for quoted in utterance.parts if (part := _range(text, quoted)))


def _range(text: str, quotation: Quotation) -> Range | None:
    """What stands between the marks; None where no word does."""
    start, end = quotation.inner_start, quotation.inner_end
    while start < end and (text[start].isspace() or text[start] in _OPENING):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    has_word = any(map(str.isalnum, text[start:end]))
    return (start, end) if has_word else None


def is_long(layout: Layout, utterance: Utterance) -> bool:
    """Whether it is more than a word or two that the sentence borrows."""
    return utterance.fills_end or _words_in(layout, utterance) >= _LONG


def stands_alone(layout: Layout, utterance: Utterance) -> bool:
    """Whether the speech is all of its sentences, with no cue beside it."""
    if not utterance.fills_front or not utterance.fills_end:
        return False
    least = 1 if _follows_speech(layout, utterance) else _SHORTEST_ALONE
    return _words_in(layout, utterance) >= least


def _follows_speech(layout: Layout, utterance: Utterance) -> bool:
    if not utterance.low:
        return False
    first, last = layout.sentence(utterance.low - 1)
    return any(level >= 0 for level in layout.inside[first:last])


def _words_in(layout: Layout, utterance: Utterance) -> int:
    return sum([token.is_word for token in layout.tokens[utterance.first : utterance.last]])
