"""Verbs in place that attribute: with their subject, and without those that only look so."""

from collections import Counter
from collections.abc import Sequence

from api.engines.rules.attribution.candidates import Candidate, is_name, is_no_cue
from api.engines.rules.attribution.nobody import is_nobody
from api.engines.rules.attribution.participles import BEFORE_PARTICIPLE, KEPT_GOING, participle
from api.engines.rules.attribution.requoted import requoted
from api.engines.rules.attribution.sharing import ATTITUDES, JOINTS, Sharing, Subject
from api.engines.rules.attribution.subjects import disagrees, fits, is_able, is_hearing
from api.engines.rules.attribution.uses import TURNING_DOWN, Use
from api.engines.rules.attribution.verb_groups import verb_group
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import (
    ARTICLES,
    BE,
    DASHES,
    DETERMINERS,
    PREPOSITIONS,
    QUOTE_MARKS,
    SUBORDINATORS,
    words,
)
from api.engines.rules.words.lexicons import Entry, Match, Matcher, load
from api.engines.rules.words.verbs import forms

_CUES = Matcher(load("cues"))
_NO_PLURALS = words("this his its hers ours theirs yours is was has does us")
_NEVER_INVERTED = words("state tell inform assure remind convince persuade")
_PARTICIPLES = words("shown written known sworn given forbidden torn spoken")
_BEFORE_INVERTED = QUOTE_MARKS | DASHES | frozenset(",'’?!")
_LONGEST_OWNER = 3
_NO_OBJECT = PREPOSITIONS | SUBORDINATORS | {"that", "to", "as"}
CONDITIONS = frozenset({"if", "whether", "unless"})
_ASKING = words("ask asks asked asking wonder wonders wondered know knows knew see unclear")
_LOOSE = words("and but so even only now then")
_QUESTIONS = words("whether if how what why when where who which")
_ANYBODY = words("someone somebody anyone anybody everyone everybody")
_THOUGHTS = frozenset({"belief", "intention"})
_CLOSING = frozenset({'"', "'"})

MOST_IN_A_SENTENCE = 50
"""Cues that are read in one sentence."""


def find_uses(phrases: Phrases) -> tuple[Use, ...]:
    """All verbs of the lexicon that attribute something here, in order."""
    return _bounded(phrases, _Cues(phrases).read())


def _bounded(phrases: Phrases, uses: Sequence[Use]) -> tuple[Use, ...]:
    """Without those beyond what any written sentence holds, so that none costs without bound."""
    tokens = phrases.layout.tokens
    held = Counter(tokens[use.verb].sentence for use in uses)
    if not held or max(held.values()) <= MOST_IN_A_SENTENCE:
        return tuple(uses)
    held.clear()
    kept = []
    for use in uses:
        sentence = tokens[use.verb].sentence
        held[sentence] += 1
        if held[sentence] <= MOST_IN_A_SENTENCE:
            kept.append(use)
    return tuple(kept)


