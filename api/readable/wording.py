"""Small turns of phrase: counts, shares, quotations, lengths."""

from collections.abc import Sequence
from typing import Final

from api.readable.plain import plain
from api.schemas.base import SELECTOR_CONTEXT, Span
from api.text.english import FUNCTION_WORDS

INNER: Final = str.maketrans({"“": "‘", "”": "’", '"': "'"})
"""Quotation marks within a quotation, made single."""
_HALF_A_PERCENT = 0.005


def quoted(text: str, longest: int = 240) -> str:
    """The words in quotation marks, cut between words where they are too many."""
    return f"“{clip(plain(text).strip(), longest)}”"


def clip(text: str, longest: int) -> str:
    """The text, cut before the word that would make it longer than `longest`."""
    if len(text) <= longest:
        return text
    kept = text[: longest + 1].rpartition(" ")[0].rstrip(" ,;:—–-")
    return f"{kept} …" if kept else text


def clip_around(text: str, told: str = "", *, most: int) -> str:
    """At most so many whole words of the text, from the first on or around those to be told."""
    words = text.split()
    if len(words) <= most:
        return " ".join(words)
    place = len(text[: max(text.find(told), 0)].split())
    first = max(0, min(place - most // 2, len(words) - most)) if place >= most else 0
    kept = words[first : first + most]
    if first + most == len(words):
        return f"… {' '.join(kept)}"
    while len(kept) > 1 and kept[-1].casefold() in FUNCTION_WORDS:
        kept.pop()
    return f"{'… ' if first else ''}{' '.join(kept).rstrip(' ,;:—–-')} …"


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def before(span: Span) -> str:
    """Whole words before the span, on one line."""
    words = span.prefix
    if len(words) >= SELECTOR_CONTEXT:
        words = f"… {words.partition(' ')[2]}"
    return words.split("\n")[-1]


def after(span: Span) -> str:
    """Whole words behind the span, on one line."""
    words = span.suffix
    if len(words) >= SELECTOR_CONTEXT:
        words = f"{words.rpartition(' ')[0]} …"
    return words.split("\n")[0]


def percent(share: float) -> str:
    """A share in whole per cent; below one, "<1 %"."""
    return "<1 %" if 0 < share < _HALF_A_PERCENT else f"{share * 100:.0f} %"


def count(number: int, one: str, several: str | None = None) -> str:
    """ "1 claim", "3 claims"."""
    return f"{number} {one if number == 1 else several or one + 's'}"
