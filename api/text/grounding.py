"""Grounding: a quote stands in the text word for word, or it is no evidence."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from api.schemas.base import Span
from api.schemas.document import Document
from api.text.folding import Folded, fold, folded_text
from api.text.marks import QUOTES
from api.text.words import APOSTROPHES, is_word_character

_SEPARATORS = ".,/:"
_HYPHENS = "-‐‑"
_SIGNS = "-‑–−"


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    sentence: int


def ground(document: Document, quote: str, sentence: int | None = None) -> Span | None:
    """Where the quote stands in the text, or None.

    White space around the quote is ignored. The quote must agree in every character, save kinds
    of quotation marks and dashes, runs and kinds of white space, soft hyphens and Unicode
    composition; then `match` is `normalized`. It must begin and end at the edge of a word. A pair
    of quotation marks around the whole quote that the text does not have is left off. Among
    several places the first that starts in `sentence` counts, else the one nearest to it; without
    `sentence` the first of all.
    """
    wanted = quote.strip()
    if not any(char.isalnum() for char in wanted):
        return None
    exact = _exact(document, wanted, sentence)
    if exact and sentence in (None, exact.sentence):
        return document.span(exact.start, exact.end)
    loose = _normalized(document, wanted, sentence)
    if loose and (exact is None or loose.sentence == sentence):
        same = document.text[loose.start : loose.end] == wanted
        return document.span(loose.start, loose.end, "exact" if same else "normalized")
    return document.span(exact.start, exact.end) if exact else None


def _exact(document: Document, wanted: str, sentence: int | None) -> _Place | None:
    def place(start: int) -> _Place | None:
        return _bounded(document, start, start + len(wanted))

    origin = _origin(document, sentence)
    return _nearest(document.text, wanted, origin, sentence, place)


def _normalized(document: Document, wanted: str, sentence: int | None) -> _Place | None:
    folded = _folded(document.text)
    for form in _forms(wanted):
        found = _search(document, folded, form, sentence)
        if found:
            return found
    return None


def _forms(wanted: str) -> Iterator[str]:
    form = folded_text(wanted).strip()
    yield form
    if wanted[0] in QUOTES and wanted[-1] in QUOTES:
        yield form[1:-1].strip()


def _search(document: Document, folded: Folded, form: str, sentence: int | None) -> _Place | None:
    def place(start: int) -> _Place | None:
        offsets = folded.find(start, start + len(form))
        return _bounded(document, *offsets) if offsets else None

    origin = folded.at(_origin(document, sentence))
    return _nearest(folded.text, form, origin, sentence, place)


@lru_cache(maxsize=8)
def _folded(text: str) -> Folded:
    return fold(text)


def _origin(document: Document, sentence: int | None) -> int:
    """Where to begin to look: at the sentence, or at the start where there is no such sentence."""
    if sentence is None or not 0 <= sentence < len(document.sentences):
        return 0
    return document.sentences[sentence].span.start


def _nearest(
    text: str,
    wanted: str,
    origin: int,
    sentence: int | None,
    place: Callable[[int], _Place | None],
) -> _Place | None:
    """The first place at or behind the origin, or the last before it where that is nearer."""
    if not wanted:
        return None
    behind = _first(text, wanted, origin, place)
    if sentence is None or origin == 0 or (behind and behind.sentence == sentence):
        return behind
    before = _last(text, wanted, origin, place)
    if behind is None or before is None:
        return behind or before
    return before if sentence - before.sentence <= behind.sentence - sentence else behind


def _first(
    text: str, wanted: str, origin: int, place: Callable[[int], _Place | None]
) -> _Place | None:
    at = text.find(wanted, origin)
    while at >= 0:
        if found := place(at):
            return found
        at = text.find(wanted, at + 1)
    return None


def _last(
    text: str, wanted: str, origin: int, place: Callable[[int], _Place | None]
) -> _Place | None:
    at = text.rfind(wanted, 0, origin + len(wanted) - 1)
    while at >= 0:
        if found := place(at):
            return found
        at = text.rfind(wanted, 0, at + len(wanted) - 1)
    return None


def _bounded(document: Document, start: int, end: int) -> _Place | None:
    """The place, unless it begins or ends within a word or a number."""
    text = document.text
    if _cuts(text, start) or _cuts(text, end):
        return None
    return _Place(start, end, document.sentence_at(start))


def _cuts(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if is_word_character(before) and is_word_character(after):
        return True
    return _cuts_joint(text, at, at - 1) or _cuts_joint(text, at, at)


def _cuts_joint(text: str, at: int, joint: int) -> bool:
    """Whether the character at `joint` ties what stands on its two sides into one word."""
    if not 0 <= joint < len(text) - 1:
        return False
    left, right = text[joint - 1 : joint], text[joint + 1]
    mark = text[joint]
    if mark in _SIGNS and right.isdigit():
        return at == joint + 1 or left.isdigit()
    if mark in _SEPARATORS:
        return left.isdigit() and right.isdigit()
    if mark in _HYPHENS and left.isalpha() and right.isalpha():
        return not (right.isupper() and _starts_with_capital(text, joint))
    if mark not in APOSTROPHES or not (left.isalnum() and right.isalnum()):
        return False
    return at != joint or not _is_possessive(text, joint)


def _starts_with_capital(text: str, end: int) -> bool:
    """Whether the word that ends here is a name, as in "Izyum-Balaklya" and not in "ex-Mayor"."""
    start = end
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    return text[start].isupper()


def _is_possessive(text: str, apostrophe: int) -> bool:
    after = text[apostrophe + 1 : apostrophe + 3]
    return after[:1] in "sS" and not after[1:].isalnum()
