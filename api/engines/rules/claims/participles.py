"""What a participle tells, as a clause of its own: "killing two" is that a lorry killed two."""

from collections.abc import Sequence
from functools import lru_cache

from api.engines.rules.claims.lists import irregular_past, listed
from api.engines.rules.claims.piece import Offsets
from api.engines.rules.claims.subjects import Subject, subject_of
from api.engines.rules.words.grammar import HAVE, words
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import forms, helping

_ING = "ing"
_VOWELS = "aeiou"
_DID = frozenset({"did", "didn't"})
_JOINTS = words("and or but ,")
_PARTING = frozenset(",;:–—()")
"""Marks behind which another one may be who acts: "he lied, police said, calling it fraud"."""
_OF_EVENTS = listed("of_events")


def as_told(
    tokens: Sequence[Token], comma: int, stop: int, known: Offsets | None
) -> tuple[Offsets, str] | None:
    """The subject before the comma, and how the participle behind it reads with it, if it can.

    `known`: the subject that the clause shares with another. What was done to a subject, or is not
    told as past, does not tell that the subject did the rest.
    """
    word = tokens[comma + 1].lower
    if not word.endswith(_ING) or word in _OF_EVENTS or joins_another(tokens[comma + 1 : stop]):
        return None
    found = subject_of(tokens[:comma])
    if known is not None:
        found = found or Subject(0, 0, 0)
    if found is None or not _is_told_as_past(tokens[found.verb : comma]):
        return None
    if any(t.text in _PARTING for t in tokens[found.verb : comma]):
        return None
    return known or found.offsets(tokens), f"{{first}} {past_of(word)} {{rest}}"


@lru_cache(maxsize=4096)
def past_of(participle: str) -> str:
    """The past of the verb: "killed" of "killing"."""
    known = irregular_past().get(participle)
    if known:
        return known
    stem = participle.removesuffix(_ING)
    if stem.endswith("y") and stem[-2:-1] not in _VOWELS:
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")


def _is_told_as_past(predicate: Sequence[Token]) -> bool:
    """Whether somebody did something, and nothing was done to it."""
    verb = predicate[0].lower
    if verb in HAVE:
        return len(predicate) > 1 and not any(t.lower == "been" for t in predicate[:3])
    if verb in helping():
        return verb in _DID
    return verb.endswith("ed") or verb in forms("past")


def joins_another(told: Sequence[Token]) -> bool:
    """Whether a second participle follows, which would stay as it is: "killing two and hurting"."""
    joints = (i for i, t in enumerate(told[:-1]) if t.text in _JOINTS)
    return any(told[i + 1].lower.endswith(_ING) for i in joints)
