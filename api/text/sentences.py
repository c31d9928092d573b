"""Sentences: where one ends within a block, with regard to abbreviations and quotations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from api.schemas.document import Quotation
from api.text.abbreviations import DOMAINS, EXCLAIMED, SPEECH_TAGS, STARTERS
from api.text.endings import Ending
from api.text.marks import QUOTES
from api.text.stops import abbreviated

_END = re.compile(r"[.!?…。！？؟۔।][.!?…。！？؟۔।]*")
_FULL_WIDTH = "。！？"
_NOTE = re.compile(r"\[\d{1,3}\]")
_NAME = r"[A-Z][\w.'’-]{0,30}"
_WHOEVER = (
    r"(?!(?:He|She|They|It|I|We|You|That|This|There|Then|But|And|So|If|When|No|Yes)\b)"
    r"[A-Z][^.!?;:\n\"“”]{0,80}?"
)
_TAG = re.compile(
    rf"(?:(?:{_NAME} ){{0,4}}{_NAME}(?:, [^!?;:\n\"“”]{{1,60}}?,)?|{_WHOEVER})"
    rf" (?:{'|'.join(sorted(SPEECH_TAGS))})\b(?!(?: \w+){{1,4}} that\b)"
    r"(?=[.,:;!?]|$| (?:as|in|on|at|to|of|from|via|when|while|during|after|before|about|through|"
    r"outside|inside|him|her|them|us|me|reporters|aloud|again|earlier|later|last|this)\b| \w+ly\b"
    r"| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_LOWER_NAME = re.compile(
    r"[a-z]{1,2}[A-Z]|(?:al|el|as|ash)-[A-Z]|(?:de|da|van|von|al|el|bin|ibn) [A-Z]"
)
_GLUED = re.compile(r"(?:[A-Z][a-z]*(?:['’][a-z]+)?)(?=[ ,;:)\"”’]|\.(?:\s|$)|$)")
_SHORTEST_GLUED = 3
_YEAR = 4
_DASHES = "—–―-"


@dataclass(frozen=True, slots=True)
class Marks:
    """Offsets of the characters that open and that close a quotation."""

    opening: frozenset[int]
    closing: frozenset[int]
    speech: frozenset[int]
    """Openings of quotations that end like a sentence, or like one that goes on behind them."""

    @classmethod
    def of(cls, text: str, quotations: Sequence[Quotation]) -> "Marks":
        return cls(
            frozenset(q.start for q in quotations),
            frozenset(i for q in quotations for i in range(q.inner_end, q.end)),
            frozenset(q.start for q in quotations if text[q.inner_end - 1] in ",.!?"),
        )


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


def _ending(text: str, begin: int, match: re.Match[str], end: int, marks: Marks) -> Ending:
    closed = _behind_closing(text, match.end(), end, marks)
    following = _skip_space(text, closed, end)
    opens = following
    while opens < end and (opens in marks.opening or text[opens] in "([{¿¡" + QUOTES):
        opens += 1
    opens = _skip_space(text, opens, end) if opens > following else opens
    return Ending(text, begin, match.start(), match.end(), closed, following, opens)


def _behind_closing(text: str, offset: int, end: int, marks: Marks) -> int:
    while offset < end:
        spaced = _skip_space(text, offset, end)
        if spaced in marks.closing or (spaced == offset + 1 < end and text[spaced] in ")]}"):
            offset = spaced + 1
        elif text[offset] in ")]}" or (text[offset] in QUOTES and offset not in marks.opening):
            offset += 1
        elif note := _NOTE.match(text, offset, end):
            offset = note.end()
        else:
            break
    return offset


def _skip_space(text: str, offset: int, end: int) -> int:
    while offset < end and text[offset].isspace():
        offset += 1
    return offset


def _ends(ending: Ending, marks: Marks) -> bool:
    text, stops = ending.text, ending.text[ending.stop : ending.after]
    if any(stop in _FULL_WIDTH for stop in stops):
        return True
    if ending.next == ending.closed and ending.next not in marks.opening:
        return _glued(ending, stops)
    if ending.opens >= len(text):
        return ending.next == ending.closed
    if text[ending.opens].islower():
        return _ends_before_small(ending, stops)
    return _stop_ends(ending, marks) if stops == "." else _strong_ends(ending, stops)


def _ends_before_small(ending: Ending, stops: str) -> bool:
    """Whether a sentence ends although a small letter follows: a quotation, or a name: "iPhone"."""
    if ending.opens > ending.next:
        return stops == "." and not abbreviated(ending)
    if ending.closed > ending.after or not _LOWER_NAME.match(ending.text, ending.opens):
        return False
    return not abbreviated(ending)


def _stop_ends(ending: Ending, marks: Marks) -> bool:
    """Whether a full stop ends a sentence here."""
    dashed = ending.text[ending.next] in _DASHES
    if dashed and (ending.closed > ending.after or ending.text[ending.next + 2 :][:1].islower()):
        return False
    if ending.text[ending.opens] in ".,;:!?…)":
        return False
    return not abbreviated(ending, speech=ending.next in marks.speech)


def _glued(ending: Ending, stops: str) -> bool:
    """Whether only the space between two sentences is missing."""
    if ending.closed > ending.after or not _GLUED.match(ending.text, ending.closed):
        return False
    token = ending.token
    word = token.isalpha() and token[-1].islower() and len(token) >= _SHORTEST_GLUED
    if not word and not (token.isdigit() and len(token) == _YEAR):
        return False
    if stops != ".":
        return token.lower() not in EXCLAIMED
    return ending.next_word.lower() not in DOMAINS and not abbreviated(ending)


def _strong_ends(ending: Ending, stops: str) -> bool:
    """Whether a question mark, an exclamation mark or an ellipsis ends a sentence here."""
    text = ending.text
    if text[ending.opens] in ".,;:!?…)-–—":
        return False
    if stops in ("…", "...") or stops.startswith(".."):
        return ending.next_word not in ("I", "I'm", "I’m")
    if ending.closed > ending.after:
        return _TAG.match(text, ending.next) is None
    exclaimed = ending.token.lower() in EXCLAIMED
    return not exclaimed or ending.next_word.lower() in STARTERS
