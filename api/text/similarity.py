"""Similarity: how near short statements are in their wording. A hint, never a judgement."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log1p, sqrt

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
        names = _names(texts)
        self._vectors = _weighted([_features(text, names) for text in texts])
        self._postings = _postings(self._vectors)
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
        """The scores of text i with all others; sums run in one order, so rows are symmetric."""
        if i not in self._rows:
            if len(self._rows) >= _MOST_ROWS:
                self._rows.clear()
            self._rows[i] = self._summed(sorted(self._vectors[i].items()))
        return self._rows[i]

    def _summed(self, vector: Sequence[tuple[str, float]]) -> npt.NDArray[np.float64]:
        if not vector:
            return np.zeros(len(self._keys))
        held = [self._postings[feature] for feature, _ in vector]
        numbers = np.concatenate([numbers for numbers, _ in held])
        weights = np.concatenate([weights for _, weights in held])
        own = np.repeat([weight for _, weight in vector], [len(each) for each, _ in held])
        sums = np.bincount(numbers, own * weights, len(self._keys))
        return sums.astype(np.float64, copy=False)


def _features(text: str, names: frozenset[str]) -> tuple[Vector, Vector]:
    """Weights, before rarity, of the words and of the character n-grams of a text."""
    parts: Vector = {}
    grams: list[str] = []
    for start, end in words(text):
        word = text[start:end].casefold().replace("’", "'")
        for part in word.split("-"):
            feature, plain = _feature(part)
            weight = _NAME if plain == 1 and _bare(part) in names else plain
            parts[feature] = max(weight, parts.get(feature, 0))
            if plain == 1:
                grams += _grams(feature)
    return parts, {gram: sqrt(count) for gram, count in Counter(grams).items()}


@lru_cache(maxsize=_REMEMBERED)
def _feature(word: str) -> tuple[str, float]:
    """What stands for a word, and its weight: 1 for all but numbers and function words."""
    number = word.replace(",", "")
    if number.replace(".", "", 1).isdecimal():
        return f"#{float(number):g}", _NUMBER
    if word in NUMBERS:
        return f"#{NUMBERS[word]}", _NUMBER
    if word in FUNCTION_WORDS:
        return word, _FUNCTION_WORD
    return stem(word), 1.0


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=_REMEMBERED)
def _grams(root: str) -> tuple[str, ...]:
    padded = f"^{root}"
    places = range(max(1, len(padded) - _GRAM + 1))
    return tuple([f"~{padded[at : at + _GRAM]}" for at in places])


def _names(texts: Sequence[str]) -> frozenset[str]:
    """Words that stand with a capital within a text somewhere, in lower case."""
    found = set()
    for text in texts:
        for start, end in words(text)[1:]:
            if text[start].isupper() and text[:start].rstrip()[-1:] not in ".!?":
                found.add(text[start:end].casefold().replace("’", "'").removesuffix("'s"))
    return frozenset(found)


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


def _postings(
    vectors: Sequence[Vector],
) -> dict[str, tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]]:
    """For each feature the texts that have it, and its weight in each."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for feature, weight in vector.items():
            found[feature].append((number, weight))
    return {
        feature: (np.array([n for n, _ in pairs], np.intp), np.array([w for _, w in pairs]))
        for feature, pairs in found.items()
    }
