"""Names that somebody gives: "called it a farce", "described X as Y", "what they call “Y”"."""

from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.governed import VerbReader
from api.engines.rules.attribution.uses import Use
from api.engines.rules.names.phrases import Phrase
from api.engines.rules.words.grammar import (
    ARTICLES,
    AUXILIARIES,
    BE,
    DETERMINERS,
    HELPING,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
    is_number,
    words,
)
from api.engines.rules.words.lexicons import all_forms

_OBJECT_PRONOUNS = words("him her it them us me this that itself himself herself themselves")
_RELATIVE = frozenset({"that", "which", "what", "who", "whom"})
_CUE_WORDS = all_forms("cues")
_NOT_NAMES = (
    PREPOSITIONS
    | SUBORDINATORS
    | DETERMINERS
    | AUXILIARIES
    | MODALS
    | words("to and off out back up down again away home over quits names day time for")
)
_STOPS = frozenset({",", ";", ":", "—", "–", "("})
_BEFORE_AS = frozenset({",", ".", ";", ":", "that", "while", "but", "whereas"})
_NOT_BEHIND_AS = words("well soon long far much part")
_BEFORE_NAME = AUXILIARIES | frozenset(",.;:")
_NOT_OBJECTS = PREPOSITIONS | DETERMINERS | {"and"}
_RULE = "attribution.verb"
_LONGEST_OBJECT = 22


class GivenNames(VerbReader):
    """Reads the names that cue verbs of one document give."""

    def extracted(self, use: Use) -> Finding | None:
        """What a relative clause says of the noun before it: "which agents say could fetch …"."""
        subject = use.subject
        if subject is None or use.inverted or use.participle:
            return None
        opening = self._words[subject.first - 1]
        if opening not in _RELATIVE or subject.first - 1 < self._layout.window(use.verb)[0]:
            return None
        if opening == "that" and self._words[subject.first - 2] in _CUE_WORDS:
            return None
        if use.takes("clause") and opening != "what" and self._words[use.end] in HELPING:
            return self._governed.words(use, use.end)
        if opening == "what" and use.takes("clause") and self._words[use.end] in BE:
            return self._held_to_be(use)
        return self._called(use)

    def _held_to_be(self, use: Use) -> Finding | None:
        """What something is said to be: "what it says are 41,000 projects – and …"."""
        _, high = self._layout.window(use.verb)
        stops = (i for i in range(use.end + 1, high) if self._words[i] in _STOPS)
        content = self._clauses.offsets(use.end + 1, next(stops, high))
        return self._governed.finding(use, (content,), _RULE, use.subject) if content else None

    def _called(self, use: Use) -> Finding | None:
        """What a thing is called whose name stands before: "what they call “progress”"."""
        if use.end >= len(self._layout.tokens):
            return None
        word, nothing = self._words[use.end], Phrase(use.end, use.end)
        if use.takes("as") and word == "as":
            return self._governed.named(use, nothing, use.end + 1)
        article = word in ARTICLES
        if not use.takes("name") or not (article or self._clauses.opens(use.end)):
            return None
        inner = article and self._clauses.opens(use.end + 1)
        return self._governed.named(use, nothing, use.end + inner)

    def given(self, use: Use, high: int) -> Finding | None:
        """The name behind what is named: "described it as a farce", "called it a farce"."""
        return self._given_as(use, high) or self._given(use, high)

    def _given_as(self, use: Use, high: int) -> Finding | None:
        if not use.takes("as"):
            return None
        for index in range(use.end, min(high, use.end + _LONGEST_OBJECT)):
            word = self._words[index]
            if word in _BEFORE_AS:
                return None
            following = self._words[index + 1]
            if word == "as" and following not in _NOT_BEHIND_AS:
                return self._governed.named(use, Phrase(use.end, index), index + 1)
        return None

    def _given(self, use: Use, high: int) -> Finding | None:
        if not use.takes("name"):
            return None
        first = use.end
        if self._words[first] in _OBJECT_PRONOUNS and not self._owns(first):
            named = self._may_be_name(first + 1, high)
            return self._governed.named(use, Phrase(first, first + 1), first + 1) if named else None
        for index in range(first + 1, min(high, first + _LONGEST_OBJECT)):
            word = self._words[index]
            if word in _BEFORE_NAME:
                return None
            if self._clauses.opens(index):
                article = self._words[index - 1] in ARTICLES
                return self._governed.named(use, Phrase(first, index - article), index - article)
            noun_before = self._words[index - 1] not in _NOT_OBJECTS
            if word in {"a", "an"} and noun_before:
                return self._governed.named(use, Phrase(first, index), index)
        return None

    def _may_be_name(self, index: int, high: int) -> bool:
        """Whether the word behind "called it" is what it was called, not when or how."""
        word = self._words[index]
        if word in ARTICLES or self._clauses.opens(index):
            return True
        if index >= high or not self._layout.tokens[index].is_word or is_number(word):
            return False
        return self._clauses.skip_circumstances(index, high) == index and word not in _NOT_NAMES

    def _owns(self, index: int) -> bool:
        """Whether "her" belongs to a noun behind it, as in "called her plan a fraud"."""
        following = self._words[index + 1]
        named = following in ARTICLES or self._clauses.opens(index + 1)
        return self._words[index] == "her" and not named
