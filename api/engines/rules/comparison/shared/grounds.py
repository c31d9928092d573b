"""What two statements have in common, and how surely each of it ties the two to one thing.

Every shared thing is a ground with its points. A single word of everyday speech, a name, or two
words of one class say little: any two texts share such words, one word may be a noun here and a
verb there, and accounts of one event share their names throughout. A full point is a word that
tells something, in one use on both sides.
"""

from collections.abc import Iterator
from typing import NamedTuple

from api.engines.rules.comparison.kin import kin, objects_of_one_kind
from api.engines.rules.comparison.lists import is_class, keys_listed
from api.engines.rules.comparison.shared.agreement import (
    is_rare,
    is_telling,
    of_one_kind,
    told_as_one,
)
from api.engines.rules.comparison.statement.content import Content
from api.engines.rules.comparison.statement.keys import is_light, telling
from api.text.english import FUNCTION_WORDS

_WORD, _EVERYDAY, _WHO = 1.0, 0.4, 0.4
_SYNONYM = 0.75
_OTHER_USE = 0.75
"""Part of a class of synonyms that is noun and verb: "warned", "a warning"."""
SAYS_WHAT = _SYNONYM * _OTHER_USE
"""Least points of a word that tells what is done or what it is done to."""
_NAME, _PART_OF_NAME = 0.5, 0.1
_WHOLE = 1.0
"""Least weight of a name that is no mere part of a longer one."""
_DOER, _SPEAKER, _SPEAKER_ACTS = 0.25, 0.75, 0.5
_SOLE_OF_SPEAKER = 1.0
"""For a speaker of whom either account has nothing else."""
_POINTED_AT, _MOST_POINTED_AT = 0.4, 0.8
_NUMBER, _SMALL_NUMBER, _FIGURES = 1.5, 0.75, 0.75
_MARK, _HOUR = 1.5, 1.0
_MAIN_VERB = 0.2
_YEAR_MONTH_WEEKDAY = (0.5, 0.5, 0.25)
_KIND_OF_THING, _KIND_OF_ACT, _KIND_OF_OBJECT, _NEGATION = 0.25, 0.5, 0.4, 0.25
_STATE = 0.25
_STATES = frozenset({"access", "control", "function"})
"""Pairs of opposites that tell in what state a thing is."""
DOER = "doer"
FIGURES_OF_ONE_KIND = "figures of one kind"
_EVERYDAY_KEYS = keys_listed("everyday")


class Ground(NamedTuple):
    """One thing that both statements have, and how much it says for their being of one thing."""

    what: str
    points: float


def grounds(mine: Content, yours: Content) -> tuple[Ground, ...]:
    """All that ties the two together."""
    return (
        *_words(mine, yours),
        *_participants(mine, yours),
        *_pointed_at(mine, yours),
        *_numbers(mine, yours),
        *_kinds(mine, yours),
    )


def told_grounds(mine: Content, yours: Content) -> tuple[Ground, ...]:
    """The words, numbers and dates among them, without whoever is named or speaks."""
    return (*_words(mine, yours), *_numbers(mine, yours))


def _words(mine: Content, yours: Content) -> Iterator[Ground]:
    shared = mine.weights.keys() & yours.weights.keys() - mine.names - yours.names
    told = set(telling(shared))
    for key in sorted(shared):
        if is_light(key):
            continue
        points = _worth(key, mine.stems[key], yours.stems[key]) if key in told else _WHO
        here, there = mine.uses(key), yours.uses(key)
        if None in here or None in there or here & there:
            yield Ground(key, points)
        elif is_class(key):
            yield Ground(key, points * _OTHER_USE)


def _worth(key: str, here: frozenset[str], there: frozenset[str]) -> float:
    sides = (side - FUNCTION_WORDS for side in (here, there))
    if key in _EVERYDAY_KEYS or any(len(s) <= 1 and s <= _EVERYDAY_KEYS for s in sides):
        return _EVERYDAY
    return _WORD if here & there else _SYNONYM


def _participants(mine: Content, yours: Content) -> Iterator[Ground]:
    for name in sorted(mine.names & yours.names):
        whole = max(mine.weights[name], yours.weights[name]) >= _WHOLE
        yield Ground(name, _NAME if whole else _PART_OF_NAME)
    if mine.doers & yours.doers:
        yield Ground(DOER, _DOER)
    if mine.speaker is not None and mine.speaker == yours.speaker:
        yield Ground("speaker", _SOLE_OF_SPEAKER if mine.sole and yours.sole else _SPEAKER)
    elif mine.speaker in yours.actors or yours.speaker in mine.actors:
        yield Ground("speaker as actor", _SPEAKER_ACTS)


def _pointed_at(mine: Content, yours: Content) -> Iterator[Ground]:
    """What a pronoun of one may point back to, where the other names it."""
    for one, other in ((mine, yours), (yours, mine)):
        found = one.borrowed & other.weights.keys() - one.weights.keys()
        if found:
            yield Ground("pointed at", min(_MOST_POINTED_AT, _POINTED_AT * len(found)))


def _numbers(mine: Content, yours: Content) -> Iterator[Ground]:
    for measure in mine.measures:
        met = [other for other in yours.measures if told_as_one(measure, other)]
        if met:
            of_unit = is_telling(measure) and any(measure.unit == other.unit for other in met)
            of_unit = of_unit or is_rare(measure.value)
            yield Ground(measure.words, _NUMBER if of_unit else _SMALL_NUMBER)
        elif any(of_one_kind(measure, other) for other in yours.measures):
            yield Ground(FIGURES_OF_ONE_KIND, _FIGURES)
    for mark in mine.marks.keys() & yours.marks.keys():
        yield Ground(mark, _HOUR if ":" in mark else _MARK)
    for here, there, points in zip(mine.times, yours.times, _YEAR_MONTH_WEEKDAY, strict=True):
        yield from (Ground(time, points) for time in here & there)


def _kinds(mine: Content, yours: Content) -> Iterator[Ground]:
    """Other words for one kind of thing, or verbs of one kind of act."""
    if any(a.group == b.group and a.key != b.key for a in mine.angles for b in yours.angles):
        yield Ground("kind of thing", _KIND_OF_THING)
    both = telling(mine.heads & yours.heads - mine.names)
    if any(_worth(key, mine.stems[key], yours.stems[key]) >= _SYNONYM for key in both):
        yield Ground("main verb", _MAIN_VERB)
    elif kin(mine.heads, yours.heads) and not mine.heads & yours.heads:
        yield Ground("kind of act", _KIND_OF_ACT)
    if objects_of_one_kind(mine.weights.keys(), yours.weights.keys()):
        yield Ground("kind of object", _KIND_OF_OBJECT)
    if mine.negation and yours.negation:
        yield Ground("negation", _NEGATION)
    if any(
        a.pair == b.pair and a.half != b.half and a.pair in _STATES
        for a in mine.halves
        for b in yours.halves
    ):
        yield Ground("opposite states", _STATE)
