"""A document as tokens within sentences and quotations."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from api.engines.rules.words.grammar import QUOTE_MARKS
from api.engines.rules.words.line_labels import label_width
from api.engines.rules.words.may import month_or_name
from api.engines.rules.words.tokens import Token, Tokens
from api.schemas.document import Document

_MARKS = QUOTE_MARKS | {"'", "’"}
_BEYOND = 64


@dataclass(frozen=True)
class Layout:
    """Where every token stands. `first` and `last` are token indexes, `last` half-open."""

    document: Document
    tokens: Tokens
    bounds: Mapping[int, tuple[int, int]]
    """First and last token of each included sentence, by the sentence's index."""
    inside: Sequence[int]
    """Index of the innermost quotation that holds the token, or -1."""
    starts: Sequence[int]
    words: Sequence[str]
    """The tokens in lower case, but for what `may` tells apart from the verb; then empty ones: a
    few steps beyond either end find nothing."""

    def sentence(self, index: int) -> tuple[int, int]:
        """First and last token of the sentence that holds this token."""
        return self.bounds[self.tokens[index].sentence]

    def at(self, offset: int) -> int:
        """Index of the first token that starts at or behind the offset."""
        return bisect_left(self.starts, offset)

    def text(self, first: int, last: int) -> str:
        return self.document.text[self.tokens[first].start : self.tokens[last - 1].end]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of these tokens, of which there is at least one."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def lower(self, index: int) -> str:
        """The token in lower case, or nothing where there is no such token."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def window(self, index: int) -> tuple[int, int]:
        """The tokens around this one in the same sentence and the same quotation, without a label
        in front of them: "Why it matters: "."""
        level, number = self.inside[index], self.tokens[index].sentence
        first, last = self._unlabelled[number]
        if index < first:
            first = self.bounds[number][0]
        if level < 0:
            return first, last
        low, high = self._quoted[level]
        return max(first, low), min(last, high)

    @cached_property
    def _unlabelled(self) -> Mapping[int, tuple[int, int]]:
        """The bounds of each sentence without the label in front of it."""
        found = {}
        for number, (first, last) in self.bounds.items():
            span = self.document.sentences[number].span
            width = label_width(span.exact)
            found[number] = self.at(span.start + width) if width else first, last
        return found

    @cached_property
    def _quoted(self) -> Sequence[tuple[int, int]]:
        """The tokens within the marks of each quotation."""
        quotations = self.document.quotations
        return [(self.at(q.inner_start), self.at(q.inner_end)) for q in quotations]

    def outermost(self, index: int) -> int:
        """Index of the outermost quotation that holds the token, or -1."""
        level = self.inside[index]
        while level > 0 and self.document.quotations[level].depth > 0:
            level -= 1
        return level


def lay_out(document: Document, tokens: Tokens) -> Layout:
    starts = tokens.starts
    inside = [-1] * len(tokens)
    for number, quotation in enumerate(document.quotations):
        low = bisect_left(starts, quotation.start)
        for index in range(low, bisect_left(starts, quotation.end)):
            token = tokens[index]
            if token.start >= quotation.inner_start and not _is_mark(token, quotation.inner_end):
                inside[index] = number
    bounds = _bounds(tokens)
    words = [*tokens.words, *[""] * _BEYOND]
    opening = {first for first, _ in bounds.values()}
    for index, token in enumerate(tokens):
        if token.text == "May":
            opens = index in opening or tokens[index - 1].text in _MARKS
            words[index] = month_or_name(tokens, index, opens)
    return Layout(document, tokens, bounds, inside, starts, words)


def _bounds(tokens: Tokens) -> Mapping[int, tuple[int, int]]:
    """The tokens of each sentence, which stand in its order."""
    bounds: dict[int, tuple[int, int]] = {}
    first = 0
    while first < len(tokens):
        sentence = tokens[first].sentence
        last = bisect_right(tokens, sentence, first, key=attrgetter("sentence"))
        bounds[sentence] = (first, last)
        first = last
    return bounds


def _is_mark(token: Token, inner_end: int) -> bool:
    return token.start >= inner_end and token.text in _MARKS
