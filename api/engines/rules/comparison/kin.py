"""Words for acts or things of one kind: near enough to meet, too far apart to be one word."""

from collections.abc import Collection, Mapping, Sequence
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
    return not _kinds_of(left - right).isdisjoint(_kinds_of(right - left))


def share_a_kind(left: AbstractSet[str], right: AbstractSet[str]) -> bool:
    """Whether both have a noun for a thing of one kind: an object, and a wider word for it."""
    return not _kinds_of(left).isdisjoint(_kinds_of(right))


def _kinds_of(keys: AbstractSet[str]) -> set[int]:
    objects = _objects()
    return {kind for key in keys & objects.keys() for kind in objects[key]}


@cache
def _objects() -> Mapping[str, Sequence[int]]:
    """For each noun the kinds of things that it is of, by number."""
    found: dict[str, list[int]] = {}
    for kind, keys in enumerate(groups_listed("of_one_kind")):
        for key in keys:
            found.setdefault(key, []).append(kind)
    return found
