"""Quotation marks: which characters may open or close a quotation, and which are apostrophes."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Family = Literal["double", "single", "guillemet", "small_guillemet", "corner", "white_corner"]
Role = Literal["open", "close", "either"]

QUOTES = "\"'“”„‟‘’‚‛«»‹›「」『』＂＇`´"
_MARK = re.compile(r"``|''|‘‘|’’|[\"“”„‟＂'‘’‚‛`«»‹›「」『』]")
_RUN = re.compile(r"[\"“”„‟＂'‘’‚‛`]+|[«»‹›「」『』]")

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
_DASHES = "—–-‒―"
_BEFORE_OPENING = "([{/" + _DASHES
_AFTER_CLOSING = ".,;:!?)]}/…" + _DASHES
_ELISION = re.compile(
    r"(?:\d\ds?|em|til|till|tis|twas|cause|cos|coz|cuz|n|bout|im|ere|neath)\b", re.IGNORECASE
)
_CLOSING = re.compile(r"[.,;:!?]['’](?=\s|$)")
_CLOSING_DOUBLE = re.compile(r"[.,;:!?]\"(?=\s|$)")
_LOWER_WORD = re.compile(r"\s+\w")


class Mark(NamedTuple):
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
        for match in _MARK.finditer(text, run.start(), run.end()):
            found.extend(_mark(text, match, before, after))
    return found


def _mark(text: str, match: re.Match[str], before: str, after: str) -> Iterator[Mark]:
    shape = match.group()
    if shape in _FIXED:
        family, role = _FIXED[shape]
        yield Mark(match.start(), match.end(), family, role)
    elif shape in _GUILLEMETS:
        family, role = _GUILLEMETS[shape]
        place = _role(before, after)
        yield Mark(match.start(), match.end(), family, role if place == "either" else place)
    elif shape in _DOUBLE_STRAIGHT:
        if before.isdigit() and _CLOSING_DOUBLE.match(text, match.end()):
            return
        inch = before.isdigit() and bool(_LOWER_WORD.match(text, match.end()))
        role = _role(before, after)
        yield Mark(match.start(), match.end(), "double", role, inch, straight=True)
    elif shape in "“”":
        yield Mark(match.start(), match.end(), "double", _curly_role(shape, before, after))
    else:
        yield from _single(text, match, before, after)


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


def _single(text: str, match: re.Match[str], before: str, after: str) -> Iterator[Mark]:
    shape, straight = match.group(), match.group() in "'`"
    if before.isalnum() and (after.isalnum() or _closes_behind(text, match, before)):
        return
    opens = shape in "'‘‚‛`" and not _ELISION.match(text, match.end())
    if opens and _role(before, after) == "open" and not after.isspace():
        yield Mark(match.start(), match.end(), "single", "open", straight=straight)
    elif shape in "'’‘" and not before.isspace() and not after.isalnum():
        doubtful = _may_be_apostrophe(text, match, before)
        yield Mark(match.start(), match.end(), "single", "close", doubtful, straight)


def _closes_behind(text: str, match: re.Match[str], before: str) -> bool:
    """Whether a plural's apostrophe stands before the closing mark: "the Smiths',' he said"."""
    return before in "sSzZx" and _CLOSING.match(text, match.end()) is not None


def _may_be_apostrophe(text: str, match: re.Match[str], before: str) -> bool:
    following = _LOWER_WORD.match(text, match.end())
    plural = before in "sSzZx" or text[max(0, match.start() - 2) : match.start()] == "in"
    return bool(following) and (plural or before.isdigit())
