"""What a noun phrase is about: its head, and the name that an apposition tells of."""

from collections.abc import Mapping

from api.engines.rules.names.entities import Names
from api.engines.rules.names.insertions import PARTICIPLES
from api.engines.rules.names.reduced_clauses import WHEN
from api.engines.rules.words.grammar import DETERMINERS, PREPOSITIONS, RELATIVES, words
from api.engines.rules.words.layout import Layout

COUNTS = words("one two three four five six seven eight nine ten")
_QUALIFYING = PREPOSITIONS | RELATIVES | {",", "(", "to"}


class Heads:
    """Finds the heads of the phrases of one document; token indexes in and out."""

    def __init__(self, layout: Layout, names: Names, speakers: Mapping[int, str]) -> None:
        self._words = layout.words
        self._names = names
        self._speakers = speakers
        self._known: dict[tuple[int, int], int] = {}

    def of(self, first: int, end: int) -> int:
        """Index of the last token of `tokens[first:end]` before what qualifies it."""
        head = self._known.get((first, end))
        if head is None:
            head = self._known[first, end] = self._find(first, end)
        return head

    def _find(self, first: int, end: int) -> int:
        index = first
        if (described := self._described(first, end)) is not None:
            return described
        while index < end:
            inside = self._names.extent.get(index)
            word = self._words[index]
            if inside:
                index = inside[1]
                continue
            if word == "of" and self._counts_children(index):
                index += 2
                continue
            if index > first and (word in _QUALIFYING or self._is_held(index, word)):
                break
            index += 1
        head = min(index, end) - 1
        if self._words[head] in {"plc", "ltd", "inc"} and head - 1 in self._names.at:
            return head - 1
        if head > first and self._words[head].endswith("ed"):
            head -= head - 1 in self._speakers or head - 1 in self._names.at
        return head

    def _is_held(self, index: int, word: str) -> bool:
        """Whether a participle follows somebody: "a man HELD there", "a survey RELEASED Monday"."""
        if index - 1 not in self._speakers:
            return False
        return word in PARTICIPLES or (word.endswith("ed") and self._words[index + 1] in WHEN)

    def _counts_children(self, of: int) -> bool:
        """Whether a name follows how many somebody has: "mother of two Ann Lee"."""
        parent = of - 1 in self._speakers and of + 2 in self._names.at
        return parent and self._words[of + 1] in COUNTS

    def _described(self, first: int, end: int) -> int | None:
        """The name that an apposition tells of, in front of it or behind it."""
        marks = [i for i in range(first, end) if self._words[i] == ","]
        if not marks:
            return None
        if self._is_somebody(marks[0] - 1, "person") and self._is_opening(first, marks[0]):
            return marks[0] - 1
        behind = (i for i in range(marks[-1], end) if i not in self._names.at)
        linked = any(self._words[i] in PREPOSITIONS for i in behind)
        last = end - 1
        kinds = ("organisation",) if linked else ("person", "organisation")
        return last if self._is_somebody(last, *kinds) else None

    def _is_opening(self, first: int, end: int) -> bool:
        """Whether nothing but a title stands before the name that ends here."""
        titles = self._words[first : self._names.extent[end - 1][0]]
        return (PREPOSITIONS | DETERMINERS).isdisjoint(titles)

    def _is_somebody(self, index: int, *kinds: str) -> bool:
        number = self._names.at.get(index)
        return number is not None and self._names.entities[number].type in kinds
