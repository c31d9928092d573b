"""Claims that whoever passes them on rejects: "she denied reports that …", "was denied by"."""

from collections.abc import Sequence
from typing import NamedTuple

from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.findings import Finding, Range
from api.engines.rules.attribution.governed import VerbReader
from api.engines.rules.attribution.stances import Stances
from api.engines.rules.attribution.uses import TURNING_DOWN, Use, speaks_of_itself
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    BE,
    DASHES,
    OPEN_MARKS,
    PREPOSITIONS,
    is_adverb,
    words,
)
from api.engines.rules.words.lexicons import forms_of, load
from api.schemas.claims import Stance

_NOUN = "attribution.noun"
_TOLD = frozenset({"statement", "belief"})
_NO_CLAIMS = words("denial denials doubt doubts fact")
_WORRIES = words("warning warnings fear fears concern concerns worry worries complaint complaints")
_REACH = 16
_LONGEST_JUDGEMENT = 10
_PARTING = PREPOSITIONS - {"of"} | words(
    "that who which whom whose to because while if when whether than but"
)
"""What parts a denial from a claim further on: "rejected the deal amid claims that"."""
_BREAKS = DASHES | frozenset(";:")
_HELPING = BE | {"'s"}
_LEADING_ON = words("and or with after")
_JUDGED_AS = OPEN_MARKS.union(
    *(forms_of("report_words", category) for category in ("refuted", "doubtful", "judging"))
)
_UNTRUE = forms_of("report_words", "refuted")
_COLOURING = words("a an the utter total complete pure absolute outright sheer downright simple")
_ENTRIES = [e for e in load("cues").entries if not TURNING_DOWN.isdisjoint(e.flags)]
_PASSIVES = {
    tuple(form.split()): "denies" in entry.flags
    for entry in _ENTRIES
    for form in entry.forms
    if form.split()[0].endswith("ed")
}
"""Participles of verbs that turn down what others claim, and whether they deny it."""


class _Turned(NamedTuple):
    """What turns a claim down, and whether it denies it."""

    by: Finding | None
    denies: bool


