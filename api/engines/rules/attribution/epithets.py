"""Names that an adjective ascribes: "her so-called reform", "a self-styled champion of"."""

from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.findings import Finding
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import (
    ARTICLES,
    AUXILIARIES,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
    words,
)
from api.engines.rules.words.lexicons import Listed
from api.engines.rules.words.verbs import is_finite

_BY_OTHERS = words("so-called")
_BY_THEMSELVES = words("self-styled self-proclaimed self-described self-declared self-professed")
_ADJECTIVES = Listed(_BY_OTHERS | _BY_THEMSELVES)
_ENDS = PREPOSITIONS | AUXILIARIES | MODALS | SUBORDINATORS
_LONGEST = 7


def read_epithets(phrases: Phrases, clauses: Clauses) -> tuple[Finding, ...]:
    """One finding for each name behind "so-called" and the like."""
    places = _ADJECTIVES.places(phrases.layout.tokens)
    return tuple(found for index in places if (found := _epithet(phrases, clauses, index)))


def _epithet(phrases: Phrases, clauses: Clauses, index: int) -> Finding | None:
    layout = phrases.layout
    if index + 1 == len(layout.tokens):
        return None
    content = clauses.offsets(index + 1, _end(phrases, index + 1))
    if content is None:
        return None
    source = _bearer(phrases, index) if layout.words[index] in _BY_THEMSELVES else None
    cue = layout.span(index, index + 1)
    return Finding(
        order=index,
        content=(content,),
        rule="attribution.naming.epithet",
        form="naming",
        source=source,
        cue=cue,
        stance="distance",
        stance_cue=cue,
        resolution="explicit" if source else "implied",
        verb=index,
        renamed=Phrase(index, index),
    )


def _end(phrases: Phrases, first: int) -> int:
    """Where the name ends: with its quotation marks, or before what is no noun."""
    layout = phrases.layout
    _, high = layout.window(first)
    if layout.inside[first + 1 if first + 1 < high else first] > layout.inside[first - 1]:
        level = layout.inside[first - 1]
        last = first + 1
        while last < high and layout.inside[last] > level:
            last += 1
        return last
    last = first
    while last < min(high, first + _LONGEST) and layout.tokens[last].is_word:
        verb = last > first and last not in phrases.names.at and is_finite(layout.tokens, last)
        if layout.words[last] in _ENDS or verb:
            break
        last += 1
    return last


def _bearer(phrases: Phrases, index: int) -> Phrase | None:
    """Who goes by it: "Lee, a self-styled rebel"."""
    article = index - 1
    if phrases.layout.words[article] not in ARTICLES or phrases.layout.words[article - 1] != ",":
        return None
    low, _ = phrases.layout.window(index)
    phrase = phrases.before(article - 1, low)
    return phrase if phrase and phrases.can_speak(phrase, strict=True) else None
