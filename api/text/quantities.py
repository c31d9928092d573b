"""Quantities: the numbers of a text with what they count, and none of its names and dates."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypedDict, cast

from api.schemas.base import Span
from api.schemas.claims import Qualifier, Quantity
from api.schemas.document import Document
from api.text.data import load
from api.text.english import FUNCTION_WORDS, NUMBERS, SCALES
from api.text.numerals import DIGITS, SCALE, WORDED, value_of
from api.text.occasions import Place, is_name, is_occasion
from api.text.shares import PARTS, Share, shares_in


class _Words(TypedDict):
    currency_signs: dict[str, str]
    currency_words: dict[str, str]
    orders: dict[str, int]
    before: dict[Qualifier, str]
    after: dict[Qualifier, str]
    units: str


def _kinds(patterns: Mapping[Qualifier, str]) -> str:
    """A pattern of which the group that matches names the kind."""
    return "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in patterns.items())


def _last_words(patterns: Iterable[str]) -> Iterator[str]:
    for pattern in "|".join(patterns).split("|"):
        yield re.sub(r"\(.*?\)|\\", "", pattern).split()[-1]


_WORDS = cast("_Words", load("quantities"))
_SIGNS = _WORDS["currency_signs"]
_CURRENCIES = {w: code for code, words in _WORDS["currency_words"].items() for w in words.split()}
_UNITS = frozenset(_WORDS["units"].split())
_ORDERS = _WORDS["orders"]

_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_ORDER = "|".join(sorted(_ORDERS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.,/:#@&-])(?:(?P<sign>{_SIGN})\s?)?"
    rf"(?:(?P<number>{DIGITS}|(?i:{WORDED})\b)(?:[ \u00a0-]?(?P<scale>(?i:{SCALE})\b))?"
    rf"(?:\s?(?P<to>-|–|—|\bto\b|\band\b|\bor\b)\s?(?:{_SIGN})?"
    rf"(?P<upper>{DIGITS}|(?i:{WORDED})\b)(?:[ \u00a0-]?(?P<upper_scale>(?i:{SCALE})\b))?)?"
    rf"|(?P<order>(?i:{_ORDER})\b))"
)
_COUNTING = {*NUMBERS, *SCALES, *PARTS, *(order.split()[-1] for order in _ORDERS)}
COUNTING = frozenset({*_COUNTING, *(f"{word}s" for word in _COUNTING)})
"""Words of which every quantity holds one, if it holds no digit."""
_MAY_COUNT = re.compile(rf"\d|\b(?:{'|'.join(_COUNTING)})s?\b", re.IGNORECASE)
_PERCENT = re.compile(
    r"[ \u00a0-]?(?:percentage[ -]points?|basis[ -]points?|per cent|percent|pct|(?-i:pc)\b|%)",
    re.IGNORECASE,
)
_DEGREES = re.compile(r"\s?°?(?P<scale>[CF])\b(?![-.\w])")
_DURING = re.compile(
    r"(?<!\bfor )(?<!\bjust )(?<!\bwell )(?<!\blasted )(?<!\btook )(?<!\bwas )(?<!\bis )"
    r"(?<!\bafter )(?<!\bwaited )(?<!\bspent )(?<!\bof )(?<!\blittle )\bover\s*$",
    re.IGNORECASE,
)
_SPANS = ("hours", "days", "weeks", "months", "years", "decades", "seasons")
"""What a thing goes on for: "by 18% over five years" is no more than five."""
_PENCE = re.compile(r"p\b(?!\.\w)")
_WORD = re.compile(r"[ \u00a0-]?(?P<word>°[CF]|[^\W\d_][^\W\d_]*(?:-[^\W\d_]+)*)")
_FRACTION = re.compile(r"-(?:third|quarter|fifth|sixth|tenth|hal)")
_BEFORE = re.compile(rf"\b(?:{_kinds(_WORDS['before'])})\s*$", re.IGNORECASE)
_ENDINGS = tuple(_last_words(_WORDS["before"].values()))
"""What stands right before a number that is qualified."""
_AFTER = re.compile(_kinds(_WORDS["after"]))
_ALWAYS = frozenset({"%", "percentage points", "basis points", "°C", "°F"})
"""Units that nothing but a quantity has."""
_CONTEXT = 32
_LEAD = max(map(len, _SIGNS)) + 1
"""So far behind its start a quantity may have its first sign: behind "US$ ", or "a "."""
_WORDS_OF_A_NOUN = 4
_NOT_PLURAL = ("ss", "us", "is", "’s", "'s")
_FURTHER = frozenset({"more", "other", "further"})
_NEVER_UNITS = FUNCTION_WORDS | {
    "ago", "perhaps", "always", "plus", "minus", "versus", "whereas", "last", "next", "earlier",
    "later", "early", "late", "each", "every", "apiece",
}  # fmt: skip


def may_count(word: str) -> bool:
    """Whether a quantity may hold the word; without one there is no need to look for any."""
    return word[:1].isdecimal() or _MAY_COUNT.search(word) is not None


def quantities(
    document: Document, span: Span, signs: Sequence[int] | None = None
) -> tuple[Quantity, ...]:
    """The quantities that start and end within the span, in order.

    Years, dates, times of day, scores and numbers that are part of names are none. `signs`: where
    the words stand that `may_count`, if that is known.
    """
    text = document.text
    shares = [*shares_in(text, span.start, span.end)]
    found = [_shared(document, share) for share in shares]
    at = span.start
    for sign in _signs(text, span) if signs is None else signs:
        if sign < at:
            continue
        match = _NUMBER.search(text, max(at, sign - _LEAD), span.end)
        if match is None:
            break
        share = next((s for s in shares if s.start < match.end() and match.start() < s.end), None)
        quantity = None if share else _quantity(document, match, span.end)
        if quantity:
            found.append(quantity)
        at = share.end if share else quantity.span.end if quantity else _behind(match)
    return (
        tuple(sorted(found, key=lambda quantity: quantity.span.start)) if shares else tuple(found)
    )


def _signs(text: str, span: Span) -> list[int]:
    return [sign.start() for sign in _MAY_COUNT.finditer(text, span.start, span.end)]


def _shared(document: Document, share: Share) -> Quantity:
    """A share as a percentage: "two-thirds"."""
    before = document.text[max(0, share.start - _CONTEXT) : share.start]
    return Quantity(
        span=document.span(share.start, share.end),
        value=share.percent,
        unit="%",
        qualifier=_qualifier_before(before) or "exact",
    )


def _behind(match: re.Match[str]) -> int:
    return match.end("number") if match["number"] else match.end()


def _quantity(document: Document, match: re.Match[str], stop: int) -> Quantity | None:
    text, start = document.text, match.start()
    value, upper, end = _values(match)
    unit, behind = _unit(text, match, end, stop)
    if _FRACTION.match(text, end) or not _counts(text, match, end, unit):
        return None
    return Quantity(
        span=document.span(start, behind),
        value=value,
        value_to=upper,
        unit=unit,
        qualifier=_qualifier(text, match, upper, end, behind),
    )


def _values(match: re.Match[str]) -> tuple[float, float | None, int]:
    """Value, upper bound of a range, and the offset behind what was read."""
    if match["order"]:
        return float(_ORDERS[match["order"].lower()]), None, match.end()
    lower = value_of(match["number"], match["scale"])
    end = match.end("scale") if match["scale"] else match.end("number")
    if match["upper"] and _joins(match):
        upper = value_of(match["upper"], match["upper_scale"])
        if match["upper_scale"] and not match["scale"]:
            lower = value_of(match["number"], match["upper_scale"])
        if upper > lower:
            return lower, upper, match.end()
    return lower, None, end


def _joins(match: re.Match[str]) -> bool:
    """Whether the word between two numbers makes them a range."""
    before = match.string[max(0, match.start() - _CONTEXT) : match.start()].casefold().rstrip()
    if match["to"] == "and":
        return before.endswith("between")
    return match["to"] != "to" or not before.endswith("from")


def _unit(text: str, match: re.Match[str], end: int, stop: int) -> tuple[str | None, int]:
    """What is counted, and the offset behind it."""
    if match["sign"]:
        return _SIGNS[match["sign"]], end
    if percent := _PERCENT.match(text, end, stop):
        named = percent.group().lower()
        points = "basis points" if "basis" in named else "percentage points"
        return points if "point" in named else "%", percent.end()
    if match["number"] and (pence := _PENCE.match(text, end, stop)):
        return "pence", pence.end()
    if degrees := _DEGREES.match(text, end, stop):
        return f"°{degrees['scale']}", degrees.end()
    at = end + len(" of") if match["order"] and text.startswith(" of ", end) else end
    for _ in range(_WORDS_OF_A_NOUN):
        word = _WORD.match(text, at, stop)
        if word is None or _ends_unit(text, word):
            break
        at = word.end()
        if unit := _as_unit(word["word"]):
            return unit, at
    return None, end


def _ends_unit(text: str, word: re.Match[str]) -> bool:
    """Whether no unit stands from here on; "more" may come before one: "12 more nurses"."""
    lower = word["word"].lower()
    if lower in _FURTHER:
        return text.startswith((" than ", " or ", " of "), word.end())
    return lower in _NEVER_UNITS


def _as_unit(word: str) -> str | None:
    lower = word.lower()
    if lower in _CURRENCIES:
        return _CURRENCIES[lower]
    plural = lower.endswith("s") and not lower.endswith(_NOT_PLURAL) and word.islower()
    return word if plural or lower in _UNITS else None


def _counts(text: str, match: re.Match[str], end: int, unit: str | None) -> bool:
    """Whether the number is a quantity at all."""
    if match["sign"] or unit in _ALWAYS or match["order"]:
        return True
    number = match["number"]
    if number.lower() == "one" and (unit is None or end - match.start() == len("on")):
        return False
    place = Place(text, match.start(), match.end("number"), end)
    return not is_occasion(place, known_unit=unit is not None and unit.lower() in _UNITS) and not (
        is_name(place, counted=unit is not None)
    )


def _qualifier(
    text: str, match: re.Match[str], upper: float | None, end: int, behind: int
) -> Qualifier:
    if upper is not None:
        return "range"
    before = text[max(0, match.start() - _CONTEXT) : match.start()]
    known = _qualifier_before(before)
    bound = known if known != "approximate" else None
    if bound and not (text[end:behind].lower().endswith(_SPANS) and _DURING.search(before)):
        return bound
    if after := _AFTER.match(text, end) or _AFTER.match(text, behind):
        return cast("Qualifier", after.lastgroup)
    return "approximate" if match["order"] or known == "approximate" else "exact"


def _qualifier_before(before: str) -> Qualifier | None:
    """How the words right before a number qualify it: "at least"."""
    if not before.rstrip().lower().endswith(_ENDINGS):
        return None
    found = _BEFORE.search(before)
    return cast("Qualifier", found.lastgroup) if found else None
