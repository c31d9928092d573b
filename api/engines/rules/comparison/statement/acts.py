"""Acts told within statements, whether by a verb or by a noun: "the retreat of its forces".

A long statement may tell of an act that another statement is all about. What stands beside the
act's word, within its clause, says whose act it is, where, and upon whom.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from api.engines.rules.comparison.lists import is_class, keys_listed, words_listed
from api.engines.rules.comparison.statement.keys import Keys, is_country, is_light
from api.engines.rules.words.grammar import DETERMINERS, PREPOSITIONS, is_adverb
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import TIES

_REACH = 9
_STOPS = (TIES - {"than", "not", "both", "so"}) | {
    "while", "whereas", "though", "and", "but", ",", ";", ":", "—", "–", "(", ")",
}  # fmt: skip
_LEAST_SHARE = 0.5
_LEAST_WEIGHT, _LEAST_OF_NAMED = 3.4, 2.9
_FULL_NAME = 2
"""Words of a name that tell one person or place from all others."""
_IN = frozenset({"in", "at", "from", "into", "towards", "toward"})
"""Not "near" or "outside": another account may name another place close by."""
_OF_PLACES = keys_listed("acts_of_places")
"""Acts whose object is a place: "abandoned the town of Wolin"."""
_AREA = " area"
_AREAS = words_listed("areas")
_BEFORE_AREA = 2
_BEFORE_PLACES = frozenset({"the", "city", "town", "village", "port", "region", "state", "area"})
OF_NO_ACT = keys_listed("no_acts")
"""Classes of words for people, bodies, things and moods."""
_NOT_TOLD = keys_listed("many_acts") | OF_NO_ACT
_OWNING = frozenset({"'s", "’s"})
_FURTHER = frozenset({"second", "another", "further"})
_BEFORE_NOUN = 2
_NOMINAL = PREPOSITIONS | DETERMINERS


@dataclass(frozen=True)
class Act:
    """An act by its class, with the keys around it."""

    key: str
    around: Mapping[str, float]
    """The keys beside it within its clause, with their weights, its own left out."""
    names: frozenset[str]
    """The names among them."""
    places: frozenset[str]
    """The names behind "in", "from" and the like; a town and the area around it are two."""
    is_further: bool
    """Whether it is told as one more beside the first: "a second walkout"."""


def acts(tokens: Sequence[Token], keyed: Keys, weights: Mapping[str, float]) -> tuple[Act, ...]:
    """The acts that the statement tells of, the first of each kind and surroundings."""
    return tuple(_acts(tokens, keyed, weights))


def same_act(left: Sequence[Act], right: Sequence[Act]) -> str | None:
    """The class of an act that both tell of, by whom or where agreeing, or None."""
    found = (one.key for one in left for other in right if _is_same(one, other))
    return min(found, default=None)


def elsewhere(left: Sequence[Act], right: Sequence[Act], key: str) -> bool:
    """Whether all acts of this class are told of places that the others' words do not name."""
    pairs = [(one, other) for one in left for other in right if one.key == other.key == key]
    return bool(pairs) and all(_is_elsewhere(one, other) for one, other in pairs)


def once_more(left: Sequence[Act], right: Sequence[Act], key: str) -> bool:
    """Whether all acts of this class are one more of the kind in one of the two, not in both."""
    told = [{act.is_further for act in side if act.key == key} for side in (left, right)]
    return {True} in told and {False} in told


def _is_elsewhere(one: Act, other: Act) -> bool:
    apart = not one.places & other.places
    within = _is_in_country(one.places, other.places)
    return apart and not within and _has_own_place(one, other) and _has_own_place(other, one)


def _is_in_country(here: Collection[str], there: Collection[str]) -> bool:
    """Whether just one of them is told of a country: a town may lie in it."""
    known = [any(is_country(place.removesuffix(_AREA)) for place in side) for side in (here, there)]
    return known[0] != known[1]


def _has_own_place(act: Act, other: Act) -> bool:
    told = {place.removesuffix(_AREA) for place in other.places}
    return any(
        place.removesuffix(_AREA) in told or place.removesuffix(_AREA) not in other.names
        for place in act.places
    )


