"""Where an author turns from what somebody says to words of his own."""

from bisect import bisect_left

from api.engines.rules.attribution.comments import Comments
from api.engines.rules.attribution.links import Links
from api.engines.rules.attribution.summaries import FIGURES, SUMMARIES
from api.engines.rules.words.grammar import (
    ARTICLES,
    CLOSE_MARKS,
    DASHES,
    OPEN_MARKS,
    POSSESSIVES,
    PRONOUNS,
    words,
)
from api.engines.rules.words.lexicons import Listed
from api.engines.rules.words.verbs import forms, is_finite, opening_verb

_DASHED = DASHES | {"-"}
_PAUSES = DASHES | {","}
_ARTICLES = ARTICLES | {"another", "one"}
_CARRYING_ON = PRONOUNS | POSSESSIVES.keys() | words("that and but or nor also")
_GLOSSING = frozenset({"which", "meaning", "code", "shorthand", "euphemism", "parlance"})
_COMES_TO = words("means meant translates translated code shorthand speak euphemism amounts for")
_NEAR_GLOSS = 7
_NOBODY = words("nobody none few one")
_THINKS = words(
    "expects expected expect believes believed believe thinks thought think doubts doubted doubt "
    "says said say knows knew know wants wanted want denies denied deny disputes disputed dispute"
)
_BEHIND_SUMMARY = frozenset({"of", "for", "on", "in", ",", "."})
_BEHIND_PLURAL = ARTICLES | PRONOUNS | POSSESSIVES.keys() | {"that", "which"}
_NEAR_FIGURES = 4
_FEWEST = 2
_TAKING_ROLES = words(
    "seen known such same job role work works serve serves act acts acting serving working post "
    "him her them us me it back career time life run"
)
"""What stands before the "as" that tells what somebody is."""
_CITING = frozenset({"citing", "quoting"})
_PLACES = Listed(_CITING | _DASHED | _PAUSES | _GLOSSING | {";", ":", "according", "as"})


