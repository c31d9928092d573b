"""What a wording is about, whatever its effect: "fled" and "withdrew" are about departure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from api.taxonomies import ContrastSet, contrast_sets

_OPPOSITE = {"denial": "acknowledgement", "sports_defeat": "sports_win"}
"""Contrast sets on one topic with another: what one account denies, another admits."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")

_NAME_WORDS = 5

Term = tuple[str, ...]
"""The words of a term, case folded."""

Terms = dict[Term, tuple[tuple[ContrastSet, bool], ...]]
"""Every term with its sets and whether it is ambiguous in them."""


def topics(text: str) -> set[str]:
    """The topics of all words of contrast sets in the text; words within names are left out.

    An ambiguous word has a topic only beside another word of the topic's sense; a text of a few
    words is a name, and needs none.
    """
    context = _Context(text)
    return {topic for _, _, term in _terms(text) for topic in context.topics(term)}


def comparable(text: str) -> str:
    """The text with every word of a contrast set replaced by its topics.

    So "fled" and "withdrew" are as near as the same word twice, and so are words of two sets that
    contradict each other.
    """
    context = _Context(text)
    parts, done = [], 0
    for start, end, term in _terms(text):
        if found := context.topics(term):
            parts += [text[done:start], " ".join(found)]
            done = end
    return "".join((*parts, text[done:]))


class _Context:
    """The words of one text, as evidence for the sense of each of them."""

    def __init__(self, text: str) -> None:
        words = _words(text)
        self._words = frozenset(words)
        self._is_name = len(words) <= _NAME_WORDS
        self._evidence: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def topics(self, term: Term) -> tuple[str, ...]:
        """The topics of a term of the text, in the order of the sets."""
        own = frozenset(term)
        found = []
        for contrast, ambiguous in _contrast_terms()[1][term]:
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


def _terms(text: str) -> Iterator[tuple[int, int, Term]]:
    """The terms of contrast sets in the text, the longest at each place, with their offsets.

    Words within names are left out: the Institute for the Study of War.
    """
    by_first = _contrast_terms()[0]
    found = list(_WORD.finditer(text))
    at = 0
    while at < len(found):
        possible = by_first.get(found[at].group().casefold(), ())
        term = next((term for term in possible if _is_at(term, found, at)), None)
        if term and not _in_name(text, found[at].start()):
            yield found[at].start(), found[at + len(term) - 1].end(), term
        at += len(term) if term else 1


def _is_at(term: Term, found: Sequence[re.Match[str]], at: int) -> bool:
    """Whether the words of the term stand here, with nothing but space between them."""
    here = found[at : at + len(term)]
    return tuple(match.group().casefold() for match in here) == term and all(
        one.string[one.end() : other.start()].isspace() for one, other in pairwise(here)
    )


def _in_name(text: str, start: int) -> bool:
    """Whether the word that starts here is capitalised within a sentence."""
    before = text[max(0, start - 2) : start]
    return text[start].isupper() and before[:1].isalnum() and before[1:].isspace()


@lru_cache(maxsize=1)
def _contrast_terms() -> tuple[Mapping[str, Sequence[Term]], Terms]:
    """All terms by their first word, longest first, and the sets of each."""
    terms: Terms = {}
    for contrast in contrast_sets():
        for item in contrast.terms:
            term = tuple(_words(item.term))
            terms[term] = (*terms.get(term, ()), (contrast, item.ambiguous))
    by_first: dict[str, list[Term]] = {}
    for term in sorted(terms, key=lambda words: (-len(words), words)):
        by_first.setdefault(term[0], []).append(term)
    return by_first, terms
