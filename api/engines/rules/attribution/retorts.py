"""Clauses of the author that whoever stands behind them turns down: "…, which Halden denies"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from api.engines.rules.attribution.findings import Finding, Range
from api.engines.rules.attribution.reader import Reader
from api.engines.rules.attribution.summaries import SUMMARIES
from api.engines.rules.attribution.uses import Use, speaks_of_itself
from api.engines.rules.names.phrases import Phrase
from api.engines.rules.words.grammar import CONTRASTS, DASHES, PREPOSITIONS, is_adverb, words
from api.engines.rules.words.lexicons import Listed, forms_of
from api.engines.rules.words.verbs import is_finite

_FLAT = words("deny refute rebut")
"""What is said not to be so by these is a clause, and seldom a thing."""
_DENYING = _FLAT | words("dispute contest contradict")
_TURNING_DOWN = _DENYING | words("reject dismiss repudiate disavow")
"""The same of what is summed up: "a charge he rejects"."""
_TELLING = words("say insist maintain call describe brand label")
_TURNED_DOWN = words("denied disputed rejected dismissed refuted contested rebutted contradicted")
_DONE = Listed(_TURNED_DOWN)
_FALSE = forms_of("report_words", "refuted")
_BEEN = words("was were is are has have been being")
_BARE = words("that this it")
_SUMMED_UP = SUMMARIES | words("something reports rumours rumors stories theories conclusions")
_CONTRAST = CONTRASTS - {"and"}
_BREAKS = DASHES | {";", ":"}
_PAUSES = DASHES | {",", "-"}
_CLOSING = DASHES | frozenset({"", ".", ",", ";", "-", "!"})
_BEHIND = (PREPOSITIONS | {"as"}) - {"of"}
_CHARGING = (
    "accus", "alleg", "charg", "claim", "count", "convict", "guilt", "indict", "suspect",
    "suspicion", "suggest", "report", "rumour", "rumor", "blam", "responsib", "wrongdoing",
    "involve", "complain", "lawsuit", "liab", "offence", "offens", "jail", "sentenc", "trial",
)  # fmt: skip
"""How words begin for a charge, which is denied then, and not that there is one."""
_THINGS = words(
    "bill fine fee fees ruling verdict decision figure figures finding findings result results "
    "election ticket will order assessment version account invoice debt title"
)
"""What is disputed itself, and not that there is one."""
_NOUN_REACH = 4
_JUDGED_REACH = 7
_SHORTEST_CLAUSE = 3


class _Retort(NamedTuple):
    """What turns something down. Token indexes; `last` is half-open."""

    comma: int
    first: int
    last: int
    source: Phrase
    summed_up: bool
    flat: bool


class Retorts(Reader):
    """Reads who turns down what the same sentence tells, in one document."""

    def read(self, findings: Sequence[Finding]) -> list[Finding]:
        """One finding for each clause turned down: of the author, or of what another says."""
        found = []
        for retort in (*self._active(), *self._passive()):
            near = self._near(retort, findings)
            told = self._told(retort, near)
            clause = None if near or told else self._clause(retort)
            if told is not None and self._words[retort.last] != "as":
                found.append(self._finding(retort, told, "attribution.pointing"))
            elif clause is not None:
                found.append(self._finding(retort, (clause,), "attribution.denial.clause"))
        return found

    def _near(self, retort: _Retort, findings: Sequence[Finding]) -> list[Finding]:
        """The other findings of its sentence."""
        start, end = self._layout.span(*self._layout.sentence(retort.comma))
        own = range(retort.first, retort.last)
        return [
            f
            for f in findings
            if start <= f.start < end and f.verb not in own and f.form != "naming"
        ]

    def _told(self, retort: _Retort, near: Sequence[Finding]) -> tuple[Range, ...] | None:
        """What another is told to have said right in front of it."""
        said = (f for f in near if self._layout.at(f.end) == retort.comma and f.kind == "statement")
        found = next(said, None)
        return found.content if found else None

    def _active(self) -> Iterator[_Retort]:
        for use in self._clauses.uses:
            lemma, subject = use.entry.lemma, use.subject
            if subject is None or subject.last > use.first or use.passive or use.attempt:
                continue
            if lemma not in _TURNING_DOWN and lemma not in _TELLING:
                continue
            if self._inside[use.verb] >= 0 or speaks_of_itself(self._phrases, use):
                continue
            retort = self._of(use, subject)
            if retort is not None:
                yield retort

    def _of(self, use: Use, subject: Phrase) -> _Retort | None:
        """The retort of this verb, where it points at the clause in front of it."""
        lemma, end = use.entry.lemma, use.last
        if lemma in _TELLING:
            end = self._judged(use)
        comma, link = self._behind_pause(subject.first)
        if comma < 0 or not end:
            return None
        answers = link in _CONTRAST and lemma in _DENYING
        if answers and self._words[end] in _BARE and self._ends(end + 1):
            return _Retort(comma, use.first, end + 1, subject, summed_up=False, flat=True)
        summed_up = link in _SUMMED_UP
        related = link == "which" and (lemma in _DENYING or lemma in _TELLING)
        if not (summed_up or related) or not self._ends(end):
            return None
        return _Retort(comma, use.first, end, subject, summed_up, lemma in _FLAT)

    def _judged(self, use: Use) -> int:
        """Behind the "untrue" of "says are untrue", or 0."""
        words = self._words
        for index in range(use.last, use.last + _JUDGED_REACH):
            if words[index] in _FALSE or (words[index] == "true" and words[index - 1] == "not"):
                return index + 1
            if words[index] in _CLOSING:
                break
        return 0

    def _behind_pause(self, index: int) -> tuple[int, str]:
        """The comma shortly in front of this, and what it hangs on: "which", "charge", "but"."""
        words, first = self._words, max(index - _NOUN_REACH - 1, 0)
        at = next((i for i in range(index - 1, first, -1) if words[i] in _PAUSES), -1)
        between = words[at + 1 : index]
        if at < 0 or not between:
            return -1, ""
        if between[-1] in {"that", "which"} and len(between) > 1:
            between = between[:-1]
        return at, between[-1]

    def _ends(self, index: int) -> bool:
        """Whether what turns it down has no other object."""
        word = self._words[index]
        return word in _CLOSING or word in _BEHIND or is_adverb(word)

    def _passive(self) -> Iterator[_Retort]:
        """ "…, a claim denied by X", "…, which was denied by X"."""
        words = self._words
        for verb in _DONE.places(self._layout.tokens):
            if words[verb + 1] != "by" or self._inside[verb] >= 0:
                continue
            first = verb
            while is_adverb(words[first - 1]) or words[first - 1] in _BEEN:
                first -= 1
            comma, link = self._behind_pause(first)
            agent = self._phrases.after(verb + 2, self._layout.sentence(verb)[1])
            if comma < 0 or agent is None or not self._phrases.can_speak(agent, strict=True):
                continue
            flat, summed_up = words[verb] == "denied", link in _SUMMED_UP
            if summed_up or (link == "which" and flat):
                yield _Retort(comma, first, verb + 2, agent, summed_up, flat)

    def _clause(self, retort: _Retort) -> Range | None:
        """The clause in front, if it is one and if it is what is meant."""
        low, _ = self._layout.sentence(retort.comma)
        first = self._opening(low, retort.comma)
        if retort.comma - first < _SHORTEST_CLAUSE or self._is_of_charge(retort, first):
            return None
        tokens = self._layout.tokens
        if not any(is_finite(tokens, i) for i in range(first + 1, retort.comma)):
            return None
        return self._clauses.offsets(first, retort.comma)

    def _opening(self, low: int, comma: int) -> int:
        """Where the clause starts that ends at this comma."""
        words = self._words
        for index in range(comma - 1, low, -1):
            if words[index] in _BREAKS:
                return index + 1
            if words[index] in {"and", "but"} and words[index - 1] == ",":
                return index + 1
        return low

    def _is_of_charge(self, retort: _Retort, first: int) -> bool:
        """Whether a charge or a thing is turned down, and not the clause that tells of it."""
        told = self._words[first : retort.comma]
        if any(word.startswith(_CHARGING) for word in told):
            return True
        return not (retort.summed_up or retort.flat) and not _THINGS.isdisjoint(told)

    def _finding(self, retort: _Retort, content: tuple[Range, ...], rule: str) -> Finding:
        low, high = self._layout.at(content[0][0]), self._layout.at(content[-1][1])
        return Finding(
            order=retort.first,
            content=content,
            rule=rule,
            form="mixed" if self._is_mixed(low, high, -1) else "indirect",
            source=retort.source,
            cue=self._layout.span(retort.first, retort.last),
            verb=retort.first,
        )