class _Cues:
    """Reads the cue verbs of one document from left to right."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._words = phrases.layout.words
        self._uses: list[Use] = []
        self._denied = 0
        """Where the words end that nobody is told to say."""
        self._sharing = Sharing(phrases, self._uses)

    def read(self) -> Sequence[Use]:
        matches = _CUES.find(self._layout.tokens)
        starts = frozenset(match.first for match in matches)
        withheld = 0
        for match in matches:
            if self._words[match.last] in _QUESTIONS:
                withheld = max(withheld, self._withheld(match))
            withheld = max(withheld, self._denied)
            if match.first >= withheld and not is_name(self._phrases, match.first):
                use = self._use(self._candidate(match, match.last in starts))
                if use is not None:
                    self._uses.append(use)
        return self._uses

    def _withheld(self, match: Match) -> int:
        """Where the words end that nobody says: "would not say whether the council plans to …"."""
        low, high = self._layout.window(match.first)
        if not verb_group(self._phrases, match.first, low).refused:
            return 0
        level = self._layout.inside[match.first]
        for comma in range(match.last, high):
            following = self._words[comma + 1]
            apart = self._words[comma] == "," and self._layout.inside[comma] == level
            if apart and (following.endswith("ing") or following in JOINTS):
                return comma
        return high

    def _denied_end(self, candidate: Candidate) -> int:
        """Where the words end that nobody says or thinks: "No one said that Lee had agreed to"."""
        level = self._layout.inside[candidate.first]
        for index in range(candidate.last, candidate.high):
            edge = self._words[index] in {",", ";", "but"}
            if edge and self._layout.inside[index] == level:
                return index
        return candidate.high

    def _candidate(self, match: Match, before_cue: bool) -> Candidate:
        low, high = self._layout.window(match.first)
        attitude = match.entry.category in ATTITUDES
        group = verb_group(self._phrases, match.first, low, attitude)
        behind_use = bool(self._uses) and self._is_behind(self._uses[-1], match)
        return Candidate(
            match.entry,
            match.first,
            match.last,
            low,
            high,
            group,
            is_alone=group.first == match.first and group.staged < 0,
            behind_use=behind_use,
            before_cue=before_cue,
        )

    def _is_behind(self, use: Use, match: Match) -> bool:
        """Whether the verb ends right before it, or turns it down: "denied media reports"."""
        if use.last == match.first:
            return True
        apart = match.first - use.last
        noun = "noun" in match.entry.flags and self._words[match.first].endswith("s")
        if use.turns_down and noun and 0 < apart <= _LONGEST_OWNER:
            return all(self._is_plain(i) for i in range(use.last, match.first))
        return False

    def _is_plain(self, index: int) -> bool:
        """Whether it may be part of an object, before its noun."""
        word = self._words[index]
        return word not in _NO_OBJECT and self._layout.tokens[index].is_word

    def _use(self, candidate: Candidate) -> Use | None:
        if is_no_cue(self._phrases, candidate):
            return None
        if candidate.group.staged >= 0:
            return self._staged(candidate)
        going = self._words[candidate.first].endswith("ing")
        if going and KEPT_GOING.isdisjoint(candidate.group.words):
            return self._requoted(candidate) or participle(self._phrases, candidate)
        return self._with_subject(candidate, passive=not going and self._is_passive(candidate))

    def _with_subject(self, candidate: Candidate, passive: bool) -> Use | None:
        if passive and ("not" in candidate.group.words or self._is_state(candidate)):
            return None
        if not passive and self._is_charged(candidate):
            if not self._is_headline(candidate.first):
                return None
            passive = True
        subject = self._sharing.of(candidate, passive)
        if subject.phrase is not None and self._is_no_subject(candidate, subject.phrase):
            return None
        passive = passive or self._is_hearer(candidate, subject.phrase)
        joined = subject.joined >= 0
        if subject.phrase and (joined or self._is_able(candidate, subject.phrase, passive)):
            return self._active(candidate, subject, passive)
        return self._inverted(candidate) if candidate.is_alone else None

    def _staged(self, candidate: Candidate) -> Use | None:
        """The verb of what is done in order to speak: "used the emails to accuse Lee"."""
        staged = candidate.group.staged
        if candidate.entry.category in _THOUGHTS:
            return None
        going = self._words[staged].endswith("ing")
        if going and self._words[staged - 1] in BEFORE_PARTICIPLE:
            place = candidate.entry, candidate.first, candidate.first, candidate.last
            return Use(*place, candidate.last, participle=True)
        subject = self._sharing.nearest(staged, candidate.low)
        if going or subject.phrase is None or self._words[subject.phrase.first] == "it":
            return None
        able = self._is_able(candidate, subject.phrase, passive=False)
        return self._active(candidate, subject, passive=False) if able else None

    def _is_passive(self, candidate: Candidate) -> bool:
        group = candidate.group
        willed = group.attempt or self._words[candidate.first - 1] == "to"
        return not willed and not BE.isdisjoint(group.words)

    def _is_charged(self, candidate: Candidate) -> bool:
        """Whether somebody else accuses or denies: "a man accused of theft", "claims denied by"."""
        behind, entry = self._words[candidate.last], candidate.entry
        denied = behind == "by" and not TURNING_DOWN.isdisjoint(entry.flags)
        return denied or (behind == "of" and candidate.is_alone and entry.lemma == "accuse")

    def _is_hearer(self, candidate: Candidate, subject: Phrase | None) -> bool:
        """Whether it hears what others say, as headlines have it: "Court told of “terror”"."""
        told = self._words[candidate.first : candidate.last + 1] == ["told", "of"]
        bare = subject is not None and subject.last - subject.first == 1
        return bool(subject and told and bare and is_hearing(self._phrases, subject))

    def _is_headline(self, index: int) -> bool:
        """Whether it stands in a headline, which drops "is" and "was"."""
        document = self._layout.document
        sentence = document.sentences[self._layout.tokens[index].sentence]
        return document.regions[sentence.region].kind == "headline"

    def _is_state(self, candidate: Candidate) -> bool:
        """Whether it tells what somebody is, or is to do: "is convinced", "was supposed to"."""
        lemma, behind = candidate.entry.lemma, self._words[candidate.last]
        if lemma == "suppose":
            return behind == "to" and self._words[candidate.last + 1] != "have"
        return lemma in {"convince", "persuade"} and behind != "by"

    def _is_no_subject(self, candidate: Candidate, subject: Phrase) -> bool:
        """Whether what stands before shows that the verb is none, or not this phrase's."""
        if self._words[subject.first] == "according" or self._is_infinitive(subject):
            return True
        opening, length = self._words[subject.first], subject.last - subject.first
        if opening == "in" and self._words[subject.first + 1] in ARTICLES:
            return True
        if opening in {"who", "which"} and length > 1:
            return True
        if self._is_compound(candidate, subject):
            return True
        return candidate.is_alone and disagrees(self._phrases, candidate, subject)

    def _is_compound(self, candidate: Candidate, subject: Phrase) -> bool:
        """Whether the word is part of a noun behind a number: "9,000 signal workers"."""
        number, behind = self._words[subject.last - 1], self._words[candidate.last]
        bare = self._words[candidate.first] == candidate.entry.lemma
        return bare and number[0].isdigit() and behind[-1:] == "s" and behind not in _NO_PLURALS

    def _is_infinitive(self, subject: Phrase) -> bool:
        """Whether the phrase is the verb and object behind "to": "to discuss individual calls"."""
        first = subject.first
        if self._words[first - 1] != "to" or subject.last - first < 2:  # noqa: PLR2004 - a verb and its object
            return False
        named = any(i in self._phrases.names.at for i in range(first, subject.last))
        nominal = self._words[first] in DETERMINERS or first in self._phrases.speakers
        spoken = self._phrases.head(subject) in self._phrases.speakers
        nominal = nominal or (spoken and self._words[first] not in forms("base"))
        return not (named or nominal) and self._layout.tokens[first].text.islower()

    def _is_able(self, candidate: Candidate, subject: Phrase, passive: bool) -> bool:
        return passive or is_able(self._phrases, subject, "strict" in candidate.entry.flags)

    def _active(self, candidate: Candidate, subject: Subject, passive: bool) -> Use | None:
        """The verb behind its subject, active or passive."""
        phrase, entry = subject.phrase, candidate.entry
        if phrase is None:
            return None
        if entry.lemma == "know" and self._words[phrase.first] in _ANYBODY:
            return None
        if is_nobody(self._phrases, phrase):
            self._denied = self._denied_end(candidate)
            return None
        if self._is_supposed(phrase, entry) or not fits(self._phrases, entry, phrase, passive):
            return None
        return Use(
            entry,
            candidate.group.first,
            candidate.first,
            candidate.last,
            candidate.last,
            phrase,
            passive=passive,
            attempt=candidate.group.attempt,
            joined=subject.joined,
            expected=candidate.group.expected,
        )

    def _is_supposed(self, subject: Phrase, entry: Entry) -> bool:
        """Whether it is only a condition: "If the minister says so, I accept that"."""
        before = subject.first - 1
        if self._words[before] not in CONDITIONS:
            return False
        if self._words[before] != "if" or self._words[before - 1] in _ASKING:
            return True
        return entry.category in ATTITUDES or self._opens(before)

    def _opens(self, index: int) -> bool:
        """Whether the clause of this word opens a sentence or a quotation."""
        low, _ = self._layout.window(index)
        while index > low and (
            self._words[index - 1] in _LOOSE or not self._layout.tokens[index - 1].is_word
        ):
            index -= 1
        return index == low

    def _inverted(self, candidate: Candidate) -> Use | None:
        """The verb before its subject: "said the mayor"."""
        if not self._may_invert(candidate):
            return None
        behind = self._phrases.after(candidate.last, candidate.high)
        quoted = self._words[candidate.first - 1] in _CLOSING
        if behind is None or not self._phrases.can_speak(behind, strict=not quoted):
            return None
        first, last = candidate.first, candidate.last
        behind = self._with_name(self._phrases.qualified(behind))
        return Use(candidate.entry, first, first, last, behind.last, behind, inverted=True)

    def _with_name(self, phrase: Phrase) -> Phrase:
        """The phrase with the name that it describes: "said the owner, Ann Lee, on Monday"."""
        extent = self._phrases.names.extent.get(phrase.last + 1)
        if extent is None or self._words[phrase.last] != "," or extent[0] != phrase.last + 1:
            return phrase
        entity = self._phrases.names.entities[self._phrases.names.at[extent[0]]]
        described = self._phrases.head(phrase) in self._phrases.speakers
        closed = self._words[extent[1]] in {",", ".", ""}
        fits = entity.type == "person" and described and closed
        return Phrase(phrase.first, extent[1]) if fits else phrase

    def _may_invert(self, candidate: Candidate) -> bool:
        """Whether the verb opens a clause behind a quotation or a comma, as in "…,” said X"."""
        verb, entry = candidate.first, candidate.entry
        if entry.lemma in _NEVER_INVERTED or self._words[verb] in _PARTICIPLES:
            return False
        beside = self._layout.tokens[verb : verb + 2]
        if beside[0].text.isupper() and beside[-1].text.islower():
            return False  # an agency's note to editors: "(UPDATES toll, ADDS detail)"
        if verb == candidate.low:
            return self._words[verb] != entry.lemma
        return self._layout.tokens[verb - 1].text in _BEFORE_INVERTED

    def _requoted(self, candidate: Candidate) -> Use | None:
        """The verb of quoting with "as saying" behind it, as one."""
        use = requoted(self._phrases, candidate)
        if use and self._uses and self._uses[-1].verb == use.verb:
            self._uses.pop()
        return use