class Turns:
    """Finds the places in one document where its author takes over."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._comments = Comments(links)
        self._words = links.layout.words
        self._inside = links.layout.inside
        self._places = _PLACES.places(links.layout.tokens)

    def first(self, start: int, high: int) -> int:
        """The first turn behind `start`, or `high`."""
        places = self._places
        start += 2 * (self._words[start : start + 2] == [",", "according"])
        for place in range(bisect_left(places, start), bisect_left(places, high - 1)):
            if self._is_turn(places[place], start, high):
                return places[place]
        return high

    def _is_turn(self, index: int, start: int, high: int) -> bool:
        word = self._words[index]
        if word in {":", ";"}:
            quoted = word == ":" and self._is_quoted(index, start)
            return quoted or (word == ";" and self._is_authors(index, start, high))
        if word in _CITING:
            return self._words[index - 1] == ","
        if word in {"according", "as"}:
            return self._names_source(index, high) or self._happens(index, start, high)
        closed = index + 2 < len(self._inside) and self._words[index + 1] in CLOSE_MARKS
        beside = index + 2 if closed else index
        if self._inside[beside] != self._inside[start]:
            return False
        if word in _GLOSSING:
            return self._glosses(index, start)
        return self._breaks(index, word, high)

    def _is_quoted(self, colon: int, start: int) -> bool:
        """Whether the speaker's own words follow: "said it was late: “We waited.”"."""
        opened = colon + 2
        if opened >= len(self._inside) or self._words[colon + 1] not in OPEN_MARKS | {'"'}:
            return False
        tall = self._links.layout.tokens[opened].is_capitalised
        uses = (use for use in self._links.uses_near(colon) if use.takes("quote"))
        others = self._words[colon - 1].endswith("ed") or any(
            start <= use.verb < colon for use in uses
        )
        deeper = self._inside[opened] > self._inside[start] == self._inside[colon]
        return tall and deeper and not others

    def _breaks(self, mark: int, word: str, high: int) -> bool:
        """Whether the author speaks behind this dash or comma."""
        if word in _DASHED and self._words[mark + 1] in {"but", "yet"}:
            return self._links.has_verb(mark + 2, high)
        if word not in _PAUSES:
            return False
        if word == "," and (self._tells_of_nobody(mark) or self._comments.starts(mark, high)):
            return True
        return self._sums_up(mark)

    def _tells_of_nobody(self, comma: int) -> bool:
        """Whether the author tells what nobody thinks: ", and nobody expects it to hold"."""
        words = self._words
        behind = comma + 2 + (words[comma + 2] == "no")
        opened = words[comma + 1] in {"and", "but"} and words[behind] in _NOBODY
        return opened and words[behind + 1] in _THINKS

    def _is_authors(self, semicolon: int, start: int, high: int) -> bool:
        """Whether a clause with a noun as its subject, and no quoted words, stands behind it."""
        first, layout = semicolon + 1, self._links.layout
        if self._inside[start] >= 0 or self._words[first] in _CARRYING_ON:
            return False
        if layout.document.region_of(layout.tokens[start].sentence).kind == "headline":
            return True
        plain = all(level < 0 for level in self._inside[first:high])
        return plain and self._links.has_verb(first, high)

    def _sums_up(self, index: int) -> bool:
        """Whether the author names here what was said: "…, a claim disputed by experts"."""
        words = self._words
        index += words[index + 1] in CLOSE_MARKS
        if words[index + 1] == "something":
            return any(use.subject for use in self._links.uses_near(index) if use.verb > index + 1)
        if words[index + 1] in SUMMARIES and words[index + 1].endswith("s"):
            named = index + 2 in self._links.named
            return named or words[index + 2] in _BEHIND_PLURAL
        if words[index + 1] not in _ARTICLES:
            return False
        last = index + (2 if words[index + 2] in SUMMARIES else 3)
        return words[last] in SUMMARIES and words[last + 1] not in _BEHIND_SUMMARY

    def _glosses(self, index: int, start: int) -> bool:
        """Whether the author says what quoted words come down to: "“paused,” which means dead"."""
        words = self._words
        marks = words[index - 2 : index]
        if index - 2 <= start or "," not in marks or CLOSE_MARKS.isdisjoint(marks):
            return False
        near = words[index + 1 : index + _NEAR_GLOSS]
        return words[index] == "meaning" or not _COMES_TO.isdisjoint(near)

    def _names_source(self, index: int, high: int) -> bool:
        """Whether another source follows: "according to", "as reported", but no mere figures."""
        pair = self._words[index], self._words[index + 1]
        if pair == ("according", "to"):
            return not self._has_figures(index + 2, high)
        return pair in {("as", "seen"), ("as", "reported")}

    def _happens(self, index: int, start: int, high: int) -> bool:
        """Whether a headline tells what happens at the time: "denies fault AS TOLL RISES TO 9"."""
        words, layout = self._words, self._links.layout
        if words[index] != "as" or self._inside[index] >= 0 or index - start < _FEWEST:
            return False
        region = layout.document.region_of(layout.tokens[index].sentence)
        if region.kind != "headline" or not words[index + 1][:1].isalnum():
            return False
        role = words[index - 1].endswith("ed") or words[index - 1] in _TAKING_ROLES
        compared = "as" in words[index - 2 : index] or words[index + 1] in PRONOUNS
        again = "as" in words[index + 1 : high]
        return not (role or compared or again) and self._acts_behind(index + 2, high)

    def _acts_behind(self, start: int, high: int) -> bool:
        """Whether a verb of the present stands here, as headlines have it: "sales slump"."""
        tokens, words = self._links.layout.tokens, self._words
        for index in range(start, high):
            bare = words[index] in forms("base") and words[index - 1].endswith("s")
            if bare or opening_verb(tokens, index) == index or is_finite(tokens, index):
                return True
        return False

    def _has_figures(self, first: int, high: int) -> bool:
        """Whether figures are named that a speaker can rest on: "according to a survey"."""
        if first >= high or FIGURES.isdisjoint(
            self._words[first : min(first + _NEAR_FIGURES, high)]
        ):
            return False
        return self._links.clause_of(first) is not None
