"""Names that somebody gives: "called it a farce", "described X as Y", "what they call “Y”"."""

from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.governed import VerbReader
from api.engines.rules.attribution.sharing import JOINTS
from api.engines.rules.attribution.summaries import SUMMARIES
from api.engines.rules.attribution.uses import Use
from api.engines.rules.names.phrases import Phrase
from api.engines.rules.words.grammar import (
    ARTICLES,
    AUXILIARIES,
    BE,
    DETERMINERS,
    FUNCTION_WORDS,
    HELPING,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    is_adverb,
    is_number,
    words,
)
from api.engines.rules.words.lexicons import forms_of
from api.engines.rules.words.verbs import is_finite

_OBJECT_PRONOUNS = words("him her it them us me this that itself himself herself themselves")
_RELATIVE = frozenset({"that", "which", "what", "who", "whom"})
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
_NOT_BEHIND_AS = words("well soon long far much")
_BEFORE_HELPING = _RELATIVE | words("and or but not he she it they we i you there to") | {","}
_BEFORE_NAME = AUXILIARIES | frozenset(",.;:")
_BEHIND_ADJECTIVE = PREPOSITIONS | frozenset('.,;:"”)—–') | words("and or but because given as")
_NOT_OBJECTS = PREPOSITIONS | DETERMINERS | {"and"}
_JUDGING = forms_of("report_words", "judging")
_JUDGING_ENDINGS = ("ous", "ful", "less")
_BRANDING = words("brand label dub term style deem")
_NO_PLURALS = words("news sports arts sales earnings rights savings affairs goods politics police")
_NAMING_ALONE = words("call brand label dub term style deem consider")
_RULE = "attribution.verb"
_LONGEST_OBJECT = 22
_LEADING = frozenset({"on", "against", "with", "from"})
"""Prepositions behind which marks hold no name: "declared war on the “mob”"."""
_CALLED_WORDS = range(1, 4)
_NEAR_ARTICLE = 6


