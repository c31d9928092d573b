"""Nouns of saying that tell of no utterance: "said in a statement that", "no claims that"."""

from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.predicates import SPAN
from api.engines.rules.attribution.verdicts import groundless, judged_within
from api.engines.rules.words.grammar import DASHES, DETERMINERS, PRONOUNS, words
from api.engines.rules.words.layout import Layout

_WHERE = frozenset({"in", "by", "via", "through"})
_ASIDES = DASHES | {","}
_NONE = frozenset({"no", "any", "without"})
_BARE_VERBS = words(
    "claim report forecast lie comment call demand appeal view fear concern worry hope wish "
    "promise pledge vow order plan desire request estimate doubt alarm"
)
_BELIEF_VERBS = words("strain strains strained beggar beggars beggared defy defies defied beyond")


class SilentNouns:
    """Tells the nouns of one document that attribute nothing, whoever they belong to."""

    def __init__(self, layout: Layout, clauses: Clauses) -> None:
        self._layout = layout
        self._words = layout.words
        self._clauses = clauses

    def says_nothing(self, noun: int) -> bool:
        """Whether it only tells where something is said: "said in a statement that"."""
        articled = self._words[noun - 1] in DETERMINERS
        if self._words[noun - 1] == "with" or (self._words[noun - 2] == "with" and not articled):
            return True
        if self._words[noun - 1] == "to" and self._words[noun] in _BARE_VERBS:
            return True
        if self._is_circumstance(noun) or self._is_none(noun):
            return True
        if groundless(self._layout, noun) is not None:
            return False
        before = self._words[noun - 2 if articled else noun - 1]
        if articled and self._words[self._unmarked(noun - 2)] in _ASIDES:
            return True
        placed = before in _WHERE or (
            self._words[noun - 2] in _WHERE and self._clauses.is_verb(noun - 3)
        )  # "said in prepared remarks that"
        return placed or self._clauses.is_verb(noun)

    def _is_none(self, noun: int) -> bool:
        """Whether nobody says it: "it strains belief that", "there are no claims that"."""
        if self._words[noun - 1] in _BELIEF_VERBS and self._words[noun] == "belief":
            return True
        denied = self._words[noun - 1] in _NONE and not self._is_turned_down(noun)
        denied = denied and groundless(self._layout, noun) is None
        return denied and not self._is_called_untrue(noun)

    def _is_turned_down(self, noun: int) -> bool:
        """Whether it is the object of a denial: "rejected any suggestion that"."""
        return any(use.turns_down and use.last == noun - 1 for use in self._clauses.uses_near(noun))

    def _is_called_untrue(self, noun: int) -> bool:
        """Whether a verdict follows on any of its kind: "any suggestion that … is false"."""
        if self._words[noun - 1] != "any" or self._words[noun + 1] != "that":
            return False
        _, high = self._layout.window(noun)
        return judged_within(self._layout, noun + 2, high)

    def _unmarked(self, index: int) -> int:
        """The token itself, or the one before it where it is a quotation mark."""
        return index - (self._words[index] == '"')

    def _is_circumstance(self, noun: int) -> bool:
        """Whether it stands in front of its clause: "In its monthly report it left rates"."""
        low, _ = self._layout.window(noun)
        opens = self._words[low] in _WHERE and noun - low <= SPAN
        return opens and self._words[noun + 1] in PRONOUNS | {","}
