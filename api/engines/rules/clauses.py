"""Where the words end that a cue governs, and what may stand between a cue and them."""

from collections.abc import Sequence

from api.engines.rules.cues import Use
from api.engines.rules.findings import Range
from api.engines.rules.grammar import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    MODALS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    WEEKDAYS,
    is_adverb,
    words,
)
from api.engines.rules.lexicons import Match, Matcher, load
from api.engines.rules.phrases import Phrases

_CHANNELS = Matcher(load("channels"))
_CONTRASTS = frozenset({"but", "while", "and", "although", "though", "whereas"})
_EDGES = frozenset({",", ".", ";", ":", "—", "–", "-", "!", "?"})
_TIME_WORDS = (
    WEEKDAYS
    | MONTHS
    | words(
        "today yesterday tomorrow tonight earlier later last this next week month year night "
        "morning evening afternoon late"
    )
)
_FARTHEST_THAT = 14
_LONGEST_OBJECT = 22
_SHORTEST_VERB = 4
_OPEN = frozenset({"“", "‘", '"', "«", "'"})


class Clauses:
    """Measures clauses in one document."""

    def __init__(self, phrases: Phrases, uses: Sequence[Use]) -> None:
        layout = phrases.layout
        self._named = phrases.names.at
        self.layout = layout
        self._by_sentence: dict[int, list[Use]] = {}
        for use in uses:
            self._by_sentence.setdefault(layout.tokens[use.verb].sentence, []).append(use)
        self._verbs = {use.verb for use in uses}
        self._channels: dict[int, Match] = {
            match.first: match for match in _CHANNELS.find(layout.tokens)
        }

    def offsets(self, first: int, last: int) -> Range | None:
        """The offsets of these tokens, without marks at the edges; None where nothing is left."""
        tokens = self.layout.tokens
        while first < last and tokens[first].text in _EDGES:
            first += 1
        while first < last and tokens[last - 1].text in _EDGES:
            last -= 1
        first, last = self._without_lone_marks(first, last)
        return (tokens[first].start, tokens[last - 1].end) if first < last else None

    def _without_lone_marks(self, first: int, last: int) -> tuple[int, int]:
        """Without a quotation mark at an edge whose partner stands outside."""
        texts = [token.text for token in self.layout.tokens[first:last]]
        opened, closed = texts.count("“"), texts.count("”")
        if closed > opened and texts[-1] == "”":
            last -= 1
        elif (closed > opened and texts[0] == "”") or (opened > closed and texts[0] == "“"):
            first += 1
        elif texts.count('"') % 2:
            first, last = (first + 1, last) if texts[0] == '"' else (first, last)
            last -= texts[-1] == '"'
        while first < last and self.layout.tokens[last - 1].text in _EDGES:
            last -= 1
        return first, last

    def end(self, use: Use, start: int) -> int:
        """Where the content that starts here ends: at the next source in contrast, else the end."""
        return self.end_of(use.verb, start, self.layout.window(use.verb)[1])

    def end_of(self, cue: int, start: int, high: int) -> int:
        """The same for any cue, by its token; `high` is the end of its sentence or quotation."""
        for other in self._by_sentence.get(self.layout.tokens[cue].sentence, ()):
            if other.verb <= cue or other.first <= start or other.verb >= high:
                continue
            if self.layout.inside[other.verb] != self.layout.inside[cue]:
                continue
            cut = self._cut(other)
            if cut is not None and cut > start:
                return cut
        return self._before_source(start, high)

    def _before_source(self, start: int, high: int) -> int:
        for index in range(start, high - 1):
            pair = self.layout.lower(index), self.layout.lower(index + 1)
            if pair in {("according", "to"), ("as", "seen"), ("as", "reported")}:
                return index
        return high

    def _cut(self, other: Use) -> int | None:
        if other.participle:
            before = other.first - 1
            return before if self.layout.lower(before) == "," else None
        if other.subject is None:
            return None
        opening = min(other.first, other.subject.first) - 1
        if self.layout.lower(opening) == "," and self._closes(other.end):
            return opening
        if other.inverted:
            return None
        before = other.subject.first - 1
        if other.subject.first > other.first or self.layout.lower(before) not in _CONTRASTS:
            return before if self.layout.lower(before) == ";" else None
        return before if self.layout.lower(before - 1) in {",", ";", "—", "–"} else None

    def _closes(self, index: int) -> bool:
        """Whether the sentence or the quotation ends here."""
        return self.layout.lower(index) in {"", ".", "”", '"'}

    def skip_circumstances(self, index: int, high: int) -> int:
        """Steps over "on Monday", "in a statement", "also", up to what is said."""
        start = index
        while index < high:
            if index in self._channels:
                index = self._channels[index].last
            elif (
                self._is_time(index)
                or (
                    self.layout.lower(index) in {"on", "in", "at", "via"}
                    and (index + 1 in self._channels or self._is_time(index + 1))
                )
                or (is_adverb(self.layout.lower(index)) and index - start < _FARTHEST_THAT)
            ):
                index += 1
            else:
                break
        return index

    def _is_time(self, index: int) -> bool:
        word = self.layout.lower(index)
        if word == "may" or (word == "this" and self.layout.lower(index + 1) not in _TIME_WORDS):
            return False
        if word in {"last", "late", "next"}:
            return self.layout.lower(index + 1) in _TIME_WORDS
        return word in _TIME_WORDS

    def that(self, index: int, high: int) -> int | None:
        """Index of a "that" which opens what is said, behind circumstances or a hearer."""
        for here in range(index, min(high, index + _FARTHEST_THAT)):
            word = self.layout.lower(here)
            if here in self._verbs:
                return None
            if word == "that":
                following = self.layout.lower(here + 1)
                return here if following not in {"is", "was", ",", "."} else None
            if (
                word in {".", ";", ":", "?"}
                or self.layout.inside[here] != self.layout.inside[index]
            ):
                return None
            if word == "," and self.layout.lower(here + 1) not in PREPOSITIONS | {
                "however",
                "that",
            }:
                return None
        return None

    def channel(self, first: int, last: int) -> str | None:
        """The platform or occasion named between these tokens, in the words of the text."""
        found = [self._channels[i] for i in range(first, last) if i in self._channels]
        platforms = [match for match in found if match.entry.category == "platform"]
        if not found:
            return None
        match = (platforms or found)[0]
        words = self.layout.text(match.first, match.last)
        opening, _, rest = words.partition(" ")
        words = rest if rest and opening in PREPOSITIONS else words
        article, _, rest = words.partition(" ")
        return rest if rest and article in DETERMINERS else words

    def opens(self, index: int) -> bool:
        return self.layout.tokens[index].text in _OPEN

    def link(self, link: str, first: int, high: int) -> bool:
        """Whether an object and then this word follow."""
        if self.layout.lower(first) in {link, ",", ".", ":", "not"}:
            return False
        for index in range(first + 1, min(high, first + _LONGEST_OBJECT)):
            word = self.layout.lower(index)
            if word == link:
                return True
            if word in {",", ".", ";", "that"}:
                return False
        return False

    def has_verb(self, start: int, high: int) -> bool:
        """Whether what follows looks like a clause, not like an object."""
        for index in range(start + 1, high):
            word = self.layout.lower(index)
            if word in AUXILIARIES | MODALS | {"will", "'s"} | BE:
                return True
            plain = word.isalpha() and index not in self._named
            if (
                plain
                and len(word) >= _SHORTEST_VERB
                and (word.endswith(("ed", "s")) and not is_adverb(word))
            ):
                return True
        return self.layout.lower(start) in PRONOUNS | DETERMINERS
