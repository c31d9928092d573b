"""Indirect speech, thought, will and naming: what a cue verb governs outside quotation marks."""

from collections.abc import Sequence
from dataclasses import replace

from api.engines.rules.clauses import Clauses
from api.engines.rules.cues import Use, speaks_of_itself
from api.engines.rules.findings import Finding, Range
from api.engines.rules.governed import Governed
from api.engines.rules.grammar import (
    AUXILIARIES,
    DETERMINERS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTE_MARKS,
    is_number,
    words,
)
from api.engines.rules.phrases import Phrase, Phrases
from api.engines.rules.stances import Stances

_OPEN = frozenset({"“", "‘", '"', "«", "'"})
_NO_CLAUSE = (
    PREPOSITIONS - {"despite", "without"} | frozenset({"to", "so", "and", "or", "but", "as", "it"})
) - {"it"}
_OBJECT_NOUNS = words(
    "responsibility victory credit claim claims report reports risk risks danger reason "
    "reasons decision plan plans policy allegations accusations figures evidence concerns "
    "damage toll cost costs defeat threat need importance guilt fault mistakes mistake errors "
    "failure failings wrongdoing liability record handling suggestion suggestions criticism"
)
_OBJECT_PRONOUNS = frozenset({"him", "her", "it", "them", "us", "me", "this", "that"})
_WH = frozenset({"why", "how", "what", "where", "when"})
_LONGEST_OBJECT = 22
_HEARER = 9
_CLOCK = 3
_TAG_ENDS = PREPOSITIONS - {"of", "about", "against"} | {".", ",", "”", '"', "as", "while"}
_NOBODY = frozenset({"no", "nobody", "nothing", "none"})


