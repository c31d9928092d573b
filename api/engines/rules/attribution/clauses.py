"""Where the words end that a cue governs."""

from collections.abc import Iterator

from api.engines.rules.attribution.clause_edges import (
    LOOSE_MARKS,
    OF_OBJECTS,
    RELATIVES,
    ClauseEdges,
)
from api.engines.rules.attribution.findings import Range
from api.engines.rules.attribution.links import EDGES
from api.engines.rules.attribution.turns import Turns
from api.engines.rules.attribution.uses import Use
from api.engines.rules.words.grammar import (
    CONTRASTS,
    DASHES,
    HELPING,
    PREPOSITIONS,
    PRONOUNS,
    words,
)
from api.engines.rules.words.verbs import is_finite

_OWNING = RELATIVES | {"whose"}
_EXTRACTING = RELATIVES | {"that"}
_PAUSES = DASHES | {","}
_BREAKS = DASHES | {",", ";"}
_FRONTING = words("when after although though while because once since as")
_BEFORE_PARTICIPLE = frozenset({",", "and", "but", "while"})
_ENDING_TIME = frozenset({"by", "after", "before"})
_CLOSING = frozenset({"", ".", ",", '"'})
_OPENING = frozenset({"where", "because", "which"})
_COUNTING = words("including among many most some all both")
_LONGEST_COUNT = 10
_LONGEST_OBJECT = 22


