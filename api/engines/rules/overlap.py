"""How much of one claim's wording another one shares."""

from collections.abc import Iterable
from dataclasses import dataclass

from api.engines.rules.content import Angle, Content

_SAME_KIND = 0.7


@dataclass(frozen=True)
class Overlap:
    """What two claims share. `share` is of the smaller claim's weight, between 0 and 1."""

    share: float
    weight: float
    words: tuple[str, ...]
    names: frozenset[str]
    angles: tuple[Angle, Angle] | None
    """A word of each that name one thing with different effect."""
    foreign_names: bool
    """Whether each names somebody whom the other does not, and they share no name."""


def overlap(left: Content, right: Content, without: frozenset[str] = frozenset()) -> Overlap:
    """What the two share, the stems in `without` left out on both sides. Symmetric."""
    mine = {word: w for word, w in left.weights.items() if word not in without}
    yours = {word: w for word, w in right.weights.items() if word not in without}
    words = tuple(sorted(set(mine) & set(yours)))
    contrast = _contrast(left.angles, right.angles)
    same_kind = _same_kind(left.angles, right.angles)
    weight = sum(max(mine[word], yours[word]) for word in words) + _SAME_KIND * same_kind
    smaller = min(sum(mine.values()), sum(yours.values())) or 1.0
    names = left.names & right.names
    foreign = bool(left.names and right.names and not names)
    return Overlap(min(1.0, weight / smaller), weight, words, names, contrast, foreign)


def _same_kind(left: Iterable[Angle], right: Iterable[Angle]) -> bool:
    """Whether different words on the two sides name one kind of thing."""
    return any(a.group == b.group and a.lemma != b.lemma for a in left for b in right)


def _contrast(left: tuple[Angle, ...], right: tuple[Angle, ...]) -> tuple[Angle, Angle] | None:
    shared = {angle.lemma for angle in left} & {angle.lemma for angle in right}
    pairs = [
        (a, b)
        for a in left
        for b in right
        if a.group == b.group and a.effect != b.effect and not {a.lemma, b.lemma} & shared
    ]
    return min(pairs, key=lambda pair: sorted((pair[0].lemma, pair[1].lemma)), default=None)
