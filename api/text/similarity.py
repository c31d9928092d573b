"""Similarity: how near short statements are in their wording. A hint, never a judgement."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log1p, sqrt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from api.text.english import FUNCTION_WORDS, NUMBERS
from api.text.stems import stem
from api.text.words import words

_WORD_PART = 0.7
_GRAM = 4
_MOST_ROWS = 256
_FUNCTION_WORD = 0.1
_NAME = 1.6
_NUMBER = 1.6
_REMEMBERED = 65_536
Vector = dict[str, float]


class Similarity:
    """The likeness of all pairs of some texts, weighted by how rare a word is among them."""

    def __init__(self, texts: Sequence[str]) -> None:
        keys = [" ".join(text.split()).casefold() for text in texts]
        self._keys = np.unique(np.array(keys, dtype=object), return_inverse=True)[1]
        found = [_words(text) for text in texts]
        names = frozenset(word.removesuffix("'s") for each in found for word in each.names)
        self._postings = _Postings.of(_weighted([_features(each.folded, names) for each in found]))
        self._rows: dict[int, npt.NDArray[np.float64]] = {}

    def score(self, i: int, j: int) -> float:
        """Likeness of two texts: 1 when equal but for case and space, 0 with nothing in common.

        `score(i, j) == score(j, i)`.
        """
        if self._keys[i] == self._keys[j]:
            return 1.0
        return min(1.0, float(self._row(i)[j]))

    def nearest(self, i: int, candidates: Sequence[int], k: int) -> list[tuple[int, float]]:
        """The k candidates most like text i with their scores, best first, then in given order."""
        numbers = np.asarray(candidates, dtype=np.intp)
        scores = self._scores(i, numbers)
        best = np.argsort(-scores, kind="stable")[:k]
        return [(int(numbers[at]), float(scores[at])) for at in best]

    def _scores(self, i: int, numbers: npt.NDArray[np.intp]) -> npt.NDArray[np.float64]:
        equal = self._keys[numbers] == self._keys[i]
        return np.where(equal, 1.0, np.minimum(1.0, self._row(i)[numbers]))

    def _row(self, i: int) -> npt.NDArray[np.float64]:
        """The scores of text i with all others."""
        if i not in self._rows:
            if len(self._rows) >= _MOST_ROWS:
                self._rows.clear()
            self._rows[i] = self._postings.row(i)
        return self._rows[i]


class _Postings(NamedTuple):
    """For each feature, by its number, the texts that have it with its weight in each."""

    texts: npt.NDArray[np.intp]
    weights: npt.NDArray[np.float64]
    bounds: npt.NDArray[np.intp]
    """Where each feature begins, and behind the last one where it ends."""
    vectors: list[tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]]
    """The features of each text, in ascending order, and their weights."""

    @classmethod
    def of(cls, vectors: Sequence[Vector]) -> "_Postings":
        numbers = {feature: n for n, feature in enumerate(sorted({f for v in vectors for f in v}))}
        held = [_in_order(vector, numbers) for vector in vectors]
        features = np.concatenate([each for each, _ in held]) if held else np.zeros(0, np.intp)
        weights = np.concatenate([each for _, each in held]) if held else np.zeros(0)
        texts = np.repeat(np.arange(len(held)), [len(each) for each, _ in held])
        order = np.argsort(features, kind="stable")
        bounds = np.searchsorted(features[order], np.arange(len(numbers) + 1))
        return cls(texts[order], weights[order], bounds, held)

    def row(self, i: int) -> npt.NDArray[np.float64]:
        """What text i has in common with each; sums run in one order, so rows are symmetric."""
        features, own = self.vectors[i]
        if not len(features):
            return np.zeros(len(self.vectors))
        starts = self.bounds[features]
        sizes = self.bounds[features + 1] - starts
        ends = np.cumsum(sizes)
        places = np.arange(ends[-1]) + np.repeat(starts - ends + sizes, sizes)
        shared = np.repeat(own, sizes) * self.weights[places]
        sums = np.bincount(self.texts[places], shared, len(self.vectors))
        return sums.astype(np.float64, copy=False)


def _in_order(
    vector: Vector, numbers: Mapping[str, int]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]:
    features = np.array([numbers[feature] for feature in vector], np.intp)
    order = np.argsort(features)
    return features[order], np.array([*vector.values()])[order]


class _Words(NamedTuple):
    """The words of a text in lower case, and those among them with a capital within it."""

    folded: list[str]
    names: list[str]


def _words(text: str) -> _Words:
    places = words(text)
    lower = _lower(text)
    if len(lower) == len(text):
        folded = [lower[start:end] for start, end in places]
    else:
        folded = [_lower(text[start:end]) for start, end in places]
    capitals = [at for at, (start, _) in enumerate(places) if at and text[start].isupper()]
    within = [at for at in capitals if text[: places[at][0]].rstrip()[-1:] not in ".!?"]
    return _Words(folded, [folded[at] for at in within])


def _lower(text: str) -> str:
    return text.casefold().replace("’", "'")


def _features(folded: Sequence[str], names: frozenset[str]) -> tuple[Vector, Vector]:
    """Weights, before rarity, of the words and of the character n-grams of a text."""
    parts: Vector = {}
    grams: list[str] = []
    for word in folded:
        for feature, plain, bare, pieces in _parts(word):
            weight = _NAME if plain == 1 and bare in names else plain
            if weight > parts.get(feature, 0):
                parts[feature] = weight
            grams += pieces
    return parts, {gram: sqrt(count) for gram, count in Counter(grams).items()}


class _Part(NamedTuple):
    """A word, or one of the words that hyphens join, as it counts."""

    feature: str
    """What stands for it."""
    weight: float
    """1 for all but numbers and function words."""
    bare: str
    """It without the ending of a possessive."""
    grams: tuple[str, ...]


@lru_cache(maxsize=_REMEMBERED)
def _parts(word: str) -> tuple[_Part, ...]:
    return tuple([_part(part) for part in word.split("-")])


def _part(word: str) -> _Part:
    bare = word.removesuffix("'s").removesuffix("'")
    number = word.replace(",", "")
    if number.replace(".", "", 1).isdecimal():
        return _Part(f"#{float(number):g}", _NUMBER, bare, ())
    if word in NUMBERS:
        return _Part(f"#{NUMBERS[word]}", _NUMBER, bare, ())
    if word in FUNCTION_WORDS:
        return _Part(word, _FUNCTION_WORD, bare, ())
    root = stem(word)
    return _Part(root, 1.0, bare, _grams(root))


def _grams(root: str) -> tuple[str, ...]:
    padded = f"^{root}"
    places = range(max(1, len(padded) - _GRAM + 1))
    return tuple([f"~{padded[at : at + _GRAM]}" for at in places])


def _weighted(features: list[tuple[Vector, Vector]]) -> list[Vector]:
    """A vector for each text: its words and n-grams, each weighted by rarity.

    Each is of length 1, less the features that no other text has: these bring no two texts near.
    """
    seen = Counter(chain.from_iterable(chain.from_iterable(features)))
    by_count = {count: log1p(len(features) / count) for count in set(seen.values())}
    rarity = {feature: by_count[count] for feature, count in seen.items()}
    return [_vector(parts, grams, seen, rarity) for parts, grams in features]


def _vector(
    parts: Vector, grams: Vector, seen: Mapping[str, int], rarity: Mapping[str, float]
) -> Vector:
    values = _scaled(parts, _WORD_PART, rarity) + _scaled(grams, 1 - _WORD_PART, rarity)
    length = _length(values)
    pairs = zip(chain(parts, grams), values, strict=True)
    return {feature: value / length for feature, value in pairs if seen[feature] > 1}


def _scaled(part: Vector, share: float, rarity: Mapping[str, float]) -> list[float]:
    values = [weight * rarity[feature] for feature, weight in part.items()]
    length, root = _length(values), sqrt(share)
    return [value * root / length for value in values]


def _length(values: Sequence[float]) -> float:
    return sqrt(sum([value * value for value in values])) or 1.0
