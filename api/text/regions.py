"""Regions: what each block of an article is, by phrases and by structure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from api.schemas.document import Quotation, RegionKind
from api.text.blocks import Block
from api.text.datelines import dateline_end
from api.text.links import Links, find_links
from api.text.phrases import Phrase, phrases
from api.text.shapes import Shape, shape

EXCLUDED: frozenset[RegionKind] = frozenset(
    ("dateline", "byline", "caption", "teaser", "related_links", "boilerplate", "metadata")
)
_EDGE = 7
_MOST_STANDFIRSTS = 2
_LONGEST_SUBHEADING = 12
_LEAST_PARAGRAPH = 12
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Label:
    """What a block is, and why."""

    kind: RegionKind
    reason: str | None = None
    repeated: bool = False

    @property
    def excluded(self) -> bool:
        return self.repeated or self.kind in EXCLUDED


@dataclass(frozen=True, slots=True)
class Part:
    """A region before it has a span."""

    start: int
    end: int
    label: Label


@dataclass(slots=True)
class _Reading:
    title: str
    byline: str
    blocks: Sequence[Block]
    shapes: list[Shape]
    labels: dict[int, Label] = field(default_factory=dict)
    openers: set[int] = field(default_factory=set)

    def run(self, quotations: Sequence[Quotation]) -> None:
        self._phrases()
        self._headline()
        self._links(find_links(self.blocks, self.shapes, set(self.labels), self.openers))
        self._subheadings()
        self._quote_blocks(quotations)

    def _phrases(self) -> None:
        for index, block in enumerate(self.shapes):
            if not _LETTER_OR_DIGIT.search(block.text):
                self.labels[index] = Label("boilerplate", "a separator without words")
            elif found := self._phrase(index, block):
                self.labels[index] = Label(found.kind, found.reason)
                if found.opens:
                    self.openers.add(index)

    def _phrase(self, index: int, block: Shape) -> Phrase | None:
        at_edge = index < _EDGE or index >= len(self.blocks) - _EDGE
        matching = (p for p in phrases() if (at_edge or not p.edge) and p.matches(block.text))
        return next(matching, None)

    def _headline(self) -> None:
        title, byline = self.title, self.byline
        keys = [block.key for block in self.shapes]
        if title and title in keys:
            self.labels[keys.index(title)] = Label("headline", "equals the title given")
        if byline and byline in keys[:_EDGE]:
            self.labels[keys.index(byline)] = Label("byline", "equals the byline given")
        self._top_lines()
        self._repeats()

    def _top_lines(self) -> None:
        """Label the short lines with which the text begins, if anything follows them."""
        found = 0
        for index, block in enumerate(self.shapes):
            if index in self.labels:
                continue
            if not self._is_top_line(block, found) or not self._body_after(index):
                return
            reason = "a standfirst" if found or self._has_headline() else "the first line"
            self.labels[index] = Label("headline", f"{reason}, without a full stop")
            found += 1

    def _is_top_line(self, block: Shape, found: int) -> bool:
        most = 1 + _MOST_STANDFIRSTS
        return found < most and block.is_line

    def _has_headline(self) -> bool:
        return any(label.kind == "headline" for label in self.labels.values())

    def _body_after(self, index: int) -> bool:
        following = range(index + 1, len(self.shapes))
        return any(i not in self.labels and not self.shapes[i].is_line for i in following)

    def _repeats(self) -> None:
        keys = {self.shapes[i].key for i, x in self.labels.items() if x.kind == "headline"}
        for index, block in enumerate(self.shapes):
            if index not in self.labels and block.is_line and block.key in keys:
                self.labels[index] = Label("headline", "repeats the headline", repeated=True)

    def _links(self, found: Links) -> None:
        for index, reason in found.links.items():
            self.labels[index] = Label("related_links", reason)
        for index in found.teasers:
            self.labels[index] = Label("teaser", "leads to another article on another topic")

    def _subheadings(self) -> None:
        for index in range(1, len(self.shapes) - 1):
            around = (index - 1, index + 1)
            if index not in self.labels and all(self._is_paragraph(i) for i in around):
                block = self.shapes[index]
                heads = block.is_line or (block.asks and block.words > 1)
                if heads and block.words <= _LONGEST_SUBHEADING and _unquoted(block.text):
                    self.labels[index] = Label("headline", "a short line between paragraphs")

    def _is_paragraph(self, index: int) -> bool:
        block = self.shapes[index]
        if index in self.labels:
            return self.labels[index].kind in EXCLUDED
        return not block.is_line and block.words >= _LEAST_PARAGRAPH

    def _quote_blocks(self, quotations: Sequence[Quotation]) -> None:
        outer = {q.start: q for q in quotations if q.depth == 0}
        for index, block in enumerate(self.blocks):
            whole = outer.get(block.start)
            if index not in self.labels and whole and whole.end == block.end:
                self.labels[index] = Label("quote_block", "stands within quotation marks")


def parts(
    text: str,
    blocks: Sequence[Block],
    quotations: Sequence[Quotation],
    *,
    title: str | None = None,
    byline: str | None = None,
) -> tuple[Part, ...]:
    """The regions in order; every block is in one, and a dateline before a paragraph is its own.

    `title` and `byline` are what is known of the article beside its text.
    """
    shapes = [shape(text, block) for block in blocks]
    reading = _Reading(_key(title), _key(byline), blocks, shapes)
    reading.run(quotations)
    found = [
        Part(block.start, block.end, reading.labels.get(index, Label("body")))
        for index, block in enumerate(blocks)
    ]
    return tuple(_with_dateline(text, found))


def _with_dateline(text: str, found: list[Part]) -> list[Part]:
    """Cut the dateline off the first paragraph."""
    for index, part in enumerate(found):
        if part.label.kind in ("body", "quote_block"):
            cut = dateline_end(text, part.start, part.end)
            if cut is None:
                return found
            end, start = cut
            place = Part(part.start, end, Label("dateline", "place, date or agency of the report"))
            rest = [Part(start, part.end, part.label)] if start < part.end else []
            return [*found[:index], place, *rest, *found[index + 1 :]]
    return found


def _key(value: str | None) -> str:
    return shape(value, Block(0, len(value), after_gap=True)).key if value else ""


def _unquoted(text: str) -> bool:
    return text[0] not in "\"'“‘«" or text[-1] not in "\"'”’»"
