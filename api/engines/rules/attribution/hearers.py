"""Whoever is told something, between the verb and what is told: "told THE COURT he left"."""

from api.engines.rules.attribution.reader import Reader
from api.engines.rules.words.amounts import COUNTED, limit_end
from api.engines.rules.words.grammar import (
    DETERMINERS,
    FUNCTION_WORDS,
    HELPING,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
    is_number,
    words,
)
from api.engines.rules.words.verbs import is_finite

NO_CLAUSE = PREPOSITIONS - {"despite", "without"} | words(
    "to so and or but as otherwise something anything little"
)
_OBJECTS = words("him them us me it")
_POINTERS = words("it this that these those")
_OPTIONAL = words("warn promise caution")
"""Verbs that do without a hearer: "warned Russia could attack"."""
_CLAUSE_OPENERS = words("if unless without once when until despite although while there")
_COUNTING = COUNTED | NEGATIONS | words("more fewer less such everyone everything what")
_OPENING = DETERMINERS | _COUNTING | _CLAUSE_OPENERS | (PRONOUNS - {"who"})
"""Words that open what is told behind a hearer that is complete: "told MPs | MOST people left"."""
_LINKING = DETERMINERS | PREPOSITIONS | {"and", "or", "'s", "who", "whom", "which"}
"""Words behind which the hearer goes on."""
_RELATIVES = words("who whom which")
_PLACES = words("in at on outside inside during after before from near")
_TOPICS = frozenset({",", "about"})
_TITLING = words("host editor reporter anchor presenter correspondent agency broadcaster")
_AIRED = words("programme program show podcast breakfast conference")
_STATIONS = words("tv television radio news online magazine")
_NUMBERED = words("radio channel bbc itv room court area division")
CURRENCIES = frozenset("£$€")
_LONGEST = 14
_NEAR_VERB = 8


