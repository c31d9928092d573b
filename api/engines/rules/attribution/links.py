"""What links a cue with what is said: "that", an object and then "to", or a clause at once."""

from collections.abc import Sequence

from api.engines.rules.attribution.circumstances import Circumstances
from api.engines.rules.attribution.uses import Use, by_sentence
from api.engines.rules.names.phrases import Phrases
from api.engines.rules.words.amounts import limit_end
from api.engines.rules.words.grammar import (
    ARTICLES,
    AUXILIARIES,
    DASHES,
    DETERMINERS,
    FUTURE,
    HELPING,
    MODALS,
    NEGATIONS,
    OPEN_MARKS,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
    is_number,
    words,
)
from api.engines.rules.words.verbs import is_finite

EDGES = frozenset({",", ".", ";", ":", "—", "–", "-", "!", "?"})
"""Marks with which nothing that is said begins or ends."""
_VERBAL = (HELPING | {"'s"}) - {"shall"}
_HELPING_OR_PAST = HELPING | PAST
_OPENS_CASE = frozenset(
    {"if", "unless", "had", "when", "although", "though", "because", "once", "after", "while"}
)
"""What opens a clause whose main clause is still to come: "If it rained, she said, | it held"."""
_OPENS_ASIDE = _OPENS_CASE | PREPOSITIONS | words("as since before given whereas according")
_UNFINISHED = MODALS | FUTURE
_CLOSED_WORDS = DETERMINERS | PRONOUNS
_RELATIVES = frozenset({"who", "which", "whom"})
_CITING = frozenset({"citing", "quoting"})
_STOPS = frozenset({".", ";", ":", "?"})
_BEHIND_COMMA = PREPOSITIONS | _CITING | {"however", "that"}
_BEHIND_NOUN = frozenset({"is", "was", "'s", ",", "."})
_SUBJECTS = frozenset({"he", "she", "they", "we", "i"})
_OPENING_CLAUSE = frozenset({"there", "nothing", "nobody", "none"})
_NEVER_OBJECT = frozenset({",", ".", ":", "not"})
_OPENING_NOUN = _RELATIVES | _CLOSED_WORDS
_OPENING_LISTED = ARTICLES | _RELATIVES | {"another", "one"}
_FROM = frozenset({"from", "on", "nearly", "almost", "about", "around"})
_COMPARING = {("compared", "with"), ("compared", "to"), ("as", "against")}
_DAYS = words("day night morning afternoon evening week weekend month year season")
_UTMOST = frozenset({"most", "least", "worst", "best", "fewest"})
_COUNTED = words(
    "percent % cent most half majority third quarter respondents voters pollees participants"
)
_SAYING = frozenset({"say", "tell", "add", "claim", "insist", "argue", "warn", "write"})
_FARTHEST_THAT = 14
_FARTHEST_AIRED = 9
_LONGEST_OBJECT = 22
_SHORTEST_THING = 6
_LONGEST_APPOSED = 9
_SHORTEST_VERB = 4
_SHORTEST_CLAUSE = 2


