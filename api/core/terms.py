"""Names, words and numbers by which two texts can be seen to speak of the same thing."""

import re
from dataclasses import dataclass
from functools import lru_cache

from api.core.wordlist import word_set

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SENTENCE_END = re.compile(r"[.!?…:;\n\"“”‘«»„]\s*$")
STEM = 5
"""Letters of a word that count."""

_GROUPED_DIGITS = 3
_SHORTEST_STEMMED = 4
_TITLE_CASE = 0.8
_HEADLINE_WORDS = 3

_FUNCTION_WORDS = word_set("function_words")
_NEWS_WORDS = word_set("news_words")
_NOT_NAMES = word_set("not_names")


_OWNING = ("'s", "’s")


def words(text: str) -> list[str]:
    """The words of the text, case folded, without a possessive ending."""
    folded = text.casefold()
    if len(folded) != len(text) or "'S" in text or "’S" in text:
        return [_folded(word) for word in _WORD.findall(text)]
    found: list[str] = _WORD.findall(folded)
    if "'s" in folded or "’s" in folded:
        return [_bare(word) if word.endswith(_OWNING) else word for word in found]
    return found


def stems(text: str) -> set[str]:
    """Beginnings of the words that carry content: no names of numbers, no function words."""
    return {
        word[:STEM]
        for word in words(text)
        if len(word) >= _SHORTEST_STEMMED
        and not word[0].isdigit()
        and word not in _FUNCTION_WORDS
        and word not in _NEWS_WORDS
        and word not in _NOT_NAMES
    }


def numbers(text: str) -> set[str]:
    """The numbers of the text in digits, without thousands separators."""
    return {_plain(match.group()) for match in _NUMBER.finditer(text)}


def is_function_word(word: str) -> bool:
    """Whether a word, case folded, is one that any English sentence may open with."""
    return word in _FUNCTION_WORDS or word in _NEWS_WORDS


_NO_NAMES = _FUNCTION_WORDS | _NOT_NAMES | _NEWS_WORDS
_TEXTS_REMEMBERED = 32
"""Texts of which the names are kept, since they are asked for twice in a comparison."""


@dataclass(frozen=True, slots=True)
class Names:
    """Folded words of names in a text."""

    certain: frozenset[str]
    """Capitalised words that do not owe the capital to their place."""
    possible: frozenset[str]
    """Other capitalised words: they open a sentence or stand in a headline."""


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def names(text: str) -> Names:
    """The words of names in the text; none is both certain and possible."""
    certain: set[str] = set()
    possible: set[str] = set()
    for line in text.splitlines():
        found, doubtful = _names_of_line(line)
        certain |= found
        possible |= doubtful
    return Names(frozenset(certain), frozenset(possible - certain))


def capitalised(text: str) -> set[str]:
    """Folded words that start with a capital, wherever they stand; no function words."""
    found = [_folded(word) for word in _WORD.findall(text) if word[0].isupper()]
    return {fold(word) for word in found if word not in _NO_NAMES}


def fold_name(word: str) -> str:
    """A name without the endings of adjectives: "Ukrainian" and "Ukraine" fold to one."""
    return fold(_folded(word))


def _names_of_line(line: str) -> tuple[set[str], set[str]]:
    upper = [match for match in _WORD.finditer(line) if line[match.start()].isupper()]
    capitals = [match for match in upper if _folded(match.group()) not in _NO_NAMES]
    headline = _is_headline(line, len(capitals))
    certain: set[str] = set()
    possible: set[str] = set()
    for match in capitals:
        word = _bare(match.group())
        if len(word) == 1:
            continue
        doubtful = headline or _opens_sentence(line, match.start())
        (possible if doubtful and not word.isupper() else certain).add(fold(word.casefold()))
    return certain, possible


def _is_headline(line: str, capitals: int) -> bool:
    """Whether nearly all words of content are capitalised, so that capitals tell nothing."""
    if capitals < _TITLE_CASE * _HEADLINE_WORDS:
        return False
    content = sum([word not in _NO_NAMES for word in words(line)])
    return content >= _HEADLINE_WORDS and capitals > _TITLE_CASE * content


def _opens_sentence(line: str, start: int) -> bool:
    before = line[max(0, start - 4) : start]
    return not before.strip() or _SENTENCE_END.search(before) is not None


def _folded(word: str) -> str:
    return _bare(word).casefold()


def _bare(word: str) -> str:
    if not word.endswith(_OWNING):
        return word
    return word.removesuffix("'s").removesuffix("’s")


@lru_cache(maxsize=65536)
def fold(folded: str) -> str:
    """A folded word without the endings of adjectives."""
    for ending in ("ians", "ian", "ans", "an", "ese", "ish", "ia", "a", "e", "y", "s"):
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_STEMMED:
            return folded.removesuffix(ending)
    return folded


def _plain(number: str) -> str:
    parts = re.split(r"[.,]", number)
    grouped = len(parts) > 1 and all(len(part) == _GROUPED_DIGITS for part in parts[1:])
    return "".join(parts) if grouped else ".".join(parts)
