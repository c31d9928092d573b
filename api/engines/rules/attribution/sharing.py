"""Whose verb a cue is: of the phrase before it, or of an earlier verb that it is joined with."""

from collections.abc import Sequence

from api.engines.rules.attribution.candidates import Candidate
from api.engines.rules.attribution.led import LedSubjects
from api.engines.rules.attribution.subjects import is_test, opening_subject
from api.engines.rules.attribution.uses import Use
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import (
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    WEEKDAYS,
    words,
)
from api.engines.rules.words.verbs import is_finite
from api.text.values import value

_LONGEST_TOLD = 8
_SHOWN = words(
    "show shows showed suggest suggests suggested indicate indicates indicated reveal reveals "
    "revealed confirm confirms confirmed prove proves proved put puts find finds found"
)
_RELATIVES = frozenset({"who", "which"})
JOINTS = frozenset({"and", "but", "or"})
_TIES = frozenset({"after", "before", "when", "as", "because", "since", "while", "once"})
_ACTS = words("urge demand beg request recommend propose promise pledge vow threaten predict") | {
    "call on",
    "call for",
    "appeal to",
}
"""What is said aloud, not only wanted or planned."""
_OF_ONE = frozenset({"has", "is", "was", "does"})
ATTITUDES = frozenset({"belief", "desire", "intention"})


@value
class Subject:
    """Who does what a cue tells; `joined` is the verb that has the same subject, or -1."""

    phrase: Phrase | None
    joined: int = -1


