"""Who says which words: a document's tokens with the attributions that carry them."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from api.engines.rules.attribution.lending import (
    disowns,
    is_turned_down,
    is_worded_by_source,
    takes_up,
)
from api.engines.rules.claims.signs import Signs, signs, within
from api.engines.rules.words.tokens import Token, Tokens
from api.schemas.base import Span
from api.schemas.claims import AUTHOR, Attribution, Entity, Stance, Voice
from api.schemas.document import Document, Quotation
from api.text.values import value

_DEEPEST = 20
_MOST_PARTS = 60
_AND = " and "


@value
class Part:
    """A stretch of one sentence that an attribution carries; offsets as in the text."""

    start: int
    end: int
    attribution: Attribution
    depth: int


@value
class Mention:
    """Where an entity is named; offsets as in the text."""

    start: int
    end: int
    entity: Entity


@value
class Report:
    """A voice that passes something on, and how it stands towards it."""

    voice_id: str
    stance: Stance
    stance_cue: Span | None = None
    """The words that show the stance."""
    own_cue: Span | None = None
    """The verb of whoever reports it: "rejected" in "she rejected claims that …"."""


_OF_NOUN = "attribution.reduced"
"""What is said of a noun beside it, which its sentence tells with it: "a ring said to be real"."""
_JOINED = re.compile(r" and |,|&")


@dataclass(frozen=True)
class Passages:
    """Look-ups by offset into a document; made by `passages`."""

    document: Document
    tokens: Tokens
    entities: Mapping[str, Entity]
    voices: Mapping[str, Voice]
    attributions: Mapping[str, Attribution]
    starts: Sequence[int]
    parts: Mapping[int, Sequence[Part]]
    cues: Mapping[int, Sequence[Attribution]]
    """Attributions by the sentence that holds their cue."""
    mentions: Sequence[Mention]
    mention_starts: Sequence[int]
    outer_quotations: Sequence[Quotation]
    quotation_starts: Sequence[int]

    def between(self, start: int, end: int) -> Sequence[Token]:
        """The tokens that start within these offsets."""
        first, last = self.indexes(start, end)
        return self.tokens[first:last]

    def indexes(self, start: int, end: int) -> tuple[int, int]:
        """Index of the first token within these offsets, and of the one behind the last."""
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first)

    def counting(self, start: int, end: int) -> Sequence[int]:
        """Offsets, of those between, of the words without which there is no quantity."""
        return within(self._signs.counting, start, end)

    def marks(self, first: int, last: int) -> Sequence[int]:
        """Where among these tokens a clause may be cut, counted from the first of them."""
        marks, named = within(self._signs.marks, first, last), self._in_names
        return [index - first for index in marks if index not in named]

    def may_time(self, start: int, end: int) -> bool:
        """Whether a time may be told within these offsets."""
        return bool(within(self._signs.timely, start, end))

    @cached_property
    def _signs(self) -> Signs:
        return signs(self.tokens)

    @cached_property
    def _in_names(self) -> frozenset[int]:
        """The tokens within names that "and" or a comma joins: "Management and Budget"."""
        text = self.document.text
        joined = (m for m in self.mentions if _JOINED.search(text, m.start, m.end))
        return frozenset(i for m in joined for i in range(*self.indexes(m.start + 1, m.end)))

    @cached_property
    def lengths(self) -> Mapping[int, int]:
        """Number of words of each included sentence."""
        starts, sentences = self.document.word_starts, self.document.included()
        return {
            s.index: bisect_left(starts, s.span.end) - bisect_left(starts, s.span.start)
            for s in sentences
        }

    def mentioned(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions of entities that start within these offsets."""
        low = bisect_left(self.mention_starts, start)
        return self.mentions[low : bisect_left(self.mention_starts, end)]

    def attributes_elsewhere(self, sentence: int) -> bool:
        """Whether the sentence only tells who says what stands in another."""
        return bool(self.cues.get(sentence)) and not self.parts.get(sentence)

    def in_quotation(self, start: int, end: int) -> bool:
        """Whether all of it stands within one pair of quotation marks."""
        return self._quotation_around(start, end) is not None

    def is_unquoted(self, start: int, end: int) -> bool:
        """Whether nothing of it stands within quotation marks."""
        high = bisect_left(self.quotation_starts, end)
        return high == 0 or self.outer_quotations[high - 1].end <= start

    def _quotation_around(self, start: int, end: int) -> Quotation | None:
        low = bisect_right(self.quotation_starts, start) - 1
        holds = low >= 0 and self.outer_quotations[low].end >= end
        return self.outer_quotations[low] if holds else None

    def innermost(self, start: int, end: int) -> Attribution | None:
        """The most deeply nested attribution whose content holds all of these offsets."""
        sentence = self.document.sentence_at(start)
        holding = [p for p in self.parts.get(sentence, ()) if p.start <= start and end <= p.end]
        if not holding:
            return None
        return max(holding, key=lambda p: (p.depth, p.start - p.end)).attribution

    def voice_of(self, start: int, end: int) -> str:
        """Id of the voice whose words these are, the author's where nobody is quoted."""
        found = self.innermost(start, end)
        return found.voice_id if found else AUTHOR

    def wording_of(self, start: int, end: int) -> str | None:
        """Id of the voice that chose these words, the author's where it is nobody else.

        None within quotation marks that are not attributed, and in what a source itself denies:
        whose words they are is not told.
        """
        quotation = self._quotation_around(start, end)
        opened = quotation.start if quotation else None
        current = self.innermost(start, end)
        if current is None and quotation is not None:
            return None
        for _ in range(_DEEPEST):
            if current is None:
                return AUTHOR
            parent = self.attributions.get(current.parent_id or "")
            if opened is None and disowns(current):
                return None
            own = is_worded_by_source(current, self.document.text, start, opened)
            if own or is_turned_down(current, parent):
                return current.voice_id
            current = parent
        return AUTHOR

    def reports(self, attribution: Attribution) -> Iterator[Report]:
        """Who passes the content on, from the next to its source out to the author."""
        current: Attribution | None = attribution
        for _ in range(_DEEPEST):
            if current is None:
                return
            parent = self.attributions.get(current.parent_id or "")
            voice, own = (parent.voice_id, parent.cue) if parent else (AUTHOR, None)
            yield Report(voice, current.stance, current.stance_cue, own)
            current = parent


