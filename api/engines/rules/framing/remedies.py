"""Whether a wording recommends something: somebody is told to act, or a measure is proposed."""

from collections.abc import Sequence

from api.engines.rules.framing.place import Place, Ways
from api.engines.rules.words.grammar import (
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    WEEKDAYS,
    is_adverb,
    words,
)
from api.engines.rules.words.lexicons import forms_of
from api.engines.rules.words.tokens import Token

_OBJECT_WORDS = 9
_SUBJECT_WORDS = 8
_ASIDE = 4
_NO_MEASURE = forms_of("functions_near", "no_measure")
"""What is called for without a remedy in it."""
_PLAIN_WISHES = words("restraint caution calm patience vigilance")
_ACTORS = forms_of("functions_near", "actor")
"""Who is told to act where the author says what should be done."""
_DONE = forms_of("functions_near", "done")
_EXPECTED = words("completed finished ready available delivered able expected clear seen")
_SUPPOSED = words("have be feel know think seem look sound wonder say admit confess remember")
_EXPECTS = words("arrive come be able reach know see feel last become start begin get have")
_ASKS_BACK = words("i what how who why when where which so if unless whether many much than")
_NOUN_BEFORE = words("a an the his her their its to this that who which public court")
_NO_HEARER = words("me us how not by about whether if for what why when where on")
_BEFORE_NEED = words(
    "would will to may might not could did does don't doesn't 'll never can he she i it"
)
_WHEN = WEEKDAYS | MONTHS | {"tomorrow", "next"}
_STATES = words(
    "scared worried concerned ashamed pleased married tired interested excited relieved used "
    "surprised prepared supposed"
)
_ENACTED = forms_of("functions_near", "enacted")
_NEW_CLAUSE = frozenset({"that", "who", "which", "because", "if", "when", ",", ";", ":", ".", "as"})
_IMPERATIVE_OBJECTS = DETERMINERS | words(
    "them it us him down up out back our more for against at with"
)


def _calls(place: Place) -> bool:
    """Whether somebody is told to do something: "urged ministers to act"."""
    if place.previous in _NOUN_BEFORE or place.is_denied or _is_aside(place):
        return False
    if place.text.startswith("urg") and place.following in _PLAIN_WISHES | {"that"}:
        return True
    return _told_to(place.behind[:_OBJECT_WORDS])


def _is_aside(place: Place) -> bool:
    """Whether it is only told of somebody by the way: "inspectors who recommended it"."""
    return bool(place.near(_ASIDE) & {"who", "whose"})


def _wishes(place: Place) -> bool:
    """The same by a verb of everyday life, where whoever is told is a body or an official."""
    asked = place.behind[:_OBJECT_WORDS]
    up_to = next((i for i, token in enumerate(asked) if token.lower == "to"), 0)
    actor = any(token.lower in _ACTORS for token in asked[:up_to])
    named = place.text.startswith("want") and up_to and asked[0].is_capitalised
    return bool(actor or named) and _calls(place)


def _told_to(tokens: Sequence[Token]) -> bool:
    """Whether it is a person or body, then "to" and what they are to do."""
    for index, token in enumerate(tokens):
        if token.lower in _NEW_CLAUSE:
            return False
        if token.lower == "to":
            following = tokens[index + 1].lower if index + 1 < len(tokens) else "the"
            acts = following not in DETERMINERS and following.isalpha()
            return index > 0 and acts and tokens[0].lower not in _NO_HEARER
    return False


def _asks(place: Place) -> bool:
    """Whether a measure is asked for: "called for a ban"."""
    if place.is_denied or not place.behind or place.following in _NEW_CLAUSE - {"that"}:
        return False
    if _is_aside(place):
        return False
    wanted = [token.lower for token in place.behind[:3] if token.lower not in DETERMINERS]
    if not wanted or wanted[0] in _NO_MEASURE or wanted[0] in PREPOSITIONS:
        return False
    if place.previous in DETERMINERS or (place.text.endswith(("from", "by"))):
        return place.text.endswith(("from", "by")) and _told_to(place.behind[:_OBJECT_WORDS])
    return place.behind[0].is_word or place.behind[0].text in "“\"'‘£$€"


def _says_must(place: Place) -> bool:
    """Whether it is a duty: somebody acts in it, and it is no guess and no question."""
    if place.is_asked or place.previous in _ASKS_BACK or not _has_subject(place):
        return False
    if place.text.endswith(" to") and place.previous in _BEFORE_NEED:
        return False
    done = [t.lower for t in place.behind[:4] if t.lower != "not" and not is_adverb(t.lower)]
    if not done or not done[0].isalpha() or done[0] in DETERMINERS:
        return False
    if done[0] == "be":
        return len(done) > 1 and _is_passive(done[1])
    if done[0] in (_EXPECTS if place.text.startswith("should") else _SUPPOSED):
        return False
    return not place.is_authors or (_names_actor(place) and not _is_dated(place))


def _is_dated(place: Place) -> bool:
    """Whether it is only expected: "should report its results on Thursday"."""
    return place.text.startswith("should") and any(t.lower in _WHEN for t in place.behind)


def _has_subject(place: Place) -> bool:
    """Whether a subject stands before it: not in "should she win", not behind "if"."""
    return (
        bool(place.before)
        and place.before[-1].is_word
        and not place.near(8) & {"if", "unless", "whether"}
    )


def _is_passive(word: str) -> bool:
    return (word.endswith("ed") or word in _DONE) and word not in _EXPECTED | _STATES


def _names_actor(place: Place) -> bool:
    """Whether the subject is somebody who decides or acts for many."""
    near = place.before[-_SUBJECT_WORDS:]
    return any(t.lower in _ACTORS or (t.is_capitalised and t is not near[0]) for t in near)


def _enacts(place: Place) -> bool:
    enacts = place.following in _ENACTED or place.text.startswith("would ")
    return enacts and not place.is_denied


def _opens(place: Place) -> bool:
    return not place.is_denied and not place.is_asked and place.following not in {":", ","}


def _commands(place: Place) -> bool:
    """Whether it is a command in somebody's own words: “Scrap the tax”."""
    if not place.opens_speech() or place.is_asked:
        return False
    return place.following in _IMPERATIVE_OBJECTS or " " in place.text


WAYS: Ways = {
    "call": _calls,
    "wish": _wishes,
    "ask": _asks,
    "modal": _says_must,
    "law": _enacts,
    "way": _opens,
    "imperative": _commands,
}
