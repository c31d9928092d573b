"""Verbs in place that attribute: with their subject, and without those that only look so."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from api.engines.rules.attribution.candidates import Candidate, is_name, is_no_cue
from api.engines.rules.attribution.subjects import (
    disagrees,
    fits,
    is_able,
    is_nobody,
    opening_subject,
    standing,
)
from api.engines.rules.attribution.uses import Use
from api.engines.rules.attribution.verb_groups import KEEPING, verb_group
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import BE, DASHES, PRONOUNS, QUOTE_MARKS, words
from api.engines.rules.words.lexicons import Match, Matcher, load
from api.engines.rules.words.verbs import is_finite

_CUES = Matcher(load("cues"))
_NEVER_INVERTED = words("state tell inform assure remind convince persuade")
_BEFORE_INVERTED = QUOTE_MARKS | DASHES | frozenset(",'’?!")
_LONGEST_TOLD = 8
_JOINTS = frozenset({"and", "but", "or"})
_TIES = frozenset({"after", "before", "when", "as", "because", "since", "while", "once"})
_KEPT_GOING = BE | KEEPING
_CONDITIONS = frozenset({"if", "whether", "unless"})
_QUESTIONS = words("whether if how what why when where who which")
_ATTITUDES = frozenset({"belief", "desire", "intention"})
_CLOSING = frozenset({'"', "'"})
_BEFORE_PARTICIPLE = frozenset({",", "and", "by", "after", "before"})

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


class _Subject(NamedTuple):
    """Who does what a cue tells; `joined` is the verb that has the same subject, or -1."""

    phrase: Phrase | None
    joined: int = -1


class _Cues:
    """Reads the cue verbs of one document from left to right."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._words = phrases.layout.words
        self._uses: list[Use] = []

    def read(self) -> Sequence[Use]:
        matches = _CUES.find(self._layout.tokens)
        starts = frozenset(match.first for match in matches)
        withheld = 0
        for match in matches:
            if self._words[match.last] in _QUESTIONS:
                withheld = max(withheld, self._withheld(match))
            if match.first >= withheld and not is_name(self._phrases, match.first):
                use = self._use(self._candidate(match, match.last in starts))
                if use is not None:
                    self._uses.append(use)
        return self._uses

    def _withheld(self, match: Match) -> int:
        """Where the words end that nobody says: "would not say whether the council plans to …"."""
        low, high = self._layout.window(match.first)
        return high if verb_group(self._phrases, match.first, low).refused else 0

    def _candidate(self, match: Match, before_cue: bool) -> Candidate:
        low, high = self._layout.window(match.first)
        attitude = match.entry.category in _ATTITUDES
        group = verb_group(self._phrases, match.first, low, attitude)
        behind_use = bool(self._uses) and self._uses[-1].last == match.first
        return Candidate(
            match.entry,
            match.first,
            match.last,
            low,
            high,
            group,
            is_alone=group.first == match.first,
            behind_use=behind_use,
            before_cue=before_cue,
        )

    def _use(self, candidate: Candidate) -> Use | None:
        if is_no_cue(self._phrases, candidate):
            return None
        going = self._words[candidate.first].endswith("ing")
        helped = not _KEPT_GOING.isdisjoint(candidate.group.words)
        if going and not helped:
            return self._participle(candidate)
        passive = not going and self._is_passive(candidate)
        if passive and "not" in candidate.group.words:
            return None
        subject = self._subject(candidate, passive)
        if subject.phrase is not None and self._is_no_subject(candidate, subject.phrase):
            return None
        if subject.phrase is not None and self._is_able(candidate, subject.phrase, passive):
            return self._active(candidate, subject, passive)
        return self._inverted(candidate) if candidate.is_alone else None

    def _is_passive(self, candidate: Candidate) -> bool:
        group = candidate.group
        if group.attempt or self._words[candidate.first - 1] == "to":
            return False
        return not BE.isdisjoint(group.words)

    def _is_no_subject(self, candidate: Candidate, subject: Phrase) -> bool:
        """Whether what stands before shows that the verb is none, or not this phrase's."""
        if self._words[subject.first] == "according":
            return True
        return candidate.is_alone and disagrees(self._phrases, candidate, subject)

    def _is_able(self, candidate: Candidate, subject: Phrase, passive: bool) -> bool:
        return passive or is_able(self._phrases, subject, "strict" in candidate.entry.flags)

    def _active(self, candidate: Candidate, subject: _Subject, passive: bool) -> Use | None:
        """The verb behind its subject, active or passive."""
        phrase, entry = subject.phrase, candidate.entry
        if phrase is None or is_nobody(self._phrases, phrase):
            return None
        supposed = entry.category in _ATTITUDES and self._words[phrase.first - 1] in _CONDITIONS
        if supposed or not fits(self._phrases, entry, phrase, passive):
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

    def _inverted(self, candidate: Candidate) -> Use | None:
        """The verb before its subject: "said the mayor"."""
        if not self._may_invert(candidate):
            return None
        behind = self._phrases.after(candidate.last, candidate.high)
        quoted = self._words[candidate.first - 1] in _CLOSING
        if behind is None or not self._phrases.can_speak(behind, strict=not quoted):
            return None
        first, last = candidate.first, candidate.last
        return Use(candidate.entry, first, first, last, behind.last, behind, inverted=True)

    def _may_invert(self, candidate: Candidate) -> bool:
        """Whether the verb opens a clause behind a quotation or a comma, as in "…,” said X"."""
        verb, entry = candidate.first, candidate.entry
        if entry.lemma in _NEVER_INVERTED:
            return False
        if verb == candidate.low:
            return self._words[verb] != entry.lemma
        return self._layout.tokens[verb - 1].text in _BEFORE_INVERTED

    def _subject(self, candidate: Candidate, passive: bool) -> _Subject:
        subject = self._nearest(candidate.group.first, candidate.low)
        if subject.joined >= 0 and (passive or candidate.entry.category in _ATTITUDES):
            told = self._told_of(subject.joined)
            return _Subject(told) if told else subject
        return subject

    def _nearest(self, first: int, low: int) -> _Subject:
        """The phrase right before the verb group, or the subject of the verb it is joined with."""
        if first > low and self._words[first - 1] in _JOINTS:
            return self._shared(first, low)
        phrase = self._phrases.before(first, low)
        if phrase is None or not self._uses:
            return _Subject(phrase)
        before = self._uses[-1]
        within = phrase.first <= before.verb < phrase.last
        if within and not {"who", "which"}.intersection(self._words[phrase.first : phrase.last]):
            phrase = Phrase(before.last, phrase.last)
        return _Subject(phrase if phrase.first < phrase.last else None)

    def _shared(self, first: int, low: int) -> _Subject:
        """The subject of an earlier verb, or who opens the clause: "Acme fell and said …"."""
        level = self._layout.inside[first]
        for use in reversed(self._uses):
            if use.verb < low:
                break
            if use.first >= low and use.subject and self._layout.inside[use.verb] == level:
                return _Subject(use.subject, use.verb)
        ties = (i for i in range(first - 1, low, -1) if self._words[i] in _TIES)
        return _Subject(opening_subject(self._phrases, first, next(ties, low - 1) + 1))

    def _told_of(self, verb: int) -> Phrase | None:
        """Whom somebody speaks of behind a verb of saying: "she said he was ill and hoped to"."""
        use = next(use for use in reversed(self._uses) if use.verb == verb)
        if not (use.takes("clause") or use.takes("that")) or use.inverted:
            return None
        index = use.end + (self._words[use.end] == "that")
        if self._words[index] in PRONOUNS:
            return Phrase(index, index + 1)
        tokens = self._layout.tokens
        told = self._phrases.after(index, min(index + _LONGEST_TOLD, len(tokens)))
        if told is None or not self._phrases.can_speak(told, strict=True):
            return None
        return told if is_finite(tokens, told.last) else None

    def _participle(self, candidate: Candidate) -> Use | None:
        """ "…, adding that …", or "the Kremlin recognising …" with its subject right before it."""
        group, low = candidate.group, candidate.low
        before = group.first - 1
        if before < low:
            return None
        names, word = self._phrases.names, self._words[before]
        place = candidate.entry, group.first, candidate.first, candidate.last, candidate.last
        if before in names.at:
            first, last = names.extent[before]
            return Use(*place, Phrase(first - (self._words[first - 1] == "the"), last))
        stood = standing(self._phrases, low, before) if word == "," else None
        if stood is not None:
            return Use(*place, stood, attempt=group.attempt)
        if word in _BEFORE_PARTICIPLE or self._phrases.speakers.get(before) == "document":
            return Use(*place, participle=True, attempt=group.attempt)
        return None
