"""Subjects with a participle behind their noun: "a POLL made Monday by Acme found", "a LAWYER
representing the drivers said"."""

from collections.abc import Mapping

from api.engines.rules.names.insertions import PARTICIPLES
from api.engines.rules.names.phrase_starts import PhraseStarts
from api.engines.rules.words.grammar import (
    DETERMINERS,
    HELPING,
    MONTHS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    WEEKDAYS,
    is_adverb,
    words,
)
from api.engines.rules.words.layout import Layout

WHEN = WEEKDAYS | words("last this late early earlier today yesterday overnight recently")
_DONE = PARTICIPLES | words("left put set told brought built bought found shot paid led run")
_BEHIND_DONE = WHEN | PREPOSITIONS | {"public"}
_BEHIND_GOING = DETERMINERS | PREPOSITIONS | {"to"}
_GOVERNING = PREPOSITIONS | words("this last next made be not")
_ENDS = RELATIVES | (SUBORDINATORS - {"and", "as"}) | {",", ";", ":"} | (HELPING - {"'s", "be"})
_OPENS = words('that but and , ; : " — – while although though as because')
_LONGEST = 14


class ReducedClauses:
    """Finds such subjects in one document; token indexes in and out."""

    def __init__(self, layout: Layout, speakers: Mapping[int, str], starts: PhraseStarts) -> None:
        self._words = layout.words
        self._speakers = speakers
        self._starts = starts

    def governs(self, first: int) -> bool:
        """Whether a participle or a preposition governs what starts here."""
        before, word = self._words[first - 1], self._words[first]
        if before.endswith("ing"):
            return first > 1 and first - 2 in self._speakers
        return before in _GOVERNING or word in _GOVERNING

    def subject(self, end: int, lowest: int) -> int | None:
        """Where the subject starts that ends here with what stands behind its participle."""
        said = self._words
        for verb in range(end - 2, max(lowest, end - _LONGEST), -1):
            if said[verb] in _ENDS:
                return None
            noun = verb - 1 - (said[verb - 1] == "not")
            if noun in self._speakers and (self._is_done(verb) or self._is_going(verb)):
                first = self._starts.subject(noun + 1, lowest)
                before = said[first - 1]
                opens = first <= lowest or before in _OPENS or before in WHEN | MONTHS
                return first if first <= noun and opens else None
        return None

    def _is_done(self, index: int) -> bool:
        """Whether the word behind a noun has nothing that it is done to: "sent Tuesday"."""
        said = self._words
        if not (said[index].endswith("ed") or said[index] in _DONE):
            return False
        if said[index + 1] == "to":
            return said[index + 2] in DETERMINERS or index + 2 in self._speakers
        return said[index + 1] in _BEHIND_DONE or is_adverb(said[index + 1])

    def _is_going(self, index: int) -> bool:
        behind = index + 1
        follows = self._words[behind] in _BEHIND_GOING or behind in self._speakers
        return follows and self._words[index].endswith("ing")
