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
_REMEMBERED = 1024
"""Texts of which the topics are kept, since those of a claim are asked for twice."""

Term = tuple[str, ...]
"""The words of a term, case folded."""

Terms = dict[Term, tuple[tuple[ContrastSet, bool], ...]]
"""Every term with its sets and whether it is ambiguous in them."""


def topics(text: str) -> set[str]:
    """The topics of all words of contrast sets in the text; words within names are left out.

    An ambiguous word has a topic only beside another word of the topic's sense; a text of a few
    words is a name, and needs none.
    """
    return {topic for _, _, found in _found(text) for topic in found}


def comparable(text: str) -> str:
    """The text with every word of a contrast set replaced by its topics.

    So "fled" and "withdrew" are as near as the same word twice, and so are words of two sets that
    contradict each other.
    """
    parts, done = [], 0
    for start, end, found in _found(text):
        parts += [text[done:start], " ".join(found)]
        done = end
    return "".join((*parts, text[done:]))


@lru_cache(maxsize=_REMEMBERED)
def _found(text: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """The topics of the words of contrast sets in the text, with the offsets of these words."""
    folded = _words(text)
    if _contrast_terms()[0].keys().isdisjoint(folded):
        return ()
    words = list(_WORD.finditer(text))
    context = _Context(folded)
    return tuple(
        (start, end, found)
        for start, end, term in _terms(text, words, folded)
        if (found := context.topics(term))
    )


class _Context:
    """The words of one text, as evidence for the sense of each of them."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = frozenset(words)
        self._is_name = len(words) <= _NAME_WORDS

    def topics(self, term: Term) -> tuple[str, ...]:
        """The topics of a term of the text, in the order of the sets."""
        own = frozenset(term)
        found = []
        for contrast, ambiguous in _contrast_terms()[1][term]:
            clear = self._is_name or not ambiguous or bool(self._for(contrast) - own)
            if clear and not self._against(contrast) - own:
                found.append(_OPPOSITE.get(contrast.id, contrast.id))
        return tuple(dict.fromkeys(found))

    def _for(self, contrast: ContrastSet) -> frozenset[str]:
        """The words that speak for this set."""
        return contrast.sense.among(self._words)

    def _against(self, contrast: ContrastSet) -> frozenset[str]:
        """The words that speak against it."""
        return contrast.not_with.among(self._words)


def _words(text: str) -> list[str]:
    folded = text.casefold()
    if len(folded) != len(text):
        return [word.casefold() for word in _WORD.findall(text)]
    found: list[str] = _WORD.findall(folded)
    return found


def _terms(
    text: str, found: Sequence[re.Match[str]], folded: Sequence[str]
) -> Iterator[tuple[int, int, Term]]:
    """The terms of contrast sets in the text, the longest at each place, with their offsets.

    Words within names are left out: the Institute for the Study of War.
    """
    by_first = _contrast_terms()[0]
    last = 0
    for at, word in enumerate(folded):
        if at < last or word not in by_first:
            continue
        stand = (t for t in by_first[word] if t == tuple(folded[at : at + len(t)]))
        term = next((t for t in stand if _are_joined(found[at : at + len(t)])), None)
        last = at + len(term) if term else at
        if term and not _in_name(text, found[at].start()):
            yield found[at].start(), found[last - 1].end(), term


def _are_joined(found: Sequence[re.Match[str]]) -> bool:
    """Whether there is nothing but space between the words."""
    return all(one.string[one.end() : other.start()].isspace() for one, other in pairwise(found))


def _in_name(text: str, start: int) -> bool:
    """Whether the word that starts here is capitalised within a sentence."""
    before = text[max(0, start - 2) : start]
    return text[start].isupper() and before[:1].isalnum() and before[1:].isspace()


@lru_cache(maxsize=1)
def _contrast_terms() -> tuple[Mapping[str, Sequence[Term]], Terms]:
    """All terms by their first word, longest first, and the sets of each."""
    terms: Terms = {}
    for contrast in (contrast for contrast in contrast_sets() if not contrast.names_only):
        for item in contrast.terms:
            term = tuple(_words(item.term))
            terms[term] = (*terms.get(term, ()), (contrast, item.ambiguous))
    by_first: dict[str, list[Term]] = {}
    for term in sorted(terms, key=lambda words: (-len(words), words)):
        by_first.setdefault(term[0], []).append(term)
    return by_first, terms
