"""How near two statements are, among all the statements of their accounts.

The score is the mean of two parts, each between 0 and 1, times a factor:

- **words**: what both hold of names, words, classes of synonyms, agreeing numbers and dates, words
  of one contrast set, by the weight of the smaller statement and, less, of the larger. A word
  counts the more, the fewer statements of these accounts have it: that both tell of a bridge says
  little where all do.
- **letters**: likeness of words and of sequences of four letters, by which candidates are chosen.
- **prominence**: 1 where neither statement has a nearer counterpart in the other account, less by
  as much as another one is nearer. Accounts of one event share topics throughout; what is told
  twice stands out against the rest.

The weights were set by what they mean and not fitted: a name or a number ties two statements about
one and a half times as surely as a common word; a synonym a little less than the word itself.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

from api.engines.rules.comparison.kin import kin
from api.engines.rules.comparison.shared.agreement import is_telling, told_as_one
from api.engines.rules.comparison.statement.content import Content
from api.schemas.reading import CandidatePair, Side

_SYNONYM = 0.85
_SAME_KIND = 0.6
_NUMBER, _SMALL_NUMBER = 1.6, 0.8
_OF_NUMBERS = 1.1
"""What a number adds to the weight of its statement: less than it gains, as few are shared."""
_DATE, _WEEKDAY = 0.6, 0.3
_SPEAKER = 0.8
_MARK = 1.6
_AT_LEAST = 1.0
"""Added to the weight of a statement: one word shared by two short ones says little."""
_LARGER = 0.3
"""How much the larger statement counts beside the smaller."""


Ref = tuple[str, str]
"""Key of the account and id of the claim."""


class Nearness(NamedTuple):
    """How near two statements are."""

    score: float
    lead: float
    """1 where neither has a nearer counterpart in the other account, less by as much as another
    one is nearer."""


def nearness(
    pairs: Sequence[CandidatePair], contents: Mapping[Ref, Content]
) -> tuple[Nearness, ...]:
    """The nearness of every pair, in the order given. `contents`: those of both sides by `ref`."""
    rare = rarity(contents)
    sizes = {key: _size(content, rare) for key, content in contents.items()}
    raw = []
    for pair in pairs:
        left, right = ref(pair.left), ref(pair.right)
        shared = _shared(contents[left], contents[right], rare)
        words = min(1.0, shared / _least(sizes[left], sizes[right]))
        raw.append((words + pair.score) / 2)
    best = _best(pairs, raw)
    return tuple(_among(pair, score, best) for pair, score in zip(pairs, raw, strict=True))


def ref(side: Side) -> Ref:
    return side.key, side.claim.id


def _among(pair: CandidatePair, score: float, best: Mapping[tuple[Ref, str], float]) -> Nearness:
    if score == 0:
        return Nearness(0.0, 0.0)
    here = score / best[ref(pair.left), pair.right.key]
    there = score / best[ref(pair.right), pair.left.key]
    return Nearness(score * sqrt(here * there), (here + there) / 2)


def _best(
    pairs: Sequence[CandidatePair], scores: Sequence[float]
) -> Mapping[tuple[Ref, str], float]:
    """For every claim the score of its nearest counterpart in each other account."""
    best: dict[tuple[Ref, str], float] = {}
    for pair, score in zip(pairs, scores, strict=True):
        for side, other in ((pair.left, pair.right), (pair.right, pair.left)):
            place = ref(side), other.key
            best[place] = max(score, best.get(place, 0.0))
    return best


def rarity(contents: Mapping[Ref, Content]) -> Mapping[str, float]:
    """How much a key counts: 1 where one statement has it, less the more have it."""
    held = Counter(key for content in contents.values() for key in content.weights)
    number = len(contents)
    return {key: log(1 + number / count) / log(1 + number) for key, count in held.items()}


def _size(content: Content, rare: Mapping[str, float]) -> float:
    words = sum(weight * rare[key] for key, weight in content.weights.items())
    speaker = _SPEAKER * (content.speaker is not None)
    return words + speaker + _OF_NUMBERS * len(content.measures) + _MARK * len(content.marks)


def _least(left: float, right: float) -> float:
    smaller, larger = sorted((left, right))
    return float(_AT_LEAST + smaller ** (1 - _LARGER) * larger**_LARGER)


def _shared(left: Content, right: Content, rare: Mapping[str, float]) -> float:
    both = [key for key in left.weights if key in right.weights]
    words = sum([_worth(left, right, key) * rare[key] for key in both])
    speaker = _SPEAKER * (left.speaker is not None and left.speaker == right.speaker)
    marks = _MARK * len(left.marks.keys() & right.marks.keys())
    counted = _numbers(left, right) + _dates(left, right)
    return words + speaker + marks + counted + _kinds(left, right)


def _worth(left: Content, right: Content, key: str) -> float:
    weight = max(left.weights[key], right.weights[key])
    return weight if left.stems[key] & right.stems[key] else _SYNONYM * weight


def _numbers(left: Content, right: Content) -> float:
    """What the numbers say that both may have: each of the left meets one of the right."""
    if not left.measures or not right.measures:
        return 0.0
    free = list(right.measures)
    total = 0.0
    for measure in left.measures:
        met = next((other for other in free if told_as_one(measure, other)), None)
        if met is not None:
            free.remove(met)
            total += _NUMBER if is_telling(measure) else _SMALL_NUMBER
    return total


def _dates(left: Content, right: Content) -> float:
    """What one year, month or day in both says: little for a weekday, which all may share."""
    years, months, weekdays = (
        bool(here & there) for here, there in zip(left.times, right.times, strict=True)
    )
    return _DATE * (years or months) + _WEEKDAY * weekdays


def _kinds(left: Content, right: Content) -> float:
    """Whether different words of both name one kind of thing or act."""
    angles = any(a.group == b.group and a.key != b.key for a in left.angles for b in right.angles)
    acts = kin(left.heads, right.heads) and not left.heads & right.heads
    return _SAME_KIND * (angles or acts)