def _is_foreign(one: Act, other: Act) -> bool:
    return bool(one.names - other.names and other.names - one.names)


def _acts(tokens: Sequence[Token], keyed: Keys, weights: Mapping[str, float]) -> Iterator[Act]:
    for index, key in keyed.at.items():
        if not is_class(key) or is_light(key) or key in _NOT_TOLD:
            continue
        if _is_attribute(tokens, keyed, index):
            continue
        places = [i for i in _around(tokens, index) if keyed.at.get(i, key) != key]
        around = {keyed.at[i]: weights[keyed.at[i]] for i in places}
        names = [i for i in places if i in keyed.names]
        sites = frozenset(
            [_site(tokens, keyed, i) for i in names if _is_site(tokens, keyed, i, key)]
        )
        yield Act(
            key, around, frozenset(keyed.names[i] for i in names), sites, _is_further(tokens, index)
        )


def _is_further(tokens: Sequence[Token], index: int) -> bool:
    return any(t.lower in _FURTHER for t in tokens[max(0, index - _BEFORE_NOUN) : index])


def _is_attribute(tokens: Sequence[Token], keyed: Keys, index: int) -> bool:
    """Whether the word tells by the way what somebody else does: "the safety of retreating men"."""
    before = tokens[index - 1].lower if index else ""
    word = tokens[index].lower
    if word.endswith("ed") and index > 1 and is_adverb(before):
        before = tokens[index - 2].lower
        return index + 1 in keyed.at and before in _NOMINAL
    return word.endswith("ing") and index + 1 in keyed.at and before in _NOMINAL


def _site(tokens: Sequence[Token], keyed: Keys, index: int) -> str:
    last = index
    while last + 1 in keyed.names:
        last += 1
    near = tokens[max(0, index - _BEFORE_AREA) : index], tokens[last + 1 : last + 2]
    is_area = any(token.lower in _AREAS for found in near for token in found)
    return keyed.names[index] + _AREA * is_area


def _is_site(tokens: Sequence[Token], keyed: Keys, index: int, key: str) -> bool:
    """Whether a preposition of place, or a verb that takes a place, stands before the name."""
    if index + 1 < len(tokens) and tokens[index + 1].lower in _OWNING:
        return False
    while index - 1 in keyed.names:
        index -= 1
    before = index - 1
    while before > 0 and _leads_to_place(tokens, before):
        before -= 1
    return before >= 0 and (
        tokens[before].lower in _IN or (key in _OF_PLACES and keyed.at.get(before) == key)
    )


def _leads_to_place(tokens: Sequence[Token], index: int) -> bool:
    word, before = tokens[index].lower, tokens[index - 1].lower
    return word in _BEFORE_PLACES or (word == "of" and before in _BEFORE_PLACES)


def _around(tokens: Sequence[Token], index: int) -> range:
    """Places within the clause of the word, as far as commas and conjunctions tell."""
    first, last = index, index + 1
    while first > max(0, index - _REACH) and tokens[first - 1].lower not in _STOPS:
        first -= 1
    while last < min(len(tokens), index + _REACH) and tokens[last].lower not in _STOPS:
        last += 1
    return range(first, last)


def _is_same(one: Act, other: Act) -> bool:
    if one.key != other.key or one.is_further != other.is_further:
        return False
    if not one.names & other.names:
        return False
    if _is_foreign(one, other) or _is_elsewhere(one, other):
        return False
    shared = {
        key: max(w, other.around[key]) for key, w in one.around.items() if key in other.around
    }
    plain = [key for key in shared if key not in one.names and not is_light(key)]
    weight = 1.0 + sum(shared.values())
    smaller = 1.0 + min(sum(one.around.values()), sum(other.around.values()))
    by_whom = len(one.names & other.names) >= _FULL_NAME
    enough = weight >= (_LEAST_OF_NAMED if by_whom else _LEAST_WEIGHT)
    return (by_whom or bool(plain)) and enough and weight >= _LEAST_SHARE * smaller
