"""From offsets to the quote by which a label file points: the inverse of `Grounding`."""

import re
from collections.abc import Iterator

from api.schemas.document import Document
from evals.exchange.errors import ExchangeError
from evals.goldarticles import find
from evals.goldfiles import Quote

LONG = 15
"""A stretch of more words than this is quoted by its first and its last words."""

_ENDS = (4, 6, 9, 13, 20, 30, 45, 70)
_WORD = re.compile(r"\S+")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets without the white space at both ends; equal where nothing else is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def quote_of(document: Document, start: int, end: int) -> Quote:
    """A quote that is found at exactly these offsets, as short as may be.

    The stretch has no white space at its ends. Raises ExchangeError where there is none: it holds
    no letter or digit, it cuts a word, or the same words stand right before it at the end of the
    text.
    """
    for quote in _candidates(document, start, end):
        if place_of(document, quote) == (start, end):
            return quote
    words = document.text[start:end]
    if not any(char.isalnum() for char in words):
        raise ExchangeError(f"the stretch {words!r} has no letter or digit; remove its label")
    raise ExchangeError(
        f"the stretch {words[:60]!r} cuts a word, or the same words stand right before it; "
        "mark whole words, or some more of them"
    )


def place_of(document: Document, quote: Quote) -> tuple[int, int] | None:
    """The offsets at which a label file's quote is found, or None."""
    low, high = 0, len(document.text)
    if quote.within is not None:
        within = find(document, quote.within, low, high)
        if within is None:
            return None
        low, high = within.start, within.end
    first = find(document, quote.quote, low, high)
    if first is None or quote.to is None:
        return (first.start, first.end) if first else None
    last = find(document, quote.to, first.start, high)
    return (first.start, last.end) if last else None


def _candidates(document: Document, start: int, end: int) -> Iterator[Quote]:
    """Quotes of the stretch, from the one that the label guide asks for on."""
    text = document.text
    words = text[start:end]
    pieces = list(_WORD.finditer(words))
    if len(pieces) > LONG or "\n" in words or "\r" in words:
        yield from _ends(words, pieces)
    plain = Quote(quote=words)
    if find(document, words, end, len(text)) is None:
        yield plain
    for within in _surroundings(text, start, end):
        yield plain.model_copy(update={"within": within})
    yield plain


def _ends(words: str, pieces: list[re.Match[str]]) -> Iterator[Quote]:
    """The first and the last words of a stretch, more and more of them."""
    for count in (size for size in _ENDS if 2 * size <= len(pieces)):
        first = words[: pieces[count - 1].end()]
        yield Quote(quote=first, to=words[pieces[-count].start() :])


def _surroundings(text: str, start: int, end: int) -> Iterator[str]:
    """Ever longer stretches around the one given, each from the edge of a word to another."""
    before = [match.start() for match in _WORD.finditer(text, 0, start)]
    after = [match.end() for match in _WORD.finditer(text, end)]
    size = 1
    while size < 2 * max(len(before), len(after), 1):
        low = before[-min(size, len(before))] if before else start
        high = after[min(size, len(after)) - 1] if after else end
        yield text[start:high]
        yield text[low:end]
        yield text[low:high]
        size += max(1, size // 2)
