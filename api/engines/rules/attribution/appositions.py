"""What describes a source behind its comma: "according to Ann Lee, THE MAYOR OF HULL, 45"."""

from api.engines.rules.names.insertions import PARTICIPLES, PARTIES
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.names.reduced_clauses import WHEN
from api.engines.rules.words.grammar import (
    ARTICLES,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    is_number,
)
from api.engines.rules.words.verbs import is_finite
from api.text.values import value

_STOPS = frozenset(',.;"')
_DESCRIBING = ARTICLES | (POSSESSIVES.keys() - {"their"})
_ON_TERMS = frozenset({"who", "which", "speaking", "whose", "both", "all", "writing"})
_BELONGING = frozenset({"of", "from", "for", "at"})
_SIDES = frozenset({"prosecution", "defence", "defense", "claimant", "family"})
_BEHIND_MADE = PREPOSITIONS | WHEN
_NEAR_NOUN = 6
_NEAR_ROLE = 3
_LONGEST_BRACKET = 8
_OWNER_REACH = 9


@value
class Apposed:
    """The words that name a source, and where those end that describe it."""

    source: Phrase
    behind: int


class Appositions:
    """Finds what describes the sources of one document."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._words = phrases.layout.words
        self._tokens = phrases.layout.tokens

    def of(self, phrase: Phrase, high: int, *, fronted: bool) -> Apposed:
        """The whole source that starts with this phrase; `fronted`: a clause is to follow."""
        comma = self.next_stop(phrase.last, high)
        source, named, stop = Phrase(phrase.first, comma), comma, comma
        while stop + 1 < high and self._words[stop] == ",":
            end = self.next_stop(stop + 1, high)
            if not self._describes(source, stop + 1, end):
                break
            if fronted and (self._words[end : end + 1] != [","] or self._goes_on(end + 1, high)):
                break
            named = end if self._is_name(source, stop + 1, end) else named
            stop = end
        named = named if named > comma else self._named_to(phrase.last, comma)
        return Apposed(Phrase(phrase.first, named), stop)

    def _named_to(self, last: int, stop: int) -> int:
        """Where the words end that name the source: a long relative clause does not."""
        if stop - last < _OWNER_REACH:
            return stop
        relative = (i for i in range(last, stop) if self._words[i] in RELATIVES)
        named = next(relative, stop)
        return named if named - last < _OWNER_REACH else last

    def next_stop(self, index: int, high: int) -> int:
        """The next comma or end from here on, brackets skipped."""
        while index < high and self._words[index] not in _STOPS:
            if self._words[index] == "(":
                near = range(index, min(high, index + _LONGEST_BRACKET))
                index = next((i for i in near if self._words[i] == ")"), index)
            index += 1
        return min(index, high)

    def _describes(self, source: Phrase, first: int, end: int) -> bool:
        """Whether the words between two commas tell of the source."""
        if first >= end:
            return False
        made = self._words[first] in PARTICIPLES or self._words[first].endswith("ed")
        made = made and self._words[first + 1] in _BEHIND_MADE
        made = made and not is_finite(self._tokens, first)
        told = made or self._words[first] in _ON_TERMS or self._is_tag(first, end)
        if told or self._is_name(source, first, end):
            return True
        relative = next((i for i in range(first, end) if self._words[i] in RELATIVES), end)
        acts = any(is_finite(self._tokens, i) for i in range(first + 1, relative))
        return not acts and self._is_role(source, first, end)

    def _is_role(self, source: Phrase, first: int, end: int) -> bool:
        """Whether it tells who or of what somebody is: "the mayor", "of the Woodland Trust"."""
        opening, inner = self._words[first], range(first, end)
        if opening in _DESCRIBING:
            return any(i in self._phrases.speakers for i in inner[:_NEAR_NOUN])
        if self._phrases.head(source) not in self._phrases.names.at:
            return False
        if opening in _BELONGING:
            named = any(i in self._phrases.names.at for i in inner[1:_NEAR_ROLE])
            return named or not _SIDES.isdisjoint(self._words[first:end])
        return any(i in self._phrases.speakers for i in inner[:_NEAR_ROLE])

    def _is_tag(self, first: int, end: int) -> bool:
        """Whether it is an age or a party: "Tom Lee, 34,", "Sen. Ann Lee, D-Ohio,"."""
        alone = end - first == 1 and is_number(self._words[first])
        return alone or self._words[first].startswith(PARTIES)

    def _is_name(self, source: Phrase, first: int, end: int) -> bool:
        """Whether it names a source that is told by role: "her doctor, ANN LEE"."""
        names, titled = self._phrases.names, first
        while titled < end and titled not in names.at and names.known.is_a(titled, "title"):
            titled += 1 + (self._words[titled + 1 : titled + 2] == ["."])
        head = self._phrases.head(source)
        if titled >= end or head not in self._phrases.speakers or head in names.at:
            return False
        return names.extent.get(titled, (0, 0))[1] == end

    def _goes_on(self, index: int, high: int) -> bool:
        """Whether what stood between commas is the subject of a clause, not of the source:
        "According to the file, a second man, known as B, agreed"."""
        if index >= high:
            return False
        last = self._phrases.names.extent.get(index, (0, high))[1]
        if last + 1 < high and self._words[last] == ",":
            index = last + 1  # "the mayor, ANN LEE, left"
        word = self._words[index]
        relative = word in RELATIVES and word != "that"
        part = word in PARTICIPLES or word.endswith("ed")
        return relative or part or is_finite(self._tokens, index)