class Sharing:
    """Finds the subjects of the cue verbs of one document; `uses`: those read so far."""

    def __init__(self, phrases: Phrases, uses: Sequence[Use]) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._words = phrases.layout.words
        self._uses = uses
        self._led = LedSubjects(phrases)

    def of(self, candidate: Candidate, passive: bool) -> Subject:
        subject = self.nearest(candidate.group.first, candidate.low)
        thinks = candidate.entry.category in ATTITUDES and candidate.entry.lemma not in _ACTS
        before = "had" in candidate.group.words and self._is_simple(subject.joined)
        if subject.joined >= 0 and (passive or thinks or before):
            told = self._told_of(subject.joined)
            done = passive and self._words[candidate.last] != "by"
            goes_on = done and self._goes_on(subject.joined, candidate.group.first)
            return Subject(told) if told or before or goes_on else subject
        return subject

    def _goes_on(self, verb: int, helping: int) -> bool:
        """Whether what is said goes on: "said the budget WAS low and WAS agreed in May"."""
        return self._words[helping] in self._words[verb + 1 : helping - 1]

    def nearest(self, first: int, low: int) -> Subject:
        """The phrase right before the verb group, or the subject of the verb it is joined with."""
        if first > low and (self._words[first - 1] in JOINTS or self._is_listed(first)):
            return self._shared(first, low)
        if self._words[first] == "then" and self._words[first - 1] == ",":
            return Subject(self._acting(first - 1, low))
        phrase = self._phrases.before(self._first_relative(first, low), low)
        led = self._led.of(first, low, phrase)
        led = None if led and self._has_acted(led) else led
        if led or phrase is None or not self._uses:
            return Subject(led or phrase)
        return self._behind_use(self._uses[-1], phrase, first)

    def _has_acted(self, phrase: Phrase) -> bool:
        """Whether the verb before is the phrase's own: "Files seen by X show | police asked"."""
        before = self._uses[-1] if self._uses else None
        if before is None or before.subject is None or before.passive:
            return False
        own = before.subject.first == phrase.first and before.subject.last == before.first
        return own and before.verb < phrase.last

    def _behind_use(self, before: Use, phrase: Phrase, first: int) -> Subject:
        """The phrase without the verb before it and what that governs."""
        if not phrase.first <= before.verb < phrase.last:
            return Subject(self._behind_object(before, phrase, first))
        relative = not _RELATIVES.isdisjoint(self._words[phrase.first : phrase.last])
        if relative and not self._tells(before, phrase.last):
            return Subject(phrase)
        if before.last >= phrase.last:
            return Subject(None)
        if before.subject and before.subject.first == phrase.first and self._is_part(before):
            return Subject(phrase)
        return Subject(self._behind_object(before, Phrase(before.last, phrase.last), first))

    def _is_part(self, use: Use) -> bool:
        """Whether the verb only tells more of its noun: "a statement POSTED on its site said"."""
        behind, done = self._words[use.last], self._words[use.verb].endswith("ed")
        return done and (behind in PREPOSITIONS or behind in WEEKDAYS)

    def _behind_object(self, before: Use, phrase: Phrase, verb: int) -> Phrase:
        """The phrase without what the verb before it governs: "call it a blow and FANS say"."""
        words, joint = self._words, self._joint(phrase)
        rest = Phrase(joint + 1, phrase.last)
        if joint < 0 or not self._phrases.can_speak(rest, strict=True):
            return phrase
        opening = rest.first in self._phrases.names.at or words[rest.first] in DETERMINERS
        if opening and (words[verb] in _OF_ONE or words[verb].endswith("s")):
            return rest
        first = phrase.first - (words[phrase.first - 1] == "as")
        first -= words[first - 1] == "it"
        return phrase if before.takes("clause") or before.end != first else rest

    def _joint(self, phrase: Phrase) -> int:
        """Where an "and" stands within the phrase, but in no name; or -1."""
        inner = range(phrase.first + 1, phrase.last - 1)
        names = self._phrases.names.at
        return next((i for i in inner if self._words[i] in JOINTS and i not in names), -1)

    def _acting(self, comma: int, low: int) -> Phrase | None:
        """Who does something first: "Asked why, Lee paused, then said"."""
        commas = (i + 1 for i in range(comma - 1, low, -1) if self._words[i] == ",")
        first = next(commas, low)
        phrase = self._phrases.after(first, comma)
        return phrase if phrase and self._phrases.can_speak(phrase, strict=True) else None

    def _first_relative(self, first: int, low: int) -> int:
        """Behind the first of two relative pronouns: "a clerk who left and who says"."""
        if self._words[first - 1] != "who" or self._words[first - 2] not in JOINTS:
            return first
        before = (i for i in range(first - 3, low, -1) if self._words[i] == "who")
        return next(before, first - 1) + 1

    def _is_listed(self, verb: int) -> bool:
        """Whether a headline joins verbs by a comma: "Retailer cuts outlook, blames shoppers"."""
        if self._words[verb - 1] != ",":
            return False
        document = self._layout.document
        sentence = document.sentences[self._layout.tokens[verb].sentence]
        return document.regions[sentence.region].kind == "headline"

    def _tells(self, use: Use, last: int) -> bool:
        """Whether a clause starts behind it: "…, who said the governor | was told"."""
        if use.has("hearer") or not use.takes("clause") or use.last >= last:
            return False
        names = self._phrases.names.at
        return self._words[use.last] in DETERMINERS or use.last in names

    def _shared(self, first: int, low: int) -> Subject:
        """The subject of an earlier verb, or who opens the clause: "Acme fell and said …"."""
        level = self._layout.inside[first]
        for use in reversed(self._uses):
            if use.verb < low:
                break
            if use.first < low or self._layout.inside[use.verb] != level:
                continue
            if use.subject and self._can_share(use.subject, first):
                return Subject(use.subject, use.verb)
        ties = (i for i in range(first - 1, low, -1) if self._words[i] in _TIES)
        return Subject(opening_subject(self._phrases, first, next(ties, low - 1) + 1))

    def _is_simple(self, verb: int) -> bool:
        """Whether a verb has no "had": "had written" behind it is part of what is said."""
        past = self._words[verb].endswith(("d", "t"))
        return verb > 0 and past and self._words[verb - 1] != "had"

    def _can_share(self, subject: Phrase, first: int) -> bool:
        """Whether it does more than show things: "results showed X" but do not "urge Y"."""
        shows = is_test(self._phrases, subject)
        return not shows or self._words[first] in _SHOWN

    def _told_of(self, verb: int) -> Phrase | None:
        """Whom somebody speaks of behind a verb of saying: "she said he was ill and hoped to"."""
        use = next(use for use in reversed(self._uses) if use.verb == verb)
        if not (use.takes("clause") or use.takes("that")) or use.inverted:
            return None
        index = use.end + (self._words[use.end] == "that")
        if self._words[index] == "it":
            return None
        if self._words[index] in PRONOUNS:
            return Phrase(index, index + 1)
        tokens = self._layout.tokens
        told = self._phrases.after(index, min(index + _LONGEST_TOLD, len(tokens)))
        if told is None or not self._phrases.can_speak(told, strict=True):
            return None
        return told if is_finite(tokens, told.last) else None
