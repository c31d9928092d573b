"""What a wording is about, whatever its effect: "fled" and "withdrew" are about departure."""

import re
from functools import lru_cache

from api.taxonomies import contrast_sets

_OPPOSITE = {"denial": "acknowledgement", "sports_defeat": "sports_win"}
"""Contrast sets on one topic with another: what one account denies, another admits."""

Terms = dict[str, tuple[str, ...]]
"""The topics of every term, case folded."""


def topics(text: str) -> set[str]:
    """The topics of all words of contrast sets in the text; words within names are left out."""
    pattern, terms = _contrast_terms()
    found = (match for match in pattern.finditer(text) if not _in_name(match))
    return {topic for match in found for topic in terms[match.group().casefold()]}


def comparable(text: str) -> str:
    """The text with every word of a contrast set replaced by its topics.

    So "fled" and "withdrew" are as near as the same word twice, and so are words of two sets that
    contradict each other.
    """
    pattern, terms = _contrast_terms()

    def replaced(match: re.Match[str]) -> str:
        word = match.group()
        return word if _in_name(match) else " ".join(terms[word.casefold()])

    return pattern.sub(replaced, text)


def _in_name(match: re.Match[str]) -> bool:
    """Whether the word is capitalised within a sentence: the Institute for the Study of War."""
    before = match.string[max(0, match.start() - 2) : match.start()]
    return match.group()[0].isupper() and before[:1].isalnum() and before[1:].isspace()


@lru_cache(maxsize=1)
def _contrast_terms() -> tuple[re.Pattern[str], Terms]:
    """A pattern that finds the terms of all contrast sets, and the topics of each."""
    terms: Terms = {}
    for contrast in contrast_sets():
        topic = _OPPOSITE.get(contrast.id, contrast.id)
        for item in contrast.terms:
            term = item.term.casefold()
            terms[term] = tuple(dict.fromkeys((*terms.get(term, ()), topic)))
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    either = "|".join(re.escape(term) for term in longest_first)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE), terms
