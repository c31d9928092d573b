"""Time stamps: lines that hold nothing but a date, a time and when they were changed."""

import re

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAYS = (
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|"
    "sat(?:urday)?|sun(?:day)?"
)
_ZONES = (
    "gmt|utc|bst|ist|cet|cest|eet|eest|msk|et|est|edt|ct|cst|cdt|mt|mst|mdt|pt|pst|pdt|"
    "jst|kst|hkt|sgt|aest|aedt|local|time"
)
_LABELS = (
    "published|publication|date|dated|posted|updated|update|modified|created|issued|filed|first|"
    "last|originally|on|at|of|and|by"
)
_UNITS = "seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|read|ago|just|now"
_FIGURES = r"\d{1,4}(?:st|nd|rd|th)?(?:[./:-]\d{1,4}){0,2}(?:[ap]\.?m\.?|h|z|utc)?|[ap]\.?m\.?"
_WORD = re.compile(
    rf"(?:(?P<month>{_MONTHS})\.?|(?P<day>{_DAYS})\.?|(?P<unit>{_UNITS})"
    rf"|(?P<label>{_LABELS}|{_ZONES})|(?P<figure>{_FIGURES}))[:,.]*"
)
_DATE = re.compile(
    r"(?:\d{4}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:z|[+-]\d\d:?\d\d)?)?"
    r"|\d{1,2}[./]\d{1,2}[./](?:\d{2}|\d{4}))[,.]?"
)
_BREAK = re.compile(r"(?:[\s|·•()—–]|(?<=\s)/+(?=\s))+|\s-\s")
_OUTLET = re.compile(r" [/|·•] [A-Z][\w&.]*(?: [A-Z][\w&.]*){0,2}$")
_GLUED = re.compile(r"(?<=[\dm])(?=(?:Updated|Published|Modified|UPDATED|PUBLISHED)\b)")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ap]\.?m\.?)?[,.]*")
_DIGIT = re.compile(r"\d")
_RELATIVE = frozenset(("ago", "read"))
_LONGEST = 140
_MOST_WORDS = 20


def is_timestamp(line: str) -> bool:
    """Whether the line tells when a text was published, or a part of a live report written."""
    if len(line) > _LONGEST or not _DIGIT.search(line):
        return False
    bare = _OUTLET.sub("", _GLUED.sub(" ", line)).lower()
    words = [word for word in _BREAK.split(bare) if word and word != "-"]
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    kinds: set[str] = set()
    for word in words:
        kind = _kind(word)
        if kind is None:
            return False
        kinds.add(kind)
    dated = not kinds.isdisjoint(("month", "day")) or not _RELATIVE.isdisjoint(words)
    return (dated and "figure" in kinds) or "date" in kinds or bool(_CLOCK.fullmatch(words[0]))


def _kind(word: str) -> str | None:
    if _DATE.fullmatch(word):
        return "date"
    found = _WORD.fullmatch(word)
    return found.lastgroup if found else None
