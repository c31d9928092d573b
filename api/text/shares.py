"""Shares in words: "two-thirds of voters", "one in seven", "more than half", as percentages."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from api.text.english import NUMBERS

PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_COUNTS = {"a": 1, "an": 1} | {w: n for w, n in NUMBERS.items() if n}
_COUNT = "|".join(sorted(_COUNTS, key=len, reverse=True))
_SHARE = re.compile(
    rf"\b(?:(?P<many>two|three|four|five|six|seven|eight|nine)[ -]"
    r"(?P<parts>halve|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?"
    r"|(?P<one>an?|one)[ -](?P<part>half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|twentieth|hundredth)"
    rf"|(?P<few>\d{{1,3}}|{_COUNT}) (?:in(?: every)?|out of(?: every)?|of every) "
    rf"(?P<of>\d{{1,6}}(?:,\d{{3}})?|{_COUNT})"
    r"|(?P<half>half))\b(?!-)",
    re.IGNORECASE,
)
_PIECES = ("hal", "ird", "arter", "fth", "nth", "xth", "hth", "out of", "of every")
_IN = re.compile(rf"in (?:every )?(?:\d|{'|'.join(NUMBERS)})")
"""Of these or of the pieces of words every share holds one."""
_MEASURING = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|over|than|only|just|barely|least|most|some|by|to|from"
    r"|up|is|was|are|were|(?:half|third|quarter|fifth|tenth) (?:and|or)|cut|fell|rose|lost|for"
    r"|estimated)\s$",
    re.IGNORECASE,
)
_OF = re.compile(r" (?:of|the|its|their|his|her|our|all|that|those|as|more|less|fewer)\b")
_NO_SHARE = re.compile(r" (?:of an? (?:hour|mile|century|second)|an? |hour|past|term|time|way)")
_ONE_OF_TWO = re.compile(r"\b(?:first|second|latter|other|top|upper|lower) $", re.IGNORECASE)
"""What tells the halves of something apart: "the second half of the match"."""
_TIMES = re.compile(r" (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\b")
_NOUN = re.compile(r" [a-z]")
_OPENING = frozenset('.,;:–—(“"')
_CONTEXT = 16
_HUNDRED = 100
_FIRST_YEAR = 1000


class Share(NamedTuple):
    """A share found: its offsets in the text, and how many in a hundred it is."""

    start: int
    end: int
    percent: float


def shares_in(text: str, start: int, end: int) -> Iterator[Share]:
    """The shares within these offsets, in order."""
    lower = text[start:end].lower()
    if not any(piece in lower for piece in _PIECES) and not _IN.search(lower):
        return
    for match in _SHARE.finditer(text, start, end):
        percent = _percent(match)
        if percent is not None and _is_share(match):
            yield Share(match.start(), match.end(), round(percent, 4))


def _percent(match: re.Match[str]) -> float | None:
    if match["many"]:
        value = _HUNDRED * _COUNTS[match["many"].lower()] / PARTS[match["parts"].lower()]
        return value if value < _HUNDRED else None
    if match["one"]:
        return _HUNDRED / PARTS[match["part"].lower()]
    if match["half"]:
        return _HUNDRED / 2
    few, of = _value(match["few"]), _value(match["of"])
    return _HUNDRED * few / of if 0 < few < of else None


def _value(numeral: str) -> int:
    plain = numeral.replace(",", "").lower()
    return int(plain) if plain.isdigit() else _COUNTS[plain]


def _is_share(match: re.Match[str]) -> bool:
    """Whether it is no half hour, no third man and no year."""
    text, end = match.string, match.end()
    if match["few"]:
        year = match["of"].isdigit() and int(match["of"]) >= _FIRST_YEAR and "," not in match["of"]
        named = match["few"].lower() in {"a", "an"} or match["of"].lower() in {"a", "an"}
        rounded = year and int(match["of"]) % _HUNDRED == 0 and int(match["of"]) > 2 * _FIRST_YEAR
        return not _TIMES.match(text, end) and not named and (not year or rounded)
    before = text[max(0, match.start() - _CONTEXT) : match.start()]
    if _NO_SHARE.match(text, end) or _ONE_OF_TWO.search(before):
        return False
    if match["many"]:
        return True
    measured = _MEASURING.search(before) is not None
    opens = not before.strip() or before.rstrip()[-1] in _OPENING
    governs = _OF.match(text, end) is not None
    ends = not _NOUN.match(text, end) or before.endswith("than ")
    return (governs and (measured or opens)) or (measured and ends) or text.startswith(" of ", end)
