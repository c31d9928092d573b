"""Numerals: the values of numbers in digits and in English words."""

import re

from api.text.english import NUMBERS, SCALES

_HUNDRED = 100
_SMALL = "|".join(sorted(NUMBERS, key=len, reverse=True))
_LARGE = "dozen|hundred|thousand|million|billion|trillion"

_VULGAR = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8, "⅜": 3 / 8}
DIGITS = (
    r"(?:\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3}){1,5}|\d{1,3}(?: \d{3}){0,4} \d\d0(?![\d,.])"
    r"|\d{1,15})"
    rf"(?:\.\d{{1,9}})?(?:[- ]?[{''.join(_VULGAR)}]|[- ]\d{{1,2}}/\d{{1,2}})?(?!\d)"
)
"""Pattern of a number in digits, thousands parted by a comma or a space, fractions behind it."""
WORDED = (
    rf"(?:half an? (?:{_LARGE})|an? (?:{_LARGE})|(?:{_SMALL}))"
    rf"(?:(?:[ -]|(?<=hundred) and |(?<=thousand) and )(?:{_SMALL}|{_LARGE}))*"
    r"(?: and a (?:half|quarter)\b)?"
)
"""Pattern of a number in words, in lower case."""
SCALE = r"(?:million|billion|trillion|thousand|hundred|dozen|crore|lakh|mln|bln|trn|mn|bn|tn|m|k)"
"""Pattern of what multiplies a number in digits."""

_PARTING = str.maketrans("", "", ",\u00a0\u202f\u2009 ")
_PARTS = {"": 0.0, "half": 0.5, "quarter": 0.25}
_BROKEN = re.compile(r"[- ](\d{1,2})/(\d{1,2})$")
_PART = re.compile(rf"\b(?:half an?|an?|{_SMALL}|{_LARGE})\b")


def value_of(numeral: str, scale: str | None = None) -> float:
    """The number that a match of `DIGITS` or `WORDED` writes, multiplied by its scale."""
    factor = SCALES[scale.lower()] if scale else 1
    if numeral[0].isdigit():
        whole, part = _parted(numeral)
        return _plain((float(whole.translate(_PARTING)) + part) * factor)
    words, _, more = numeral.lower().partition(" and a ")
    return _plain((_worded(words) + _PARTS[more]) * factor)


def _parted(numeral: str) -> tuple[str, float]:
    """What stands before a fraction, and the fraction: "19-1/4"."""
    if numeral[-1] in _VULGAR:
        return numeral[:-1].rstrip("- "), _VULGAR[numeral[-1]]
    broken = _BROKEN.search(numeral)
    if broken is None:
        return numeral, 0.0
    below = int(broken[2])
    return numeral[: broken.start()], int(broken[1]) / below if below else 0.0


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
