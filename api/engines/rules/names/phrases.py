"""Noun phrases around verbs: who the subject is."""

from api.engines.rules.names.entities import Names
from api.engines.rules.names.heads import Heads
from api.engines.rules.names.insertions import OWNERS, PARTICIPLES, PARTIES, Insertions
from api.engines.rules.names.phrase_starts import PhraseStarts
from api.engines.rules.names.qualifiers import KNOWING, qualified
from api.engines.rules.names.reduced_clauses import ReducedClauses
from api.engines.rules.names.times import behind_comma, without_time
from api.engines.rules.words.amounts import limit_end
from api.engines.rules.words.grammar import (
    ARTICLES,
    DETERMINERS,
    FUNCTION_WORDS,
    HELPING,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    WEEKDAYS,
    is_adverb,
    is_number,
    words,
)
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import all_forms, forms_of
from api.engines.rules.words.verbs import forms, is_finite
from api.text.values import value

_CUE_WORDS = all_forms("cues")
_SUMMARIES = frozenset(w for w in forms_of("report_words", "summing_up") if w.endswith("s"))
_VERBAL = HELPING | PAST
_ALONE = words("one another each both many some others several few most")
_LINKED_TO = words("close loyal aide aides adviser advisers advisor advisors")
"""Words of a source behind which "to" goes on with it: "said a source close to the family"."""
_PERSONAL = PRONOUNS - RELATIVES
_NO_NAME_OPENS = PREPOSITIONS | PARTICIPLES
_LOOSE_ENDS = WEEKDAYS | {"and"}
_LONGEST_BRACKET = 8
COUNTED = words(
    "few dozen handful number majority minority couple group third quarter half score hundred "
    "thousand million string host raft coalition team pair trio crowd"
)
"""Nouns behind "a" that tell of several: "a small number of residents believe"."""
_NOT_SINGLE = COUNTED | FUNCTION_WORDS | {"great", "good", "lot"}


@value
class Phrase:
    """A noun phrase: `tokens[first:last]`."""

    first: int
    last: int


