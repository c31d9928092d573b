"""Classes of words for acts of one kind: near enough to meet, too far apart to be one word."""

from collections.abc import Collection, Mapping
from functools import cache

from api.engines.rules.comparison.keys import class_of

_KINDS = (
    "hit attack bombing destruction damage shooting explosion",
    "death murder killing",
    "cut layoff",
    "criticism accusation blame unrest anger",
    "retreat departure evacuation relocation",
    "capture entry occupation advance loss",
    "approval agreement permission",
    "promise plan forecast announcement",
    "warning informing fear danger threat",
    "help funding investment payout supply",
    "inspection finding research analysis search discovery",
    "denial rejection",
    "resignation dismissal succession",
    "ban suspension cancellation closure ending interruption",
    "injury hospital illness",
    "purchase agreement merger offer",
    "meeting talks visit travel",
    "protest riot unrest clash",
    "informing announcement publication",
    "conviction sentence ruling",
    "repair construction",
    "collapse leak flood",
)


def kin(left: Collection[str], right: Collection[str]) -> bool:
    """Whether a class of the one is of a kind with one of the other, the same one left aside."""
    kinds = _kinds()
    return any(kinds[one] & set(right) - {one} for one in left if one in kinds)


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    """For each class all those of a kind with it."""
    found: dict[str, frozenset[str]] = {}
    for line in _KINDS:
        group = frozenset(map(class_of, line.split()))
        for key in group:
            found[key] = found.get(key, frozenset()) | group
    return found
