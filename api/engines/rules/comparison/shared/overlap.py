"""How much of one claim's wording another one shares."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from api.engines.rules.comparison.shared.counts import CHANGES, RARE, same_change, same_counts
from api.engines.rules.comparison.statement.content import Content
from api.engines.rules.comparison.statement.wordings import JUDGING, Angle

_SAME_KIND = 0.7
_SYNONYM = 0.85
_SPEAKER = 1.2
_NAMED = 0.8
_BORROWED = 0.6
_MOST_BORROWED = 2
_MARK = 1.6


class Overlap(NamedTuple):
    """What two claims share. `share` is of the smaller claim's weight, between 0 and 1."""

    share: float
    of_larger: float
    """The same of the larger claim's weight."""
    weight: float
    words: tuple[str, ...]
    names: frozenset[str]
    verbs: frozenset[str]
    """Main verbs of either that the other has too."""
    angles: tuple[Angle, Angle] | None
    """A word of each that name one thing with different effect."""
    foreign_names: bool
    """Whether each names somebody whom the other does not, and they share no name, no speaker
    and no telling number."""
    same_speaker: bool
    same_number: bool
    """Whether a telling number of one thing stands in both."""
    rare_number: bool
    """Whether it is one that hardly anything else has, or a score or an hour."""


def overlap(left: Content, right: Content, without: frozenset[str] = frozenset()) -> Overlap:
    """What the two share, the keys in `without` left out on both sides. Symmetric.

    One speaker and one number of one thing count for both; what a pronoun borrows from the
    sentence before counts where the other claim names it.
    """
    mine, yours = _weights(left, without), _weights(right, without)
    words = tuple(sorted(mine.keys() & yours.keys()))
    contrast = _contrast(left.angles, right.angles) or _judged(left, right)
    speaker = left.speaker is not None and left.speaker == right.speaker
    borrowed = _borrowed(left, yours) + _borrowed(right, mine)
    tied = borrowed > 0
    borrowed += _both_borrowed(left, right)
    counts = same_counts(left.measures, right.measures, tied=tied) + _marked(left, right)
    extra = _SPEAKER * speaker + _NAMED * (not speaker and _is_named(left, right)) + counts
    weight = sum([_shared(left, right, key, max(mine[key], yours[key])) for key in words])
    if same_change(left.measures, right.measures, tied=tied) and not CHANGES & set(words):
        weight += _SYNONYM
    weight += _SAME_KIND * _same_kind(left.angles, right.angles, words) + borrowed + extra
    smaller, larger = sorted((_total(mine, extra), _total(yours, extra)))
    names = left.names & right.names
    foreign = bool(left.names and right.names and not names and not speaker and counts < 1)
    share, of_larger = min(1.0, weight / smaller), min(1.0, weight / larger)
    return Overlap(
        share,
        of_larger,
        weight,
        words,
        names,
        (left.heads & right.weights.keys()) | (right.heads & left.weights.keys()),
        contrast,
        foreign,
        speaker,
        counts > 1,
        counts >= RARE or _marked(left, right) > 0,
    )


def _weights(content: Content, without: frozenset[str]) -> Mapping[str, float]:
    if not without:
        return content.weights
    return {key: weight for key, weight in content.weights.items() if key not in without}


def _total(weights: Mapping[str, float], extra: float) -> float:
    return sum(weights.values()) + extra or 1.0


def _is_named(left: Content, right: Content) -> bool:
    """Whether one tells what somebody says, and the other what this somebody does."""
    return left.speaker in right.actors or right.speaker in left.actors


def _shared(left: Content, right: Content, key: str, weight: float) -> float:
    return weight if left.stems[key] & right.stems[key] else _SYNONYM * weight


def _borrowed(content: Content, other: Mapping[str, float]) -> float:
    if not content.borrowed:
        return 0.0
    found = content.borrowed & other.keys() - content.weights.keys()
    return _BORROWED * min(len(found), _MOST_BORROWED)


def _both_borrowed(left: Content, right: Content) -> float:
    """What pronouns of both point back to."""
    found = left.borrowed & right.borrowed
    if not found:
        return 0.0
    found = found - left.weights.keys() - right.weights.keys()
    return _BORROWED * min(len(found), _MOST_BORROWED)


def _marked(left: Content, right: Content) -> float:
    return _MARK * (not left.marks.keys().isdisjoint(right.marks))


def _same_kind(left: Iterable[Angle], right: Iterable[Angle], words: tuple[str, ...]) -> bool:
    """Whether different words on the two sides name one kind of thing, not yet counted."""
    return any(
        a.group == b.group and a.lemma != b.lemma and not (a.key == b.key and a.key in words)
        for a in left
        for b in right
    )


def _judged(left: Content, right: Content) -> tuple[Angle, Angle] | None:
    """A loaded word of one side and the plain word for the same thing of the other."""
    for angle in left.angles:
        if found := _plain(angle, left, right):
            return angle, found
    for angle in right.angles:
        if found := _plain(angle, right, left):
            return found, angle
    return None


def _plain(angle: Angle, content: Content, other: Content) -> Angle | None:
    key = angle.key
    loaded = any(a.effect == JUDGING and a.key == key for a in other.angles)
    if angle.effect != JUDGING or loaded or key not in other.weights:
        return None
    if content.stems[key] & other.stems[key]:
        return None
    word = other.spelt[key]
    return Angle(angle.group, "neutral", word.lower(), word, key)


def _contrast(left: tuple[Angle, ...], right: tuple[Angle, ...]) -> tuple[Angle, Angle] | None:
    if not left or not right:
        return None
    shared = {angle.lemma for angle in left} & {angle.lemma for angle in right}
    kinds = [{(angle.group, angle.effect) for angle in side} for side in (left, right)]
    alike = {group for group, _ in kinds[0] & kinds[1]}
    pairs = [
        (a, b)
        for a in left
        for b in right
        if a.group == b.group
        and a.group not in alike
        and a.effect != b.effect
        and not {a.lemma, b.lemma} & shared
    ]
    return min(pairs, key=lambda pair: sorted((pair[0].lemma, pair[1].lemma)), default=None)