class GivenNames(VerbReader):
    """Reads the names that cue verbs of one document give."""

    def extracted(self, use: Use) -> Finding | None:
        """What a relative clause says of the noun before it: "which agents say could fetch …"."""
        subject = use.subject
        if subject is None or use.inverted or use.participle:
            return None
        if subject.first - 1 < self._layout.window(use.verb)[0]:
            return None
        opening = self._words[subject.first - 1]
        if opening in _RELATIVE:
            return self._related(use, subject, opening)
        joined = opening in JOINTS and self._is_second(use)
        return self._called(use) if joined or self._is_in_contact(subject) else None

    def _related(self, use: Use, subject: Phrase, opening: str) -> Finding | None:
        """The same behind a relative pronoun."""
        if opening == "that" and self._clauses.is_verb(subject.first - 2):
            return None
        if use.takes("clause") and opening != "what" and self._is_verb(use.end):
            return self._extracted(use)
        if opening == "what" and use.takes("clause") and self._words[use.end] in BE:
            return self._held_to_be(use)
        return self._called(use)

    def _is_verb(self, index: int) -> bool:
        """Whether the verb whose subject the relative pronoun is stands here."""
        return self._words[index] in HELPING or is_finite(self._layout.tokens, index)

    def _is_in_contact(self, subject: Phrase) -> bool:
        """Whether a relative clause opens without its pronoun: "a move CRITICS call a farce",
        ", findings THE GROUP rejects as made up"."""
        noun = self._words[subject.first - 1]
        if noun in SUMMARIES and noun[-1] == "s" and self._words[subject.first - 2] == ",":
            return (
                self._words[subject.first] in DETERMINERS or subject.first in self._phrases.names.at
            )
        for first in range(subject.first - 2, subject.first - _NEAR_ARTICLE, -1):
            if self._words[first] in {"a", "an"}:
                many = self._phrases.of_contact(Phrase(first, subject.last)) == subject
                return many or self._is_apposed(first, subject.first)
        return False

    def _is_apposed(self, article: int, subject: int) -> bool:
        """Whether a thing and then somebody stand there: "a hike | the president dubbed"."""
        named = self._words[subject] in DETERMINERS or subject in self._phrases.names.at
        between = self._words[article + 1 : subject]
        plain = all(word.isalpha() for word in between) and FUNCTION_WORDS.isdisjoint(between)
        return named and plain and self._words[article - 1] not in PREPOSITIONS

    def _is_second(self, use: Use) -> bool:
        """Whether another verb of its relative clause stands before: "which X calls A and Y B"."""
        for other in reversed(self._clauses.uses_near(use.verb)):
            if other.verb < use.verb and other.subject is not None and not other.takes("clause"):
                related = self._words[other.subject.first - 1] in _RELATIVE
                return related or self._is_in_contact(other.subject)
        return False

    def _extracted(self, use: Use) -> Finding | None:
        """The rest of the relative clause, up to the next one: "and that parents call …"."""
        end = self._clauses.end(use, use.end)
        ties = (i for i in range(use.end, end - 1) if self._words[i] in {"and", "but"})
        end = next((i for i in ties if self._words[i + 1] in _RELATIVE), end)
        end = next((i for i in range(use.end + 2, end) if self._is_main_verb(i)), end)
        content = self._clauses.offsets(use.end, end)
        return self._governed.finding(use, (content,), _RULE, use.subject) if content else None

    def _is_main_verb(self, index: int) -> bool:
        """Whether the clause goes on whose subject the relative clause describes."""
        before = self._words[index - 1]
        helps = self._words[index] in HELPING and before not in HELPING
        return helps and before not in _BEFORE_HELPING and not is_adverb(before)

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
        if (use.takes("as") or use.turns_down) and word == "as":
            return self._governed.named(use, nothing, use.end + 1)
        that = use.subject is not None and self._words[use.subject.first - 1] == "that"
        article = word in ARTICLES and not (that and word == "the")
        named = article or self._clauses.opens(use.end) or self._is_judged(use.end, self._high(use))
        named = named or self._is_branded(use) or self._is_what(use)
        if not use.takes("name") or not named:
            return None
        inner = article and self._clauses.opens(use.end + 1)
        return self._governed.named(use, nothing, use.end + inner)

    def _is_branded(self, use: Use) -> bool:
        """Whether a noun alone is the name, as with few verbs: "a scheme critics brand AMNESTY"."""
        plain = self._words[use.end].isalpha() and self._words[use.end] not in _NOT_NAMES
        closed = self._words[use.end + 1] in _BEHIND_ADJECTIVE
        return plain and closed and use.entry.lemma in _BRANDING

    def _is_what(self, use: Use) -> bool:
        """Whether any name may follow, as it does only there: "what he calls MASS CONFUSION"."""
        subject, word = use.subject, self._words[use.end]
        what = subject is not None and self._words[subject.first - 1] == "what"
        named = word not in _NOT_NAMES and word not in _OBJECT_PRONOUNS and word not in PRONOUNS
        return what and named and word.isalpha() and use.entry.lemma in _NAMING_ALONE

    def _high(self, use: Use) -> int:
        return self._layout.window(use.verb)[1]

    def given(self, use: Use, high: int) -> Finding | None:
        """The name behind what is named: "described it as a farce", "called it a farce"."""
        return self._given_as(use, high) or self._given(use, high)

    def _given_as(self, use: Use, high: int) -> Finding | None:
        if not use.takes("as"):
            return None
        others = {other.verb for other in self._clauses.uses_near(use.verb)}
        for index in range(use.end, min(high, use.end + _LONGEST_OBJECT)):
            word = self._words[index]
            # In "citing what Lee described as", the name is Lee's.
            if index in others or (word in _BEFORE_AS and not self._is_inner(use, index)):
                return None
            following = self._words[index + 1]
            if word == "as" and following not in _NOT_BEHIND_AS:
                if use.has("see") and self._is_while(index + 1, high):
                    return None
                if self._tells_when(index + 1, high):
                    return None
                return self._governed.named(use, Phrase(use.end, index), index + 1)
        return None

    def _is_while(self, start: int, high: int) -> bool:
        """Whether "as" tells when: "saw the man as he left", "as the shots were fired"."""
        if self._words[start] in PRONOUNS or self._words[start] == "the":
            return True
        return any(is_finite(self._layout.tokens, i) for i in range(start + 1, high))

    def _tells_when(self, start: int, high: int) -> bool:
        """Whether a clause follows, as in headlines: "slams ban as boats collide in fog"."""
        if start >= high:
            return False
        sentence = self._layout.tokens[start].sentence
        if self._layout.document.region_of(sentence).kind != "headline":
            return False
        for index in range(start, high):
            word, before = self._words[index], self._words[index - 1]
            if not word.isalpha() or word in _NOT_NAMES or word in _RELATIVE:
                return False
            acting = before.endswith("s") and before not in _NO_PLURALS
            if index > start and (acting or is_finite(self._layout.tokens, index)):
                return True
        return False

    def _is_inner(self, use: Use, index: int) -> bool:
        """Whether the word belongs to what is named: "called Mr. Lee", "dismissed that figure"."""
        pointing = index == use.end and self._words[index] == "that"
        clause = pointing and (self._words[index + 1] in PRONOUNS or use.takes("that"))
        return (pointing and not clause) or self._clauses.is_titles(index)

    def _given(self, use: Use, high: int) -> Finding | None:
        if not use.takes("name"):
            return None
        first = use.end
        if self._words[first] in _OBJECT_PRONOUNS and not self._owns(first):
            named = self._may_be_name(first + 1, high)
            return self._governed.named(use, Phrase(first, first + 1), first + 1) if named else None
        start = self._name_start(first, high)
        return None if start is None else self._governed.named(use, Phrase(first, start), start)

    def _name_start(self, first: int, high: int) -> int | None:
        """Where the name starts behind an object of several words: "called the bill “a farce”"."""
        for index in range(first + 1, min(high, first + _LONGEST_OBJECT)):
            word = self._words[index]
            if word in _BEFORE_NAME and not self._clauses.is_titles(index):
                return None
            if self._clauses.opens(index):
                article = self._words[index - 1] in ARTICLES
                led = self._words[index - 1 - article] in _LEADING
                return None if led else index - article
            named = word in {"a", "an"} and self._words[index - 1] not in _NOT_OBJECTS
            if named or self._is_judged(index, high) or self._are_called(first, index, high):
                return index
        return None

    def _are_called(self, first: int, index: int, high: int) -> bool:
        """Whether one plural stands behind another: "calls the camps training CENTRES"."""
        before = self._words[index - 1]
        plural = before.endswith("s") and not before.endswith("ss") and before not in _NO_PLURALS
        if not plural or self._words[first] not in DETERMINERS or index - first <= 1:
            return False
        last = index
        while last < high and self._words[last].isalpha() and self._words[last] not in _NOT_NAMES:
            last += 1
        if last - index not in _CALLED_WORDS or self._words[last] not in _BEHIND_ADJECTIVE:
            return False
        ends = self._words[last - 1].endswith("s")
        return ends and not any(is_finite(self._layout.tokens, i) for i in range(index, last))

    def _is_judged(self, index: int, high: int) -> bool:
        """Whether an adjective alone stands behind the object: "called the claim false"."""
        before = self._words[index - 1]
        if before in _NOT_OBJECTS or is_adverb(before):
            return False
        last = index
        while last < high and is_adverb(self._words[last]):
            last += 1
        closed = last + 1 >= high or self._words[last + 1] in _BEHIND_ADJECTIVE
        return last < high and closed and _judges(self._words[last])

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
        if self._words[index] in {"this", "that"}:
            return not (named or _judges(following) or is_adverb(following))
        return self._words[index] == "her" and not named


def _judges(word: str) -> bool:
    """Whether an adjective judges a thing: "called it false"; no noun such as "hospital" does."""
    return word in _JUDGING or word.endswith(_JUDGING_ENDINGS)
