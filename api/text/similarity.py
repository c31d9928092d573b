"""Similarity: how near short statements are in their wording. A hint, never a judgement."""

from collections import Counter
from collections.abc import Sequence
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
_BLOCK, _MOST_BLOCKS = 32, 8
"""Rows that are made together, and how many times so many are kept."""
_FUNCTION_WORD = 0.1
_NAME = 1.6
_NUMBER = 1.6
_REMEMBERED = 65_536
Vector = dict[str, float]


class Similarity:
    """The likeness of all pairs of some texts, weighted by how rare a word is among them."""

    def __init__(self, texts: Sequence[str]) -> None:
        numbers: dict[str, int] = {}
        keys = [" ".join(text.split()).casefold() for text in texts]
        self._keys = np.array([numbers.setdefault(key, len(numbers)) for key in keys], np.intp)
        found = [_words(text) for text in texts]
        names = frozenset([word.removesuffix("'s") for each in found for word in each.names])
        self._postings = _Postings.of([_features(each.folded, names) for each in found])
        self._blocks: dict[int, npt.NDArray[np.float64]] = {}

    def score(self, i: int, j: int) -> float:
        """Likeness of two texts: 1 when equal but for case and space, 0 with nothing in common.

        `score(i, j) == score(j, i)`.
        """
        if self._keys[i] == self._keys[j]:
            return 1.0
        return min(1.0, float(self._row(i)[j]))

    def nearest(
        self, i: int, candidates: Sequence[int] | npt.NDArray[np.intp], k: int
    ) -> list[tuple[int, float]]:
        """The k candidates most like text i with their scores, best first, then in given order."""
        numbers = np.asarray(candidates, dtype=np.intp)
        scores = self._scores(i, numbers)
        best = np.argsort(-scores, kind="stable")[:k]
        return [(int(numbers[at]), float(scores[at])) for at in best]

    def _scores(self, i: int, numbers: npt.NDArray[np.intp]) -> npt.NDArray[np.float64]:
        equal = self._keys[numbers] == self._keys[i]
        return np.where(equal, 1.0, np.minimum(1.0, self._row(i)[numbers]))

    def _row(self, i: int) -> npt.NDArray[np.float64]:
        """The scores of text i with all others. Those of its neighbours are made with it."""
        block, place = divmod(i, _BLOCK)
        if block not in self._blocks:
            if len(self._blocks) >= _MOST_BLOCKS:
                self._blocks.clear()
            self._blocks[block] = self._postings.rows(block * _BLOCK, (block + 1) * _BLOCK)
        row: npt.NDArray[np.float64] = self._blocks[block][place]
        return row


class _Postings(NamedTuple):
    """The features of all texts with their weights: by text, and by feature."""

    features: npt.NDArray[np.intp]
    """Those of the first text in ascending order, then those of the second, and so on."""
    own: npt.NDArray[np.float64]
    """Their weights."""
    sizes: npt.NDArray[np.intp]
    """How many each text has."""
    texts: npt.NDArray[np.intp]
    """For each feature, by its number, the texts that have it."""
    weights: npt.NDArray[np.float64]
    """Its weight in each of these."""
    bounds: npt.NDArray[np.intp]
    """Where each feature begins among them, and behind the last one where it ends."""

    @classmethod
    def of(cls, found: Sequence[tuple[Vector, Vector]]) -> "_Postings":
        """Each text's words and n-grams, weighted by rarity, to a vector of length 1.

        The features that no other text has are left out: these bring no two texts near.
        """
        told = chain.from_iterable(chain.from_iterable(found))
        numbers = {feature: number for number, feature in enumerate(sorted({*told}))}
        told = chain.from_iterable(chain.from_iterable(found))
        features = np.array([numbers[feature] for feature in told], np.intp)
        held = np.bincount(features, minlength=len(numbers))
        texts, weights = _weighted(found, features, held)
        shared = np.flatnonzero(held[features] > 1)
        kept = shared[np.lexsort((features[shared], texts[shared]))]
        features, weights, texts = features[kept], weights[kept], texts[kept]
        order = np.argsort(features, kind="stable")
        bounds = np.searchsorted(features[order], np.arange(len(numbers) + 1))
        sizes = np.bincount(texts, minlength=len(found))
        return cls(features, weights, sizes, texts[order], weights[order], bounds)

    def rows(self, first: int, last: int) -> npt.NDArray[np.float64]:
        """What these texts have in common with each; sums run in one order, so it is symmetric."""
        sizes, number = self.sizes[first:last], len(self.sizes)
        start = int(self.sizes[:first].sum())
        own = slice(start, start + int(sizes.sum()))
        features, rows = self.features[own], np.repeat(np.arange(len(sizes)), sizes)
        starts = self.bounds[features]
        held = self.bounds[features + 1] - starts
        ends = np.cumsum(held)
        places = np.arange(held.sum()) + np.repeat(starts - ends + held, held)
        shared = np.repeat(self.own[own], held) * self.weights[places]
        cells = np.repeat(rows * number, held) + self.texts[places]
        sums = np.bincount(cells, shared, len(sizes) * number).astype(np.float64, copy=False)
        return sums.reshape(len(sizes), number)


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


def _weighted(
    found: Sequence[tuple[Vector, Vector]],
    features: npt.NDArray[np.intp],
    held: npt.NDArray[np.intp],
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]:
    """The text of each feature, and its weight there. `held`: how many texts have each feature."""
    rarity = np.array([0.0, *(log1p(len(found) / count) for count in range(1, len(found) + 1))])
    told = chain.from_iterable(part.values() for text in found for part in text)
    weights = np.fromiter(told, np.float64, len(features)) * rarity[held[features]]
    parts = np.repeat(np.arange(2 * len(found)), [len(part) for text in found for part in text])
    shares = np.tile((sqrt(_WORD_PART), sqrt(1 - _WORD_PART)), len(found))
    scaled = weights * shares[parts] / _lengths(parts, weights, 2 * len(found))[parts]
    texts = parts // 2
    return texts, scaled / _lengths(texts, scaled, len(found))[texts]


def _lengths(
    owners: npt.NDArray[np.intp], values: npt.NDArray[np.float64], number: int
) -> npt.NDArray[np.float64]:
    """The length of each owner's vector, 1 of an empty one."""
    found = np.sqrt(np.bincount(owners, values * values, number))
    return np.where(found > 0, found, 1.0)
