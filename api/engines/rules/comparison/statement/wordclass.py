"""Whether a word is used as a noun, as a verb or beside a noun, by the words around it.

"A sign of age" and "she refused to sign" share a word and nothing else.
"""

from collections.abc import Sequence
from typing import Literal

from api.engines.rules.words.grammar import (
    BE,
    DETERMINERS,
    HELPING,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
    words,
)
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import forms, is_finite

WordClass = Literal["noun", "verb", "attribute"]
"""An attribute is a participle before a noun: "a recorded message"."""

_REACH = 2
_OWNING = frozenset({"'s", "’s"})
_BEFORE_NOUN = (DETERMINERS | PREPOSITIONS | POSSESSIVES.keys() | _OWNING) - {"that", "to", "her"}
_BEFORE_VERB = (HELPING | PRONOUNS | {"n't", "not"}) - BE - {"you"}
_TOWARDS = words("went go goes going gone came come sent taken back according due close")
"""Behind these "to" leads to a place or thing."""


def word_class(tokens: Sequence[Token], index: int) -> WordClass | None:
    """How the word is used, or None where the words around it do not tell."""
    word = tokens[index].lower
    before = _before(tokens, index)
    lead = tokens[before].lower if before >= 0 else ""
    if word.endswith("ing"):
        return _of_ing(lead)
    participle = word.endswith("ed") or word in forms("past")
    if lead in _BEFORE_NOUN:
        return "attribute" if participle and _leads_on(tokens, index) else "noun"
    if lead == "to":
        led = before > 0 and tokens[before - 1].lower in _TOWARDS
        return None if led or participle else "verb"
    if lead in _BEFORE_VERB or participle or is_finite(tokens, index):
        return "verb"
    return _behind_adjective(tokens, before)


def _of_ing(lead: str) -> WordClass | None:
    if lead in BE:
        return "verb"
    return "noun" if lead in _BEFORE_NOUN - PREPOSITIONS else None


def _before(tokens: Sequence[Token], index: int) -> int:
    """The place of the word before, adverbs left aside."""
    before = index - 1
    while before >= 0 and is_adverb(tokens[before].lower) and tokens[before].lower.endswith("ly"):
        before -= 1
    return before


def _leads_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a further word of the same phrase follows."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    closed = DETERMINERS | PREPOSITIONS | HELPING | PRONOUNS
    return bool(following and following.is_word and following.lower not in closed)


def _behind_adjective(tokens: Sequence[Token], before: int) -> WordClass | None:
    """Noun, where an article stands a word or two before and no verb between."""
    for index in range(before, max(-1, before - _REACH), -1):
        if not tokens[index].is_word or is_finite(tokens, index):
            return None
        if index and tokens[index - 1].lower in _BEFORE_NOUN:
            return "noun"
    return None
