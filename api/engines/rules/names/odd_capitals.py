"""Capitals that mislead: of a story's first words, and of names that are those of months too."""

from api.engines.rules.words.gazetteer import Known
from api.engines.rules.words.grammar import ARTICLES, AUXILIARIES, PAST, PREPOSITIONS, words
from api.engines.rules.words.layout import Layout

_SHORTEST = 4
"""Letters of a story's first word that may stand in capitals without being an acronym."""
_BEHIND_NAMES = AUXILIARIES | PAST | words("said says will and 's chief boss members")
_GIVEN_TOO = frozenset({"April", "June", "August", "Jan", "Thu", "Sun", "Mon"})
_BEFORE_TIMES = PREPOSITIONS | words("last this next early late mid every and")


def opens_story(layout: Layout, index: int) -> bool:
    """Whether it only opens the story, as in tabloids: "A HEARTBROKEN mum", "TENS of"."""
    tokens, (first, last) = layout.tokens, layout.sentence(index)
    if index - first > 1 or last - index <= 1 or len(tokens[index].text) < _SHORTEST:
        return False
    if index > first and layout.words[first] not in ARTICLES:
        return False
    behind = tokens[index + 1]
    if not behind.text[0].islower() or behind.lower in _BEHIND_NAMES:
        return False
    return not _has_begun(layout, first)


def _has_begun(layout: Layout, first: int) -> bool:
    """Whether running text stands before the sentence that starts here."""
    document, number = layout.document, layout.tokens[first].sentence
    before = (document.region_of(sentence.index) for sentence in document.sentences[:number])
    return any(region.kind in {"body", "quote_block"} for region in before)


def is_given_name(layout: Layout, known: Known, index: int) -> bool:
    """Whether a word for a time is a given name: "met June Brown", "Pham Thu Trang"."""
    before, behind = layout.words[index - 1], index + 1
    if layout.tokens[index].text not in _GIVEN_TOO or before in _BEFORE_TIMES:
        return False
    first, last = layout.sentence(index)
    if behind >= last or not layout.tokens[behind].is_capitalised or index == first:
        return False
    return not known.is_a(behind, "common", "place", "organisation", "demonym")
