"""What a participle tells, as a clause of its own: "killing two" is that a lorry killed two."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from api.engines.rules.claims.lists import irregular_past, listed
from api.engines.rules.claims.piece import Offsets
from api.engines.rules.claims.subjects import Subject, subject_of
from api.engines.rules.words.grammar import DETERMINERS, HAVE, PRONOUNS, is_number, words
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import forms, helping

_ING = "ing"
_VOWELS = "aeiou"
_DID = frozenset({"did", "didn't"})
_JOINTS = words("and or but ,")
_OPENS_OBJECT = (
    DETERMINERS
    | PRONOUNS
    | words(
        "him them us me one two three four five six seven eight nine ten dozens hundreds thousands "
        "millions scores several many more most dozen nearly about almost some"
    )
)
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
    told = tokens[comma + 1 : stop]
    second = _second(told) if joins_another(told) else 0
    if not word.endswith(_ING) or word in _OF_EVENTS or second is None:
        return None
    found = subject_of(tokens[:comma])
    if known is not None:
        found = found or Subject(0, 0, 0)
    if found is None or not _is_told_as_past(tokens[found.verb : comma]):
        return None
    if any(t.text in _PARTING for t in tokens[found.verb : comma]):
        return None
    does = _both(told, second) if second else f"{past_of(word)} {{rest}}"
    return known or found.offsets(tokens), f"{{first}} {does}"


def _second(told: Sequence[Token]) -> int | None:
    """Place of the one participle more, with its object: "killing two and HURTING six"."""
    later = range(2, len(told) - 1)
    places = [i for i in later if told[i].lower.endswith(_ING) and told[i - 1].text in _JOINTS]
    if len(places) != 1 or told[places[0] - 1].lower != "and":
        return None
    word, behind = told[places[0]].lower, told[places[0] + 1]
    acts = behind.lower in _OPENS_OBJECT or is_number(behind.lower) or behind.is_capitalised
    return places[0] if acts and word not in _OF_EVENTS else None


def _both(told: Sequence[Token], second: int) -> str:
    """The words of both participles as told of the past, as a pattern."""
    said = [past_of(t.lower) if i in {0, second} else t.text for i, t in enumerate(told)]
    gaps = ["", *(" " * (b.start > a.end) for a, b in pairwise(told))]
    text = "".join(gap + word for gap, word in zip(gaps, said, strict=True))
    return text.rstrip(" .,;").replace("{", "{{").replace("}", "}}")


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
