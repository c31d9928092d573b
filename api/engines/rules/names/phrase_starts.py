"""Where a noun phrase starts, read from its end backwards: the subject before a verb."""

from collections.abc import Mapping

from api.engines.rules.names.entities import Names
from api.engines.rules.words.adverbials import TIME_NOUNS
from api.engines.rules.words.amounts import limit_start
from api.engines.rules.words.grammar import (
    ARTICLES,
    AUXILIARIES,
    DETERMINERS,
    HAVE,
    HELPING,
    NEGATIONS,
    OPENERS,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    QUOTE_MARKS,
    STOPS,
    SUBORDINATORS,
    WEEKDAYS,
    is_adverb,
    is_number,
    words,
)
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.verbs import forms

_VERBAL = HELPING | PAST
_IN_RELATIVE = _VERBAL | {"not", "to"}
_POINTING = words("last this next every each that some")
_BEFORE_ARTICLE = (
    PREPOSITIONS
    | OPENERS
    | SUBORDINATORS
    | words("all both half such what many quite rather to not even like double twice worth plus")
)
_OPENING = OPENERS | WEEKDAYS
_PARTING = STOPS | {","}
_BOUNDARIES = PRONOUNS | _VERBAL | (NEGATIONS - {"no"}) | (SUBORDINATORS - {"and", "or", "nor"})
_OWNING = DETERMINERS | {"'s"}
_CLOSED_WORDS = DETERMINERS | PRONOUNS
_CLOSE = words("close linked loyal opposed sympathetic adviser advisor counsel deputy")
_PERSONAL = ("er", "or", "ist", "ant", "ent", "ian", "ir", "ee", "ess", "man")
_LONGEST_ROLE = 4
_LONGEST_PHRASE = 40
_LONGEST_RELATIVE = 14


class PhraseStarts:
    """Finds the starts of phrases in one document; token indexes in and out."""

    def __init__(self, layout: Layout, names: Names, speakers: Mapping[int, str]) -> None:
        self._layout = layout
        self._words = layout.words
        self._names = names
        self._speakers = speakers

    def subject(self, end: int, lowest: int, whole: bool = True) -> int:
        """Where the phrase that ends here starts, without what opens the clause before it.

        `whole`: with what qualifies its noun.
        """
        first = self._start(end, lowest, whole)
        if not whole and self._words[first] == "by":
            return first + 1
        first = self._trim(first, end)
        return max(lowest, limit_start(self._words, first)) if first < end else first

    def _start(self, end: int, lowest: int, whole: bool) -> int:
        index, cut = end, end
        lowest = max(lowest, end - _LONGEST_PHRASE)
        while index > lowest:
            word = self._words[index - 1]
            if self._is_boundary(index - 1, word):
                owned = self._words[index] in DETERMINERS or index in self._names.at
                owned = owned or index in self._speakers
                if whole and word in {"who", "which"} and index < end and not owned:
                    index -= 1
                    continue
                if not whole or (word not in _IN_RELATIVE and not word.endswith("ed")):
                    break
                relative = self._relative(index - 1, lowest)
                if relative is None:
                    return index if cut == end else cut
                index = relative
                continue
            if word == "which" and index in self._speakers:
                break
            if word == "and" and index < end:
                cut = index
            index -= 1
            if word in ARTICLES and index > lowest and self._is_apart(index - 1, lowest):
                break
        return index

    def _is_apart(self, index: int, lowest: int) -> bool:
        """Whether the word in front of an article belongs to no phrase with it: "end the hopes"."""
        word = self._words[index]
        if not self._layout.tokens[index].is_word or word in _BEFORE_ARTICLE:
            return False
        return index not in self._names.at and self._relative(index, lowest) is None

    def _relative(self, verb: int, lowest: int) -> int | None:
        """Index of the relative pronoun that this verb belongs to, on the same side of a comma."""
        for index in range(verb - 1, max(lowest, verb - _LONGEST_RELATIVE), -1):
            word = self._words[index]
            if word in {"who", "which"}:
                return index
            if word in {",", ";", ":"}:
                return None
        return None

    def _is_boundary(self, index: int, word: str) -> bool:
        if word in _PARTING or ":" in word or self._marks_off(index, word):
            return True
        if index in self._names.at:
            return False
        if word in _BOUNDARIES:
            return True
        following = self._words[index + 1]
        if word == "to":
            return not self._leads_to_noun(index, following)
        before = self._words[index - 1]
        if not word.endswith("ed"):
            return before in HAVE and word in forms("past")
        return before in AUXILIARIES or (before not in _OWNING and following in _CLOSED_WORDS)

    def _marks_off(self, index: int, word: str) -> bool:
        """Whether a mark stands here that ends quoted words: "late,’ Lee said", not "workers’"."""
        inside = self._layout.inside
        single = word == "'" and 0 < index < len(inside) - 1
        closes = single and inside[index - 1] > inside[index + 1]
        return closes or self._layout.tokens[index].text in QUOTE_MARKS

    def _leads_to_noun(self, to: int, following: str) -> bool:
        """Whether this "to" tells whose somebody is, as in "an aide to former Gov. Lee"."""
        noun = to + 1
        if following in {"a", "an"} and not self._is_somebody(to - 1):
            return False
        if following in DETERMINERS or following == "former" or noun in self._names.at:
            return True
        behind_person = to - 1 in self._speakers or self._words[to - 1] in _CLOSE
        if behind_person and noun in self._speakers:
            return True
        return self._layout.tokens[noun].is_capitalised and self._is_titled(noun, following)

    def _is_somebody(self, index: int) -> bool:
        """Whether the word before a "to" may be a person's: "an heir to", "a witness to"."""
        word = self._words[index]
        return index in self._speakers or word in _CLOSE or word.endswith(_PERSONAL)

    def _is_titled(self, first: int, word: str) -> bool:
        """Whether a title or a longer role opens a name here: "Pima County Sheriff Lee"."""
        if self._names.known.is_a(first, "title"):
            return True
        index = first
        while index < first + _LONGEST_ROLE and self._layout.tokens[index].is_capitalised:
            index += 1
            if index in self._names.at:
                return word not in forms("base")
        return False

    def _trim(self, first: int, end: int) -> int:
        """Steps over what opens a clause before its subject: "But", "On Monday", "In Paris"."""
        while first < end:
            word = self._words[first]
            if first in self._names.at:
                return first
            if word in _POINTING and self._words[first + 1] in TIME_NOUNS:
                first += 2
            elif (
                (word in {"which", "whom"} and first + 1 < end)
                or (is_number(word) and self._words[first + 1] in DETERMINERS)
                or word in _OPENING
                or (is_adverb(word) and word not in DETERMINERS)
            ):
                first += 1
            elif word in PREPOSITIONS or word in {"and", "or", "to"}:
                first = self._behind_circumstance(first, end)
            else:
                return first
        return first

    def _behind_circumstance(self, first: int, end: int) -> int:
        """Where the subject starts behind a circumstance such as "In Moscow"."""
        index = first + 1
        if self._words[index] in DETERMINERS and index not in self._names.at:
            index += 1
        if index in self._names.extent:
            return min(self._names.extent[index][1], end)
        later = range(index + 1, end)
        start = next((i for i in later if self._words[i] in DETERMINERS), None)
        if start is None and end - 1 in self._names.extent:
            named = self._names.extent[end - 1][0]
            start = named if named in later and self._words[named - 1].isalpha() else None
            start = None if named and self._words[named - 1] in PREPOSITIONS else start
        return min(index + 1, end) if start is None else start
