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
from api.engines.rules.words.verbs import is_finite

BEFORE_PARTICIPLE = frozenset({",", "and", "but", "by", "after", "before", "while", "when"})
KEPT_GOING = BE | KEEPING
"""What makes a form in "-ing" the verb of its clause: "is saying", "kept saying"."""
_NO_NOUN = PREPOSITIONS | SUBORDINATORS | KEPT_GOING | {"that", "to", "as"}
_WRITING = words("write writes wrote written")
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
    if before in names.at:
        first, last = names.extent[before]
        return Use(*place, Phrase(first - (said[first - 1] == "the"), last))
    beside = with_subject(phrases, before, low)
    beside = beside or perceived(phrases, candidate.first, low)
    if beside is not None:
        return Use(*place, beside)
    stood = standing(phrases, low, before) if word == "," else None
    if stood is not None:
        return Use(*place, stood, attempt=group.attempt)
    paper = phrases.speakers.get(before) == "document"
    if paper or word in BEFORE_PARTICIPLE or _is_loose(phrases, candidate, before):
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
        return _is_letter(said, before, candidate.low)
    if said[before - 1] in MODALS or is_finite(phrases.layout.tokens, before):
        return False  # "would mean admitting that": no doing of anybody
    noun = before not in phrases.speakers and said[before].isalpha()
    if not noun or said[before] in _NO_NOUN:
        return False
    told = link == "that" or link in ARTICLES or link in PRONOUNS
    acts = any(is_finite(phrases.layout.tokens, i) for i in range(candidate.low, before))
    return told and acts and "clause" in candidate.entry.takes


def _is_letter(said: Sequence[str], hearer: int, low: int) -> bool:
    """Whether somebody writes to whoever stands here: "wrote to the mayor DEMANDING a say"."""
    near = range(max(low, hearer - _LONGEST_HEARER), hearer)
    return any(said[i] in _WRITING and said[i + 1] == "to" for i in near)
