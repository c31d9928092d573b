"""Participles without their auxiliary: "a ring said to be worth £9", "a bill dubbed “X” by Y"."""

from api.engines.rules.attribution.agents import is_told, uttering_agent
from api.engines.rules.attribution.findings import Finding, Range
from api.engines.rules.attribution.reader import Reader
from api.engines.rules.names.insertions import PARTICIPLES
from api.engines.rules.names.phrases import Phrase
from api.engines.rules.words.grammar import (
    ARTICLES,
    AUXILIARIES,
    BE,
    DASHES,
    NEGATIONS,
    is_adverb,
    words,
)
from api.engines.rules.words.lexicons import Listed
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
_UTTERED: dict[str, AttributionKind] = {
    **dict.fromkeys(
        words("announced confirmed reported denied rejected disputed acknowledged refuted claimed"),
        "statement",
    ),
    **dict.fromkeys(words("promised pledged"), "intention"),
    **dict.fromkeys(words("demanded requested proposed recommended"), "desire"),
    **dict.fromkeys(words("predicted forecast anticipated"), "belief"),
}
_HELD = frozenset({"be", "have"})
_NAMED = words("dubbed nicknamed branded labelled labeled christened")
_NAMED_AS = words(
    "described derided dismissed denounced condemned hailed branded labelled labeled portrayed "
    "mocked decried regarded viewed seen touted billed characterised characterized designated "
    "depicted perceived lauded celebrated rebranded considered deemed"
)
"""Participles with a name behind "as", or behind the agent without it."""
_AGENT_ALONE = words("considered deemed branded labelled labeled designated")
"""Those that need no "as"."""
_BEFORE_NAMED = BE | DASHES | {",", "and", "("}
_BEFORE_SEEN = BE | {"widely", "long", "often"}
_UNLIKE = AUXILIARIES | words("not never longer hardly ever rarely seldom")
_DENYING = NEGATIONS | words("hardly scarcely rarely seldom nowhere only")
_PARTICIPLES = Listed(_NAMED | _NAMED_AS | _HEARD.keys() | _UTTERED.keys())
_LONGEST_NAME = 10
REDUCED = "attribution.reduced"
_ENDS = DASHES | frozenset(',.;)"') | {"and"}


