"""What a wording is about, whatever its effect: "fled" and "withdrew" are about departure."""

import re
from functools import lru_cache

from api.taxonomies import ContrastSet, contrast_sets

_OPPOSITE = {"denial": "acknowledgement", "sports_defeat": "sports_win"}
"""Contrast sets on one topic with another: what one account denies, another admits."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")

_NAME_WORDS = 5

Terms = dict[str, tuple[tuple[ContrastSet, bool], ...]]
"""Every term, case folded, with its sets and whether it is ambiguous in them."""


def topics(text: str) -> set[str]:
    """The topics of all words of contrast sets in the text; words within names are left out.

    An ambiguous word has a topic only beside another word of the topic's sense; a text of a few
    words is a name, and needs none.
    """
    context = _Context(text)
    found = (match for match in _contrast_terms()[0].finditer(text) if not _in_name(match))
    return {topic for match in found for topic in context.topics(match.group())}


def comparable(text: str) -> str:
    """The text with every word of a contrast set replaced by its topics.

    So "fled" and "withdrew" are as near as the same word twice, and so are words of two sets that
    contradict each other.
    """
    context = _Context(text)

    def replaced(match: re.Match[str]) -> str:
        word = match.group()
        return word if _in_name(match) else " ".join(context.topics(word)) or word

    return _contrast_terms()[0].sub(replaced, text)


class _Context:
    """The words of one text, as evidence for the sense of each of them."""

    def __init__(self, text: str) -> None:
        words = _words(text)
        self._words = frozenset(words)
        self._is_name = len(words) <= _NAME_WORDS
        self._evidence: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def topics(self, term: str) -> tuple[str, ...]:
        """The topics of a term of the text, in the order of the sets."""
        own = frozenset(_words(term))
        found = []
        for contrast, ambiguous in _contrast_terms()[1][term.casefold()]:
            for_it, against = self._of(contrast)
            clear = self._is_name or not ambiguous or bool(for_it - own)
            if clear and not against - own:
                found.append(_OPPOSITE.get(contrast.id, contrast.id))
        return tuple(dict.fromkeys(found))

    def _of(self, contrast: ContrastSet) -> tuple[frozenset[str], frozenset[str]]:
        """The words that speak for this set and against it."""
        if contrast.id not in self._evidence:
            self._evidence[contrast.id] = (
                frozenset(word for word in self._words if word in contrast.sense),
                frozenset(word for word in self._words if word in contrast.not_with),
            )
        return self._evidence[contrast.id]


def _words(text: str) -> list[str]:
    return [match.group().casefold() for match in _WORD.finditer(text)]


def _in_name(match: re.Match[str]) -> bool:
    """Whether the word is capitalised within a sentence: the Institute for the Study of War."""
    before = match.string[max(0, match.start() - 2) : match.start()]
    return match.group()[0].isupper() and before[:1].isalnum() and before[1:].isspace()


@lru_cache(maxsize=1)
def _contrast_terms() -> tuple[re.Pattern[str], Terms]:
    """A pattern that finds the terms of all contrast sets, and the sets of each."""
    terms: Terms = {}
    for contrast in contrast_sets():
        for item in contrast.terms:
            term = item.term.casefold()
            terms[term] = (*terms.get(term, ()), (contrast, item.ambiguous))
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    either = "|".join(re.escape(term) for term in longest_first)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE), terms
