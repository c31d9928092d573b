"""The day that a statement itself tells of, as far as its wording names one."""

import re
from datetime import date, timedelta

from api.core.terms import words
from api.text.english import MONTHS, WEEKDAYS

_AGO = {"today": 0, "tonight": 0, "yesterday": 1}
_AHEAD = frozenset({"will", "would", "next", "expected", "due", "plans", "until", "by", "may"})
"""Words of what is still to come: its day is none that an earlier text could not know of."""
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_LAST_DAY = 31


def told_day(text: str, published: date) -> date | None:
    """The latest past day that the text names, seen from its day of publication."""
    found = words(text)
    if _AHEAD & set(found) - ({"may"} if _is_month(found) else set()):
        return None
    days = [day for place in range(len(found)) if (day := _day(found, place, published))]
    return max((day for day in days if day <= published), default=None)


def _is_month(found: list[str]) -> bool:
    return any(_near_day(found, i) for i, word in enumerate(found) if word == "may")


def _day(found: list[str], place: int, published: date) -> date | None:
    word = found[place]
    if word in _AGO:
        return published - timedelta(days=_AGO[word])
    if word in WEEKDAYS:
        return published - timedelta(days=(published.weekday() - WEEKDAYS.index(word)) % 7)
    number = _near_day(found, place) if word in MONTHS else None
    if number is None:
        return None
    try:
        return date(published.year, MONTHS.index(word) + 1, number)
    except ValueError:  # no such day in that month
        return None


def _near_day(found: list[str], place: int) -> int | None:
    """The number of the day beside the name of a month."""
    for at in (place - 1, place + 1):
        known = _DAY.fullmatch(found[at]) if 0 <= at < len(found) else None
        if known and 0 < int(known.group(1)) <= _LAST_DAY:
            return int(known.group(1))
    return None
