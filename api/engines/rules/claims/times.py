"""Times as worded: days, months and years, times of day, and "three weeks ago"."""

import re

from api.engines.rules.words.grammar import WEEKDAYS, words

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec"
)
_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART_OF_DAY = r"(?:\s(?:morning|afternoon|evening|night|lunchtime))?"
_LEAD = (
    r"(?:(?:on|since|until|by|from|last|next|late|early|before|after|for|this)\s)?"
    r"(?:(?:late|early|last|next|dawn on|midnight on|noon on)\s)?"
)
_TIME = re.compile(
    rf"\b{_LEAD}{_DAY}{_PART_OF_DAY}\b"
    rf"|\b(?:(?:by|since|until|till|from|before|after)\s)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:{_MONTH})|(?:{_MONTH})\.?\s\d{{1,2}}(?:st|nd|rd|th)?)"
    r"(?:,?\s\d{4})?\b"
    rf"|\b(?:in|since|by|until|before|after|from|during)\s(?:(?:early|late|mid)[ -])?"
    rf"(?:(?:{_MONTH})\.?(?:\s\d{{4}})?|(?:the\s)?(?:early\s|late\s|mid-)?(?:18|19|20)\d\d(?:s\b)?)\b"
    r"|\bthe\s(?:early\s|late\s|mid-)?(?:18|19|20)\d0s\b"
    r"|\b(?:yesterday|today|tonight|tomorrow|overnight)\b"
    r"|\b(?:(?:earlier|later)\s)?(?:last|next|this)"
    r"\s(?:week|month|year|night|weekend|summer|winter|spring|autumn|fall|morning|afternoon|evening)\b"
    r"|\b(?:\w+\s)?(?:minutes|days|weeks|months|years|decades|hours|hour|week|month|year|fortnight)"
    r"\s(?:ago|earlier|later|before)\b"
    r"|\b(?:at|around|about|before|after)\s(?:about\s|around\s)?"
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?[ap](?:\.m\b\.?|m\b)|\d{1,2}:\d\d|midnight|noon|midday|dawn|dusk)"
)
_WORDS = (
    "yesterday|today|tonight|tomorrow|overnight|week|month|year|night|weekend|summer|winter|spring"
    "|autumn|ago|earlier|later|before|noon|midday|midnight|dawn|dusk"
)
_TIMELY = re.compile(rf"\b(?:{_DAY}|{_MONTH}|{_WORDS})\b|(?:18|19|20)\d|(?:\b|\d)[ap]\.?m\b|:")
TIMELY = WEEKDAYS | words(f"{_MONTH}|{_WORDS}|:|am|pm".lower().replace("|", " "))
"""Words in lower case of which every wording of a time holds one, if it holds no digit."""


def is_timely(word: str) -> bool:
    """Whether a wording of a time may hold the word."""
    return _TIMELY.search(word) is not None


def first_time(text: str, start: int, end: int) -> str | None:
    """The first time of day, day or year that is told within these offsets."""
    found = _TIME.search(text, start, end)
    return found.group().strip().rstrip(",") if found else None
