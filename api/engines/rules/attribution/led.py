"""Long subjects: "The firm that ran the ferry which sank in May, drowning nine, | denied"."""

from itertools import pairwise

from api.engines.rules.attribution.nobody import is_nobody
from api.engines.rules.names.insertions import PARTICIPLES
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.names.reduced_clauses import WHEN
from api.engines.rules.words.grammar import (
    DETERMINERS,
    HELPING,
    MONTHS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
    is_number,
    words,
)
from api.engines.rules.words.verbs import is_finite

_RELATIVES = frozenset({"that", "who", "which", "whose"})
_CLAUSES = _RELATIVES | words("whom where when while because although though whether if how what")
_MAY_OPEN = words("after before since as until once than")
"""Words that open a clause, or only stand before a noun."""
_WITH_ING = frozenset({"while", "when"})
_BEFORE_SUBJECT = _CLAUSES | {",", '"'}
_BEHIND_PARTICIPLE = PREPOSITIONS | {"to"}
_LONGEST_HEAD = 8
_LONGEST = 45
_BEFORE = OPENERS | WHEN | MONTHS


class LedSubjects:
    """Finds in one document the subjects that relative clauses part from their verbs."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._words = phrases.layout.words

    def of(self, verb: int, low: int, nearest: Phrase | None) -> Phrase | None:
        """Who opens the clause of this verb, if all verbs between are those of relatives."""
        while low < verb and self._is_front(low):
            low += 1
        if verb - low > _LONGEST:
            return None
        if self._participle(low, verb):
            return Phrase(low, verb - (self._words[verb - 1] == ","))
        described = self._described(low, verb)
        if described is not None:
            return described
        relative = self._relative(low, verb)
        if relative < 0 or self._interrupts(nearest, verb, relative):
            return None
        least, most = self._clauses(relative, verb)
        if not least <= self._verbs(relative, verb) <= most:
            return None
        return Phrase(low, verb - (self._words[verb - 1] == ","))

    def _is_front(self, index: int) -> bool:
        """Whether the word only opens the clause: "But on Monday", "In 2019"."""
        word, behind = self._words[index], self._words[index + 1]
        timed = word in PREPOSITIONS and (behind in MONTHS or is_number(behind))
        return (
            timed or word in _BEFORE or (is_number(word) and self._words[index - 1] in {"in", "by"})
        )

    def _participle(self, low: int, verb: int) -> bool:
        """Whether a noun for a speaker opens the clause, with a participle and what belongs to it
        behind: "Emails obtained by the paper under the law | show"."""
        for index in range(low + 1, min(verb - 1, low + _LONGEST_HEAD)):
            if self._is_participle(index):
                plain = "," not in self._words[low:verb] and self._clauses(index, verb)[0] == 0
                said = index - 1 in self._phrases.speakers
                return said and plain and not self._verbs(index, verb)
        return False

    def _described(self, low: int, verb: int) -> Phrase | None:
        """Who opens the clause, with more than one comma in what is told of them: "The rebels, led
        by a former colonel, Ann Lee, | say"."""
        if self._words[verb - 1] != "," or self._words[low] in PREPOSITIONS:
            return None
        near = range(low + 1, min(verb - 2, low + _LONGEST_HEAD))
        comma = next((i for i in near if self._words[i] == ","), None)
        if comma is None or not self._is_participle(comma + 1) or self._verbs(low, comma):
            return None
        parted = "," in self._words[comma + 1 : verb - 1]
        plain = parted and self._clauses(comma, verb)[0] == 0 and not self._verbs(comma + 1, verb)
        return Phrase(low, comma) if plain else None

    def _is_participle(self, index: int) -> bool:
        """Whether the word is a participle and no past tense, as "released by", "sent to"."""
        behind = self._words[index + 1]
        if self._words[index] in PARTICIPLES:
            return behind in _BEHIND_PARTICIPLE or behind in WHEN
        return (behind == "by" or behind in WHEN) and self._words[index].endswith("ed")

    def _relative(self, low: int, verb: int) -> int:
        """The relative right behind the noun for a speaker, or for nobody, that opens the clause;
        or -1."""
        denied = is_nobody(self._phrases, Phrase(low, low + 1))
        if not (denied or self._words[low] in DETERMINERS or low in self._phrases.speakers):
            return -1
        for index in range(low + 1, min(verb, low + _LONGEST_HEAD)):
            if self._words[index] == ",":
                return -1
            if self._words[index] in _RELATIVES:
                return index if denied or index - 1 in self._phrases.speakers else -1
        return -1

    def _interrupts(self, nearest: Phrase | None, verb: int, relative: int) -> bool:
        """Whether somebody else speaks between commas: "The man who fell, police said, …"."""
        if nearest is None or nearest.first <= relative or self._words[verb - 1] == ",":
            return False
        if self._words[nearest.first] in PRONOUNS:
            return True
        return self._words[nearest.first - 1] in _BEFORE_SUBJECT and self._is_nominal(nearest.first)

    def _is_nominal(self, first: int) -> bool:
        """Whether a noun phrase starts here, no verb: "that | the town", "that | cost the town"."""
        known = first in self._phrases.speakers or first in self._phrases.names.at
        return known or self._words[first] in DETERMINERS

    def _clauses(self, first: int, last: int) -> tuple[int, int]:
        """How many clauses open there, at least and at most."""
        said = self._words[first:last]
        least = sum([word in _CLAUSES for word in said])
        least -= sum(a in _WITH_ING and b.endswith("ing") for a, b in pairwise(said))
        return least, least + sum([word in _MAY_OPEN for word in said])

    def _verbs(self, first: int, last: int) -> int:
        """How many finite verbs stand there, each counted with what helps it."""
        tokens, count, helped = self._layout.tokens, 0, False
        for index in range(first + 1, last):
            word = self._words[index]
            if helped and (is_adverb(word) or word == "not"):
                continue
            finite = index not in self._phrases.names.at and is_finite(tokens, index)
            count += finite and not helped
            helped = word in HELPING
        return count
