"""Quotation marks: which characters may open or close a quotation, and which are apostrophes."""

import re
from typing import Literal

from api.text.values import value

Family = Literal["double", "single", "guillemet", "small_guillemet", "corner", "white_corner"]
Role = Literal["open", "close", "either"]

QUOTES = "\"'“”„‟‘’‚‛«»‹›「」『』＂＇`´"
_MARK = re.compile(r"``|''|‘‘|’’|[\"“”„‟＂'‘’‚‛`«»‹›「」『』]")
_CURLS = r"[\"“”„‟＂'‘’‚‛`]"
_RUN = re.compile(rf"[{QUOTES}](?:(?<={_CURLS}){_CURLS}+)?")
"""Begins with one class of characters, which is sought faster than a choice of patterns."""

_DOUBLE_STRAIGHT = ('"', "＂", "''")
_FIXED: dict[str, tuple[Family, Role]] = {
    "„": ("double", "open"),
    "‟": ("double", "open"),
    "``": ("double", "open"),
    "‘‘": ("double", "open"),
    "’’": ("double", "close"),
    "「": ("corner", "open"),
    "」": ("corner", "close"),
    "『": ("white_corner", "open"),
    "』": ("white_corner", "close"),
}
_GUILLEMETS: dict[str, tuple[Family, Role]] = {
    "«": ("guillemet", "open"),
    "»": ("guillemet", "close"),
    "‹": ("small_guillemet", "open"),
    "›": ("small_guillemet", "close"),
}
_APOSTROPHES = frozenset("'’‘‚‛`")
_DASHES = "—–-‒―"
_BEFORE_OPENING = "([{/" + _DASHES
_AFTER_CLOSING = ".,;:!?)]}/…" + _DASHES
_ELISION = re.compile(
    r"(?:\d\ds?|em|til|till|tis|twas|cause|cos|coz|cuz|n|bout|im|ere|neath)\b", re.IGNORECASE
)
_CLOSING = re.compile(r"[.,;:!?]['’](?=\s|$)")
_CLOSING_DOUBLE = re.compile(r"[.,;:!?]\"(?=\s|$)")
_LOWER_WORD = re.compile(r"(?<!\s)\s++\w")


@value
class Mark:
    """A quotation mark at an offset of the text."""

    start: int
    end: int
    family: Family
    role: Role
    doubtful: bool = False
    """A closing mark that may as well be an apostrophe or an inch mark."""
    straight: bool = False
    """Whether its shape does not tell opening from closing."""


def marks(text: str, start: int, end: int) -> list[Mark]:
    """The quotation marks between two offsets, in order, without apostrophes and measures."""
    found: list[Mark] = []
    for run in _RUN.finditer(text, start, end):
        before = text[run.start() - 1] if run.start() > start else " "
        after = text[run.end()] if run.end() < end else " "
        if run.group() in _APOSTROPHES and before.isalnum() and after.isalnum():
            continue
        for match in _MARK.finditer(text, run.start(), run.end()):
            mark = _mark(text, match, before, after)
            if mark:
                found.append(mark)
    return found


def _mark(text: str, match: re.Match[str], before: str, after: str) -> Mark | None:
    shape, (start, end) = match.group(), match.span()
    if shape in "“”":
        return Mark(start, end, "double", _curly_role(shape, before, after))
    if shape in _FIXED:
        return Mark(start, end, *_FIXED[shape])
    if shape in _GUILLEMETS:
        family, role = _GUILLEMETS[shape]
        place = _role(before, after)
        return Mark(start, end, family, role if place == "either" else place)
    if shape not in _DOUBLE_STRAIGHT:
        return _single(text, match, before, after)
    if before.isdigit() and _CLOSING_DOUBLE.match(text, end):
        return None
    inch = before.isdigit() and bool(_LOWER_WORD.match(text, end))
    return Mark(start, end, "double", _role(before, after), inch, straight=True)


def _role(before: str, after: str) -> Role:
    may_open = before.isspace() or before in _BEFORE_OPENING
    may_close = after.isspace() or after in _AFTER_CLOSING
    if may_open == may_close:
        return "either"
    return "open" if may_open else "close"


def _curly_role(shape: str, before: str, after: str) -> Role:
    """The role of the shape, unless its place leaves no doubt that it is typed the wrong way."""
    place = _role(before, after)
    if shape == "“":
        return "close" if place == "close" else "open"
    return "open" if before.isspace() and after.isalnum() else "close"


def _single(text: str, match: re.Match[str], before: str, after: str) -> Mark | None:
    shape, (start, end) = match.group(), match.span()
    straight = shape in "'`"
    if before.isalnum() and (after.isalnum() or _closes_behind(text, match, before)):
        return None
    opens = shape in "'‘‚‛`" and not _ELISION.match(text, end)
    if opens and _role(before, after) == "open" and not after.isspace():
        return Mark(start, end, "single", "open", straight=straight)
    if shape in "'’‘" and not before.isspace() and not after.isalnum():
        doubtful = _may_be_apostrophe(text, match, before)
        return Mark(start, end, "single", "close", doubtful, straight)
    return None


def _closes_behind(text: str, match: re.Match[str], before: str) -> bool:
    """Whether a plural's apostrophe stands before the closing mark: "the Smiths',' he said"."""
    return before in "sSzZx" and _CLOSING.match(text, match.end()) is not None


def _may_be_apostrophe(text: str, match: re.Match[str], before: str) -> bool:
    following = _LOWER_WORD.match(text, match.end())
    plural = before in "sSzZx" or text[max(0, match.start() - 2) : match.start()] == "in"
    return bool(following) and (plural or before.isdigit())
