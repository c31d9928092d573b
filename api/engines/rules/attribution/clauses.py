"""Where the words end that a cue governs, and what may stand between a cue and them."""

from collections.abc import Sequence

from api.engines.rules.attribution.circumstances import Circumstances
from api.engines.rules.attribution.findings import Range
from api.engines.rules.attribution.summaries import FIGURES, SUMMARIES
from api.engines.rules.attribution.uses import Use
from api.engines.rules.names.phrases import Phrases
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    FUTURE,
    MODALS,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
    words,
)
from api.engines.rules.words.verbs import is_finite

_FINITE = AUXILIARIES | MODALS | FUTURE
_FINITE_OR_PAST = _FINITE | PAST
_HELPING = AUXILIARIES | MODALS | {"will", "'s"} | BE
_TOLD = DETERMINERS | PRONOUNS
_CONTRASTS = frozenset({"but", "while", "and", "although", "though", "whereas"})
_EDGES = frozenset({",", ".", ";", ":", "—", "–", "-", "!", "?"})
_RELATIVE = frozenset({"who", "which", "whom"})
_CITING = frozenset({"citing", "quoting"})
_CLOSING = frozenset({",", "—", "–"})
_DASHES = frozenset({"—", "–", "-"})
_CARRYING_ON = frozenset({"that", "and", "but", "or", "nor", "also", "his", "her", "its", "their"})
_FARTHEST_THAT = 14
_LONGEST_OBJECT = 22
_SHORTEST_VERB = 4
_SHORTEST_CLAUSE = 2
_NEAR_FIGURES = 4
_SAYING = frozenset({"say", "tell", "add", "claim", "insist", "argue", "warn", "write"})
_ARTICLES = frozenset({"a", "an", "the", "another", "one"})
_GLOSSING = frozenset({"which", "meaning", "code", "shorthand", "euphemism", "parlance"})
_COMES_TO = words("means meant translates translated code shorthand speak euphemism amounts for")
_NEAR_GLOSS = 7
_CLOSE = frozenset({"”", '"', "’", "'"})
_OPEN = frozenset({"“", "‘", '"', "«", "'"})


