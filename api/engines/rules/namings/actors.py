"""Whose act a noun names, as far as a possessive tells: "Ukraine's counterattack"."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from api.engines.rules.names.phrases import Phrases
from api.engines.rules.namings.contrasts import Word
from api.engines.rules.words.grammar import POSSESSIVES

_ACTING = frozenset({"person", "group"})
_ADJECTIVES = 3


class Actors:
    """Reads the possessives before the words of one document."""

    def __init__(self, phrases: Phrases) -> None:
        self._layout = phrases.layout
        self._names = phrases.names

    def same_act(self, found: Sequence[Word]) -> list[Word]:
        """The words without plain ones that are shown to be of somebody else's act.

        Such a word has a pronoun for whoever acts, and the name that this may mean acts in none
        of the other words of the set, though one of these tells of a name.
        """
        named: dict[str, set[int]] = defaultdict(set)
        for word in found:
            owner = self._named(word.first)
            if owner is not None:
                named[word.set_id].add(owner)
        return [
            word
            for word in found
            if word.is_marked or word.set_id not in named or self._may_act(word, named[word.set_id])
        ]

    def _may_act(self, word: Word, owners: Collection[int]) -> bool:
        meant = self._meant(word.first)
        return meant is None or meant in owners

    def _named(self, index: int) -> int | None:
        """The entity in "Ukraine's", with adjectives between at most."""
        for mark in range(index - 1, max(0, index - _ADJECTIVES) - 1, -1):
            if self._layout.words[mark] == "'s":
                return self._names.at.get(mark - 1)
            if not self._layout.tokens[mark].is_word:
                return None
        return None

    def _meant(self, index: int) -> int | None:
        """The person or people named last before "its", "his", "her" or "their" in the sentence."""
        low, _ = self._layout.sentence(index)
        first = max(low, index - _ADJECTIVES)
        place = next((i for i in range(first, index) if self._layout.words[i] in POSSESSIVES), -1)
        for before in range(place - 1, low - 1, -1):
            number = self._names.at.get(before)
            if number is not None and self._names.entities[number].type in _ACTING:
                return number
        return None
