"""How a narrator stands towards what is attributed, with the words that show it."""

from typing import NamedTuple, cast

from api.engines.rules.attribution.findings import Range
from api.engines.rules.attribution.uses import Use
from api.engines.rules.attribution.verb_groups import SEEMING
from api.engines.rules.words.grammar import BE
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import Match, Matcher, load
from api.schemas.claims import Stance

_STANCES = Matcher(load("stances"))
_REACH = 2
_LONGEST_NAMER = 7


class Shown(NamedTuple):
    """A stance and the offsets of the words that show it."""

    stance: Stance = "neutral"
    cue: Range | None = None


NEUTRAL = Shown()


class Stances:
    """Finds stances in one document."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._by_sentence: dict[int, list[Match]] = {}
        for match in _STANCES.find(layout.tokens):
            sentence = layout.tokens[match.first].sentence
            self._by_sentence.setdefault(sentence, []).append(match)

    def of_use(self, use: Use, naming: bool = False) -> Shown:
        """The stance that the verb and the words around it show."""
        match = self._near(use)
        if match is not None:
            return Shown(cast("Stance", match.entry.category), self._joined(use, match))
        stance = "distance" if use.attempt else use.entry.features.get("stance", "neutral")
        seems = stance == "endorse" and not SEEMING.isdisjoint(
            self._layout.words[use.first : use.verb]
        )
        if stance != "neutral" and not seems:
            return Shown(cast("Stance", stance), self._layout.span(use.first, use.last))
        return (self._disguise(use) or self._own_word(use) if naming else None) or NEUTRAL

    def _joined(self, use: Use, match: Match) -> Range:
        """The words that show the stance, with those of the verb where they stand together."""
        first, last = min(use.first, match.first), max(use.last, match.last)
        if use.first <= match.first < use.verb:
            return self._layout.span(match.first, last)
        if match.last <= use.first + 1 or match.first <= use.last:
            return self._layout.span(first, last)
        return match.start, match.end

    def of_noun(self, first: int, stance: str, start: int, end: int) -> Shown:
        """The stance of a noun such as "claim" and of an adjective right before it."""
        for match in self._by_sentence.get(self._layout.tokens[first].sentence, []):
            if match.last == first and match.entry.category in {"reject", "distance"}:
                return Shown(cast("Stance", match.entry.category), (match.start, end))
        return Shown(cast("Stance", stance), None if stance == "neutral" else (start, end))

    def _near(self, use: Use) -> Match | None:
        """The first words of a stance that belong to the verb."""
        for match in self._by_sentence.get(self._layout.tokens[use.verb].sentence, ()):
            same = self._layout.inside[match.first] == self._layout.inside[use.verb]
            if same and match.entry.category != "disguise" and self._belongs(match, use):
                return match
        return None

    def _belongs(self, match: Match, use: Use) -> bool:
        adverb = match.entry.lemma.endswith("ly")
        if adverb or match.last - match.first > 1:
            close = use.first - _REACH <= match.first <= use.last + _REACH
            trails = match.last - match.first > 1 and match.first > use.verb
            told = self._layout.words[match.first - 1] in BE
            return not told and (close or (trails and not self._joins(use.last, match.first)))
        return False

    def _joins(self, first: int, last: int) -> bool:
        """Whether a second verb may stand between: "termed it “spin” and alleged, without …"."""
        return any(self._layout.words[i] in {"and", "but"} for i in range(first, last))

    def _disguise(self, use: Use) -> Shown | None:
        for match in self._by_sentence.get(self._layout.tokens[use.verb].sentence, []):
            same = self._layout.inside[match.first] == self._layout.inside[use.verb]
            if match.entry.category == "disguise" and same:
                return Shown("distance", (match.start, match.end))
        return None

    def _own_word(self, use: Use) -> Shown | None:
        """A name left to whoever gives it: "what she calls a “welcome campus”"."""
        for index in range(use.first - 1, max(-1, use.first - _LONGEST_NAMER), -1):
            if not self._layout.tokens[index].is_word or self._layout.inside[index] >= 0:
                return None
            if self._layout.words[index] == "what":
                return Shown("distance", self._layout.span(index, use.last))
        return None
