"""Numbers that are no amounts: votes, scores, ages, days, hours, which of several, of how many.

A slot is filled by one answer only, so that two answers are at odds; a mark tells one event from
another, so that the same mark ties two statements together.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from api.schemas.comparison import ConflictOn
from api.text.english import NUMBERS

_SMALL = "|".join(word for word, number in NUMBERS.items() if 0 < number <= 14)  # noqa: PLR2004 votes in words
_N = rf"(\d{{1,3}}|{_SMALL})"
_VOTE = re.compile(
    rf"(?<![\d.,/:£$€-])(?<!from )\b{_N}(?: votes)?(?:[-–]| to ){_N}\b(?![\d%.,:/]*[\d%])(?!-)"
    r"(?!\s?(?:per ?cent|years?|months?|weeks?|days?|hours?|minutes?|people|million|billion))",
    re.IGNORECASE,
)
_UNANIMOUS = re.compile(r"\bunanimous(?:ly)?\b|\bwithout (?:a single )?dissent\b", re.IGNORECASE)
_AGE = re.compile(
    r"([A-Z][\w’'-]{1,40})(?:, (?:who (?:is|was) |aged )?| \(| aged )"
    r"(\d{1,3})(?=[,;.)\s]|$)(?! [a-z]+s\b)"
)
_YEAR_OLD = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b")
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})[a-z]*\b", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"\b({_MONTH})[a-z]*\.? (\d{{1,2}})(?:st|nd|rd|th)?\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\d.,:£$€])([01]?\d|2[0-3])(?:[.:]([0-5]\d))?\s?([ap])\.?m\b", re.IGNORECASE
)
_HOURS = re.compile(r"(?<![\d.,:£$€])([01]?\d|2[0-3]):([0-5]\d)(?!\s?[ap]\.?m|[\d:])")
_DOTTED = re.compile(
    r"\b(?:at|by|until|before|after|about|around|from) ([01]?\d|2[0-3])\.([0-5]\d)"
    r"(?=[,;]|\.(?!\d)|$| (?:on|and|when|after|before|in|this|yesterday|today|local)\b)",
    re.IGNORECASE,
)
"""British hours: "at 9.15"."""
_TRADED = re.compile(r"\b(?:shares?|stocks?|index|pound|euro|dollar|yen|rate|trad)", re.IGNORECASE)
_NAMED_HOURS = re.compile(r"\b(noon|midday|midnight)\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[ -]"
    r"(time|quarter|half|day|night|week|round|term|set|goal|victim|charge|count)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\d,?\d{0,12} (?:\w{1,40} )?(?:out )?of (?:the |its |their |our )?(\d[\d,]*)(?= [a-z])"
)
_SCORE = re.compile(
    r"(?<![\d.,/:£$€-])(\d{1,3})(?:\s?[-–]\s?| to )(\d{1,3})(?![\d%.,:/]*[\d%])(?!-)"
)
_WHOLE_CLOCK = re.compile(
    r"(?<![\d.,:£$€])([01]?\d|2[0-3])[.:]([0-5]\d)\s?([ap])\.?m\b", re.IGNORECASE
)
_MINUTE = re.compile(r"(?<![\d.,-])(\d{1,3})(?:st|nd|rd|th)[ -]minute")
_WON_BY = re.compile(
    r"\b(?:vot|beat|won|win|lost|los|defeat|draw|drew|score|thrash|led|ahead|by|split|divid)"
)
_OF_RANGE = re.compile(r"\s?(?:per ?cent|years?|months?|weeks?|days?|hours?|people|million)")
_DIGIT = re.compile(r"\d")
_NOON, _DAY = 12 * 60, 24 * 60
_NEAR = 10
"""Minutes by which two accounts of one hour may differ."""
_MAY_HOLD = re.compile(r"\d|unanim|dissent|noon|midday|midnight|\bto\b|first|second|th\b|third")
_ON: Mapping[str, ConflictOn] = {
    "vote": "number", "age": "number", "day": "time", "hour": "time", "ordinal": "number",
    "whole": "number",
}  # fmt: skip

Slots = Mapping[str, Mapping[str, str]]
"""For each kind, what fills it by a spelling that is one for "7pm" and "19:00", as written."""


def differing_slot(here: Slots, there: Slots) -> tuple[ConflictOn, str, str] | None:
    """What fills one slot of both in different ways: on what, and the words of each."""
    for kind in here:
        if kind not in there:
            continue
        if kind == "age":
            found = _ages_apart(here[kind], there[kind])
        elif kind == "hour":
            found = _hours_apart(here[kind], there[kind])
        elif kind == "ordinal":
            found = _ordinals_apart(here[kind], there[kind])
        else:
            found = _apart(here[kind], there[kind])
        if found:
            return _ON[kind], *found
    return None


def slots(text: str) -> Slots:
    """What fills the slots of a statement."""
    if not _MAY_HOLD.search(text):
        return {}
    found = {
        "vote": dict(_votes(text)),
        "age": dict(_ages(text)),
        "day": dict(_days(text)),
        "hour": dict(_clock_hours(text)),
        "whole": {m.group(1).replace(",", ""): m.group(1) for m in _WHOLE.finditer(text)},
        "ordinal": {" ".join(m.groups()).lower(): m.group() for m in _ORDINAL.finditer(text)},
    }
    return {kind: values for kind, values in found.items() if values}


def hours_dotted(text: str) -> Collection[str]:
    """The numbers of the text that are hours of a day: "9.15" in "at 9.15"."""
    if "." not in text or _TRADED.search(text):
        return ()
    return [".".join(found.groups()) for found in _DOTTED.finditer(text)]


def _votes(text: str) -> Iterator[tuple[str, str]]:
    for found in _VOTE.finditer(text):
        high, low = sorted((_number(n) for n in found.groups()), reverse=True)
        yield f"{high}-{low}", found.group()
        if low == 0:
            yield "unanimous", found.group()
    for found in _UNANIMOUS.finditer(text):
        yield "unanimous", found.group()


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _ages(text: str) -> Iterator[tuple[str, str]]:
    """Ages behind a name, else by the age itself: "a 54-year-old"."""
    for found in _AGE.finditer(text):
        if found.group(1)[:3].lower() not in _MONTH.split("|"):
            yield found.group(1).lower(), found.group(2)
    for found in _YEAR_OLD.finditer(text):
        yield f" {found.group(1)}", found.group(1)


def _days(text: str) -> Iterator[tuple[str, str]]:
    for found in _DAY_MONTH.finditer(text):
        yield f"{int(found.group(1))} {found.group(2).lower()}", found.group()
    for found in _MONTH_DAY.finditer(text):
        yield f"{int(found.group(2))} {found.group(1).lower()}", found.group()


def _clock_hours(text: str) -> Iterator[tuple[str, str]]:
    """Minutes from midnight; a time of no half of the day may be of either."""
    for found in _CLOCK.finditer(text):
        hour = int(found.group(1)) % 12 + 12 * (found.group(3).lower() == "p")
        yield str(hour * 60 + int(found.group(2) or 0)), found.group()
    dotted = () if _TRADED.search(text) else _DOTTED.finditer(text)
    for found in (*_HOURS.finditer(text), *dotted):
        minutes = int(found.group(1)) * 60 + int(found.group(2))
        yield str(minutes), found.group()
        if minutes < _NOON and not found.group(1).startswith("0"):
            yield str(minutes + _NOON), found.group()
    for found in _NAMED_HOURS.finditer(text):
        yield str(0 if found.group(1).lower() == "midnight" else _NOON), found.group()


def _apart(here: Mapping[str, str], there: Mapping[str, str]) -> tuple[str, str] | None:
    if not here.keys().isdisjoint(there):
        return None
    return next(iter(here.values())), next(iter(there.values()))


def _ages_apart(here: Mapping[str, str], there: Mapping[str, str]) -> tuple[str, str] | None:
    """One person's age, or the only age of each."""
    shared = here.keys() & there.keys()
    named = next(((here[n], there[n]) for n in sorted(shared) if here[n] != there[n]), None)
    if named or shared or len(here) > 1 or len(there) > 1:
        return named
    unnamed = any(key.startswith(" ") for key in (*here, *there))
    pair = next(iter(here.values())), next(iter(there.values()))
    return pair if unnamed and pair[0] != pair[1] else None


