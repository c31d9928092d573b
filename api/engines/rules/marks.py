"""Numbers that are no amounts and yet tell one event from another: scores, minutes, hours."""

import re
from collections.abc import Iterator

_SCORE = re.compile(
    r"(?<![\d.,/:£$€-])(\d{1,3})(?:\s?[-–]\s?| to )(\d{1,3})(?![\d%.,:/]*[\d%])(?!-)"
)
_CLOCK = re.compile(r"(?<![\d.,:£$€])([01]?\d|2[0-3])[.:]([0-5]\d)\s?([ap])\.?m\b", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<![\d.,-])(\d{2,3})(?:st|nd|rd|th)[ -]([a-z]{4,12})")
_WON_BY = re.compile(r"\b(?:vot|beat|won|win|lost|los|defeat|draw|drew|score|thrash|led|ahead|by)")
_OF_RANGE = re.compile(r"\s?(?:per ?cent|years?|months?|weeks?|days?|hours?|people|million)")


def marks(text: str) -> frozenset[str]:
    """The marks of a statement, each in one spelling: "14 to 9" and "14-9" are one."""
    return frozenset((*_scores(text), *_clocks(text), *_ordinals(text)))


def _scores(text: str) -> Iterator[str]:
    if not _WON_BY.search(text.lower()):
        return
    for found in _SCORE.finditer(text):
        if not _OF_RANGE.match(text, found.end()):
            yield "-".join(sorted(found.groups(), key=int))


def _clocks(text: str) -> Iterator[str]:
    for hour, minute, half in _CLOCK.findall(text):
        yield f"{int(hour)}:{minute}{half.lower()}"


def _ordinals(text: str) -> Iterator[str]:
    for number, of in _ORDINAL.findall(text):
        if of == "minute":
            yield f"{number}. {of}"
