"""Topics: how much of a paragraph's vocabulary the other paragraphs of a text share."""

from collections import Counter
from collections.abc import Sequence

from api.text.english import FUNCTION_WORDS

_SHORTEST = 4
_STEM = 6
_LEAST_VOCABULARY = 40
_COMMON = frozenset(word[:_STEM] for word in FUNCTION_WORDS)


class Topic:
    """The vocabulary of paragraphs, each given as its words in lower case."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._counts = Counter(stem for words in paragraphs for stem in _stems(words))

    def overlap(self, paragraph: str) -> float | None:
        """Share of one paragraph's stems that another has too; None where too few are known."""
        own = _stems(paragraph)
        if len(self._counts) - len(own) < _LEAST_VOCABULARY or not own:
            return None
        return sum(self._counts[stem] > 1 for stem in own) / len(own)


def _stems(words: str) -> set[str]:
    parts = words.replace("'", " ").replace("-", " ").split()
    return {part[:_STEM] for part in parts if len(part) >= _SHORTEST} - _COMMON
