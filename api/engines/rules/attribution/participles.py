"""Participles of cue verbs: "…, adding that", "took office vowing to", "the mayor warning that"."""

from collections.abc import Sequence

from api.engines.rules.attribution.candidates import Candidate
from api.engines.rules.attribution.perceived import perceived, with_subject
from api.engines.rules.attribution.subjects import standing
from api.engines.rules.attribution.uses import Use
from api.engines.rules.attribution.verb_groups import KEEPING
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import (
    ARTICLES,
    BE,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    words,
)
from api.engines.rules.words.verbs import forms, is_finite

BEFORE_PARTICIPLE = frozenset({",", "and", "but", "by", "after", "before", "while", "when"})
KEPT_GOING = BE | KEEPING
"""What makes a form in "-ing" the verb of its clause: "is saying", "kept saying"."""
_NO_NOUN = PREPOSITIONS | SUBORDINATORS | KEPT_GOING | {"that", "to", "as"}
_WRITING = words("write writes wrote written writing letter letters email e-mail memo note message")
_SENDING = words("emailed e-mailed texted messaged")
_LONGEST_HEARER = 12


def participle(phrases: Phrases, candidate: Candidate) -> Use | None:
    """ "…, adding that …", or "the Kremlin recognising …" with its subject right before it."""
    group, low, said = candidate.group, candidate.low, phrases.layout.words
    before = group.first - 1
    if before < low:
        return None
    before -= said[before] == '"' and said[before - 1] == ","
    names, word = phrases.names, said[before]
    place = candidate.entry, group.first, candidate.first, candidate.last, candidate.last
    letter = _is_letter(said, before, low)
    beside = None if letter else with_subject(phrases, before, low)
    if before in names.at and beside is None and not letter:
        first, last = names.extent[before]
        return Use(*place, Phrase(first - (said[first - 1] == "the"), last))
    beside = beside or (None if letter else perceived(phrases, candidate.first, low))
    if beside is not None:
        return Use(*place, beside)
    stood = standing(phrases, low, before) if word == "," else None
    if stood is not None:
        return Use(*place, stood, attempt=group.attempt)
    paper = phrases.speakers.get(before) == "document"
    if letter or paper or word in BEFORE_PARTICIPLE or _is_loose(phrases, candidate, before):
        return Use(*place, participle=True, attempt=group.attempt)
    return None


def _is_loose(phrases: Phrases, candidate: Candidate, before: int) -> bool:
    """Whether it tells of the subject with no comma before it: "took office VOWING to", "left
    the room SAYING that"."""
    said = phrases.layout.words
    link = said[candidate.last]
    if candidate.entry.category == "intention":
        return link == "to"
    if candidate.entry.category == "desire" and "object" in candidate.entry.takes:
        return False
    if said[before - 1] in MODALS or is_finite(phrases.layout.tokens, before):
        return False  # "would mean admitting that": no doing of anybody
    noun = before not in phrases.speakers and said[before].isalnum()
    if not noun or said[before] in _NO_NOUN:
        return False
    told = link == "that" or link in ARTICLES or link in PRONOUNS
    acts = any(is_finite(phrases.layout.tokens, i) for i in range(candidate.low, before))
    return told and acts and "clause" in candidate.entry.takes


def _is_letter(said: Sequence[str], hearer: int, low: int) -> bool:
    """Whether somebody writes to whoever stands here: "wrote to the mayor DEMANDING a say"."""
    for index in range(hearer - 1, max(low, hearer - _LONGEST_HEARER) - 1, -1):
        if said[index] in _SENDING:
            return True
        if said[index] in _WRITING and said[index + 1] == "to":
            fronted = index - 2 >= low and said[index - 2] in PREPOSITIONS
            return said[index + 2] not in forms("base") and not fronted
        if not said[index].isalnum() and said[index] not in {"'s", "'"}:
            return False
    return False
