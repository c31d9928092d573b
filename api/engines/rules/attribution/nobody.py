"""Subjects that say that nobody does something: "no official", "neither of the two men"."""

from collections.abc import Sequence

from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.amounts import COUNTED, limit_end
from api.engines.rules.words.grammar import DETERMINERS, is_number, words

_NOBODY = words("no nobody none neither nor few hardly scarcely barely")
_NOT_ALL = words(
    "a all an any anyone anybody both each even every everybody everyone many much one"
)
_PARTS = DETERMINERS | COUNTED | words("of single")
_A_FEW = words("a the these those quite last past next first")
_LESS = frozenset({"fewer", "less"})
_UNLESS = frozenset({"or", "if", "why"})
_MOST_PARTS = 5


def is_nobody(phrases: Phrases, subject: Phrase) -> bool:
    """Whether nobody does so, or hardly anybody: "no official", "neither of the two", "few"."""
    said = phrases.layout.words
    index = limit_end(said, subject.first)
    index += said[index + 1] == "few"
    if _denies(said, index) or _is_minor(said, index):
        return True
    for before in range(index - 1, index - 1 - _MOST_PARTS, -1):
        if _denies(said, before):
            return True
        if said[before] not in _PARTS and not is_number(said[before]):
            return False
    return False


def _is_minor(said: Sequence[str], index: int) -> bool:
    """Whether it is a smaller part: "fewer than half of voters", but not "no fewer than ten"."""
    less = said[index - 1] == "than" and said[index - 2] in _LESS
    return less and said[index - 3] not in {"no", "not"}


def _denies(said: Sequence[str], index: int) -> bool:
    word, behind = said[index], said[index + 1]
    if word == "not":
        return behind in _NOT_ALL and said[index - 1] not in _UNLESS
    if word == "few":
        return said[index - 1] not in _A_FEW
    if word == "little":
        return behind == "of"
    return word in _NOBODY and said[index + 2] != "than" and not is_number(behind)