class Phrases:
    """Finds noun phrases in one document."""

    def __init__(self, layout: Layout, names: Names) -> None:
        self.layout = layout
        self.names = names
        self.speakers = names.speakers.at
        self._heads = Heads(layout, names, self.speakers)
        self._insertions = Insertions(layout, names, self.speakers)
        self._starts = PhraseStarts(layout, names, self.speakers)
        self._reduced = ReducedClauses(layout, self.speakers, self._starts)

    def before(self, index: int, lowest: int) -> Phrase | None:
        """The phrase that ends right before this token, appositions and relatives skipped."""
        if index > lowest and self.layout.words[index - 1] in _PERSONAL:
            return Phrase(index - 1, index)
        phrase = self._before(index, lowest)
        if phrase and self._can_act(phrase):
            return phrase
        first = self._reduced.subject(index, lowest)
        return phrase if first is None else Phrase(first, index)

    def _can_act(self, phrase: Phrase) -> bool:
        """Whether somebody is named whom no other word governs."""
        if self._reduced.governs(phrase.first):
            return False
        head = self.head(phrase)
        return head in self.speakers or head in self.names.at or self.layout.words[head] in _ALONE

    def _before(self, index: int, lowest: int) -> Phrase | None:
        index = behind_comma(self.layout.words, self.names.at, index, lowest)
        end = self._before_party(self._insertions.skip(index, lowest))
        end = without_time(self.layout.words, self.names.at, self.speakers, end, lowest)
        if end <= lowest:
            return None
        word = self.layout.words[end - 1]
        if word in RELATIVES and word != "whose":
            return self._antecedent(end - 1, lowest)
        if word in PRONOUNS:
            return Phrase(end - 1, end)
        first = self._starts.subject(end, lowest)
        if word == "whom" and self.layout.words[first] in _ALONE:
            return self._ungoverned(self._antecedent(first, lowest))
        first += self.layout.words[first] == "whose"
        if first >= end:
            return None
        phrase = Phrase(first, end)
        return (
            self.of_contact(phrase)
            or self._in_contact(phrase, index)
            or self._name_beside(phrase, index)
            or phrase
        )

    def thing_before(self, index: int, lowest: int) -> Phrase | None:
        """The phrase that ends right before this token, without the verb that governs it."""
        return self._ungoverned(self.before(index, lowest))

    def _ungoverned(self, phrase: Phrase | None) -> Phrase | None:
        """The phrase without a verb before it: "infuriated her ALLIES, several of whom"."""
        inner = range(phrase.last - 2, phrase.first - 1, -1) if phrase else ()
        verb = next((i for i in inner if is_finite(self.layout.tokens, i)), None)
        return phrase if phrase is None or verb is None else Phrase(verb + 1, phrase.last)

    def of_contact(self, phrase: Phrase) -> Phrase | None:
        """The many behind a single thing, who speak of it: "a move CRITICS call a farce"."""
        said, last = self.layout.words, phrase.last - 1
        if said[phrase.first] not in {"a", "an"} or last - phrase.first <= 1:
            return None
        if last not in self.speakers or last in self.names.at or said[last][-1] != "s":
            return None
        between = said[phrase.first + 1 : last]
        plain = all(word.isalpha() for word in between) and _NOT_SINGLE.isdisjoint(between)
        return Phrase(last, phrase.last) if plain else None

    def _in_contact(self, phrase: Phrase, verb: int) -> Phrase | None:
        """Whoever speaks in a relative without "that": "a move CAMPAIGNERS say will fail", ",
        claims ACME called false"."""
        said, last = self.layout.words, phrase.last - 1
        if said[phrase.first] in _SUMMARIES and said[phrase.first - 1] == ",":
            named = self.names.extent.get(phrase.first + 1, (0, 0))[1] == phrase.last
            return Phrase(phrase.first + 1, phrase.last) if named else None
        behind = said[verb + 1]
        acts = behind in _VERBAL or behind in forms("past") or behind.endswith("ed")
        if said[verb] not in _CUE_WORDS or not acts or verb != phrase.last:
            return None
        first = self.names.extent.get(last, (last, last))[0]
        able = last in self.names.at or self.speakers.get(last, "person") != "person"
        if not able or first <= phrase.first + 1 or said[phrase.first] not in DETERMINERS:
            return None
        behind_noun = said[first - 1] not in DETERMINERS | PREPOSITIONS
        return Phrase(first, phrase.last) if behind_noun else None

    def _before_party(self, end: int) -> int:
        """Where the name ends in front of its party: "Sen. Ann Cole, D-Ohio,"."""
        last = end - 1 - (self.layout.words[end - 1] == ".")
        party = self.layout.words[last].startswith(PARTIES)
        return last - 1 if party and self.layout.words[last - 1] == "," else end

    def _name_beside(self, phrase: Phrase, index: int) -> Phrase | None:
        """The person in an apposition: "His rival, chief executive Jane Smith, …"."""
        if index - 1 == phrase.last or self.layout.words[phrase.last] != ",":
            return None
        if self.head(phrase) in self.names.at:
            return None
        opening = self.layout.words[phrase.last + 1]
        is_name = phrase.last + 1 in self.names.at
        if not is_name and (opening in _NO_NAME_OPENS or opening.endswith("ed")):
            return None
        name = self._before_age(
            self._before_bracket(index - 1 - (self.layout.words[index - 1] == ","))
        )
        number = self.names.at.get(name)
        if number is None or not self._is_described(phrase, self.names.entities[number].type):
            return None
        return Phrase(phrase.first, name + 1)

    def _before_bracket(self, last: int) -> int:
        """Over what stands in brackets behind a name: "her aide, Tom Lee (pictured), said"."""
        if self.layout.words[last] != ")":
            return last
        near = range(last - 1, max(0, last - _LONGEST_BRACKET), -1)
        return next((i - 1 for i in near if self.layout.words[i] == "("), last)

    def _before_age(self, last: int) -> int:
        """Over the age behind a name: "her son, Tom Lee, 34, said"."""
        aged = is_number(self.layout.words[last]) and self.layout.words[last - 1] == ","
        return last - 2 if aged else last

    def _is_described(self, phrase: Phrase, kind: str) -> bool:
        """Whether the phrase tells what the name beside it is: "the company, Acme, …"."""
        if kind == "person":
            return True
        head = self.head(phrase)
        body = self.speakers.get(head) == "organisation" or self.layout.words[head] in OWNERS
        return body and self.layout.words[phrase.first] in DETERMINERS

    def after(self, index: int, highest: int) -> Phrase | None:
        """The phrase that starts at this token, up to a comma, a clause or a circumstance."""
        if self.layout.words[index] in PRONOUNS and index < highest:
            return Phrase(index, index + 1)
        last = limit_end(self.layout.words, index)
        while last < highest and self._goes_on(last, index):
            last = max(last + 1, self.names.extent.get(last, (0, 0))[1])
        while last > index and self.layout.words[last - 1] in _LOOSE_ENDS:
            last -= 1
        return Phrase(index, min(last, highest)) if last > index else None

    def qualified(self, phrase: Phrase) -> Phrase:
        """The phrase behind a verb with what qualifies it: "a spokesman FOR THE COMPANY"."""
        last = phrase.last - (self.layout.words[phrase.last - 1] in KNOWING)
        head = last - 1
        if head not in self.speakers or head in self.names.at:
            return phrase
        named = last + 1 in self.names.at
        end = qualified(self.layout.tokens, last, named, self.layout.words[head])
        return Phrase(phrase.first, end)

    def apposed(self, phrase: Phrase, high: int) -> Phrase | None:
        """The phrase with the person whom it describes: "a member of it, Hon. Ade Bello,"."""
        words, names = self.layout.words, self.names
        if words[phrase.last] != "," or self.head(phrase) in names.at:
            return None
        first = phrase.last + 1
        if names.known.is_a(first, "title"):
            first += 1 + (words[first + 1] == ".")
        _, last = names.extent.get(first, (first, first))
        number = names.at.get(first)
        if number is None or last >= high or words[last] != ",":
            return None
        return Phrase(phrase.first, last) if names.entities[number].type == "person" else None

    def _is_verb(self, index: int, word: str) -> bool:
        """Whether the word behind a noun that can be a subject is its verb."""
        if word.endswith("ed") or word in _CUE_WORDS:
            return True
        return self.layout.tokens[index].text.islower() and is_finite(self.layout.tokens, index)

    def can_speak(self, phrase: Phrase, strict: bool) -> bool:
        """Whether the phrase can name a source; `strict`: only by a name or a noun for one."""
        tokens = range(phrase.first, phrase.last)
        word = self.layout.words[phrase.first]
        if word in PRONOUNS or (word in _ALONE and len(tokens) == 1):
            return True
        if any(i in self.speakers or i in self.names.at or self._is_nounless(i) for i in tokens):
            return True
        if strict:
            return False
        nominal = word in DETERMINERS and len(tokens) > 1 and word not in {"this", "that"}
        return nominal or self.layout.tokens[phrase.first].is_capitalised or word[-1:] == "s"

    def _is_nounless(self, index: int) -> bool:
        """Whether somebody is told of by no noun: "THOSE who were there", "the 45-YEAR-OLD"."""
        behind = self.layout.words[index + 1]
        if self.layout.words[index].endswith("-year-old"):
            return True
        who = behind == "who" and self.layout.words[index + 2] in _VERBAL
        told = who or behind == "present" or (behind.endswith("ed") and behind != "need")
        return self.layout.words[index] == "those" and told

    def head(self, phrase: Phrase) -> int:
        """Index of the token that the phrase is about: the last one before what qualifies it."""
        return self._heads.of(phrase.first, phrase.last)

    def _antecedent(self, relative: int, lowest: int) -> Phrase | None:
        end = relative
        if self.layout.words[end - 1] == ",":
            end -= 1
        end = self._before_party(end)
        if end <= lowest:
            return None
        first = self._starts.subject(end, lowest, whole=False)
        if first >= end:
            return None
        nearest = self._nearest(first, end, lowest)
        that = self.layout.words[relative] == "that"
        return None if that and self.head(nearest) not in self.speakers else nearest

    def _nearest(self, first: int, end: int, lowest: int) -> Phrase:
        """The one meant of several nouns: "anger from Lee, who", "Lee, a nurse who"."""
        before = self.names.extent.get(first - 2) if first - 2 >= lowest else None
        described = self.layout.words[first - 1] == "," and self.layout.words[first] in ARTICLES
        if before and described and self._is_able(before[0], before[1]):
            return Phrase(before[0], end)
        head = self.head(Phrase(first, end))
        for index in range(end - 1, head, -1):
            if head in self.speakers or head in self.names.at:
                break
            linked = self.layout.words[index - 1] in PREPOSITIONS
            if linked and self.can_speak(Phrase(index, end), strict=True):
                return Phrase(index, end)
        return Phrase(first, end)

    def _is_able(self, first: int, last: int) -> bool:
        number = self.names.at.get(last - 1, self.names.at.get(first))
        return number is not None and self.names.entities[number].type in {"person", "other"}

    def _goes_on(self, index: int, first: int) -> bool:  # noqa: PLR0911 - one guard for each kind of word
        token = self.layout.tokens[index]
        word = token.lower
        if index in self.names.at:
            return True
        if not token.is_word and word not in {"'s", "&", "'"}:
            return word == "." and self.names.known.is_a(index - 1, "title")
        if word == "to":
            return self.layout.words[index - 1] in _LINKED_TO
        if word in {"of", "for", "at"}:
            following = index + 1
            return following in self.names.at or (word == "of" or (following + 1) in self.names.at)
        if word in PREPOSITIONS or word in _VERBAL or word in PRONOUNS:
            return False
        stated = index - 1 in self.speakers or index - 1 in self.names.at
        known = index in self.speakers and not (word.endswith("ed") and index - 1 in self.names.at)
        if stated and not known and self._is_verb(index, word):
            return False
        if word == "and":
            return index > first and not is_adverb(self.layout.words[index + 1])
        return not (word in SUBORDINATORS or (is_adverb(word) and index > first))