class Clauses(Circumstances):
    """Measures clauses in one document."""

    def __init__(self, phrases: Phrases, uses: Sequence[Use]) -> None:
        super().__init__(phrases)
        self._phrases = phrases
        layout = phrases.layout
        self._inside = layout.inside
        self._by_sentence: dict[int, list[Use]] = {}
        for use in uses:
            self._by_sentence.setdefault(layout.tokens[use.verb].sentence, []).append(use)
        self._verbs = {use.verb for use in uses}

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
        high = self.layout.window(use.verb)[1]
        if use.participle and self.layout.words[use.first - 1] in {"by", "after", "before"}:
            high = next((i for i in range(start, high) if self.layout.words[i] == ","), high)
        opening = use.first if use.subject is None else min(use.subject.first, use.first)
        if not {self.layout.words[i - 1] for i in (use.first, opening)}.isdisjoint(_RELATIVE):
            commas = (i for i in range(start, high) if self.layout.words[i] in _CLOSING)
            high = next(commas, high)
        return self.end_of(use.verb, start, high)

    def end_of(self, cue: int, start: int, high: int) -> int:
        """The same for any cue, by its token; `high` is the end of its sentence or quotation."""
        for other in self._by_sentence.get(self.layout.tokens[cue].sentence, ()):
            if other.verb <= cue or other.first <= start or other.verb >= high:
                continue
            if self.layout.inside[other.verb] != self.layout.inside[cue]:
                continue
            if self.is_aside(other, start):
                continue
            if other.subject and other.subject.first <= cue < other.subject.last:
                return other.first
            cut = self._joint(other) if other.joined == cue else self._cut(other)
            cut = self._semicolon(other, start) if cut is None else cut
            if cut is not None and cut > start:
                return cut
        return self._before_source(start, high)

    def is_aside(self, use: Use, start: int) -> bool:
        """Whether it stands within a clause that starts here: "The man, she said, had left"."""
        subject = use.subject
        if subject is None or use.inverted or self.layout.words[subject.first - 1] != ",":
            return False
        short = self.layout.words[use.end] == "," and start < subject.first - 1
        behind = self.layout.words[use.end + 1]
        return short and behind in _FINITE

    def parts(self, use: Use, start: int) -> tuple[Range, ...]:
        """The offsets of what the verb governs from here on, without asides of its own subject."""
        end = self.end(use, start)
        edges = [start]
        for other in self._by_sentence.get(self.layout.tokens[use.verb].sentence, ()):
            within = edges[-1] < other.verb < end
            level = self._inside[other.verb] == self._inside[use.verb]
            if within and level and other.subject and self.is_aside(other, start):
                edges += [other.subject.first - 1, other.end + 1]
        pairs = zip(edges[::2], [*edges[1::2], end], strict=True)
        return tuple(part for low, high in pairs if (part := self.offsets(low, high)))

    def opened(self, use: Use, low: int) -> int:
        """Where the clause starts in which this aside stands: behind "He said that", else `low`."""
        for other in self._by_sentence.get(self.layout.tokens[use.verb].sentence, ()):
            if low <= other.verb < use.first and not other.inverted:
                that = self.that(other.end, use.first, other.has("hearer"))
                if that is not None and self.is_aside(use, that):
                    low = that + 1
        return low

    def clause_of(self, index: int) -> Use | None:
        """The verb of saying, with a person as its subject, whose clause a source here supports."""
        for use in reversed(self._by_sentence.get(self.layout.tokens[index].sentence, [])):
            same = self.layout.inside[use.verb] == self.layout.inside[index]
            if use.end <= index and same and not use.participle:
                return use if use.entry.lemma in _SAYING and not use.passive else None
        return None

    def _before_source(self, start: int, high: int) -> int:
        for index in range(start, high - 1):
            if self._turns(index, start, high) or self._sums_up(index, start):
                return index
            if self._glosses(index, start):
                return index
            pair = self.layout.words[index], self.layout.words[index + 1]
            if pair == ("according", "to") and self._has_figures(index + 2, high):
                continue
            if pair in {("according", "to"), ("as", "seen"), ("as", "reported")}:
                return index
        return high

    def _turns(self, index: int, start: int, high: int) -> bool:
        """Whether the author turns here with a clause of his own: "… – but nobody believes it"."""
        if self.layout.words[index] == ";":
            return self._is_authors(index, start, high)
        return (
            self.layout.words[index] in _DASHES
            and self.layout.words[index + 1] in {"but", "yet"}
            and self._inside[index] == self._inside[start]
            and self.has_verb(index + 2, high)
        )

    def _is_authors(self, semicolon: int, start: int, high: int) -> bool:
        """Whether a clause with a noun as its subject, and no quoted words, stands behind it."""
        first = semicolon + 1
        if self._inside[start] >= 0 or self.layout.words[first] in PRONOUNS | _CARRYING_ON:
            return False
        plain = all(self._inside[i] < 0 for i in range(first, high))
        return plain and self.has_verb(first, high)

    def turn(self, start: int, high: int) -> int:
        """Where a clause with its own subject follows an infinitive: "to act, and MPs have"."""
        for index in range(start + 2, high - 2):
            comma = self.layout.words[index] == "," and self._inside[index] == self._inside[start]
            if comma and self.layout.words[index + 1] in _CONTRASTS:
                subject = self._phrases.after(index + 2, high)
                verb = subject.last if subject else high
                if verb < high and is_finite(self.layout.tokens, verb):
                    return index
        return high

    def _sums_up(self, index: int, start: int) -> bool:
        """Whether the author names here what was said: "…, a claim disputed by experts"."""
        if self.layout.words[index] not in _CLOSING or self._inside[index] != self._inside[start]:
            return False
        if self.layout.words[index + 1] not in _ARTICLES:
            return False
        last = index + (2 if self.layout.words[index + 2] in SUMMARIES else 3)
        told = self.layout.words[last] in SUMMARIES
        return told and self.layout.words[last + 1] not in {"of", "for", "on", "in", ",", "."}

    def _glosses(self, index: int, start: int) -> bool:
        """Whether the author says what quoted words come down to: "“paused,” which means dead"."""
        word = self.layout.words[index]
        if word not in _GLOSSING or self._inside[index] != self._inside[start]:
            return False
        marks = {self.layout.words[index - 1], self.layout.words[index - 2]}
        if index - 2 <= start or "," not in marks or marks.isdisjoint(_CLOSE):
            return False
        near = {self.layout.words[i] for i in range(index + 1, index + _NEAR_GLOSS)}
        return word == "meaning" or not near.isdisjoint(_COMES_TO)

    def _semicolon(self, other: Use, start: int) -> int | None:
        """The semicolon that parts what is said from what somebody else says behind it."""
        if other.subject is None or other.participle:
            return None
        first = min(other.first, other.subject.first)
        inner = range(first - 1, start, -1)
        mark = next((i for i in inner if self.layout.words[i] == ";"), None)
        carries = mark and "that" in {self.layout.words[mark + 1], self.layout.words[mark + 2]}
        return None if carries else mark

    def _joint(self, other: Use) -> int:
        """Before "and" or ", but" in front of a verb that shares the cue's subject."""
        before = other.first - 1
        return before - (self.layout.words[before - 1] == ",")

    def _has_figures(self, first: int, high: int) -> bool:
        """Whether figures are named that a speaker can rest on: "according to a survey"."""
        stop = min(first + _NEAR_FIGURES, high)
        use = self.clause_of(first) if first < high else None
        return use is not None and any(self.layout.words[i] in FIGURES for i in range(first, stop))

    def _cut(self, other: Use) -> int | None:
        if other.participle:
            before = other.first - 1
            return before if self.layout.words[before] == "," else None
        if other.subject is None:
            return None
        opening = min(other.first, other.subject.first) - 1
        if self.layout.words[opening] == "," and self._closes(other.end):
            return opening
        if other.inverted:
            return None
        before = other.subject.first - 1
        if other.subject.first > other.first or self.layout.words[before] not in _CONTRASTS:
            return before if self.layout.words[before] == ";" else None
        return before if self.layout.words[before - 1] in {",", ";", "—", "–"} else None

    def _closes(self, index: int) -> bool:
        """Whether the clause ends here, behind circumstances at most."""
        behind = self.skip_circumstances(index, min(index + _LONGEST_OBJECT, len(self._inside)))
        return self.layout.words[behind] in {"", ".", ",", "”", '"'}

    def that(self, index: int, high: int, hearer: bool = True) -> int | None:
        """Index of a "that" which opens what is said, behind circumstances or a hearer."""
        index = self.skip_circumstances(index, high)
        told = self.layout.words[index] in _TOLD or index in self._named
        if told and not hearer and self.layout.words[index] != "that":
            return None
        for here in range(index, min(high, index + _FARTHEST_THAT)):
            word = self.layout.words[here]
            if here in self._verbs and word not in _CITING:
                return None
            if word == "that":
                following = self.layout.words[here + 1]
                clause = following not in {"is", "was", ",", "."} and self._is_clause(here, high)
                return here if clause else None
            if (
                word in {".", ";", ":", "?"}
                or self.layout.inside[here] != self.layout.inside[index]
            ):
                return None
            if word == "," and self.layout.words[here + 1] not in PREPOSITIONS | {
                "however",
                "that",
                *_CITING,
            }:
                return None
        return None

    def _is_clause(self, that: int, high: int) -> bool:
        """Whether "that" opens a clause, not a noun: "that figure, saying …" has no verb."""
        stop = next((i for i in range(that + 1, high) if self.layout.words[i] in _EDGES), high)
        told = self.layout.words[stop + 1] in _RELATIVE | DETERMINERS | PRONOUNS
        return stop - that > _SHORTEST_CLAUSE or (stop < high - 1 and told)

    def goes_on(self, first: int, last: int, tail: int) -> bool:
        """Whether the clause of these tokens is cut short, and goes on at `tail`."""
        following = self.layout.words[tail]
        if following in _FINITE:
            return True
        if self.layout.tokens[last - 1].text in MODALS | FUTURE:
            return True
        inner = range(first, last)
        done = any(
            self.layout.words[i] in _FINITE_OR_PAST
            or (self.layout.words[i].endswith("ed") and i not in self._named)
            for i in inner
        )
        return not done and not following.endswith("ing")

    def opens(self, index: int) -> bool:
        return index < len(self.layout.tokens) and self.layout.tokens[index].text in _OPEN

    def link(self, link: str, first: int, high: int) -> bool:
        """Whether an object and then this word follow."""
        if self.layout.words[first] in {link, ",", ".", ":", "not"}:
            return False
        for index in range(first + 1, min(high, first + _LONGEST_OBJECT)):
            word = self.layout.words[index]
            if word == link:
                return True
            if word == "." and self._names.known.is_a(index - 1, "title"):
                continue
            listed = word == "," and self._lists(index + 1, link)
            if word in {".", ";", "that"} or (word == "," and not listed):
                return False
        return False

    def _lists(self, index: int, link: str) -> bool:
        """Whether another object or an apposition follows: "accused Lee, the mayor, of …"."""
        if index >= len(self.layout.tokens):
            return False
        word = self.layout.words[index]
        titled = self._names.known.is_a(index, "title")
        named = index in self._named or self.layout.tokens[index].is_capitalised
        return word == link or named or titled or word in _ARTICLES | _RELATIVE

    def has_verb(self, start: int, high: int) -> bool:
        """Whether what follows looks like a clause, not like an object."""
        for index in range(start + 1, high):
            word = self.layout.words[index]
            if word in _HELPING:
                return True
            if word in PAST and index == start + 1 and index not in self._named:
                return True
            plain = word.isalpha() and index not in self._named
            if (
                plain
                and len(word) >= _SHORTEST_VERB
                and (word.endswith(("ed", "s")) and not is_adverb(word))
            ):
                return True
        opening = self.layout.words[start].partition("'")[0]
        return opening in PRONOUNS or opening in DETERMINERS
