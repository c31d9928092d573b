"""Regions: what each block of an article is, by phrases and by structure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from api.schemas.document import Quotation
from api.text.blocks import Block
from api.text.bylines import is_byline
from api.text.datelines import dateline_end, is_dateline
from api.text.feet import fittings, foot, foot_start
from api.text.headings import Headings
from api.text.labels import BY, PLACED, WRITTEN_AT, Label
from api.text.links import Links, find_links, listed_posts
from api.text.phrases import Phrase, find_phrase
from api.text.shapes import Shape, shape
from api.text.timestamps import is_timestamp

_EDGE = 7
_DATELINE_AMONG = 3
_CAPTION_LABEL = re.compile(r"(?i:(?:image|media|video|figure|photo|picture) caption)[,:]?")
_SKIPPED_UNTIL = re.compile(r"(?:after|end of|end) (.+)")
_LONGEST_SKIP, _MOST_SKIPPED = 14, 12
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


class Part(NamedTuple):
    """A region before it has a span."""

    start: int
    end: int
    label: Label


@dataclass(slots=True)
class _Reading:
    title: str
    byline: str
    blocks: Sequence[Block]
    shapes: Sequence[Shape]
    labels: dict[int, Label] = field(default_factory=dict)
    openers: set[int] = field(default_factory=set)
    closers: set[int] = field(default_factory=set)

    def run(self, quotations: Sequence[Quotation]) -> None:
        headings = Headings(self.blocks, self.shapes, self.labels)
        self._phrases()
        self._skipped()
        self._foot()
        self._given()
        for index in listed_posts(self.shapes, self.labels):
            self.labels[index] = Label("related_links", "leads to a post below")
        headings.add_top()
        self._links(find_links(self.blocks, self.shapes, set(self.labels), self.openers))
        for index in fittings(self.shapes, self.labels):
            self.labels[index] = Label("boilerplate", "a short line at the foot of the page")
        headings.add_posts()
        headings.add_subheadings()
        self._speech(quotations)

    def _phrases(self) -> None:
        low = foot_start(self.shapes)
        for index, block in enumerate(self.shapes):
            if not _LETTER_OR_DIGIT.search(block.text):
                self.labels[index] = Label("boilerplate", "a separator without words")
            elif self._belongs_to_picture(index):
                self.labels[index] = Label("caption", "stands below the label of a picture")
            elif found := self._phrase(index, block, foot=index >= low):
                self.labels[index] = Label(found.kind, found.reason)
                if found.opens:
                    self.openers.add(index)
                if found.closes:
                    self.closers.add(index)
            elif is_timestamp(block.text):
                self.labels[index] = WRITTEN_AT
            elif is_byline(block.text):
                self.labels[index] = BY
            elif index < _EDGE and is_dateline(block.text):
                self.labels[index] = PLACED

    def _belongs_to_picture(self, index: int) -> bool:
        label = self.shapes[index - 1].text if index else ""
        joined = not self.blocks[index].after_gap or label[-1:] in (",", ":")
        return joined and _CAPTION_LABEL.fullmatch(label) is not None

    def _phrase(self, index: int, block: Shape, *, foot: bool) -> Phrase | None:
        found = find_phrase(block.text, edge=index < _EDGE or foot, foot=foot)
        below_time = found and self.labels.get(index - 1) == WRITTEN_AT
        return None if found and below_time and found.kind == "teaser" else found

    def _skipped(self) -> None:
        """Label what stands between "Skip past the promotion" and "After the promotion"."""
        for first, opening in enumerate(self.shapes):
            if not opening.text.startswith(("skip ", "Skip ")) or opening.words > _LONGEST_SKIP:
                continue
            skipped = set(opening.key.split())
            for last in range(first + 1, min(first + _MOST_SKIPPED, len(self.shapes))):
                closing = _SKIPPED_UNTIL.fullmatch(self.shapes[last].key)
                if closing and skipped.issuperset(closing[1].split()):
                    label = Label("boilerplate", "stands where readers may skip")
                    self.labels.update(dict.fromkeys(range(first, last + 1), label))
                    break

    def _foot(self) -> None:
        first = foot(self.shapes, self.closers)
        if first is not None:
            for index in range(first, len(self.shapes)):
                self.labels.setdefault(index, Label("boilerplate", "stands below the article"))

    def _given(self) -> None:
        if (index := _first(self.title, self.shapes)) is not None:
            self.labels[index] = Label("headline", "equals the title given")
        if (index := _first(self.byline, self.shapes[:_EDGE])) is not None:
            self.labels[index] = Label("byline", "equals the byline given")

    def _links(self, found: Links) -> None:
        for index, reason in found.links.items():
            self.labels[index] = Label("teaser", reason)
        for index in found.teasers:
            self.labels[index] = Label("teaser", "leads to another article on another topic")

    def _speech(self, quotations: Sequence[Quotation]) -> None:
        outer = {q.start: q for q in quotations if q.depth == 0}
        for index, place in enumerate(self.blocks):
            whole = outer.get(place.start)
            if index not in self.labels and whole and whole.end == place.end:
                self.labels[index] = Label("quote_block", "stands within quotation marks")
        if any(block.text.startswith("Q:") for block in self.shapes):
            for index, block in enumerate(self.shapes):
                if block.text.startswith("A:"):
                    self.labels.setdefault(index, Label("quote_block", "answers a question"))


def parts(
    text: str,
    shapes: Sequence[Shape],
    quotations: Sequence[Quotation],
    *,
    title: str | None = None,
    byline: str | None = None,
) -> tuple[Part, ...]:
    """The regions in order; every block is in one, and a dateline before a paragraph is its own.

    `shapes` are those of the blocks, `title` and `byline` what is known of the article beside its
    text.
    """
    blocks = [shape.block for shape in shapes]
    reading = _Reading(_key(title), _key(byline), blocks, shapes)
    reading.run(quotations)
    found = [
        Part(block.start, block.end, reading.labels.get(index, Label("body")))
        for index, block in enumerate(blocks)
    ]
    return tuple(_with_dateline(text, found))


def _with_dateline(text: str, found: list[Part]) -> list[Part]:
    """Cut the dateline off the first paragraph, or one soon behind it that surely has one."""
    first = [i for i, part in enumerate(found) if part.label.kind in ("body", "quote_block")]
    for index in first[:_DATELINE_AMONG]:
        part = found[index]
        cut = dateline_end(text, part.start, part.end, sure=index != first[0])
        if cut:
            end, start = cut
            cut_off = Part(part.start, end, PLACED), Part(start, part.end, part.label)
            return [*found[:index], *cut_off, *found[index + 1 :]]
    return found


def _first(key: str, blocks: Sequence[Shape]) -> int | None:
    """Index of the first block in these words, if there are any."""
    return next((i for i, block in enumerate(blocks) if block.key == key), None) if key else None


def _key(value: str | None) -> str:
    return shape(value).key if value else ""
