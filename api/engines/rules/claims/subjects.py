"""The subject of a clause and its verb, whatever opens the clause or stands between the two."""

from collections.abc import Sequence
from typing import NamedTuple

from api.engines.rules.claims.lists import listed
from api.engines.rules.claims.piece import Offsets, extent
from api.engines.rules.words.grammar import PREPOSITIONS, is_adverb, words
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import first_verb, opening_verb, plain_verb

_JOINTS = words("and but yet so or nor")
_OPENINGS = PREPOSITIONS | words(
    "after before since until when as to amid like unlike given asked earlier later last this next "
    "today yesterday tonight meanwhile however instead separately elsewhere overnight nevertheless "
    "nonetheless moreover furthermore still now then also indeed perhaps days weeks months years "
    "hours minutes back once speaking writing"
)
"""What opens a phrase that stands before the subject: "On Monday, the firm …"."""
_TIMES = words("later earlier ago afterwards before")
_NO_PARTICIPLES = listed("no_participles")
_PARTICIPLES = listed("irregular_participles")
_RELATIVE = words("who which that whose whom where")
_LONGEST_OPENING = 14
_LONGEST_SUBJECT = 24
_LEAST_ASIDE = 2


class Subject(NamedTuple):
    """Where the subject starts and ends, and where its verb is; indexes are those of tokens."""

    low: int
    high: int
    verb: int

    def offsets(self, tokens: Sequence[Token]) -> Offsets:
        return extent(tokens[self.low : self.high])


def parted_subject(tokens: Sequence[Token]) -> Subject | None:
    """The subject that commas part from its verb: "The minister, in a letter, denied it"."""
    low = behind_opening(tokens)
    comma = _comma(tokens, low, low + _LONGEST_SUBJECT)
    if comma is None or comma == low or main_verb(tokens[low:comma]) is not None:
        return None
    stop = _comma(tokens, comma + 1, len(tokens))
    while stop is not None:
        verb = opening_verb(tokens[stop + 1 :]) if stop > comma + _LEAST_ASIDE else None
        if verb is not None:
            return Subject(low, comma, stop + 1 + verb)
        stop = _comma(tokens, stop + 1, len(tokens))
    return None


def subject_of(tokens: Sequence[Token]) -> Subject | None:
    """The subject of a clause, up to its first comma, with its verb."""
    parted = parted_subject(tokens)
    if parted:
        return parted
    low = behind_opening(tokens)
    verb = first_verb(tokens[low:])
    if not verb:
        return None
    return Subject(low, subject_end(tokens, low, low + verb), low + verb)


def subject_end(tokens: Sequence[Token], low: int, verb: int) -> int:
    """Where the subject ends: before its first comma, but for that of a list."""
    comma = _comma(tokens, low, verb)
    if comma is None or any(t.lower in {"and", "or"} for t in tokens[comma:verb]):
        return verb
    return comma


def behind_opening(tokens: Sequence[Token]) -> int:
    """Index of the first token behind what stands before the subject: "But on Monday, "."""
    low = 0
    while low < len(tokens) and (not tokens[low].is_word or tokens[low].lower in _JOINTS):
        low += 1
    while low < len(tokens) and _opens(tokens, low):
        comma = _comma(tokens, low, low + _LONGEST_OPENING)
        if comma is None or comma + 1 >= len(tokens):
            break
        going = tokens[low].lower.endswith("ing")
        if (plain_verb if going else first_verb)(tokens[low:comma]) is not None:
            break
        if opening_verb(tokens[comma + 1 :]) is not None:
            break
        low = comma + 1
    return low if low < len(tokens) else 0


def _opens(tokens: Sequence[Token], low: int) -> bool:
    word = tokens[low].lower
    if word in _OPENINGS or is_adverb(word):
        return True
    comma = _comma(tokens, low, low + _LONGEST_OPENING)
    if comma is None:
        return False
    if word.endswith("ing") and word not in _NO_PARTICIPLES:
        return True
    done = word.endswith("ed") or word in _PARTICIPLES
    done = done and tokens[low + 1].lower in PREPOSITIONS
    return done or (comma - low >= _LEAST_ASIDE and tokens[comma - 1].lower in _TIMES)


def _comma(tokens: Sequence[Token], low: int, high: int) -> int | None:
    return next((i for i in range(low, min(high, len(tokens))) if tokens[i].text == ","), None)


def main_verb(tokens: Sequence[Token]) -> int | None:
    """Index of a verb that stands in no relative clause: none in "the bus that crashed in May"."""
    verb = first_verb(tokens)
    if verb is None or not any(t.lower in _RELATIVE for t in tokens[1:verb]):
        return verb
    later = first_verb(tokens[verb + 1 :])
    return None if later is None else verb + 1 + later