class Indirect:
    """Reads the indirect speech of one document."""

    def __init__(self, phrases: Phrases, clauses: Clauses, stances: Stances) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._clauses = clauses
        self._governed = Governed(phrases, clauses, stances)

    def read(self, uses: Sequence[Use], taken: frozenset[int]) -> tuple[Finding, ...]:
        """One finding for each use that governs something and is not among those taken."""
        found: list[Finding] = []
        for use in uses:
            if use.verb in taken or use.expected or speaks_of_itself(self._phrases, use):
                continue
            finding = self._passive(use) if use.passive else self._active(use)
            if finding is not None:
                found.append(finding)
        return tuple(found)

    def _active(self, use: Use) -> Finding | None:
        if use.has("attempt") and not use.attempt and not use.takes("clause"):
            return None
        low, high = self._layout.window(use.verb)
        if self._is_as_clause(use, low):
            return self._as_clause(use, low, high)
        if not use.inverted and self._told(use, low, high) is None:
            ahead = self._ahead(use, high)
            if ahead is not None:
                return ahead
        return self._behind(use, low, high)

    def _ahead(self, use: Use, high: int) -> Finding | None:
        for pattern in (self._that, self._name_as, self._name, self._obj, self._clause):
            if (finding := pattern(use, high)) is not None:
                return finding
        return None

    def _that(self, use: Use, high: int) -> Finding | None:
        if not (use.takes("clause") or use.takes("that") or use.takes("before")):
            return None
        start = self._clauses.that(use.end, high, use.has("hearer"))
        return None if start is None else self._governed.words(use, start + 1)

    def _name_as(self, use: Use, high: int) -> Finding | None:
        if not use.takes("as"):
            return None
        for index in range(use.end + 1, min(high, use.end + _LONGEST_OBJECT)):
            word = self._layout.lower(index)
            if word in {",", ".", ";", ":", "that", "while", "but", "whereas"}:
                return None
            following = self._layout.lower(index + 1)
            if word == "as" and following not in {"well", "soon", "long", "far", "much", "part"}:
                return self._governed.named(use, Phrase(use.end, index), index + 1)
        return None

    def _name(self, use: Use, high: int) -> Finding | None:
        if not use.takes("name"):
            return None
        first = use.end
        if self._layout.lower(first) in _OBJECT_PRONOUNS and not self._owns(first):
            following = self._layout.lower(first + 1)
            named = following in {"a", "an", "the"} or self._clauses.opens(first + 1)
            return self._governed.named(use, Phrase(first, first + 1), first + 1) if named else None
        for index in range(first + 1, min(high, first + _LONGEST_OBJECT)):
            word = self._layout.lower(index)
            if word in {",", ".", ";", ":"} | AUXILIARIES:
                return None
            if self._clauses.opens(index):
                article = self._layout.lower(index - 1) in {"a", "an", "the"}
                return self._governed.named(use, Phrase(first, index - article), index - article)
            noun_before = self._layout.lower(index - 1) not in PREPOSITIONS | DETERMINERS | {"and"}
            if word in {"a", "an"} and noun_before:
                return self._governed.named(use, Phrase(first, index), index)
        return None

    def _owns(self, index: int) -> bool:
        """Whether "her" belongs to a noun behind it, as in "called her plan a fraud"."""
        following = self._layout.lower(index + 1)
        named = following in {"a", "an", "the"} or self._clauses.opens(index + 1)
        return self._layout.lower(index) == "her" and not named

    def _obj(  # noqa: PLR0911 - one guard for each pattern
        self, use: Use, high: int
    ) -> Finding | None:
        """Patterns with an object: "urged Y to …", "accused Y of …", "criticised Y"."""
        first = self._clauses.skip_circumstances(use.end, high)
        word = self._layout.lower(first)
        if use.takes("to") and word == "to":
            return self._governed.words(use, first)
        if use.takes("obj_to") and self._clauses.link("to", first, high):
            return self._governed.words(use, first)
        if (use.takes("of") or use.takes("for")) and word not in PREPOSITIONS:
            link = "of" if use.takes("of") else "for"
            if self._clauses.link(link, first, high):
                return self._governed.words(use, first)
        if use.takes("of") and word in {"of", "about", "against"}:
            return self._governed.words(use, first)
        if use.takes("about") and word == "about":
            return self._governed.words(use, first)
        if use.takes("of_reason") and word in {"for", "of", "why", "behind"}:
            return self._governed.words(use, first + 1)
        if use.takes("to_ing") and (word.endswith("ing") or word == "to"):
            return self._governed.words(use, first)
        if use.takes("wh") and word in _WH:
            return self._governed.words(use, first)
        return self._object(use, first, high, word)

    def _object(self, use: Use, first: int, high: int, word: str) -> Finding | None:
        if first >= high or word in PREPOSITIONS | {"to", "and", "or", ",", ".", "as"}:
            return None
        if use.takes("object"):
            return self._governed.words(use, first)
        if use.takes("quoted") and self._clauses.opens(first):
            return self._governed.words(use, first)
        if use.takes("words"):
            return self._worded(use, first)
        near = {self._layout.lower(i) for i in range(first, min(high, first + 5))}
        if use.takes("object_if") and near & _OBJECT_NOUNS:
            return self._governed.words(use, first)
        return None

    def _worded(self, use: Use, first: int) -> Finding | None:
        """What is criticised or praised, only where quoted words or a reason come with it."""
        end = self._clauses.end(use, first)
        level = self._layout.inside[use.verb]
        quoted = any(self._layout.inside[i] > level for i in range(first, end))
        reasoned = any(
            self._layout.lower(i) in {"for", "over"} and self._layout.lower(i + 1).endswith("ing")
            for i in range(first, end)
        )
        return self._governed.words(use, first) if quoted or reasoned else None

    def _clause(self, use: Use, high: int) -> Finding | None:
        """A clause without "that": "He said the plan would fail"."""
        if not use.takes("clause"):
            return None
        start = self._clauses.skip_circumstances(use.end, high)
        acts = self._layout.lower(start + 1) in AUXILIARIES
        if self._layout.lower(start) in _NOBODY and not acts:
            return None
        if use.has("hearer"):
            bare = self._tells_no_more(start, high)
            start = high if bare else self._behind_hearer(start, high)
        word = self._layout.lower(start)
        if start >= high or word in _NO_CLAUSE or not self._layout.tokens[start].is_word:
            opened = start < high and self._layout.tokens[start].text in _OPEN
            return self._governed.words(use, start) if opened and use.end == start else None
        return self._governed.words(use, start) if self._clauses.has_verb(start, high) else None

    def _behind_hearer(self, start: int, high: int) -> int:
        word = self._layout.lower(start)
        if word in _OBJECT_PRONOUNS:
            return self._clauses.skip_circumstances(start + 1, high)
        if start in self._phrases.names.extent:
            return self._clauses.skip_circumstances(self._phrases.names.extent[start][1], high)
        index = start + 1
        while index < min(high, start + _HEARER):
            word = self._layout.lower(index)
            if word == ",":
                return high
            if index in self._phrases.names.extent:
                return self._phrases.names.extent[index][1]
            if word in DETERMINERS or word in PRONOUNS:
                return index
            index += 1
        return start

    def _tells_no_more(self, start: int, high: int) -> bool:
        """Whether the clause ends with its object: "He told the truth."."""
        hearer = self._phrases.after(start, high)
        if hearer is None or self._layout.lower(hearer.last) not in {"", "."}:
            return False
        return not self._clauses.has_verb(start + 1, hearer.last)

    def _behind(self, use: Use, low: int, high: int) -> Finding | None:
        """What stands before its cue: "The plan will fail, officials said"."""
        if not (use.takes("clause") or use.takes("before")) or use.participle:
            return None
        subject = use.subject
        start = use.first if subject is None or use.inverted else subject.first
        before = self._layout.lower(start - 1)
        comma = before == "," or (
            self._layout.tokens[start - 1].text in QUOTE_MARKS
            and self._layout.lower(start - 2) in {",", "?", "!"}
        )
        if start - 1 <= low or not comma:
            return None
        low = self._clauses.opened(use, low)
        head = self._clauses.offsets(self._behind_conjunction(low, start), start - 1)
        told = self._told(use, low, high)
        rest = self._clauses.skip_circumstances(use.end, high) if told is None else told
        if head is None:
            return None
        parts: tuple[Range, ...] = (head,)
        open_end = use.end if told is None else rest
        if self._layout.lower(open_end) == "," and self._clauses.goes_on(
            low, start - 1, open_end + 1
        ):
            tail = self._clauses.offsets(open_end + 1, self._clauses.end(use, open_end + 1))
            parts = (head, tail) if tail and not use.inverted else parts
        elif (
            self._layout.lower(open_end) != ","
            and rest < high
            and self._layout.lower(rest)
            not in PREPOSITIONS
            | {
                ".",
                "”",
                '"',
                ",",
                "as",
            }
        ):
            return None
        return self._governed.finding(use, parts, use.subject)

    def _told(self, use: Use, low: int, high: int) -> int | None:
        """Behind the hearer of what stands before: "The plan failed, she told the court."."""
        start = use.first if use.subject is None else use.subject.first
        if not use.has("hearer") or start - 1 <= low or self._layout.lower(start - 1) != ",":
            return None
        hearer = self._phrases.after(use.end, high)
        if hearer is None or not self._clauses.has_verb(low, start - 1):
            return None
        inner = {self._layout.lower(i) for i in range(hearer.first + 1, hearer.last)}
        behind = self._clauses.skip_circumstances(hearer.last, high)
        closed = behind >= high or self._layout.lower(behind) in _TAG_ENDS
        return behind if closed and inner.isdisjoint(DETERMINERS | PRONOUNS) else None

    def _behind_conjunction(self, low: int, high: int) -> int:
        """Behind "But", "And" or the time of day that opens an entry of a live page."""
        clock = low + _CLOCK < high and self._layout.lower(low + 1) in {":", "."}
        if clock and is_number(self._layout.lower(low)) and is_number(self._layout.lower(low + 2)):
            low += _CLOCK
        return low + (self._layout.lower(low) in {"but", "and"})

    def _is_as_clause(self, use: Use, low: int) -> bool:
        subject = use.subject
        if subject is None:
            return False
        start = use.first if use.inverted else subject.first
        return start - 1 >= low and self._layout.lower(start - 1) == "as"

    def _as_clause(self, use: Use, low: int, high: int) -> Finding | None:
        """ "As X reported earlier, …" and "…, as X put it"."""
        if not (use.takes("clause") or use.takes("that")):
            return None
        start = use.subject.first - 1 if use.subject else use.first
        if all(self._layout.lower(i) in OPENERS for i in range(low, start)):
            comma = next((i for i in range(use.end, high) if self._layout.lower(i) == ","), None)
            return None if comma is None else self._governed.words(use, comma + 1)
        content = self._clauses.offsets(low, start)
        return None if content is None else self._governed.finding(use, (content,), use.subject)

    def _passive(self, use: Use) -> Finding | None:
        """ "X is said to …", "it is understood that …", "X was accused by Y of …"."""
        _, high = self._layout.window(use.verb)
        agent = None
        if self._layout.lower(use.end) == "by":
            agent = self._agent(use, high)
        start = agent.last if agent else use.end
        subject = use.subject
        if subject is None:
            return None
        if self._layout.lower(subject.first) == "it" and use.has("hear"):
            that = self._layout.lower(start) == "that"
            if that or self._clauses.has_verb(start, high):
                return self._passed_on(use, (), start + that, agent)
            return None
        link = self._layout.lower(start)
        wanted = (
            (link == "to" and use.has("hear"))
            or (link == "of" and use.has("hear_of"))
            or (link in {"as", "to", "of"} and agent is not None)
        )
        if not wanted or link == "as":
            named = link == "as" and agent is not None and use.takes("as")
            return self._governed.named(use, subject, start + 1, agent) if named and agent else None
        head = self._clauses.offsets(subject.first, subject.last)
        return self._passed_on(use, (head,) if head else (), start, agent)

    def _agent(self, use: Use, high: int) -> Phrase | None:
        """Who does it, up to what is told: "accused by Labour of hiding the figures"."""
        agent = self._phrases.after(use.end + 1, high)
        if agent is None or not use.takes("of"):
            return agent
        edges = (i for i in range(agent.first, agent.last) if self._layout.lower(i) == "of")
        return Phrase(agent.first, next(edges, agent.last))

    def _passed_on(
        self, use: Use, head: tuple[Range, ...], start: int, agent: Phrase | None
    ) -> Finding | None:
        content = self._clauses.offsets(start, self._hearsay_end(use, start))
        if content is None:
            return None
        finding = self._governed.finding(use, (*head, content), agent)
        return finding if agent else replace(finding, resolution="implied", source=None)

    def _hearsay_end(self, use: Use, start: int) -> int:
        """Hearsay ends where a clause of time or contrast begins: that is the author's again."""
        end = self._clauses.end(use, start)
        for index in range(start + 2, end):
            if self._layout.lower(index) in {"as", "while"} and (
                self._layout.lower(index + 1) in PRONOUNS
            ):
                return index
        return end
