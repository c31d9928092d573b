"""Persons by what the text tells of them alone: an age, or that they are on trial."""

from collections.abc import Iterator

from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import words

_AGED = "-year-old"
_ON_TRIAL = words("defendant accused")
_CHARGED = words("denies denied pleaded pleads dock convicted acquitted")
_IF_PASSIVE = words("accused charged")
_HELPING = words("is was been being , (")
_NEAR = 8
_ENDS = words(". ; ? ! : and are were that")


class Marks:
    """Finds the one person in a document of whom such a thing is told."""

    def __init__(self, phrases: Phrases) -> None:
        self._layout = phrases.layout
        self._names = phrases.names

    def bearer(self, phrase: Phrase, head: int) -> int | None:
        """Who is meant by "the 43-year-old actress" or "the defendant"; nobody of several."""
        said = self._layout.words
        age = next((w for w in said[phrase.first : phrase.last] if w.endswith(_AGED)), "")
        if age:
            return _only(self._aged(age.removesuffix(_AGED)))
        return _only(self._charged()) if said[head] in _ON_TRIAL else None

    def _aged(self, age: str) -> Iterator[int]:
        """Those whose age stands behind their name: "Ann Lee, 43,"."""
        said = self._layout.words
        for number, last in self._ends():
            if said[last] in {",", "("} and said[last + 1] == age:
                yield number

    def _charged(self) -> Iterator[int]:
        """Those of whom the text tells soon behind the name that they are charged or on trial."""
        said = self._layout.words
        for number, last in self._ends():
            for index in range(last, last + _NEAR):
                if said[index] in _ENDS or index in self._names.at:
                    break
                passive = said[index] in _IF_PASSIVE and said[index - 1] in _HELPING
                if passive or said[index] in _CHARGED:
                    yield number
                    break

    def _ends(self) -> Iterator[tuple[int, int]]:
        """Each mention of a person, by the token behind it."""
        for number, entity in enumerate(self._names.entities):
            if entity.type == "person":
                for first in (self._layout.at(mention.start) for mention in entity.mentions):
                    if self._layout.words[first - 1] != "and":
                        yield number, self._names.extent[first][1]


def _only(numbers: Iterator[int]) -> int | None:
    found = set(numbers)
    return found.pop() if len(found) == 1 else None
