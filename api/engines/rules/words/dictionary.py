"""One dictionary of the words with which the entries of all lexicons begin."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise


class Dictionary:
    """Tells for every lexicon at once where in a text its entries may begin."""

    def __init__(self) -> None:
        self.size = 0
        """How many lexicons there are in it."""
        self._words: dict[str, list[int]] = defaultdict(list)
        self._pairs: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))

    def add(self, words: Iterable[str], pairs: Iterable[tuple[str, str]]) -> int:
        """The number of one more lexicon, of single words and of the beginnings of phrases."""
        number, self.size = self.size, self.size + 1
        for word in words:
            self._words[word].append(number)
        for word, following in pairs:
            self._pairs[word][following].append(number)
        return number

    def places(self, words: Sequence[str]) -> Mapping[int, Sequence[int]]:
        """The indexes in the words, in order, by the number of the lexicon."""
        found: dict[int, list[int]] = defaultdict(list)
        singles, pairs = self._words, self._pairs
        for index, (word, following) in enumerate(pairwise([*words, ""])):
            alone = singles.get(word, ())
            for number in alone:
                found[number].append(index)
            if word in pairs and following in pairs[word]:
                for number in pairs[word][following]:
                    if number not in alone:
                        found[number].append(index)
        return found
