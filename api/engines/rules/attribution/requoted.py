"""Whom a medium quotes: "Xinhua quoted LEE as saying that", "LEE was quoted by it as saying"."""

from api.engines.rules.attribution.candidates import Candidate
from api.engines.rules.attribution.uses import Use
from api.engines.rules.attribution.verb_groups import verb_group
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import BE, words

QUOTING = words("quote quotes quoted quoting cite cites cited citing")
_PARTING = words("; that who which said says")
_LONGEST_SOURCE = 18


def quoting(phrases: Phrases, saying: int, low: int) -> int | None:
    """The verb of quoting in front of this "as saying", or None."""
    said = phrases.layout.words
    if said[saying - 1] != "as":
        return None
    for index in range(saying - 2, max(low, saying - _LONGEST_SOURCE) - 1, -1):
        if said[index] in QUOTING:
            return index
        if said[index] in _PARTING:
            return None
    return None


def is_quoted(phrases: Phrases, verb: int) -> bool:
    """Whether the subject of the verb is who is quoted: "was quoted"."""
    said = phrases.layout.words
    return said[verb - 1] in BE or (said[verb - 1] == "widely" and said[verb - 2] in BE)


def requoted(phrases: Phrases, candidate: Candidate) -> Use | None:
    """Whoever quotes, or is quoted, as the source of what is said behind "as saying"."""
    verb = quoting(phrases, candidate.first, candidate.low)
    if verb is None:
        return None
    entry, first = candidate.entry, verb_group(phrases, verb, candidate.low).first
    behind = candidate.first, candidate.last, candidate.last
    quoted = whom(phrases, verb, candidate.first)
    if phrases.layout.words[verb].endswith("ing"):
        return Use(entry, candidate.first - 1, *behind, quoted) if quoted else None
    subject = phrases.before(first, candidate.low)
    if subject is None:
        return None
    if is_quoted(phrases, verb):
        return Use(entry, first, *behind, subject)
    return Use(entry, first, verb, verb + 1, candidate.last, subject) if quoted else None


def whom(phrases: Phrases, verb: int, saying: int) -> Phrase | None:
    """Who is quoted, if anybody: what stands between the verb of quoting and "as saying"."""
    last = saying - 1
    last -= phrases.layout.words[last - 1] == ","
    return Phrase(verb + 1, last) if last > verb + 1 else None
