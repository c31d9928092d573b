"""Drawing by a seed number."""

from collections.abc import Iterable, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def generator(seed: int, kind: str) -> Random:
    """The generator for a kind: what one kind draws does not depend on the other kinds."""
    return Random(f"{seed}/{kind}")  # noqa: S311 - it chooses test cases, not secrets


def spread(groups: Iterable[Sequence[T]], number: int, random: Random) -> list[T]:
    """So many items at most, from as many of the groups as possible; the order is drawn too."""
    shuffled = [random.sample(group, len(group)) for group in groups]
    random.shuffle(shuffled)
    longest = max((len(group) for group in shuffled), default=0)
    rounds = [group[place] for place in range(longest) for group in shuffled if place < len(group)]
    return rounds[:number]
