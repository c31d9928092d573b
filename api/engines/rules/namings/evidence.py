"""Which contrast sets the words around another speak for, and which they rule out."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import chain, compress

from api.engines.rules.words.layout import Layout
from api.taxonomies import ContrastSet, WordList, contrast_sets
from api.text.values import value

_REACH = 40
"""Tokens of the sentence to either side that are read as a word's context."""
_THEME = 3
_WORDS_REMEMBERED = 16_384


@value
class _Sets:
    """Ids of the sets whose sense a word is of, and of those that it rules out."""

    sense: frozenset[str]
    not_with: frozenset[str]


class Evidence:
    """Weighs the readings of words by the sentences of one document."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._sets = sets = {w: of for w in {*layout.words} if (of := _told_by(w))}
        words = enumerate(layout.words)
        known = compress(words, map(sets.__contains__, layout.words))
        told = [(at, word, sets[word]) for at, word in known]
        self._told = told
        """The words that tell of any set."""
        self._at = [at for at, _, _ in told]
        self._theme: Counter[str] | None = None

    def of(self, set_id: str, first: int, last: int) -> int | None:
        """How many words around `tokens[first:last]` are of the set's sense.

        None where one of them rules the set out.
        """
        low, high = self._layout.sentence(first)
        start = bisect_left(self._at, max(low, first - _REACH))
        end = bisect_left(self._at, min(high, last + _REACH), start)
        found = set()
        for at, word, sets in self._told[start:end]:
            if first <= at < last:
                continue
            if set_id in sets.not_with:
                return None
            if set_id in sets.sense:
                found.add(word)
        return len(found)

    def is_theme(self, set_id: str) -> bool:
        """Whether the whole text has many different words of the set's sense."""
        if self._theme is None:
            self._theme = Counter(chain.from_iterable(s.sense for s in self._sets.values()))
        return self._theme[set_id] >= _THEME


@cache
def things() -> Mapping[str, ContrastSet]:
    """The sets whose words name things."""
    return {contrast.id: contrast for contrast in contrast_sets() if contrast.names_things}


class _Index:
    """Of many lists of words, by the ids of sets, those that hold a word."""

    def __init__(self, lists: Mapping[str, WordList]) -> None:
        self._words: dict[str, set[str]] = defaultdict(set)
        self._prefixes: dict[str, set[str]] = defaultdict(set)
        for set_id, listed in lists.items():
            for word in listed.exact:
                self._words[word].add(set_id)
            for prefix in listed.prefixes:
                self._prefixes[prefix].add(set_id)
        self._sizes = frozenset(map(len, self._prefixes))

    def holding(self, word: str) -> frozenset[str]:
        """The ids of the lists that hold the word, whole or by its beginning."""
        starts = {word[:size] for size in self._sizes}.intersection(self._prefixes)
        begun = (self._prefixes[start] for start in starts)
        return frozenset().union(self._words.get(word, ()), *begun)


@cache
def _senses() -> _Index:
    return _Index({contrast.id: contrast.sense for contrast in things().values()})


@cache
def _exclusions() -> _Index:
    return _Index({contrast.id: contrast.not_with for contrast in things().values()})


@lru_cache(maxsize=_WORDS_REMEMBERED)
def _told_by(word: str) -> _Sets | None:
    sets = _Sets(_senses().holding(word), _exclusions().holding(word))
    return sets if sets.sense or sets.not_with else None
