"""Participles without their auxiliary: "a ring said to be worth £9", "a bill dubbed “X” by Y"."""

from dataclasses import replace

from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.findings import Finding, Range
from api.engines.rules.attribution.uses import Use
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import AUXILIARIES, BE, words
from api.engines.rules.words.verbs import is_finite
from api.schemas.claims import AttributionKind

_HEARD: dict[str, AttributionKind] = {
    "said": "statement",
    "reported": "statement",
    "alleged": "statement",
    "claimed": "statement",
    "rumoured": "statement",
    "rumored": "statement",
    "understood": "statement",
    "thought": "belief",
    "believed": "belief",
    "feared": "belief",
    "estimated": "belief",
}
_HELD = frozenset({"be", "have"})
_NAMED = words("dubbed nicknamed branded labelled labeled christened")
_LONGEST_NAME = 10
_ENDS = frozenset({",", ".", ";", "—", "–", ")", "”", '"'})


class Reduced:
    """Reads the participles of one document that attribute without a verb beside them."""

    def __init__(self, phrases: Phrases, clauses: Clauses, uses: tuple[Use, ...]) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._clauses = clauses
        self._verbs = {use.verb for use in uses if use.passive}

    def read(self) -> tuple[Finding, ...]:
        found: list[Finding | None] = []
        for index, token in enumerate(self._layout.tokens):
            if index in self._verbs:
                continue
            if token.lower in _HEARD:
                found.append(self._heard(index))
            elif token.lower in _NAMED:
                found.append(self._named(index))
        return tuple(finding for finding in found if finding)

    def _heard(self, index: int) -> Finding | None:
        """What is said of the noun before: "a sum thought to be about £9m"."""
        low, high = self._layout.window(index)
        held = self._layout.words[index + 2] in _HELD
        if self._layout.words[index + 1] != "to" or not held or index == low:
            return None
        if self._layout.words[index - 1] in AUXILIARIES | {"not"}:
            return None
        comma = self._layout.words[index - 1] == ","
        noun = self._phrases.before(index - comma, low)
        stop = self._end(index + 3, high)
        told = self._clauses.offsets(index + 2, stop)
        head = noun and self._clauses.offsets(noun.first, noun.last)
        if told is None or not head:
            return None
        return Finding(
            order=index,
            content=(head, told),
            rule="attribution.reduced",
            kind=_HEARD[self._layout.words[index]],
            cue=self._span(index, index + 2),
            resolution="implied",
            verb=index,
        )

    def _end(self, start: int, high: int) -> int:
        """Where what is said ends: at a mark, or at the verb of the noun's own clause."""
        for index in range(start, high):
            if self._layout.words[index] in _ENDS | {"and"}:
                return index
            if is_finite(self._layout.tokens, index):
                return index
        return high

    def _named(self, index: int) -> Finding | None:
        """The name that a thing goes by: "dubbed “the pit” by its crew"."""
        low, high = self._layout.window(index)
        source: Phrase | None = None
        start = index + 1
        before = self._layout.words[index - 1]
        noun = index > low and (before in BE or before in {",", "and", "(", "been", "–", "—"})
        if not noun:
            return None
        if self._layout.words[start] == "by":
            source = self._phrases.after(start + 1, high)
            start = source.last if source else start
        opened = start + (self._layout.words[start] in {"a", "an", "the"})
        if opened >= high or not self._clauses.opens(opened):
            return None
        return self._given(index, source, opened, high)

    def _given(self, index: int, source: Phrase | None, start: int, high: int) -> Finding | None:
        level = self._layout.inside[start + 1] if start + 1 < high else -1
        last = start + 1
        while last < high and self._layout.inside[last] == level and last - start < _LONGEST_NAME:
            last += 1
        content = self._clauses.offsets(start + 1, last)
        if content is None or level == self._layout.inside[index]:
            return None
        behind = last
        while behind < high and not self._layout.tokens[behind].is_word:
            behind += 1
        if source is None and self._layout.words[behind] == "by":
            source = self._phrases.after(behind + 1, high)
        finding = Finding(
            order=index,
            content=(content,),
            rule="attribution.naming.participle",
            form="naming",
            cue=self._span(index, index + 1),
            resolution="implied",
            verb=index,
            renamed=Phrase(index, index),
        )
        return replace(finding, source=source, resolution="explicit") if source else finding

    def _span(self, first: int, last: int) -> Range:
        return self._layout.tokens[first].start, self._layout.tokens[last - 1].end
