"""Cuts a document into windows of sentences that are read on their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from api.schemas.document import Document

FAST_WINDOW = 9
"""Sentences of a window when speed counts."""
LONG_WINDOW = 60
"""Sentences of a window of an article that is too long for one answer."""
LONGEST_WHOLE = 120
"""Most sentences that are read in one answer."""
BEFORE, AFTER = 3, 1
"""Sentences shown around a window, so that pronouns and quotations can be understood."""


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences to show, and the first and last of them to cover; None: all of them."""

    shown: tuple[tuple[int, str], ...]
    cover: tuple[int, int] | None

    @property
    def sentences(self) -> tuple[int, ...]:
        """Numbers of the sentences to cover."""
        first, last = self.cover or (self.shown[0][0], self.shown[-1][0])
        return tuple(number for number, _ in self.shown if first <= number <= last)

    def __str__(self) -> str:
        return f"{self.sentences[0]} to {self.sentences[-1]}"


def windows(document: Document, size: int) -> tuple[Window, ...]:
    """The included sentences in windows of about `size`, as even as can be.

    Every included sentence is covered by one window. A document of up to `size` included
    sentences is one window that covers all.
    """
    lines = [(sentence.index, sentence.span.exact) for sentence in document.included()]
    count = -(-len(lines) // size)
    if count <= 1:
        return (Window(tuple(lines), None),) if lines else ()
    edges = [len(lines) * part // count for part in range(count + 1)]
    return tuple(_window(lines, start, end) for start, end in pairwise(edges))


def _window(lines: Sequence[tuple[int, str]], start: int, end: int) -> Window:
    shown = tuple(lines[max(0, start - BEFORE) : end + AFTER])
    return Window(shown, (lines[start][0], lines[end - 1][0]))
