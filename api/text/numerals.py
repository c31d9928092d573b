"""Numerals: the values of numbers in digits and in English words."""

import re

from api.text.english import NUMBERS, SCALES

_HUNDRED = 100
_SMALL = "|".join(sorted(NUMBERS, key=len, reverse=True))
_LARGE = "dozen|hundred|thousand|million|billion|trillion"

DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3}){1,5}|\d{1,15})(?:\.\d{1,9})?(?!\d)"
"""Pattern of a number in digits."""
WORDED = (
    rf"(?:half an? (?:{_LARGE})|an? (?:{_LARGE})|(?:{_SMALL}))"
    rf"(?:(?:[ -]|(?<=hundred) and |(?<=thousand) and )(?:{_SMALL}|{_LARGE}))*"
)
"""Pattern of a number in words, in lower case."""
SCALE = r"(?:million|billion|trillion|thousand|hundred|dozen|mln|trn|mn|bn|tn|m|k)"
"""Pattern of what multiplies a number in digits."""

_PART = re.compile(rf"\b(?:half an?|an?|{_SMALL}|{_LARGE})\b")


def value_of(numeral: str, scale: str | None = None) -> float:
    """The number that a match of `DIGITS` or `WORDED` writes, multiplied by its scale."""
    factor = SCALES[scale.lower()] if scale else 1
    if numeral[0].isdigit():
        return _plain(float(re.sub(r"[,\u00a0\u202f\u2009]", "", numeral)) * factor)
    return _plain(_worded(numeral.lower()) * factor)


def _worded(numeral: str) -> float:
    total, current = 0.0, 0.0
    for part in _PART.findall(numeral):
        if part in NUMBERS:
            current += NUMBERS[part]
        elif part.startswith(("half", "a")):
            current = 0.5 if part.startswith("half") else 1
        elif SCALES[part] <= _HUNDRED:
            current = (current or 1) * SCALES[part]
        else:
            total += (current or 1) * SCALES[part]
            current = 0
    return total + current


def _plain(value: float) -> float:
    """Without the dust of binary fractions: 4.1 million is 4100000."""
    return round(value, 6)