class Denials(VerbReader):
    """Reads who turns down which claims in one document."""

    def __init__(self, phrases: Phrases, clauses: Clauses, stances: Stances) -> None:
        super().__init__(phrases, clauses, stances)
        active = [use for use in clauses.uses if not use.passive]
        self._against = [use for use in active if use.turns_down]
        self._naming = [use for use in active if use.takes("name") or use.takes("as")]

    def read(self, findings: Sequence[Finding]) -> list[Finding]:
        """The findings, each claim that is turned down under whoever does so."""
        known = {finding.verb: finding for finding in findings}
        read = []
        for finding in findings:
            noun = finding
            if noun.rule.startswith(_NOUN) and noun.kind in _TOLD and noun.stance != "reject":
                turned = self._turned_down(noun, known)
                if turned.by is not None and turned.by.verb not in known:
                    known[turned.by.verb] = turned.by
                    read.append(turned.by)
                noun = self._under(turned, noun)
            read.append(noun)
        return read

    def _turned_down(self, noun: Finding, known: dict[int, Finding]) -> _Turned:
        """Who turns down what this noun names, in front of it or behind it."""
        if self._words[noun.verb] in _NO_CLAIMS:
            return _Turned(None, denies=False)
        for use in self._against:
            if use.last <= noun.verb <= use.last + _REACH and self._is_object(use, noun):
                denies = use.has("denies") and not self._is_ignored(use, noun)
                return _Turned(known.get(use.verb) or self._denial(use, noun), denies)
        return self._named(noun, known) or self._passive(noun)

    def _named(self, noun: Finding, known: dict[int, Finding]) -> _Turned | None:
        """Who calls it untrue: "called claims that he lied “nonsense”"."""
        judged = self._verdict(noun)
        for use in self._naming if judged else ():
            if use.last <= noun.verb <= use.last + _REACH and self._is_object(use, noun):
                by = known.get(use.verb) or self._denial(use, noun)
                return _Turned(by, denies=True)
        return None

    def _verdict(self, noun: Finding) -> int:
        """Where the words start that call it untrue, at the end of what is claimed; or 0."""
        first, last = self._layout.at(noun.start), self._layout.at(noun.end)
        while last > first and not self._layout.tokens[last - 1].is_word:
            last -= 1
        if last <= first or self._words[last - 1] not in _UNTRUE:
            return 0
        last -= 1
        while last > first + 1 and self._colours(last - 1):
            last -= 1
        last -= self._words[last - 1] == "as"
        return last if last > first + 1 else 0

    def _colours(self, index: int) -> bool:
        """Whether it only stands in front of a verdict: "an “utter"."""
        word = self._words[index]
        marked = self._layout.tokens[index].text in OPEN_MARKS
        return marked or word in _COLOURING or is_adverb(word)

    def _is_ignored(self, use: Use, noun: Finding) -> bool:
        """Whether it is only not heeded: "brushed aside warnings that"."""
        return self._words[noun.verb] in _WORRIES and " " in use.entry.lemma

    def _is_object(self, use: Use, noun: Finding) -> bool:
        """Whether nothing but what belongs to the noun stands between it and the verb."""
        level = self._inside[use.verb]
        if level != self._inside[noun.verb]:
            return False
        start = self._clauses.skip_circumstances(use.end, noun.verb)
        named = self._words[start] == "as" and use.takes("as")
        between = [i for i in range(start + named, noun.verb) if self._inside[i] == level]
        return not any(self._parts(i) for i in between if not (named and self._words[i] == "as"))

    def _parts(self, index: int) -> bool:
        """Whether another clause or thing stands from here on: ", citing reports that"."""
        word, following = self._words[index], self._words[index + 1]
        if word == ",":
            return following.endswith("ing") or following in _LEADING_ON
        return word in _PARTING or word in _BREAKS or self._clauses.is_verb(index)

    def _denial(self, use: Use, noun: Finding) -> Finding | None:
        """Who turns it down, and what, where no other reader has found that."""
        named = use.subject is not None or use.participle
        if not named or use.expected or noun.cue is None or speaks_of_itself(self._phrases, use):
            return None
        content = (noun.cue[0], noun.end)
        rule = "attribution.denial"
        denial = self._governed.finding(use, (content,), rule, use.subject, "statement")
        return denial._replace(stance="neutral", stance_cue=None)

    def _passive(self, noun: Finding) -> _Turned:
        """The verb behind what the noun names: "claims that … were denied by"."""
        first = self._layout.at(noun.end)
        _, high = self._layout.window(noun.verb)
        verb = first
        while verb < high and self._helps(verb):
            verb += 1
        for width in (1, 2):
            denies = _PASSIVES.get(tuple(self._words[verb : verb + width]))
            if denies is None or verb == first:
                continue
            by = self._named_by(verb + width, high)
            agent = self._phrases.after(by + 1, high) if by else None
            if agent is not None:
                return _Turned(self._by(agent, noun, first, verb + width), denies)
        return _Turned(None, denies=False)

    def _named_by(self, index: int, high: int) -> int | None:
        """The "by" behind a passive, and behind what it is dismissed as at most."""
        if self._words[index] == "as":
            near = range(index, min(high, index + _LONGEST_JUDGEMENT))
            return next((i for i in near if self._words[i] == "by"), None)
        return index if self._words[index] == "by" else None

    def _helps(self, index: int) -> bool:
        word = self._words[index]
        return word in AUXILIARIES or word in _HELPING or is_adverb(word) or word == ","

    def _by(self, agent: Phrase, noun: Finding, first: int, last: int) -> Finding | None:
        """Who is named behind the passive as the one that turns it down."""
        if noun.cue is None or self._inside[noun.verb] != self._inside[last - 1]:
            return None
        first += self._words[first] == ","
        return Finding(
            order=last - 1,
            content=((noun.cue[0], noun.end),),
            rule="attribution.denial",
            form="mixed"
            if self._is_mixed(noun.verb, first, self._inside[noun.verb])
            else "indirect",
            source=agent,
            cue=self._layout.span(first, last),
            verb=last - 1,
        )

    def _under(self, turned: _Turned, noun: Finding) -> Finding:
        """The claim under whoever turns it down."""
        denial = turned.by
        if denial is None:
            return noun
        stance: Stance = "reject" if turned.denies else "distance"
        content = self._without_judgement(noun)
        noun = noun._replace(stance=stance, stance_cue=denial.cue, through=denial.order)
        return noun._replace(content=content) if content else noun

    def _without_judgement(self, noun: Finding) -> tuple[Range, ...]:
        """What is claimed, without what it is turned down as: "denied he lied as nonsense"."""
        first, last = self._layout.at(noun.start), self._layout.at(noun.end)
        verdict = self._verdict(noun)
        if verdict:
            content = self._clauses.offsets(first, verdict)
            return (content,) if content else ()
        for index in range(first + 2, last):
            following = self._words[index + 1]
            judged = following in _JUDGED_AS or is_adverb(following)
            if self._words[index] == "as" and judged and self._inside[index] == self._inside[first]:
                content = self._clauses.offsets(first, index)
                return (content,) if content else ()
        return ()
