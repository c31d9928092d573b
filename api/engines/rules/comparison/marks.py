"""Numbers that are no amounts and yet tell one event from another: scores, minutes, hours."""

import re
from collections.abc import Iterator, Mapping

_SCORE = re.compile(
    r"(?<![\d.,/:£$€-])(\d{1,3})(?:\s?[-–]\s?| to )(\d{1,3})(?![\d%.,:/]*[\d%])(?!-)"
)
_CLOCK = re.compile(r"(?<![\d.,:£$€])([01]?\d|2[0-3])[.:]([0-5]\d)\s?([ap])\.?m\b", re.IGNORECASE)
_MINUTE = re.compile(r"(?<![\d.,-])(\d{1,3})(?:st|nd|rd|th)[ -]minute")
_WON_BY = re.compile(r"\b(?:vot|beat|won|win|lost|los|defeat|draw|drew|score|thrash|led|ahead|by)")
_OF_RANGE = re.compile(r"\s?(?:per ?cent|years?|months?|weeks?|days?|hours?|people|million)")


def marks(text: str) -> Mapping[str, str]:
    """The marks of a statement as written, by a spelling in which "14 to 9" and "14-9" are one."""
    return dict((*_scores(text), *_clocks(text), *_ordinals(text)))


def _scores(text: str) -> Iterator[tuple[str, str]]:
    if not _WON_BY.search(text.lower()):
        return
    for found in _SCORE.finditer(text):
        if not _OF_RANGE.match(text, found.end()):
            yield "-".join(sorted(found.groups(), key=int)), found.group()


def _clocks(text: str) -> Iterator[tuple[str, str]]:
    for found in _CLOCK.finditer(text):
        hour, minute, half = found.groups()
        yield f"{int(hour)}:{minute}{half.lower()}", found.group()


def _ordinals(text: str) -> Iterator[tuple[str, str]]:
    for found in _MINUTE.finditer(text):
        yield f"minute {found.group(1)}", found.group()
