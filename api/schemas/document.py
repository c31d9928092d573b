"""The structure of an article's text that code finds before any engine reads it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from api.schemas.article import Article
from api.schemas.base import SELECTOR_CONTEXT, Match, Result, Span, made

RegionKind = Literal[
    "headline",
    "dateline",
    "byline",
    "body",
    "quote_block",
    "caption",
    "teaser",
    "related_links",
    "boilerplate",
    "metadata",
]


class Region(Result):
    """A block of the text and its function (after NewsDiscourse; excluded ones are its "N/A")."""

    span: Span
    """The block, without the white space around it."""
    kind: RegionKind
    """What the block is."""
    excluded: bool
    """Whether the block is left out: it yields no claim, no frame and no share."""
    reason: str | None = None
    """Why the block was given this kind, where it is not plain body text."""


class Sentence(Result):
    """One sentence of one region."""

    index: int
    """Position among all sentences of the text, from 0."""
    span: Span
    """The sentence, without the white space around it."""
    region: int
    """Index in `regions` of the region that holds it."""
    is_speech: bool
    """Whether all or most of it stands within quotation marks."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch within quotation marks; offsets in code points of the article's text."""

    start: int
    """Offset of the opening mark."""
    end: int
    """Offset behind the closing mark, or behind the last character where it is missing."""
    inner_start: int
    """Offset of the first character within the marks."""
    inner_end: int
    """Offset behind the last character within the marks."""
    depth: int
    """0 for an outermost quotation, 1 for one inside another, and so on."""
    closed: bool
    """Whether the closing mark was found."""
    continues: bool = False
    """Whether it reopens the speech that the quotation before it left unclosed."""


def span_of(text: str, start: int, end: int, sentence: int, match: Match = "exact") -> Span:
    """The span of these offsets. Raises ValueError when they are empty or out of range."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no text between {start} and {end}")
    values: dict[str, object] = {
        "start": start,
        "end": end,
        "exact": text[start:end],
        "prefix": text[max(0, start - SELECTOR_CONTEXT) : start],
        "suffix": text[end : end + SELECTOR_CONTEXT],
        "sentence": sentence,
        "match": match,
    }
    return made(Span, values)


@dataclass(frozen=True)
class Document:
    """An article with its regions, sentences, quotations and words, in order of their offsets.

    Every character other than white space belongs to one region and to one sentence.
    """

    article: Article
    regions: tuple[Region, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    word_starts: Sequence[int]
    """Where the words of the text start."""
    cut: int = 0
    """How many sentences were too long to be read in one piece, and stand here in parts."""

    @cached_property
    def text(self) -> str:
        return self.article.text

    @cached_property
    def _starts(self) -> Sequence[int]:
        """Where the sentences start; the first one also holds what stands before it."""
        return [0, *(sentence.span.start for sentence in self.sentences[1:])]

    @cached_property
    def _spans(self) -> dict[tuple[int, int, Match], Span]:
        """The spans made so far: most are asked for several times."""
        spans = (sentence.span for sentence in self.sentences)
        return {(span.start, span.end, span.match): span for span in spans}

    def span(self, start: int, end: int, match: Match = "exact") -> Span:
        """The span of these offsets. Raises ValueError when they are empty or out of range."""
        spans, key = self._spans, (start, end, match)
        known = spans.get(key)
        if known is None:
            known = spans[key] = span_of(self.text, start, end, self.sentence_at(start), match)
        return known

    def holds(self, span: Span) -> bool:
        """Whether the span is one of this text, word for word. Raises as `span` does."""
        values = vars(span)
        key = values["start"], values["end"], values["match"]
        return self._spans.get(key) is span or self.span(*key) == span

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds the offset, or of the last one that starts before it."""
        return bisect_right(self._starts, offset) - 1

    def region_of(self, sentence: int) -> Region:
        return self.regions[self.sentences[sentence].region]

    def included(self) -> tuple[Sentence, ...]:
        """The sentences of all regions that are not excluded."""
        return self._included

    @cached_property
    def _included(self) -> tuple[Sentence, ...]:
        return tuple(s for s in self.sentences if not self.regions[s.region].excluded)