class Clauses(ClauseEdges):
    """Measures clauses in one document."""

    def offsets(self, first: int, last: int) -> Range | None:
        """The offsets of these tokens, without marks at the edges; None where nothing is left."""
        tokens = self.layout.tokens
        while first < last and tokens[first].text in EDGES:
            first += 1
        last = self._without_edges(first, last)
        if first < last and tokens[last - 1].text == ")":
            last = self._without_bracket(first, last)
        if first < last and not LOOSE_MARKS.isdisjoint((tokens[first].text, tokens[last - 1].text)):
            first, last = self._without_lone_marks(first, last)
        return self.layout.span(first, last) if first < last else None

    def _without_bracket(self, first: int, last: int) -> int:
        """Without a closing bracket whose partner stands outside."""
        opened = any(token.text == "(" for token in self.layout.tokens[first:last])
        return last if opened else self._without_edges(first, last - 1)

    def _without_edges(self, first: int, last: int) -> int:
        tokens = self.layout.tokens
        while first < last and tokens[last - 1].text in EDGES:
            last -= 1
        return last

    def _without_lone_marks(self, first: int, last: int) -> tuple[int, int]:
        """Without a quotation mark at an edge whose partner stands outside."""
        texts = [token.text for token in self.layout.tokens[first:last]]
        opened, closed = texts.count("“"), texts.count("”")
        if closed > opened and texts[-1] == "”":
            last -= 1
        elif (closed > opened and texts[0] == "”") or (opened > closed and texts[0] == "“"):
            first += 1
        elif texts.count('"') % 2:
            first += texts[0] == '"'
            last -= texts[-1] == '"'
        return first, self._without_edges(first, last)

    def end(self, use: Use, start: int) -> int:
        """Where the content that starts here ends: at the next source in contrast, else the end."""
        words, high = self._words, self.layout.window(use.verb)[1]
        if use.participle and words[use.first - 1] in _ENDING_TIME:
            high = next((i for i in range(start, high) if words[i] == ","), high)
        if use.participle and words[use.first - 1] == ",":
            high = self._aside_end(use, start, high)
        opening = use.first if use.subject is None else min(use.subject.first, use.first)
        near = words[opening], words[use.first - 1], words[opening - 1]
        if not _OWNING.isdisjoint(near) or (use.participle and self._is_in_relative(use)):
            high = self._pause(start, high, self._inside[use.verb])
        if words[opening - 1] in _FRONTING and self._fronts(opening - 1):
            high = self._main_clause(start, high)
        if words[start] in OF_OBJECTS:
            high = self._other_doing(start, high)
        high = self._summed_apart(start, self._time_apart(start, high))
        if words[opening - 1] in _EXTRACTING and words[start] in HELPING:
            high = self.outer_verb(start, high)
        return self.end_of(use.verb, start, high)

    def _pause(self, start: int, high: int, level: int) -> int:
        """The first pause there, but for what counts some of the subject: "11 people, among them
        two children, were killed"."""
        behind = start
        for mark in range(start, high):
            if mark < behind or self._words[mark] not in _PAUSES or not self._parts_at(mark, level):
                continue
            near = range(mark + 2, min(high, mark + _LONGEST_COUNT))
            closed = next((i for i in near if self._words[i] == ","), high)
            if self._words[mark + 1] not in _COUNTING or self._words[closed + 1] not in HELPING:
                return mark
            behind = closed + 1
        return high

    def _parts_at(self, mark: int, level: int) -> bool:
        """Whether the mark parts words of this level: no comma within a quotation does."""
        return self._inside[mark] == level or self._words[mark + 1] in LOOSE_MARKS

    def end_of(self, cue: int, start: int, high: int) -> int:
        """The same for any cue, by its token; `high` is the end of its sentence or quotation."""
        level = self._inside[cue]
        for other in self.uses_near(cue):
            if other.verb <= cue or other.first <= start or other.verb >= high:
                continue
            if self._inside[other.verb] != level or self.is_aside(other, start):
                continue
            if other.subject and other.subject.first <= cue < other.subject.last:
                return other.first
            cut = self._joint(other) if 0 <= other.joined <= cue else self._cut(other, cue)
            cut = self._semicolon(other, start) if cut is None else cut
            if cut is not None and cut > start:
                high = cut - (self._words[cut - 1] in _OPENING)
                break
        return self._closed(Turns(self).first(start, high), start)

    def _closed(self, end: int, start: int) -> int:
        """Behind the quotation mark that closes words right at the end: "called it “late,”"."""
        if end >= len(self._inside) or self._words[end] != "," or end <= start:
            return end
        if self._words[start] in LOOSE_MARKS or self._inside[end] <= self._inside[start]:
            return end
        return end + 2 if self._words[end + 1] in LOOSE_MARKS else end

    def is_aside(self, use: Use, start: int) -> bool:
        """Whether it stands within a clause that starts here: "The man, she said, had left"."""
        words, subject = self._words, use.subject
        if subject is None or use.inverted or words[subject.first - 1] != ",":
            return False
        short = words[use.end] == "," and start < subject.first - 1
        return short and words[use.end + 1] in HELPING

    def parts(
        self, use: Use, start: int, turned: bool = False, plain: bool = False
    ) -> tuple[Range, ...]:
        """The offsets of what the verb governs from here on, without asides of its own subject.

        `turned`: up to another thing that the subject, or somebody else, does; `plain`: no clause
        of its own starts here.
        """
        end = self.end(use, start)
        end = self.turn(start, end, joined=True) if turned else end
        end = self._joined_clause(start, end) if plain else end
        end = self._past_behind_will(start, end) if turned and not plain else end
        edges = [start]
        for other in self.uses_near(use.verb):
            within = edges[-1] < other.verb < end
            if within and self._inside[other.verb] == self._inside[use.verb]:
                edges += self._aside(other, start)
        pairs = zip(edges[::2], [*edges[1::2], end], strict=True)
        return tuple(part for low, high in pairs if (part := self.offsets(low, high)))

    def _aside(self, use: Use, start: int) -> Iterator[int]:
        """Where an aside within a clause that starts here begins and ends, if it is one."""
        if use.subject and self.is_aside(use, start):
            yield use.subject.first - 1
            yield use.end + 1

    def opened(self, use: Use, low: int) -> int:
        """Where the clause starts in which this aside stands: behind "He said that", else `low`."""
        for other in self.uses_near(use.verb):
            if low <= other.verb < use.first and not other.inverted:
                that = self.that(other.end, use.first, other.has("hearer"))
                if that is not None and self.is_aside(use, that):
                    low = that + 1
        return low

    def _semicolon(self, other: Use, start: int) -> int | None:
        """The semicolon that parts what is said from what somebody else says behind it."""
        if other.subject is None or other.participle:
            return None
        words = self._words
        first = min(other.first, other.subject.first)
        mark = next((i for i in range(first - 1, start, -1) if words[i] == ";"), None)
        carries = mark and "that" in words[mark + 1 : mark + 3]
        return None if carries else mark

    def _joint(self, other: Use) -> int:
        """Before "and" or ", but" in front of a verb that shares the cue's subject."""
        before = other.first - 1
        return before - (self._words[before - 1] == ",")

    def _carries_on(self, other: Use, cue: int) -> bool:
        """Whether an aside ends before this verb of its subject: "two men, citing costs, told"."""
        before = other.subject is not None and other.subject.last <= cue and other.joined < 0
        return before and not other.participle and self._words[other.first - 1] == ","

    def _cut(self, other: Use, cue: int) -> int | None:
        """The mark or word in front of another one's clause, where it parts the two."""
        words = self._words
        if other.participle or self._carries_on(other, cue):
            before = other.first - 1
            before -= words[before] == '"' and words[before - 1] == ","
            return before if words[before] in _BEFORE_PARTICIPLE else None
        if other.subject is None:
            return None
        opening = min(other.first, other.subject.first) - 1
        beside = words[opening] == "with" and words[opening - 1] == ","
        opening -= beside
        opening -= words[opening] == '"' and words[opening - 1] == ","
        even = words[opening - 1] == "even"
        meanwhile = words[opening] == "as" and words[opening - 1 - even] == ","
        meanwhile = meanwhile and other.takes("clause")
        meanwhile = meanwhile and not self._closes(other.end)
        opening -= meanwhile and 1 + even
        if beside or meanwhile or (words[opening] == "," and self._closes(other.end)):
            return opening
        if other.inverted:
            return None
        before = other.subject.first - 1
        if other.subject.first > other.first or words[before] not in CONTRASTS:
            return before if words[before] == ";" else None
        pause = before - 1 - (words[before - 1] == '"')
        return before if words[pause] in _BREAKS or self._tells_apart(other) else None

    def _tells_apart(self, other: Use) -> bool:
        """Whether somebody else is named who says a thing: "Lee said it was late and Kim said"."""
        subject = other.subject
        named = subject is not None and self._words[subject.first] not in PRONOUNS
        return named and other.takes("clause") and other.entry.category == "statement"

    def _closes(self, index: int) -> bool:
        """Whether the clause ends here, behind circumstances at most."""
        behind = self.skip_circumstances(index, min(index + _LONGEST_OBJECT, len(self._inside)))
        high = self.layout.window(index - 1)[1]
        if self._words[behind] in PREPOSITIONS:
            rest = range(behind, high)
            behind = next((i for i in rest if self._words[i] == "," or self._is_verb(i)), high)
            return behind >= high
        return self._words[behind] in _CLOSING or behind >= high

    def _is_verb(self, index: int) -> bool:
        return is_finite(self.layout.tokens, index)
