"""Whether a model's own words are about the texts that it was shown.

Quotations are looked up; statements, labels and reasons are the model's own words. They may be
worded anew, but not of other things: most of their words stand in the texts, and no address, markup
or hidden sign comes in that does not.
"""

import re
from collections.abc import Iterable
from typing import Final

_SIGN = r"(?:://|www\.|</?[a-z!]|\]\(|!\[|`{3}|\w@\w|javascript:|\w\.[a-z]{2,}/)"
_FOREIGN = re.compile(
    rf"(?<!\S)\S*{_SIGN}\S*"
    "|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e0fff]",
    re.IGNORECASE,
)
_UNIT = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]+")
_SHORTEST: Final = 4
"""Letters of a word that tells what a text is about."""
_BEGINNING: Final = 4
"""Letters by which forms of one word are known."""
MOST: Final = 0.5
SOME: Final = 0.4
FEW: Final = 5
"""Words up to which a label or reason may be worded with none of those of the texts."""


class Shown:
    """The texts that a model was shown."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = "\n".join(texts)
        self._units = _units(self._text)

    def carries(self, words: str) -> bool:
        """Whether a statement, or who makes it, is worded from the texts."""
        return self._holds(words, least=1, share=MOST)

    def allows(self, words: str) -> bool:
        """Whether a label, a summary or a reason may be about the texts."""
        return self._holds(words, least=FEW, share=SOME)

    def _holds(self, words: str, least: int, share: float) -> bool:
        if any(match[0] not in self._text for match in _FOREIGN.finditer(words)):
            return False
        units = _units(words)
        return len(units) < least or len(units & self._units) >= share * len(units)


def _units(text: str) -> frozenset[str]:
    found = (match[0] for match in _UNIT.finditer(text.casefold()))
    return frozenset(
        unit[:_BEGINNING] for unit in found if len(unit) >= _SHORTEST or _stands_alone(unit)
    )


def _stands_alone(unit: str) -> bool:
    """Whether it is a sign of a script that sets no spaces."""
    return unit[0] >= "\u0e00" and len(unit) == 1
