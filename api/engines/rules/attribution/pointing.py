"""Whoever takes up what was said before: "…, a claim disputed by X", "X denied that."."""

from collections.abc import Sequence
from dataclasses import replace

from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.summaries import SUMMARIES
from api.engines.rules.attribution.uses import Use, speaks_of_itself
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import words

_ANSWERS = words(
    "deny dispute reject dismiss refute contradict rebut repudiate confirm echo repeat contest "
    "disavow question doubt"
)
_ANSWERED = words(
    "denied disputed rejected dismissed refuted contradicted rebutted confirmed echoed repeated "
    "contested questioned challenged shared backed"
)
_BARE = frozenset({"that", "this", "it", "them"})
_MARKS = frozenset({"", ".", ",", ";", "!"})
_CLOSING = frozenset({",", "—", "–", "-"})
_NOUN_REACH = 4


class Pointing:
    """Reads what points back in one document; `findings` are those that it may point at."""

    def __init__(
        self, phrases: Phrases, clauses: Clauses, uses: Sequence[Use], findings: Sequence[Finding]
    ) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._clauses = clauses
        self._uses = uses
        self._findings = findings

    def read(self) -> tuple[Finding, ...]:
        found = [*(self._bare(use) for use in self._uses), *self._summed_up()]
        return tuple(finding for finding in found if finding)

    def _bare(self, use: Use) -> Finding | None:
        """ "An aide denied that." points at what the sentence before says."""
        if use.entry.lemma not in _ANSWERS or use.subject is None or use.passive:
            return None
        if speaks_of_itself(self._phrases, use):
            return None
        bare = self._layout.words[use.end] in _BARE and self._layout.words[use.end + 1] in _MARKS
        low, _ = self._layout.sentence(use.verb)
        if not bare or not low:
            return None
        first, last = self._layout.sentence(low - 1)
        start, end = self._layout.tokens[first].start, self._layout.tokens[last - 1].end
        said = [f for f in self._findings if start <= f.start < f.end <= end]
        whole = self._clauses.offsets(first, last)
        content = said[0].content if said else ((whole,) if whole else ())
        return self._finding(use.first, use.last, content, use.subject) if content else None

    def _summed_up(self) -> list[Finding]:
        """ "…, a claim that X denies" and "…, a claim disputed by X"."""
        by_subject = {use.subject.first: use for use in self._uses if use.subject}
        found = []
        for finding in self._findings:
            comma = self._layout.at(finding.end)
            if self._layout.words[comma] not in _CLOSING or finding.form == "naming":
                continue
            near = range(comma + 2, min(comma + _NOUN_REACH, len(self._layout.tokens)))
            noun = next((i for i in near if self._layout.words[i] in SUMMARIES), -1)
            if noun >= 0 and (answer := self._answer(finding, noun + 1, by_subject)):
                found.append(answer)
        return found

    def _answer(self, finding: Finding, index: int, by_subject: dict[int, Use]) -> Finding | None:
        _, high = self._layout.sentence(index - 1)
        if self._layout.words[index] in _ANSWERED and self._layout.words[index + 1] == "by":
            agent = self._phrases.after(index + 2, high)
            able = agent and self._phrases.can_speak(agent, strict=True)
            return self._finding(index, index + 2, finding.content, agent) if able else None
        index += self._layout.words[index] in {"that", "which"}
        use = by_subject.get(index)
        named = use is not None and self._layout.words[use.end] == "as"
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
        tokens = self._layout.tokens
        finding = Finding(
            order=first,
            content=content,
            rule="attribution.pointing",
            source=source,
            cue=(tokens[first].start, tokens[last - 1].end),
            verb=first,
        )
        inner = range(self._layout.at(content[0][0]), self._layout.at(content[-1][1]))
        mixed = any(self._layout.inside[i] > self._layout.inside[first] for i in inner)
        return replace(finding, form="mixed") if mixed else finding
