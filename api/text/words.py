"""Words, as readers count them."""

import re
import unicodedata
from functools import cache
from itertools import chain

APOSTROPHES = "'’ʼ＇"
INVISIBLE = "\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""The characters without width, such as the soft hyphen, to stand within a character class."""


@cache
def mark_class() -> str:
    """The combining marks of Unicode, to stand within a character class."""
    points = chain(range(0x300, 0x20000), range(0xE0100, 0xE01F0))
    return "".join(chr(p) for p in points if unicodedata.category(chr(p)).startswith("M"))


@cache
def _rare() -> frozenset[str]:
    """What a word may hold beside letters, digits and joints."""
    every = "".join(map(chr, range(0x10000)))
    return frozenset(mark_class() + "".join(re.findall(f"[{INVISIBLE}]", every)))


def _word_of(text: str) -> re.Pattern[str]:
    """The pattern of a word; without anything rare the simple one finds the same."""
    return _word(rare=not (text.isascii() or _rare().isdisjoint(set(text))))


@cache
def _word(*, rare: bool) -> re.Pattern[str]:
    # It begins with one class of characters, which is sought faster than a choice of patterns.
    first = rf"[\w{mark_class()}]" if rare else r"\w"
    more = rf"[\w{mark_class()}{INVISIBLE}]*+" if rare else r"\w*+"
    # Sought where a row of letters and points begins, and not again within one that is no word.
    dotted = r"(?<=[A-Z])(?<!(?<!\w)[A-Z]\.[A-Z])\.(?:[A-Z]\.)+(?!\w)"
    joint = rf"(?:[{APOSTROPHES}‐‑-]|(?<=\d)[.,:](?=\d))"
    return re.compile(rf"{first}(?:{dotted}|{more}(?:{joint}{first}{more})*)")


def words(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets of the words, half-open, in order.

    Apostrophes and hyphens within a word, and points and commas within a number, belong to it.
    """
    found = _word_of(text).finditer(text)
    if "_" not in text:
        return tuple([match.span() for match in found])
    return tuple(match.span() for match in found if match.group().strip("_"))


def word_starts(text: str) -> list[int]:
    """Where each of the `words` starts."""
    if "_" in text:
        return [start for start, _ in words(text)]
    return [*map(re.Match[str].start, _word_of(text).finditer(text))]


def count_words(text: str) -> int:
    """Number of `words` in the text."""
    if "_" in text:
        return len(words(text))
    return len(_word_of(text).findall(text))


def is_word_character(char: str) -> bool:
    """Whether the character is a letter, a digit or a mark upon one."""
    return char.isalnum() or (not char.isascii() and unicodedata.category(char)[0] == "M")
