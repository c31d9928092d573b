"""Stops: whether a full stop belongs to an abbreviation, an initial or a number of a list."""

import re

from api.text.abbreviations import (
    AFTER_CLOCK,
    BEFORE_NUMBER,
    CLOCK,
    COMPASS,
    LETTERED,
    LOWER_FINAL,
    LOWER_TITLES,
    PERHAPS_FINAL,
    STARTERS,
    STREETS,
    TITLES,
)
from api.text.endings import Ending

_LONGEST_LIST_NUMBER = 2
_LONGEST_CODE = 3
_JOINTS = ("and", "or", "to", "&")
_TIME = re.compile(r"[(\[](?:\d|[A-Z]{2,4}\b)")


def abbreviated(ending: Ending, *, speech: bool = False) -> bool:
    """Whether the full stop belongs to what stands before it, and ends no sentence.

    `speech` tells that quoted speech follows, which seldom does in mid-sentence.
    """
    token = ending.token
    lower = token.lower()
    if token.isdigit():
        return ending.begins_with(token) and len(token) <= _LONGEST_LIST_NUMBER
    if lower in CLOCK:
        return _clock(ending)
    if ending.closed > ending.after:
        return _bracketed(ending, lower)
    return bool(token) and _shortens(ending, token, lower, speech=speech)


def _shortens(ending: Ending, token: str, lower: str, *, speech: bool) -> bool:
    following = ending.next_word
    if lower in BEFORE_NUMBER and _numbers(ending, following):
        return True
    if lower in STREETS:
        return following.lower() in COMPASS or ending.text[ending.opens].islower()
    if len(token) == 1 and token.isupper() and ending.begins_with(token):
        return True
    begins = speech and lower not in TITLES
    return _before_name(ending, token) and not begins and not _starts(ending, following, lower)


def _numbers(ending: Ending, following: str) -> bool:
    """Whether a number follows, or a letter that stands for one: "No. 5", "Flight No. BA 249"."""
    if following[:1].isdigit():
        return True
    behind = ending.opens + len(following)
    if len(following) == 1:
        return following.isupper() and ending.text[behind : behind + 1] in tuple(".,;)")
    coded = len(following) <= _LONGEST_CODE and following.isupper()
    return coded and ending.text[behind : behind + 2].strip().isdigit()


def _clock(ending: Ending) -> bool:
    if ending.next_word.lower() in AFTER_CLOCK or ending.text[ending.opens].islower():
        return True
    return _TIME.match(ending.text, ending.next) is not None


def _bracketed(ending: Ending, lower: str) -> bool:
    """Whether it closes a rank between brackets, as in "Gen. (Ret.) Smith"."""
    closed = ending.text[ending.after : ending.closed]
    return closed == ")" and lower in TITLES and ending.next_word.lower() not in STARTERS


def _starts(ending: Ending, following: str, abbreviation: str) -> bool:
    """Whether the next word is one that likes to begin a sentence, and no initial."""
    behind = ending.opens + len(following)
    initial = len(following) == 1 and ending.text[behind : behind + 1] == "."
    return abbreviation not in TITLES and following.lower() in STARTERS and not initial


def _before_name(ending: Ending, token: str) -> bool:
    """Whether the token is one that names, or parts of names, often follow."""
    lower = token.lower()
    if lower in TITLES:
        return token[0].isupper() or "." in lower or lower in LOWER_TITLES
    if lower in PERHAPS_FINAL:
        return token[0].isupper() or lower in LOWER_FINAL
    party, _, state = lower.partition("-")
    if len(party) == 1 and state in PERHAPS_FINAL:
        return True
    return _is_initial(ending, token)


def _is_initial(ending: Ending, token: str) -> bool:
    """Whether the token is an initial as in "J. K. Rowling", and not the end of "Plan B." """
    last = token.rpartition(".")[2]
    if len(last) != 1 or not last.isupper():
        return False
    if "." in token:
        return True
    before = ending.words_before(token)
    if len(before) > 1 and before[-1] in _JOINTS and len(before[-2].rstrip(",")) == 1:
        return False
    return not before or before[-1].lower().strip("(\"'“‘.") not in LETTERED
