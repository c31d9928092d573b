"""Sentences: where one ends within a block, with regard to abbreviations and quotations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from api.schemas.document import Quotation
from api.text.abbreviations import (
    AFTER_CLOCK,
    BEFORE_NUMBER,
    CLOCK,
    PERHAPS_FINAL,
    SPEECH_TAGS,
    STARTERS,
    TITLES,
)
from api.text.marks import QUOTES

_END = re.compile(r"[.!?…。！？؟۔।]+")
_FULL_WIDTH = "。！？"
_NOTE = re.compile(r"\[\d{1,3}\]")
_SPACE = re.compile(r"\s*")
_TOKEN = re.compile(r"[^\s()\[\]{}<>\"'“”‘’«»,;:—–]*$")
_NEXT_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_TAG = re.compile(
    r"(?:[A-Z][\w.'’-]{0,30} ){1,4}([a-z]{3,10})"
    r"(?=[.,:;!?]|$| (?:as|in|on|at|to|when|while|during|after|before|him|her|them)\b| \w+ly\b)"
)
_LONGEST_TOKEN = 24
_LONGEST_LIST_NUMBER = 2


@dataclass(frozen=True, slots=True)
class Marks:
    """Offsets of the characters that open and that close a quotation."""

    opening: frozenset[int]
    closing: frozenset[int]

    @classmethod
    def of(cls, quotations: Sequence[Quotation]) -> "Marks":
        return cls(
            frozenset(q.start for q in quotations),
            frozenset(i for q in quotations for i in range(q.inner_end, q.end)),
        )


@dataclass(frozen=True, slots=True)
class _Ending:
    """A place where a sentence may end."""

    text: str
    start: int
    """Start of the sentence that may end here."""
    stop: int
    """Offset of the punctuation."""
    after: int
    """Offset behind the punctuation."""
    closed: int
    """Offset behind closing marks and brackets."""
    next: int
    """Offset of what follows, not white space."""
    opens: int
    """Offset of what follows behind opening marks and brackets."""


def sentences(text: str, start: int, end: int, marks: Marks) -> list[tuple[int, int]]:
    """Offsets of the sentences between two offsets, half-open, without white space around them."""
    found: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if match.start() < begin:
            continue
        ending = _ending(text, begin, match, end, marks)
        if ending.next < end and _ends(ending, marks):
            found.append((begin, ending.closed))
            begin = ending.next
    found.append((begin, end))
    return found


def _ending(text: str, begin: int, match: re.Match[str], end: int, marks: Marks) -> _Ending:
    closed = _behind_closing(text, match.end(), end, marks)
    following = _skip_space(text, closed, end)
    opens = following
    while opens < end and (opens in marks.opening or text[opens] in "([{¿¡" + QUOTES):
        opens += 1
    opens = _skip_space(text, opens, end) if opens > following else opens
    return _Ending(text, begin, match.start(), match.end(), closed, following, opens)


def _behind_closing(text: str, offset: int, end: int, marks: Marks) -> int:
    while offset < end:
        spaced = _skip_space(text, offset, end)
        if spaced in marks.closing:
            offset = spaced + 1
        elif text[offset] in ")]}" or (text[offset] in QUOTES and offset not in marks.opening):
            offset += 1
        elif note := _NOTE.match(text, offset, end):
            offset = note.end()
        else:
            break
    return offset


def _skip_space(text: str, offset: int, end: int) -> int:
    found = _SPACE.match(text, offset, end)
    return found.end() if found else offset


def _ends(ending: _Ending, marks: Marks) -> bool:
    text, stops = ending.text, ending.text[ending.stop : ending.after]
    if any(stop in _FULL_WIDTH for stop in stops):
        return True
    spaced = ending.next > ending.closed or ending.next in marks.opening
    if not spaced or ending.opens >= len(text):
        return spaced and ending.next in marks.opening
    first = text[ending.opens]
    quoted = ending.opens > ending.next
    if first.islower() and not (quoted and stops == "." and not _abbreviated(ending)):
        return False
    if "." not in stops or len(stops) > 1 or "…" in stops:
        return _strong_ends(ending, stops)
    return not (_abbreviated(ending) or first in ".,;:!?…)")


def _strong_ends(ending: _Ending, stops: str) -> bool:
    """Whether a question mark, an exclamation mark or an ellipsis ends a sentence here."""
    text = ending.text
    if text[ending.opens] in ".,;:!?…)-–—":
        return False
    if stops in ("…", "...") or stops.startswith(".."):
        return _next_word(ending) not in ("I", "I'm", "I’m")
    quoted = ending.closed > ending.after
    tag = _TAG.match(text, ending.next) if quoted else None
    return not (tag and tag.group(1) in SPEECH_TAGS)


def _next_word(ending: _Ending) -> str:
    word = _NEXT_WORD.match(ending.text, ending.opens)
    return word.group() if word else ""


def _abbreviated(ending: _Ending) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial or the number of a list."""
    token, following = _token(ending), _next_word(ending)
    lower = token.lower()
    if token.isdigit():
        return ending.start + len(token) == ending.stop and len(token) <= _LONGEST_LIST_NUMBER
    if lower in CLOCK:
        return following.lower() in AFTER_CLOCK or ending.text[ending.opens].islower()
    if ending.closed > ending.after or not token:
        return False
    if following[:1].isdigit() and lower in BEFORE_NUMBER:
        return True
    return _before_name(ending, token) and not _starts(following, lower)


def _starts(following: str, abbreviation: str) -> bool:
    return abbreviation not in TITLES and following.lower() in STARTERS


def _before_name(ending: _Ending, token: str) -> bool:
    """Whether the token is one that names, or parts of names, often follow."""
    lower = token.lower()
    if lower in TITLES:
        return token[0].isupper() or "." in lower or lower in ("v", "vs", "cf", "eg", "ie", "viz")
    if lower in PERHAPS_FINAL:
        return token[0].isupper() or lower in ("etc", "al")
    return _is_initial(ending, token)


def _token(ending: _Ending) -> str:
    low = max(ending.start, ending.stop - _LONGEST_TOKEN)
    found = _TOKEN.search(ending.text[low : ending.stop])
    return found.group() if found else ""


def _is_initial(ending: _Ending, token: str) -> bool:
    """Whether the token is an initial as in "J. K. Rowling", and not the end of "Plan B." """
    last = token.rpartition(".")[2]
    if len(last) != 1 or not last.isupper():
        return False
    before = ending.text[max(ending.start, ending.stop - 40) : ending.stop - len(token)].split()
    named = not before or before[-1][:1].isupper() or before[-1][-1] in ',;:("“' or "." in token
    return named or last != "I"