class Hearers(Reader):
    """Steps over the hearers in one document."""

    def behind(self, lemma: str, start: int, high: int) -> int:
        """Where what is told starts behind whoever hears it: "told the court he …".

        `high` where nothing is told, `start` where nobody hears it. `lemma`: of the verb.
        """
        if start >= high or self._tells_no_more(start, high):
            return high
        if self._hears_nobody(lemma, start, high):
            return start
        if self._words[start] in _OBJECTS or self._is_her(start, high):
            return self._clauses.skip_circumstances(start + 1, high)
        return self._behind_phrase(start, high)

    def behind_place(self, start: int, high: int) -> int:
        """Where what is said starts behind the place where it is: "said IN PARIS the deal"."""
        placed = self._words[start] in _PLACES and start + 1 < high
        return self._behind_phrase(start + 1, high) if placed else high

    def _tells_no_more(self, start: int, high: int) -> bool:
        """Whether the clause ends with its object: "He told the truth."."""
        hearer = self._phrases.after(start, high)
        if hearer is None or self._words[hearer.last] not in {"", "."}:
            return False
        return not self._clauses.has_verb(start + 1, hearer.last)

    def _hears_nobody(self, lemma: str, start: int, high: int) -> bool:
        """Whether what is told stands right here: "warned RUSSIA could attack", "told IT was"."""
        word = self._words[start]
        if word in _CLAUSE_OPENERS or (word in _POINTERS and self._words[start + 1] in HELPING):
            return True
        opening = word in _COUNTING or not self._layout.tokens[start].is_word
        if lemma not in _OPTIONAL or word in _OBJECTS or opening:
            return lemma in _OPTIONAL and opening
        subject = self._phrases.after(start, high)
        verb = subject.last if subject else start
        if "there" in self._words[start + 1 : verb]:
            return False
        if self._words[verb] in _RELATIVES:
            verb = self._behind_relative(verb)
        if self._words[verb] == ",":
            near = range(verb + 1, min(high, verb + _NEAR_VERB))
            verb = next((i + 1 for i in near if self._words[i] == ","), verb)
        return start < verb < high and self._acts_soon(verb, high)

    def _is_her(self, start: int, high: int) -> bool:
        """Whether "her" hears it, and owns nobody who does: "told HER he", "told her SON he"."""
        if self._words[start] != "her":
            return False
        noun = self._words[start + 1]
        owned = noun.isalpha() and noun not in FUNCTION_WORDS | _COUNTING
        owned = owned and start + 1 not in self._phrases.names.extent
        return not owned or is_finite(self._layout.tokens, min(start + 2, high))

    def _behind_phrase(self, start: int, high: int) -> int:
        """The same behind a phrase, up to where a clause may start."""
        index, linked = start, True
        while index < min(high, start + _LONGEST):
            stop = self._stop(start, index, high, linked) if index > start else None
            if stop is not None:
                return stop
            word = self._words[index]
            linked = word in _LINKING
            index = self._behind_relative(index) if word in _RELATIVES else self._behind(index)
        return start

    def _stop(self, start: int, index: int, high: int, linked: bool) -> int | None:
        """Where what is told starts, if the hearer ends before this token."""
        word = self._words[index]
        if word in _TOPICS:
            return high
        if not linked and (word in PREPOSITIONS or is_adverb(word) or self._clauses.is_time(index)):
            behind = self._clauses.skip_circumstances(index, high)
            if behind > index:
                return behind
        if word == "of" and self._words[start] not in DETERMINERS:
            return high
        if not linked and self._opens(start, index, high):
            return self._titled(start, index)
        acts = word == "as" or is_finite(self._layout.tokens, index)
        return self._subject(start, index) if acts else None

    def _opens(self, start: int, index: int, high: int) -> bool:
        """Whether a clause starts here, for nothing links this word with those before."""
        word, before = self._words[index], self._words[index - 1]
        extent = self._phrases.names.extent.get(index)
        if extent is not None and extent[0] == index:
            titled = index - 1 == start and self._phrases.names.known.is_a(start, "title")
            titled = titled or before in _TITLING
            return not titled and self._acts_soon(extent[1], high)
        if is_number(word):
            return before not in _NUMBERED
        priced = word[:1] in CURRENCIES
        return word in _OPENING or bool(priced) or limit_end(self._words, index) > index

    def _acts_soon(self, index: int, high: int) -> bool:
        """Whether a verb follows before anything that would open another clause."""
        for i in range(index, min(high, index + _NEAR_VERB)):
            word, linked = self._words[i], self._words[i - 1] in _LINKING
            if is_finite(self._layout.tokens, i):
                return True
            opens = word in PRONOUNS or word == "there" or (not linked and word in DETERMINERS)
            named = i > index and i in self._phrases.names.extent and not linked
            if opens or (named and i - 1 not in self._phrases.names.at) or word == ",":
                return False
        return False

    def _subject(self, start: int, verb: int) -> int:
        """Where the subject of this verb starts, behind the last word for who hears it."""
        speakers, extent = self._phrases.speakers, self._phrases.names.extent
        for index in range(verb - 2, start - 1, -1):
            if index in extent:
                return extent[index][1] if extent[index][1] < verb else extent[index][0]
            word = self._words[index]
            if index in speakers or word in _AIRED or is_number(word):
                return index + 1
        return extent.get(verb - 1, (verb - 1, verb))[0]

    def _behind(self, index: int) -> int:
        """Behind the word, or the name that stands here."""
        extent = self._phrases.names.extent
        if index not in extent:
            return index + 1
        end = extent[index][1]
        return end + (self._words[end] in _STATIONS)

    def _behind_relative(self, index: int) -> int:
        """Behind the verb of what tells who hears it: "told the man WHO CALLED it was late"."""
        tokens = self._layout.tokens
        near = range(index + 1, min(len(tokens), index + _NEAR_VERB))
        return next((i + 1 for i in near if is_finite(tokens, i)), index + 1)

    def _titled(self, start: int, name: int) -> int:
        """Where a name starts with the title in front of it, if there is one."""
        tokens, named = self._layout.tokens, self._phrases.names.at
        titles = range(name - 1, start, -1) if name in named else ()
        for index in titles:
            if index in named or not tokens[index].is_capitalised:
                break
            name = index
        return name
