"""One dictionary of the words with which the entries of all lexicons begin."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple


class _Beginning(NamedTuple):
    """The numbers of the lexicons with entries that begin with a word."""

    alone: tuple[int, ...] = ()
    """Of those that hold the word itself."""
    before: Mapping[str, tuple[int, ...]] = {}
    """Of the others, by the second word of a phrase."""


_NOTHING = _Beginning()


class Dictionary:
    """Tells for every lexicon at once where in a text its entries may begin."""

    def __init__(self) -> None:
        self.size = 0
        """How many lexicons there are in it."""
        self._beginnings: dict[str, _Beginning] = {}

    def add(self, words: Iterable[str], pairs: Iterable[tuple[str, str]]) -> int:
        """The number of one more lexicon, of single words and of the beginnings of phrases."""
        number, self.size = self.size, self.size + 1
        for word in words:
            known = self._beginnings.get(word, _NOTHING)
            self._beginnings[word] = known._replace(alone=(*known.alone, number))
        for word, following in pairs:
            known = self._beginnings.get(word, _NOTHING)
            if number not in known.alone:
                numbers = (*known.before.get(following, ()), number)
                before = {**known.before, following: numbers}
                self._beginnings[word] = known._replace(before=before)
        return number

    def places(self, words: Sequence[str]) -> Mapping[int, Sequence[int]]:
        """The indexes in the words, in order, by the number of the lexicon."""
        found: dict[int, list[int]] = defaultdict(list)
        known = self._beginnings.get
        for index, (word, following) in enumerate(pairwise([*words, ""])):
            beginning = known(word)
            if beginning is not None:
                alone, before = beginning
                for number in alone:
                    found[number].append(index)
                if before and following in before:
                    for number in before[following]:
                        found[number].append(index)
        return found
