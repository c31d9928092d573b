"""Occasions: numbers that are dates, times of day, scores or parts of names."""

import re
from typing import cast

from api.text.data import load

_LISTS = cast("dict[str, str]", load("quantities"))
_DESIGNATORS = frozenset(_LISTS["designators"].replace("-", " ").split())
_OFTEN_LOWER = frozenset(_LISTS["lower_designators"].split())
_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)|apr(?:il|\.)?|may|june?\.?|july?\.?|"
    r"aug(?:ust|\.)?|sept?(?:ember)?\.?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_AFTER_MONTH = re.compile(rf"\b{_MONTH} (?:\d{{1,2}}(?: and |-|–|, )?)?$", re.IGNORECASE)
_BEFORE_MONTH = re.compile(rf"(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}(?![a-z])", re.IGNORECASE)
_OF_A_YEAR = re.compile(
    r"\b(?:in|since|until|till|from|by|of|during|late|early|mid|before|after|for|the)[ -]$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|o['’]clock|gmt\b|utc\b|bst\b|hrs\b)|:\d\d", re.IGNORECASE
)
_PIECE = re.compile(r"[/:]\d|-\d{1,3}(?![\d\w])|(?:st|nd|rd|th|s)\b")
_GLUED = re.compile(r"[^\W\d_]")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’.-]{0,60})\s$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:…]\s*|[-–—]\s+|[\"“‘'(]\s*|\n\s*)$")
_EMERGENCY = frozenset(_LISTS["emergency_numbers"].split())
_CALLED = frozenset(_LISTS["before_emergency_numbers"].split())
_CONTEXT = 40
_DATE = 24
"""No month with a day behind it is longer."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_YEAR_DIGITS = 4


class Place:
    """A number in a text: where its first numeral starts and ends, and where all that was read."""

    __slots__ = ("before", "behind", "end", "numeral", "start", "text")

    def __init__(self, text: str, start: int, end: int, behind: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.behind = behind
        self.numeral = text[start:end]
        self.before = text[max(0, start - _CONTEXT) : start]


def is_occasion(place: Place, *, known_unit: bool) -> bool:
    """Whether the number is a year, a date, a time of day or a score.

    `known_unit`: a word such as "people" or "km" follows, which no year has.
    """
    if not place.numeral[0].isdigit():
        return bool(_CLOCK.match(place.text, place.end))
    glued = place.end == place.behind and not known_unit and _GLUED.match(place.text, place.end)
    return (
        bool(glued)
        or _CLOCK.match(place.text, place.end) is not None
        or _PIECE.match(place.text, place.behind) is not None
        or _BEFORE_MONTH.match(place.text, place.end) is not None
        or _is_behind_month(place.before)
        or _is_year(place, known_unit=known_unit)
    )


def _is_behind_month(before: str) -> bool:
    """Whether a month stands right before, with a day of it at most: "May 3, "."""
    ends = before[-1:] in {" ", "-", "–"}
    return ends and _AFTER_MONTH.search(before, max(0, len(before) - _DATE)) is not None


def _is_year(place: Place, *, known_unit: bool) -> bool:
    numeral = place.numeral
    if len(numeral) != _YEAR_DIGITS or not numeral.isdigit():
        return False
    if not _FIRST_YEAR <= int(numeral) <= _LAST_YEAR:
        return not known_unit and bool(_OF_A_YEAR.search(place.before))
    return not known_unit or bool(_OF_A_YEAR.search(place.before))


def _word(before: str) -> re.Match[str] | None:
    """The word right before, sought from where it starts."""
    return _WORD_BEFORE.search(before, before.rfind(" ", 0, len(before.rstrip())) + 1)


def is_name(place: Place, *, counted: bool) -> bool:
    """Whether the number belongs to the name before it; `counted`: it counts what follows it."""
    if place.numeral[0].isupper() and not _SENTENCE_START.search(place.before):
        return True
    word = _word(place.before)
    if word is None:
        return False
    if place.numeral in _EMERGENCY and not counted and word.group(1).lower() in _CALLED:
        return True
    name = word.group(1)
    bare = name.rstrip(".").lower()
    if bare in _OFTEN_LOWER or (name[0].isupper() and bare in _DESIGNATORS):
        return True
    if counted or not name[0].isupper():
        return False
    return place.start > _CONTEXT or not _SENTENCE_START.search(place.before[: word.start()])
