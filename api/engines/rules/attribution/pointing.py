"""Whoever takes up what was said before: "…, a claim disputed by X", "X denied that."."""

from collections.abc import Sequence

from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.reader import Reader
from api.engines.rules.attribution.summaries import SUMMARIES
from api.engines.rules.attribution.uses import Use, speaks_of_itself
from api.engines.rules.names.phrases import Phrase
from api.engines.rules.words.grammar import DASHES
from api.engines.rules.words.lexicons import forms_of
from api.engines.rules.words.verbs import is_finite

_ANSWERS = forms_of("report_words", "answering")
_ANSWERED = forms_of("report_words", "answered")
_SUMMARIES = SUMMARIES | {"something"}
_BARE = frozenset({"that", "this", "it", "them"})
_MARKS = frozenset({"", ".", ",", ";", "!"})
_CLOSING = DASHES | {",", "-"}
_NOUN_REACH = 4
_TOLD = frozenset({"statement", "belief"})
_KNOWN = frozenset({"attribution.pointing", "attribution.denial.clause"})
"""Rules that read what is turned down within its sentence."""


class Pointing(Reader):
    """Reads what points back in one document."""

    def read(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """One finding for each answer to one of these, or to the sentence before."""
        known = frozenset(finding.verb for finding in findings if finding.rule in _KNOWN)
        uses = (use for use in self._clauses.uses if use.entry.lemma in _ANSWERS)
        answers = [use for use in uses if use.first not in known]
        bare = (self._bare(use, findings) for use in answers)
        found = [*bare, *self._summed_up(findings)]
        return tuple(finding for finding in found if finding)

    def _bare(self, use: Use, findings: Sequence[Finding]) -> Finding | None:
        """ "An aide denied that." points at what the sentence before says."""
        if use.subject is None or use.passive:
            return None
        if speaks_of_itself(self._phrases, use):
            return None
        bare = self._words[use.end] in _BARE and self._words[use.end + 1] in _MARKS
        low, _ = self._layout.sentence(use.verb)
        if not bare or not low or self._has_clause(low, use.subject.first):
            return None
        first, last = self._layout.sentence(low - 1)
        start, end = self._layout.span(first, last)
        said = [f for f in findings if start <= f.start < f.end <= end]
        told = _outermost([f for f in said if f.form != "naming" and f.kind in _TOLD])
        whole = self._clauses.offsets(first, last)
        content = told[0].content if len(told) == 1 else ((whole,) if whole else ())
        return self._finding(use.first, use.last, content, use.subject) if content else None

    def _has_clause(self, first: int, last: int) -> bool:
        """Whether a clause stands there that is meant: "It burned, although he denies that"."""
        return any(is_finite(self._layout.tokens, i) for i in range(first + 1, last))

    def _summed_up(self, findings: Sequence[Finding]) -> list[Finding]:
        """ "…, a claim that X denies" and "…, a claim disputed by X"."""
        by_subject = {use.subject.first: use for use in self._clauses.uses if use.subject}
        known = frozenset(finding.verb for finding in findings if finding.rule in _KNOWN)
        found = []
        for finding in findings:
            comma = self._layout.at(finding.end)
            if self._words[comma] not in _CLOSING or finding.form == "naming":
                continue
            if finding.rule in _KNOWN:
                continue
            near = range(comma + 1, min(comma + _NOUN_REACH, len(self._layout.tokens)))
            noun = next((i for i in near if self._words[i] in _SUMMARIES), -1)
            answer = self._answer(finding, noun + 1, by_subject) if noun >= 0 else None
            if answer is not None and answer.verb not in known:
                found.append(answer)
        return found

    def _answer(self, finding: Finding, index: int, by_subject: dict[int, Use]) -> Finding | None:
        _, high = self._layout.sentence(index - 1)
        if self._words[index] in _ANSWERED and self._words[index + 1] == "by":
            agent = self._phrases.after(index + 2, high)
            able = agent and self._phrases.can_speak(agent, strict=True)
            return self._finding(index, index + 2, finding.content, agent) if able else None
        index += self._words[index] in {"that", "which"}
        use = by_subject.get(index)
        named = use is not None and self._words[use.end] == "as"
        if use is None or named or use.entry.lemma not in _ANSWERS:
            return None
        return self._finding(use.first, use.last, finding.content, use.subject)

    def _finding(
        self,
        first: int,
        last: int,
        content: tuple[tuple[int, int], ...],
        source: Phrase | None,
    ) -> Finding:
        low, high = self._layout.at(content[0][0]), self._layout.at(content[-1][1])
        return Finding(
            order=first,
            content=content,
            rule="attribution.pointing",
            form="mixed" if self._is_mixed(low, high, self._inside[first]) else "indirect",
            source=source,
            cue=self._layout.span(first, last),
            verb=first,
        )


def _outermost(told: Sequence[Finding]) -> Sequence[Finding]:
    """Those within none of the others."""
    return [f for f in told if not any(o is not f and o.covers(f.start, f.end) for o in told)]