def _hours_apart(here: Mapping[str, str], there: Mapping[str, str]) -> tuple[str, str] | None:
    near = any(_between(int(one), int(other)) <= _NEAR for one in here for other in there)
    return None if near else (next(iter(here.values())), next(iter(there.values())))


def _between(one: int, other: int) -> int:
    apart = abs(one - other)
    return min(apart, _DAY - apart)


def _ordinals_apart(here: Collection[str], there: Collection[str]) -> tuple[str, str] | None:
    """Which time, quarter or round it is, where both count the same."""
    for one in here:
        for other in there:
            if one.split()[1] == other.split()[1] and one not in there and other not in here:
                return one, other
    return None


def marks(text: str) -> Mapping[str, str]:
    """The marks of a statement as written, by a spelling in which "14 to 9" and "14-9" are one."""
    if not _DIGIT.search(text):
        return {}
    return dict((*_scores(text), *_clocks(text), *_ordinals(text)))


def _scores(text: str) -> Iterator[tuple[str, str]]:
    if not _WON_BY.search(text.lower()):
        return
    for found in _SCORE.finditer(text):
        if not _OF_RANGE.match(text, found.end()):
            yield "-".join(sorted(found.groups(), key=int)), found.group()


def _clocks(text: str) -> Iterator[tuple[str, str]]:
    for found in _WHOLE_CLOCK.finditer(text):
        hour, minute, half = found.groups()
        yield f"{int(hour)}:{minute}{half.lower()}", found.group()


def _ordinals(text: str) -> Iterator[tuple[str, str]]:
    for found in _MINUTE.finditer(text):
        yield f"minute {found.group(1)}", found.group()
