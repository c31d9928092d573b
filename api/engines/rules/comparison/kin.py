"""Words for acts or things of one kind: near enough to meet, too far apart to be one word."""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from functools import cache

from api.engines.rules.comparison.lists import groups_listed


def kin(left: Collection[str], right: Collection[str]) -> bool:
    """Whether a class of the one is of a kind with one of the other, the same one left aside."""
    kinds = _kinds()
    return any(kinds[one] & set(right) - {one} for one in left if one in kinds)


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    """For each class all those of a kind with it."""
    found: dict[str, frozenset[str]] = {}
    for line in groups_listed("kinds_of_acts"):
        group = frozenset(line)
        for key in group:
            found[key] = found.get(key, frozenset()) | group
    return found


def objects_of_one_kind(left: AbstractSet[str], right: AbstractSet[str]) -> bool:
    """Whether each has a noun for a thing of one kind that the other has not."""
    return any(left & kind - right and right & kind - left for kind in _objects())


def share_a_kind(left: AbstractSet[str], right: AbstractSet[str]) -> bool:
    """Whether both have a noun for a thing of one kind: an object, and a wider word for it."""
    return any(left & kind and right & kind for kind in _objects())


@cache
def _objects() -> tuple[frozenset[str], ...]:
    return tuple(map(frozenset, groups_listed("of_one_kind")))