def passages(
    document: Document,
    tokens: Tokens,
    entities: Sequence[Entity],
    voices: Sequence[Voice],
    attributions: Sequence[Attribution],
) -> Passages:
    """The look-ups over a document, its tokens and what was found of its sources."""
    by_id = {attribution.id: attribution for attribution in attributions}
    cues = _cues(attributions)
    outer = [quotation for quotation in document.quotations if quotation.depth == 0]
    mentions = [
        Mention(span.start, span.end, entity) for entity in entities for span in entity.mentions
    ]
    mentions.sort(key=attrgetter("start", "end"))
    return Passages(
        document,
        tokens,
        {entity.id: entity for entity in entities},
        {voice.id: voice for voice in voices},
        by_id,
        tokens.starts,
        _parts(document, by_id, cues),
        cues,
        mentions,
        [mention.start for mention in mentions],
        outer,
        [quotation.start for quotation in outer],
    )


def _parts(
    document: Document,
    by_id: Mapping[str, Attribution],
    cues: Mapping[int, Sequence[Attribution]],
) -> Mapping[int, list[Part]]:
    starts = [sentence.span.start for sentence in document.sentences]
    parts: dict[int, list[Part]] = defaultdict(list)
    for attribution in by_id.values():
        if takes_up(attribution) or attribution.rule_id == _OF_NOUN:
            continue
        depth = _depth(attribution, by_id)
        for span in attribution.content:
            first = max(bisect_right(starts, span.start) - 1, 0)
            for index in range(first, bisect_left(starts, span.end)):
                sentence = document.sentences[index].span
                start, end = max(span.start, sentence.start), min(span.end, sentence.end)
                end = _until_next_cue(document, attribution, cues.get(index, ()), start, end)
                if start < end and len(parts[index]) < _MOST_PARTS:
                    parts[index].append(Part(start, end, attribution, depth))
    return parts


def _cues(attributions: Sequence[Attribution]) -> Mapping[int, list[Attribution]]:
    cues: dict[int, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        if attribution.cue:
            cues[attribution.cue.sentence].append(attribution)
    return cues


def _until_next_cue(
    document: Document,
    attribution: Attribution,
    others: Sequence[Attribution],
    start: int,
    end: int,
) -> int:
    """Where the content ends: before the "and blamed …" that has the same subject as "said"."""
    for other in others[:_MOST_PARTS]:
        cue, source = other.cue, other.source
        if cue is None or other is attribution or source is None:
            continue
        behind = cue.start
        joint = behind - len(_AND)
        joined = start < joint and behind < end and document.text.startswith(_AND, joint)
        if joined and source == attribution.source:
            return joint
    return end


def _depth(attribution: Attribution, by_id: Mapping[str, Attribution]) -> int:
    depth, current = 0, by_id.get(attribution.parent_id or "")
    while current is not None and depth < _DEEPEST:
        depth, current = depth + 1, by_id.get(current.parent_id or "")
    return depth