class Links(Circumstances):
    """Finds in one document where what a cue governs starts."""

    def __init__(self, phrases: Phrases, uses: tuple[Use, ...]) -> None:
        super().__init__(phrases)
        self._inside = phrases.layout.inside
        self.uses = uses
        self._verbs = {use.verb for use in uses}
        self._groups = {index for use in uses for index in range(use.first, use.last)}
        self._by_sentence = by_sentence(phrases.layout, uses)

    def uses_near(self, index: int) -> Sequence[Use]:
        """The cue verbs in the sentence of this token, in order."""
        tokens = self.layout.tokens
        return self._by_sentence.get(tokens[index].sentence, ()) if index < len(tokens) else ()

    def has_use(self, start: int, high: int) -> bool:
        """Whether a cue verb stands between these tokens."""
        return any(start <= use.verb < high for use in self.uses_near(start))

    def is_verb(self, index: int) -> bool:
        """Whether the token belongs to a cue verb, or to what helps one."""
        return index in self._groups

    def clause_of(self, index: int) -> Use | None:
        """The verb of saying, with a person as its subject, whose clause a source here supports."""
        level = self._inside[index]
        for use in reversed(self.uses_near(index)):
            if use.end <= index and self._inside[use.verb] == level and not use.participle:
                told = use.entry.lemma in _SAYING and not use.passive
                return use if told and not self._is_counted(use) else None
        return None

    def _is_counted(self, use: Use) -> bool:
        """Whether those are told to say so whom a poll asked: "62 per cent of voters said"."""
        if use.subject is None:
            return False
        who = self._words[use.subject.first : use.subject.last]
        return not _COUNTED.isdisjoint(who)

    def that(self, index: int, high: int, hearer: bool = True) -> int | None:
        """Index of a "that" which opens what is said, behind circumstances or a hearer."""
        return self.that_behind(self.skip_circumstances(index, high), high, hearer)

    def that_behind(self, index: int, high: int, hearer: bool) -> int | None:
        """The same where the circumstances end at this token."""
        index = self._behind_dashes(index, high)
        words, level = self._words, self._inside[index] if index < high else -1
        told = words[index] in _CLOSED_WORDS or index in self._named
        if told and not hearer and words[index] != "that":
            return None
        for here in range(index, min(high, index + _FARTHEST_THAT)):
            word = words[here]
            if here in self._verbs and word not in _CITING:
                return None
            if word == "that" and (self._is_passed(here) or self._is_day(here + 1)):
                continue
            if word == "that":
                return here if self._opens_clause(here, high) else None
            if self._inside[here] != level or self._bars(here, word):
                return None
        return None

    def _behind_dashes(self, index: int, high: int) -> int:
        """Behind an aside between dashes: "officials say — and experts agree — THAT"."""
        words = self._words
        if words[index] not in DASHES:
            return index
        near = range(index + 1, min(high, index + _FARTHEST_THAT))
        closed = next((i for i in near if words[i] in DASHES), index)
        return closed + 1 if words[closed + 1] == "that" else index

    def _is_day(self, index: int) -> bool:
        """Whether it tells when: "those there that AFTERNOON"; not "said that DAY broke"."""
        day = self._words[index] in _DAYS
        return day and not is_finite(self.layout.tokens, index + 1)

    def _is_passed(self, that: int) -> bool:
        """Whether "that" tells of a noun and another opens what is said: "on a show THAT aired
        on Sunday that he was late"."""
        words = self._words
        done = words[that + 1].endswith("ed") or words[that + 1] in PAST
        return done and "that" in words[that + 2 : that + _FARTHEST_AIRED]

    def _bars(self, index: int, word: str) -> bool:
        """Whether no "that" behind this word can open what is said."""
        if word == ",":
            return not (self._words[index + 1] in _BEHIND_COMMA or self._is_apposed(index))
        stops = word in _STOPS and not self.is_titles(index)
        return stops or self._starts_clause(index, word)

    def _is_apposed(self, comma: int) -> bool:
        """Whether the hearer's role or name follows: "told the chairman, Ann Lee, that"."""
        words = self._words
        near = range(comma + 2, comma + _LONGEST_APPOSED)
        closed = next((i for i in near if words[i] in _STOPS or words[i] == ","), comma)
        first = comma + 1
        named = words[first] in ARTICLES or first in self._named or self._is_title(first)
        return named and words[closed] == "," and words[closed + 1] == "that"

    def _starts_clause(self, index: int, word: str) -> bool:
        """Whether a clause runs here already: "said there was no proof that", "said nothing …"."""
        if word in _OPENING_CLAUSE:
            there = self._words[index + 1]
            return word != "there" or there in _VERBAL or is_finite(self.layout.tokens, index + 1)
        helped = word in HELPING and not self.layout.tokens[index].is_capitalised
        return helped and self._words[index - 1] not in _RELATIVES

    def _opens_clause(self, that: int, high: int) -> bool:
        """Whether "that" opens a clause, not a noun: "that figure, saying …" has no verb."""
        words = self._words
        if words[that + 1] == "," and self._is_aside_before(that + 1, high):
            return True
        if words[that + 1] in _BEHIND_NOUN or self._is_subject(that):
            return False
        edges = (i for i in range(that + 1, high) if words[i] in EDGES)
        stop = next((i for i in edges if not self.is_titles(i)), high)
        noun = stop - that <= _SHORTEST_THING and words[that + 2] in PREPOSITIONS
        if noun and not words[that + 1].endswith(("s", "people")) and not self._acts_in(that, stop):
            return False
        behind = words[stop + 1] if stop < high - 1 else ""
        return stop - that > _SHORTEST_CLAUSE or behind in _OPENING_NOUN or is_number(behind)

    def _is_aside_before(self, comma: int, high: int) -> bool:
        """Whether a circumstance between commas follows, and a clause: "said that, in May, it"."""
        opening = self._words[comma + 1]
        if opening not in _OPENS_ASIDE:
            return is_adverb(opening) and self._words[comma + 2] == ","
        near = range(comma + 2, min(high - 2, comma + _FARTHEST_THAT))
        return any(self._words[i] == "," for i in near)

    def _acts_in(self, that: int, stop: int) -> bool:
        """Whether any verb stands there: "recalled that speech with bitterness" has none."""
        return any(is_finite(self.layout.tokens, i) for i in range(that + 2, stop))

    def _is_subject(self, that: int) -> bool:
        """Whether "that" itself does something: "said that never happened", "that would help"."""
        verb = that + 1
        if self._words[verb] in HELPING:
            return not self.layout.tokens[verb].is_capitalised
        while self._words[verb] != "both" and is_adverb(self._words[verb]):
            verb += 1
        return verb > that + 1 and is_finite(self.layout.tokens, verb)

    def goes_on(self, first: int, last: int, tail: int) -> bool:
        """Whether the clause of these tokens is cut short, and goes on at `tail`."""
        words = self._words
        following = words[tail]
        if following in HELPING or self.layout.tokens[last - 1].text in _UNFINISHED:
            return True
        if self._breaks_off(first, last) or following == "whether":
            return True
        if following == "that" and words[first] == "it":
            return True
        if words[first] in _OPENS_CASE and "," not in words[first:last]:
            return True
        if self.measures(tail):
            return True
        done = any(
            words[i] in _HELPING_OR_PAST or (words[i].endswith("ed") and i not in self._named)
            for i in range(first, last)
        )
        return not done and not following.endswith("ing")

    def measures(self, tail: int) -> bool:
        """Whether it compares or parts what was told: "up from 29%", "the most since May"."""
        word, behind = self._words[tail], self._words[tail + 1]
        if word in {"up", "down"}:
            counted = is_number(self._words[tail + 2]) if behind == "by" else is_number(behind)
            return counted or behind in _FROM or is_adverb(behind)
        most = behind.endswith("est") or behind in _UTMOST
        return word == "including" or (word, behind) in _COMPARING or (word == "the" and most)

    def _breaks_off(self, first: int, last: int) -> bool:
        """Whether these tokens end with what helps a verb, or denies it: "It was not"."""
        while last > first and (
            self._words[last - 1] in NEGATIONS or is_adverb(self._words[last - 1])
        ):
            last -= 1
        return last > first + 1 and self._words[last - 1] in AUXILIARIES

    def opens(self, index: int) -> bool:
        """Whether a quotation mark stands here."""
        return index < len(self._inside) and self.layout.tokens[index].text in OPEN_MARKS

    def link(self, link: str, first: int, high: int) -> bool:
        """Whether an object and then this word follow."""
        words = self._words
        if words[first] == link or words[first] in _NEVER_OBJECT:
            return False
        for index in range(first + 1, min(high, first + _LONGEST_OBJECT)):
            word = words[index]
            if word == link and limit_end(words, index - 1) == index - 1:
                return True
            if word in _SUBJECTS or self._starts_clause(index, word):
                return False
            if word == ",":
                if not self._lists(index + 1, link):
                    return False
            elif word == "that" and self._is_day(index + 1):
                continue
            elif word in {";", "that"} or (word == "." and not self.is_titles(index)):
                return False
        return False

    def is_titles(self, index: int) -> bool:
        """Whether a full stop here only belongs to a title: "Mr. Lee"."""
        return self._words[index] == "." and self._is_title(index - 1)

    def _is_title(self, index: int) -> bool:
        return self._names.known.is_a(index, "title")

    def _lists(self, index: int, link: str) -> bool:
        """Whether another object or an apposition follows: "accused Lee, the mayor, of …"."""
        if index >= len(self._inside):
            return False
        word = self._words[index]
        if word == link or word in _OPENING_LISTED:
            return True
        named = index in self._named or self.layout.tokens[index].is_capitalised
        return named or self._is_title(index)

    def has_verb(self, start: int, high: int) -> bool:
        """Whether what follows looks like a clause, not like an object."""
        words, named = self._words, self._named
        for index in range(start + 1, high):
            word = words[index]
            if word in _VERBAL:
                return True
            if index in named:
                continue
            if word in PAST and (index == start + 1 or is_finite(self.layout.tokens, index)):
                return True
            if word.endswith(("ed", "s")) and _may_be_verb(word):
                return True
        return words[start].partition("'")[0] in _CLOSED_WORDS


def _may_be_verb(word: str) -> bool:
    return len(word) >= _SHORTEST_VERB and word.isalpha() and not is_adverb(word)
