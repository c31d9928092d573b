"""Small turns of phrase: counts, shares, quotations, lengths."""

from api.readable.plain import plain
from api.schemas.base import SELECTOR_CONTEXT, Span

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
