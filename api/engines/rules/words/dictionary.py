"""One dictionary of the words with which the entries of all lexicons begin."""

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import NamedTuple


class _Beginning(NamedTuple):
    """The numbers of the lexicons with entries that begin with a word; words share one where no
    phrases begin with them."""

    alone: tuple[int, ...] = ()
    """Of those that hold the word itself."""
    before: Mapping[str, tuple[int, ...]] = {}
    """Of the others, by the second word of a phrase."""


class _Known(NamedTuple):
    """All lexicons that are in, so that whoever looks something up sees each of them whole."""

    size: int
    beginnings: Mapping[str, _Beginning]


_NOTHING = _Beginning()


class Dictionary:
    """Tells for every lexicon at once where in a text its entries may begin."""

    def __init__(self) -> None:
        self._adding = Lock()
        self._known = _Known(0, {})
        self._lone: dict[tuple[int, ...], _Beginning] = {}
        """Those of words with which no phrases begin."""

    def add(self, words: Iterable[str], pairs: Iterable[tuple[str, str]]) -> int:
        """The number of one more lexicon, of single words and of the beginnings of phrases."""
        with self._adding:
            number, before = self._known
            beginnings = dict(before)
            self._add(beginnings, number, words, pairs)
            self._known = _Known(number + 1, beginnings)
        return number

    def _add(
        self,
        beginnings: dict[str, _Beginning],
        number: int,
        words: Iterable[str],
        pairs: Iterable[tuple[str, str]],
    ) -> None:
        for word in words:
            known = beginnings.get(word, _NOTHING)
            alone = (*known.alone, number)
            shared = self._lone.setdefault(alone, _Beginning(alone))
            beginnings[word] = known._replace(alone=alone) if known.before else shared
        for word, following in pairs:
            known = beginnings.get(word, _NOTHING)
            if number not in known.alone:
                numbers = (*known.before.get(following, ()), number)
                before = {**known.before, following: numbers}
                beginnings[word] = known._replace(before=before)

    def places(self, words: Sequence[str]) -> Sequence[Sequence[int]]:
        """The indexes in the words, in order, by the number of the lexicon."""
        size, beginnings = self._known
        found: list[list[int]] = [[] for _ in range(size)]
        behind = [*words[1:], ""]
        for index, beginning in enumerate(map(beginnings.get, words)):
            if beginning is not None:
                alone, before = beginning
                for number in alone:
                    found[number].append(index)
                if before and (numbers := before.get(behind[index])):
                    for number in numbers:
                        found[number].append(index)
        return found