class Reduced(Reader):
    """Reads the participles of one document that attribute without a verb beside them."""

    def read(self) -> tuple[Finding, ...]:
        passive = {use.verb for use in self._clauses.uses if use.passive}
        active = {use.verb for use in self._clauses.uses} - passive
        return tuple(
            finding
            for index in _PARTICIPLES.places(self._layout.tokens)
            if index not in passive
            and (finding := self._participle(index, index in active)) is not None
        )

    def _participle(self, index: int, active: bool) -> Finding | None:
        word = self._words[index]
        if word in _UTTERED and (uttered := self._uttered(index)):
            return uttered
        if word in _HEARD:
            return self._heard(index)
        named = self._named(index) if word in _NAMED else None
        return named or (None if active or word not in _NAMED_AS else self._named_as(index))

    def _heard(self, index: int) -> Finding | None:
        """What is said of the noun before: "a sum thought to be about £9m"."""
        low, high = self._layout.window(index)
        held = self._words[index + 2] in _HELD
        if self._words[index + 1] != "to" or not held or index == low:
            return None
        if self._words[index - 1] in _UNLIKE:
            return None
        noun = self._phrases.before(self._behind_noun(index, low), low)
        if noun is not None and self._is_denied(noun.first, low):
            return None
        stop = self._end(index + 3, high)
        told = self._clauses.offsets(index + 2, stop)
        head = noun and self._clauses.offsets(noun.first, noun.last)
        if told is None or not head:
            return None
        return Finding(
            order=index,
            content=(head, told),
            rule=REDUCED,
            kind=_HEARD[self._words[index]],
            cue=self._layout.span(index, index + 2),
            resolution="implied",
            verb=index,
        )

    def _uttered(self, index: int) -> Finding | None:
        """The noun before: "a plan proposed by the council", "claims, denied by Lee, of fraud"."""
        low, high = self._layout.window(index)
        by = self._clauses.skip_circumstances(index + 1, high)
        agent = uttering_agent(self._phrases, self._clauses, by, high)
        if agent is None or index == low:
            return None
        first = index - is_adverb(self._words[index - 1])
        noun = self._phrases.thing_before(self._behind_noun(first, low), low)
        if noun is None or not is_told(self._phrases, noun):
            return None
        content = self._clauses.offsets(noun.first, noun.last)
        if content is None or self._words[first - 1] in _UNLIKE:
            return None
        return Finding(
            order=index,
            content=(content,),
            rule=REDUCED,
            kind=_UTTERED[self._words[index]],
            source=agent,
            cue=self._layout.span(index, index + 1),
            resolution="explicit",
            verb=index,
        )

    def _behind_noun(self, index: int, low: int) -> int:
        """Where the noun ends: before a comma, and before another participle joined with this one,
        as in "the memo, seen by X and thought to be"."""
        words, first = self._words, index
        if words[index - 1] == "and":
            near = range(index - 2, max(low, index - _LONGEST_NAME), -1)
            first = next((i + 1 for i in near if words[i] == ","), index)
            joined = words[first] in PARTICIPLES or words[first].endswith("ed")
            first = first if joined else index
        return first - (words[first - 1] == ",")

    def _is_denied(self, noun: int, low: int) -> bool:
        """Whether a denial turns verb and subject round: "at no point was he said to"."""
        turned = self._words[noun - 1] in BE
        return turned and not _DENYING.isdisjoint(self._words[low : noun - 1])

    def _end(self, start: int, high: int) -> int:
        """Where what is said ends: at a mark, or at the verb of the noun's own clause."""
        for index in range(start, high):
            if self._words[index] in _ENDS:
                return index
            if is_finite(self._layout.tokens, index):
                return index
        return high

    def _named(self, index: int) -> Finding | None:
        """The name that a thing goes by: "dubbed “the pit” by its crew"."""
        low, high = self._layout.window(index)
        source: Phrase | None = None
        start = index + 1
        before = self._words[index - 1]
        noun = index > low and before in _BEFORE_NAMED
        if not noun:
            return None
        if self._words[start] == "by":
            source = self._phrases.after(start + 1, high)
            start = source.last if source else start
        opened = start + (self._words[start] in ARTICLES)
        if opened >= high or not self._clauses.opens(opened):
            return None
        return self._given(index, source, opened, high)

    def _named_as(self, index: int) -> Finding | None:
        """The same without marks: "a bill, derided by critics as a giveaway,"."""
        low, high = self._layout.window(index)
        seen = self._words[index] == "seen" and self._words[index - 1] in _BEFORE_SEEN
        if index == low or not (seen or self._words[index - 1] in _BEFORE_NAMED - BE):
            return None
        start, source = index + 1, None
        if self._words[start] == "by":
            start = next((i for i in range(start, high) if self._words[i] == "as"), start)
            source = self._phrases.after(index + 2, start) if start > index + 1 else None
        if self._words[start] != "as":
            return None if source else self._deemed(index, start, high)
        if source is None and self._words[index + 1] == "by":
            return None
        opened = start + 1 + (self._words[start + 1] in ARTICLES)
        if opened < high and self._clauses.opens(opened):
            return self._given(index, source, opened, high)
        return self._plain(index, source, start + 1, high)

    def _deemed(self, index: int, start: int, high: int) -> Finding | None:
        """Without "as": "a group, considered a sect by its neighbours,"."""
        if self._words[index] not in _AGENT_ALONE:
            return None
        return self._plain(index, None, start, high)

    def _plain(self, index: int, source: Phrase | None, start: int, high: int) -> Finding | None:
        """A name without marks, that opens with an article."""
        if start >= high or self._words[start] not in {"a", "an"}:
            return None
        last = self._end(start + 1, high)
        by = next((i for i in range(start + 1, last) if self._words[i] == "by"), last)
        if source is None and by < last:
            source, last = self._phrases.after(by + 1, high), by
        content = self._clauses.offsets(start, last)
        if source is None or content is None:
            return None
        return self._found(index, source, content)

    def _given(self, index: int, source: Phrase | None, start: int, high: int) -> Finding | None:
        level = self._inside[start + 1] if start + 1 < high else -1
        last = start + 1
        while last < high and self._inside[last] == level and last - start < _LONGEST_NAME:
            last += 1
        content = self._clauses.offsets(start + 1, last)
        if content is None or level == self._inside[index]:
            return None
        behind = self._behind_marks(last, high)
        if source is None and self._words[behind] == "by":
            source = self._phrases.after(behind + 1, high)
        return self._found(index, source, content)

    def _found(self, index: int, source: Phrase | None, content: Range) -> Finding:
        return Finding(
            order=index,
            content=(content,),
            rule="attribution.naming.participle",
            form="naming",
            source=source,
            cue=self._layout.span(index, index + 1),
            resolution="explicit" if source else "implied",
            verb=index,
            renamed=Phrase(index, index),
        )
