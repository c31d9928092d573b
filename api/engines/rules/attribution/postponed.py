"""What stands before its cue: "The plan will fail, officials said"."""

from dataclasses import replace

from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.findings import Finding, Range
from api.engines.rules.attribution.governed import Governed
from api.engines.rules.attribution.uses import Use
from api.engines.rules.names.phrases import Phrases
from api.engines.rules.words.grammar import (
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTE_MARKS,
    is_number,
)

_BROKEN = frozenset({"because", "that", "and", "but", "although", "though", "so", "if", "when"})
_CLOCK = 3
_RULE = "attribution.verb.behind"
_TAG_ENDS = PREPOSITIONS - {"of", "about", "against"} | {".", ",", "”", '"', "as", "while", ";"}
_ENDS = frozenset(
    {".", "”", '"', ",", "as", "–", "—", ";", ")", "and", "but", "when", "after", "to"}
)


class Postponed:
    """Reads the cues of one document that stand behind what they attribute."""

    def __init__(self, phrases: Phrases, clauses: Clauses, governed: Governed) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._clauses = clauses
        self._governed = governed

    def read(  # noqa: PLR0911 - one guard for each reason why nothing stands there
        self, use: Use, low: int, high: int
    ) -> Finding | None:
        """What stands before its cue: "The plan will fail, officials said"."""
        if not (use.takes("clause") or use.takes("before")) or use.participle:
            return None
        subject = use.subject
        start = use.first if subject is None or use.inverted else subject.first
        before = self._layout.words[start - 1]
        comma = before == "," or (
            self._layout.tokens[start - 1].text in QUOTE_MARKS
            and self._layout.words[start - 2] in {",", "?", "!"}
        )
        if start - 1 <= low or not comma:
            return None
        low = self._clauses.opened(use, low)
        low = self._segment(low, start, self._layout.words[use.end] == ",")
        head = self._clauses.offsets(self._behind_conjunction(low, start), start - 1)
        told = self.told(use, low, high)
        rest = self._clauses.skip_circumstances(use.end, high) if told is None else told
        if head is None:
            return None
        parts: tuple[Range, ...] = (head,)
        if self._layout.words[start - 2] in _BROKEN and self._layout.words[use.end] == ",":
            rest_of = self._clauses.offsets(use.end + 1, self._clauses.end(use, use.end + 1))
            if rest_of is None:
                return None
            return replace(self._governed.finding(use, (rest_of,), use.subject), rule=_RULE)
        open_end = use.end if told is None else rest
        if self._layout.words[open_end] == "," and self._clauses.goes_on(
            low, start - 1, open_end + 1
        ):
            tail = self._clauses.offsets(open_end + 1, self._clauses.end(use, open_end + 1))
            parts = (head, tail) if tail and not use.inverted else parts
        elif (
            self._layout.words[open_end] != ","
            and rest < high
            and self._layout.words[rest] not in PREPOSITIONS | _ENDS
        ):
            return None
        found = replace(self._governed.finding(use, parts, use.subject), rule=_RULE)
        if self._layout.words[use.verb] == "told" and told is None and use.verb == use.first:
            return replace(found, source=None, resolution="implied")
        return found

    def _segment(self, low: int, start: int, aside: bool) -> int:
        """Behind the last semicolon or colon that the clause of an aside stands behind."""
        marks = {";", ":"} if aside else {";"}
        level = self._layout.inside[start]
        for index in range(start - 2, low, -1):
            if self._layout.inside[index] == level and self._layout.words[index] in marks:
                return index + 1
        return low

    def told(self, use: Use, low: int, high: int) -> int | None:
        """Behind the hearer of what stands before: "The plan failed, she told the court."."""
        start = use.first if use.subject is None else use.subject.first
        before = self._layout.words[start - 1]
        quoted = before == '"' and self._layout.words[start - 2] == ","
        if not use.has("hearer") or start - 1 <= low or not (before == "," or quoted):
            return None
        hearer = self._phrases.after(use.end, high)
        if hearer is None or not self._clauses.has_verb(low, start - 1):
            return None
        inner = {self._layout.words[i] for i in range(hearer.first + 1, hearer.last)}
        behind = self._clauses.skip_circumstances(hearer.last, high)
        closed = behind >= high or self._layout.words[behind] in _TAG_ENDS
        return behind if closed and inner.isdisjoint(DETERMINERS | PRONOUNS) else None

    def _behind_conjunction(self, low: int, high: int) -> int:
        """Behind "But", "And" or the time of day that opens an entry of a live page."""
        clock = low + _CLOCK < high and self._layout.words[low + 1] in {":", "."}
        if clock and is_number(self._layout.words[low]) and is_number(self._layout.words[low + 2]):
            low += _CLOCK
        return low + (self._layout.words[low] in {"but", "and"})
