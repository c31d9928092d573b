"""Headings: the lines above an article, above its parts and above the posts of a live report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from api.text.blocks import Block
from api.text.bylines import credits_author, may_be_byline, named_in
from api.text.labels import BY, EXCLUDED, HEADING, WRITTEN_AT, Label
from api.text.shapes import Shape

_MOST_STANDFIRSTS = 2
_LONGEST_SUBHEADING = 12
_LONGEST_POST_HEADING = 20
_SHORTEST_CAPTION = 5
_LONGEST_STANDFIRST = 50
_TIMED = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})? ?[–—|:•-] ?[^\W\d_\"“‘']")
_BULLET = re.compile(r"[-–—*•·▪●■►>] ?\w|\d{1,2}[.)] ")
_LEAST_SENTENCE = 5


@dataclass(frozen=True, slots=True)
class Headings:
    """The blocks of a text and their labels, to which those of lines are added."""

    blocks: Sequence[Block]
    shapes: Sequence[Shape]
    labels: dict[int, Label]

    def add_top(self) -> None:
        """Label the short lines with which the text begins, if anything follows them."""
        found = 0
        for index, block in enumerate(self.shapes):
            if index in self.labels:
                continue
            if found and self._is_standfirst(index):
                self.labels[index] = Label("headline", "a standfirst above the byline")
                continue
            listed = self.labels.get(index - 1) == HEADING
            if listed or self._is_listed(index) or not block.is_line or not self._body_after(index):
                break
            headed = found > 0 or self._has("headline")
            if headed and (label := self._credit(index, block)):
                self.labels[index] = label
            elif found > _MOST_STANDFIRSTS:
                break
            else:
                reason = "a standfirst" if headed else "the first line"
                self.labels[index] = Label("headline", f"{reason}, without a full stop")
                found += 1
        self._add_repeats()

    def _is_listed(self, index: int) -> bool:
        """Whether it is a point of a list whose first point is joined to the line above."""
        if not _BULLET.match(self.shapes[index].text):
            return False
        above = index > 0 and _BULLET.match(self.shapes[index - 1].text)
        return not (self.blocks[index].after_gap or above)

    def _is_standfirst(self, index: int) -> bool:
        """Whether it stands between the headline and the byline, sentences or not."""
        block = self.shapes[index]
        if block.is_line or block.words > _LONGEST_STANDFIRST:
            return False
        below = index + 1
        while (label := self.labels.get(below)) and label.kind in ("caption", "metadata"):
            below += 1
        if below == len(self.shapes):
            return False
        label = self.labels.get(below)
        return label == BY if label else may_be_byline(self.shapes[below].text)

    def _credit(self, index: int, block: Shape) -> Label | None:
        """The label of a line below the headline that is a byline, or a caption below one."""
        if may_be_byline(block.text):
            return BY
        above = self.labels.get(index - 1)
        below_names = above is not None and above.kind in ("byline", "metadata")
        if below_names and self._has("byline") and block.words >= _SHORTEST_CAPTION:
            last = index + 1 < len(self.shapes) and self.is_paragraph(index + 1)
            return Label("caption", "stands between byline and text") if last else None
        return None

    def _has(self, kind: str) -> bool:
        return any(label.kind == kind for label in self.labels.values())

    def _body_after(self, index: int) -> bool:
        following = range(index + 1, len(self.shapes))
        return any(i not in self.labels and not self.shapes[i].is_line for i in following)

    def _add_repeats(self) -> None:
        keys = {self.shapes[i].key for i, x in self.labels.items() if x.kind == "headline"}
        for index, block in enumerate(self.shapes):
            if index not in self.labels and block.is_line and block.key in keys:
                self.labels[index] = Label("headline", "repeats the headline", repeated=True)

    def add_posts(self) -> None:
        """Label headings and bylines below the time stamps of a live report."""
        names = self._authors()
        for index in range(1, len(self.shapes) - 1):
            block = self.shapes[index]
            if index in self.labels:
                continue
            if block.text in names:
                self.labels[index] = BY
            elif self.labels.get(index - 1) != WRITTEN_AT:
                continue
            elif block.is_line and block.words <= _LONGEST_POST_HEADING and self._leads(index):
                self.labels[index] = Label("headline", "a line between time and text")

    def _authors(self) -> frozenset[str]:
        """The names in bylines, and in notes on who worked on the text."""
        labelled = [(self.shapes[i].text, label.kind) for i, label in self.labels.items()]
        signed = [text for text, kind in labelled if kind == "byline"]
        noted = [text for text, kind in labelled if kind == "boilerplate" and credits_author(text)]
        return named_in([*signed, *noted])

    def _leads(self, index: int) -> bool:
        below = self.labels.get(index + 1)
        return self.is_paragraph(index + 1) or (below is not None and below.kind == "byline")

    def add_subheadings(self) -> None:
        """Label the short lines between paragraphs."""
        interview = any(_asks_somebody(block) for block in self.shapes)
        for index in range(1, len(self.shapes) - 1):
            block = self.shapes[index]
            asks = block.asks and block.words > 1 and not interview
            short = block.words <= _LONGEST_SUBHEADING and (block.is_line or asks)
            if index in self.labels or not short:
                continue
            if self._stands_over(index):
                self.labels[index] = Label("headline", "a short line over a part of the text")
            elif not _is_quoted(block) and self._parts_paragraphs(index):
                self.labels[index] = Label("headline", "a short line between paragraphs")

    def _parts_paragraphs(self, index: int) -> bool:
        return self.is_paragraph(index - 1) and self.is_paragraph(index + 1)

    def _stands_over(self, index: int) -> bool:
        """Whether a line begins a part: with a time, or joined to a list or text without a gap."""
        joined = self.blocks[index].after_gap and not self.blocks[index + 1].after_gap
        below = self.shapes[index + 1]
        if not joined or index + 1 in self.labels or _BULLET.match(self.shapes[index].text):
            return False
        if _TIMED.match(self.shapes[index].text):
            return True
        text = not below.is_line and below.words >= _LEAST_SENTENCE
        return text or _BULLET.match(below.text) is not None

    def is_paragraph(self, index: int) -> bool:
        """Whether a block is running text, or something that may stand among it."""
        block = self.shapes[index]
        if index in self.labels:
            return self.labels[index].kind in EXCLUDED
        return block.is_paragraph


def _is_quoted(block: Shape) -> bool:
    return block.text[0] in "\"'“‘«" and block.text[-1] in "\"'”’»"


def _asks_somebody(block: Shape) -> bool:
    """Whether it is a question of an interview."""
    if not block.asks:
        return False
    words = block.key.replace("'", " ").split()
    return block.text.startswith(("Q:", "Q.")) or not {"you", "your"}.isdisjoint(words)
