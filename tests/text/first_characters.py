"""The characters with which what matches a regular expression may begin."""

import re
import string
from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined, unused-ignore]
from re import _parser as parser  # type: ignore[attr-defined, unused-ignore]
from typing import Any

CHARACTERS = frozenset(string.printable) - frozenset(string.whitespace) | frozenset("©«»–—•►▶→›£€")
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_WITHOUT_WIDTH = (op.AT, op.ASSERT, op.ASSERT_NOT)


def first_characters(pattern: re.Pattern[str]) -> frozenset[str]:
    """In lower case, of `CHARACTERS`."""
    found, empty = _of_all(parser.parse(pattern.pattern, pattern.flags), pattern.flags)
    assert not empty
    return frozenset(character.lower() for character in found)


def _of_all(items: Iterable[Any], flags: int) -> tuple[frozenset[str], bool]:
    """What a sequence may begin with, and whether it may be empty."""
    found: frozenset[str] = frozenset()
    for kind, value in items:
        first, empty = _of_one(kind, value, flags)
        found |= first
        if not empty:
            return found, False
    return found, True


def _of_one(kind: Any, value: Any, flags: int) -> tuple[frozenset[str], bool]:
    if kind in _WITHOUT_WIDTH:
        return frozenset(), True
    if kind == op.SUBPATTERN:
        _, added, dropped, inner = value
        return _of_all(inner, (flags | added) & ~dropped)
    if kind == op.BRANCH:
        each = [_of_all(branch, flags) for branch in value[1]]
        return frozenset().union(*(first for first, _ in each)), any(empty for _, empty in each)
    if kind in _REPEATS:
        first, empty = _of_all(value[2], flags)
        return first, empty or value[0] == 0
    return frozenset(c for c in CHARACTERS if _stands(kind, value, c, flags)), False


def _stands(kind: Any, value: Any, character: str, flags: int) -> bool:
    """Whether one item stands for a character, by the expression that it was parsed from."""
    if kind == op.IN:
        negated = bool(value[0][0] == op.NEGATE)
        parts = value[1:] if negated else value
        return any(_stands(k, v, character, flags) for k, v in parts) != negated
    forms = {character}
    if flags & re.IGNORECASE:
        forms |= {character.lower(), character.upper()}
    if kind == op.RANGE:
        return any(value[0] <= ord(form) <= value[1] for form in forms)
    if kind == op.CATEGORY:
        shown = {op.CATEGORY_DIGIT: r"\d", op.CATEGORY_WORD: r"\w", op.CATEGORY_NOT_SPACE: r"\S"}
        return re.fullmatch(shown[value], character) is not None
    return (chr(value) in forms) != bool(kind == op.NOT_LITERAL)
