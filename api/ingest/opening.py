"""What the first lines of a plain text say of the article: date, headline, byline."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from api.schemas.article import ArticleMetadata, ReadField
from api.text.phrases import find_phrase

_LOOKED_AT = 6
_FURNITURE = frozenset(
    (
        "a menu of the page",
        "a button of the page",
        "names the section",
        "an advertisement or a place for one",
        "asks readers to follow or share",
    )
)
"""Reasons for which a line is passed over on the way to the headline."""
_LONGEST_LINE = 200
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DATE_LABEL = re.compile(
    r"(?:date|dated|published|posted|updated)(?:\s+on)?\s*:?\s+", re.IGNORECASE
)
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})", re.IGNORECASE)
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:,|(?<![\s,]))\s++(?:at\s++)?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\s|,]{1,8}[\w.+-]{1,40}@[\w.-]{3,40}(?:\s{0,4}\|.{0,60})?$")
_BYLINE = re.compile(r"by:?\s+(?=\S)", re.IGNORECASE)
_SMALL = frozenset(
    {
        *("and", "for", "in", "at", "of", "the", "with"),
        *(
            "de",
            "del",
            "della",
            "di",
            "da",
            "du",
            "van",
            "von",
            "der",
            "den",
            "la",
            "le",
            "bin",
            "al",
        ),
    }
)
_DATELINE = re.compile(r"[A-Z][A-Z .,'’-]+\([^()]*\)|.*\((?:AP|AFP|Reuters|PA|UPI)\)")
_BEFORE_DATE = re.compile(r"[,|•·]|\s[-–—]\s")
_PUBLICATION = re.compile(r"[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,4}")
_WORDS_OF_A_BYLINE = range(1, 17)
_WORDS_OF_A_HEADLINE = range(3, 31)
_ENDS_A_SENTENCE = (".", ":", ";", ",", "…")


def read_opening(text: str, metadata: ArticleMetadata) -> dict[ReadField, object]:
    """The fields that the metadata leaves open and that the first lines tell."""
    found: dict[ReadField, object] = {}
    lines = list(_first_lines(text))
    headline_seen = False
    for number, (line, blank_follows) in enumerate(lines[:-1]):
        following = lines[number + 1][0]
        rest, day = _dated(line)
        if "published_at" not in found and day and not rest:
            found["published_at"] = day
        elif "byline" not in found and (byline := _byline(rest)):
            found["byline"] = byline
            if day:
                found.setdefault("published_at", day)
        elif "published_at" not in found and day and _PUBLICATION.fullmatch(rest):
            found["published_at"] = day
        elif not headline_seen and _is_headline(line, following, blank_follows):
            headline_seen = True
            found["title"] = line
        else:
            break
    known = metadata.model_dump()
    return {name: value for name, value in found.items() if known[name] is None}


def _first_lines(text: str) -> Iterator[tuple[str, bool]]:
    """The first lines that hold more than a menu or a section, each with whether a blank line
    follows it."""
    lines = [line.strip() for line in text[: 20 * _LONGEST_LINE].splitlines()]
    told = 0
    for number, line in enumerate(lines):
        if line and told < _LOOKED_AT and not _is_furniture(line):
            told += 1
            yield line, number + 1 < len(lines) and not lines[number + 1]


def _is_furniture(line: str) -> bool:
    found = find_phrase(line, edge=True, foot=False)
    return found is not None and found.reason in _FURNITURE


def _dated(line: str) -> tuple[str, date | datetime | None]:
    """The line without the date that it is or ends in, and that date."""
    if day := _date(line):
        return "", day
    for mark in _BEFORE_DATE.finditer(line):
        if day := _date(line[mark.end() :].strip()):
            return line[: mark.start()].strip(), day
    return line, None


def _date(line: str) -> date | datetime | None:
    """The date of a line that holds nothing else but a time of day, which is left to the text."""
    if len(line) > _LONGEST_LINE:
        return None
    bare = _WEEKDAY.sub("", _DATE_LABEL.sub("", line, count=1), count=1).strip()
    try:
        if _ISO.fullmatch(bare):
            return (
                date.fromisoformat(bare)
                if len(bare) == len("2022-09-11")
                else (datetime.fromisoformat(bare))
            )
        bare = _CLOCK.sub("", bare, count=1)
        if match := _DAY_MONTH.fullmatch(bare):
            return _day(match[3], match[2], match[1])
        if match := _MONTH_DAY.fullmatch(bare):
            return _day(match[3], match[1], match[2])
    except ValueError:
        return None
    return None


def _day(year: str, month: str, day: str) -> date | None:
    months = [
        number for number, name in enumerate(_MONTHS, 1) if name.startswith(month.lower()[:4])
    ]
    return date(int(year), months[0], int(day)) if len(months) == 1 else None


def _byline(line: str) -> str | None:
    """The names of a line such as "By Jane Doe and John Roe, Reuters"."""
    match = _BYLINE.match(line)
    if not match or len(line) > _LONGEST_LINE or line.endswith((".", "?", "!", "”", '"')):
        return None
    names = _MAIL.sub("", line[match.end() :]).strip()
    words = re.findall(r"[^\s,|&]+", names)
    proper = all(word.lower() in _SMALL or not word[0].islower() for word in words)
    return names if proper and len(words) in _WORDS_OF_A_BYLINE and words[0][0].isupper() else None


def _is_headline(line: str, following: str, blank_follows: bool) -> bool:
    if len(line) > _LONGEST_LINE or line.endswith(_ENDS_A_SENTENCE) or _DATELINE.fullmatch(line):
        return False
    if len(line.split()) not in _WORDS_OF_A_HEADLINE or line[0].islower():
        return False
    return blank_follows or _byline(following) is not None or len(following) >= 2 * len(line)
