"""Indirect speech, thought, will and naming: what a cue verb governs outside quotation marks."""

from collections.abc import Sequence

from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.cues import CONDITIONS
from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.given import GivenNames
from api.engines.rules.attribution.governed import VerbReader
from api.engines.rules.attribution.objects import Objects
from api.engines.rules.attribution.passives import Passives
from api.engines.rules.attribution.postponed import Postponed
from api.engines.rules.attribution.stances import Stances
from api.engines.rules.attribution.subjects import is_hearing, is_paper
from api.engines.rules.attribution.uses import Use, speaks_of_itself
from api.engines.rules.names.phrases import Phrases
from api.engines.rules.words.amounts import limit_end
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    DASHES,
    DETERMINERS,
    FUTURE,
    HELPING,
    OPEN_MARKS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
    is_number,
    words,
)
from api.engines.rules.words.lexicons import all_forms
from api.engines.rules.words.verbs import is_finite

_NO_CLAUSE = PREPOSITIONS - {"despite", "without"} | words(
    "to so and or but as otherwise something anything little"
)
_HEARERS = words("him her it them us me this that")
_CLOSED_WORDS = DETERMINERS | PRONOUNS
_SAYINGS = all_forms("utterances")
_WITH_THAT = frozenset({"clause", "that", "before"})
_LONGEST_OBJECT = 22
_ASKS = words("ask seek request propose recommend petition")
"""What somebody will only do: "will ask the court to" is a plan, "will tell voters that" not."""
_CLAUSE = "attribution.verb.clause"
_CLAUSAL = frozenset({"clause", "bare", "shown"})
_PLAINLY_PAST = words(
    "rose fell grew broke took gave went knew saw spoke wrote began chose drove flew drew threw "
    "wore ate drank sank swam rang sang shrank stole shook froze came became did"
)
"""Forms of the past that are no participles."""
_HEARER = 9
_LONGEST_OWNED = 5
_PLURAL = ("s", "people", "police", "men", "women")
_PARTS = DASHES | frozenset(',")(')
_ABOUT = words("between about around over under up more at some")
_NOBODY = frozenset({"no", "nobody", "nothing", "none"})
_OF_NOTHING = frozenset({"about", "of", "on", "to", "when"})
_ACTING = words("i you he she it we they")
_CLAUSES = PRONOUNS | _NOBODY | {"there"}
_STATIONS = words("tv television radio news online magazine")
_AIRED = words("programme program show podcast newspaper magazine breakfast politics news radio")
_TOPICS = frozenset({",", "about", "of"})
_EXTRACTED = frozenset({"which", "that", "who"})


class Indirect(VerbReader):
    """Reads the indirect speech of one document."""

    def __init__(self, phrases: Phrases, clauses: Clauses, stances: Stances) -> None:
        super().__init__(phrases, clauses, stances)
        self._names = GivenNames(phrases, clauses, stances)
        self._objects = Objects(phrases, clauses, stances)
        self._postponed = Postponed(phrases, clauses, stances)
        self._passives = Passives(phrases, clauses, stances)

    def read(self, uses: Sequence[Use], taken: frozenset[int]) -> tuple[Finding, ...]:
        """One finding for each use that governs something and is not among those taken."""
        found: list[Finding] = []
        for use in uses:
            if use.verb in taken or use.expected:
                continue
            if not use.passive and speaks_of_itself(self._phrases, use):
                continue
            finding = self._passive(use) if use.passive else self._active(use)
            if finding is not None:
                found.append(finding)
        return tuple(found)

    def _passive(self, use: Use) -> Finding | None:
        """What is passed on, before its verb as well: "Reed, the court was told, had left"."""
        found = self._passives.read(use)
        if found is not None or not use.has("hearer") or use.subject is None:
            return found
        if not is_hearing(self._phrases, use.subject):
            return None
        low, high = self._layout.window(use.verb)
        behind = self._postponed.read(use, low, high)
        return behind and behind._replace(source=None, resolution="implied")

    def _active(self, use: Use) -> Finding | None:
        if use.has("attempt") and not use.attempt and not use.takes("clause"):
            return None
        if use.entry.lemma in _ASKS and not FUTURE.isdisjoint(self._words[use.first : use.verb]):
            return None
        low, high = self._layout.window(use.verb)
        clausal = use.takes("clause") or use.takes("that")
        if clausal and self._is_as_clause(use, low):
            return self._as_clause(use, low, high)
        if not use.inverted and self._postponed.told(use, low, high) is None:
            ahead = self._ahead(use, high)
            if ahead is not None:
                return ahead
        return self._postponed.read(use, low, high)

    def _ahead(self, use: Use, high: int) -> Finding | None:
        """What stands behind the verb, by the first pattern that fits."""
        start = self._clauses.skip_circumstances(use.end, high)
        return (
            self._names.extracted(use)
            or self._that(use, start, high)
            or self._names.given(use, high)
            or self._objects.read(use, start, high)
            or self._clause(use, start, high)
        )

    def _that(self, use: Use, start: int, high: int) -> Finding | None:
        """A clause with "that", behind circumstances and a hearer at most."""
        if _WITH_THAT.isdisjoint(use.entry.takes):
            return None
        hearer = use.has("hearer")
        that = self._clauses.that_behind(start, high, hearer)
        if that is None or (that > start and not hearer and self._is_saying(start, that - 1)):
            return None
        found = self._governed.words(use, that + 1, rule="attribution.verb.that")
        return self._without_report(found, use) if found and use.turns_down else found

    def _is_saying(self, start: int, noun: int) -> bool:
        """Whether the noun has the "that" of its own, and is not how it is said: "with pride"."""
        return self._words[noun] in _SAYINGS and self._words[start] != "with"

    def _without_report(self, denied: Finding, use: Use) -> Finding:
        """What is denied, without who reported it: "…, as a local blog reported last week"."""
        first, last = self._layout.at(denied.start), self._layout.at(denied.end)
        for other in self._clauses.uses_near(use.verb):
            if other.subject is None or not first < other.subject.first < last:
                continue
            start = other.first if other.inverted else other.subject.first
            if self._words[start - 2] == "," and self._words[start - 1] == "as":
                content = self._clauses.offsets(first, start - 2)
                return denied._replace(content=(content,)) if content else denied
        return denied

    def _behind_denial(self, low: int, start: int) -> int:
        """Behind a "denied that": "He denied that it was sold, as X reported" tells of a sale."""
        for use in reversed(self._clauses.uses_near(start)):
            if low <= use.first and use.end < start and use.turns_down and not use.passive:
                that = self._words[use.end] == "that"
                return use.end + 1 if that else low
        return low

    def _clause(self, use: Use, start: int, high: int) -> Finding | None:
        """A clause without "that": "He said the plan would fail"."""
        takes = use.entry.takes
        if _CLAUSAL.isdisjoint(takes) and not self._is_told_by_paper(use):
            return None
        if self._objects.is_pointer(use.end) or self._is_nobody(start, high):
            return None
        if use.has("hearer"):
            start = high if self._tells_no_more(start, high) else self._behind_hearer(start, high)
        if start >= high:
            return None
        if not self._may_open_clause(start):
            marked = use.end == start and self._layout.tokens[start].text in OPEN_MARKS
            return self._governed.words(use, start, rule=_CLAUSE) if marked else None
        told = self._is_told(use, start, high)
        return self._governed.words(use, start, rule=_CLAUSE) if told else None

    def _is_told_by_paper(self, use: Use) -> bool:
        """Whether a document shows it: "court records show he left"."""
        paper = use.takes("paper") and use.subject is not None
        return paper and use.subject is not None and is_paper(self._phrases, use.subject)

    def _is_nobody(self, start: int, high: int) -> bool:
        """Whether an object follows that denies the verb: "said nothing of it"."""
        if self._words[start] not in _NOBODY or self._words[start + 1] in AUXILIARIES:
            return False
        if self._words[start + 1] in _OF_NOTHING:
            return True
        tokens = self._layout.tokens
        return not any(is_finite(tokens, i) for i in range(start + 1, high))

    def _may_open_clause(self, start: int) -> bool:
        """Whether a clause may start with this word: "between 4 and 6 died" does."""
        if self._words[start] not in _NO_CLAUSE:
            return self._layout.tokens[start].is_word
        if self._words[start] in _ABOUT and is_number(self._words[start + 1]):
            return True
        return limit_end(self._words, start) > start

    def _is_told(self, use: Use, start: int, high: int) -> bool:
        """Whether a clause starts here, of the sort that the verb takes."""
        if self._is_extracted(use, start):
            return True
        if use.takes("bare") and self._is_bare(start, high):
            return True
        if use.takes("clause"):
            return self._clauses.has_verb(start, high)
        if use.takes("shown") and self._is_bare(start, high, sure=True):
            return True
        stop = min(high, start + _LONGEST_OBJECT)
        told = any(is_finite(self._layout.tokens, i) for i in range(start + 1, stop))
        return told and self._is_told_by_paper(use)

    def _is_extracted(self, use: Use, start: int) -> bool:
        """Whether a relative is the subject of what is told: "a cut that they admit could hurt"."""
        relative = use.subject is not None and self._words[use.subject.first - 1] in _EXTRACTED
        return relative and use.takes("clause") and self._words[start] in HELPING

    def _is_bare(self, start: int, high: int, sure: bool = False) -> bool:
        """Whether a subject and its verb follow, not an object: "fears the deal will collapse".

        `sure`: no form that may be a participle: "found the man killed by it" tells of an object.
        """
        start = limit_end(self._words, start)
        subject = None if self._words[start] == "there" else self._phrases.after(start, high)
        verb = start + 1 if subject is None else subject.last
        while verb < high and is_adverb(self._words[verb]):
            verb += 1
        acts = start < verb < high and is_finite(self._layout.tokens, verb)
        return acts and (not sure or self._words[verb] in HELPING | _PLAINLY_PAST)

    def _behind_hearer(self, start: int, high: int) -> int:
        """Where what is told starts behind whoever hears it: "told the court he …"."""
        extent = self._phrases.names.extent
        if self._words[start] in _HEARERS:
            return self._clauses.skip_circumstances(start + 1, high)
        if (owned := self._behind_owned(start)) > start:
            return self._clauses.skip_circumstances(owned, high)
        if start in extent:
            end = extent[start][1]
            end += self._words[end] in _STATIONS
            return self._clauses.skip_circumstances(end, high)
        bare = self._behind_bare(start, high)
        return self._behind_phrase(start, high) if bare is None else bare

    def _behind_owned(self, start: int) -> int:
        """Behind a hearer with an owner: "told the BBC's Today programme he", "told Iran's leaders
        the deal"; `start` where there is none."""
        extent, tokens = self._phrases.names.extent, self._layout.tokens
        name = start + (self._words[start] == "the")
        if name not in extent or self._words[extent[name][1]] != "'s":
            return start
        end = extent[name][1] + 1
        if name in self._phrases.names.known.outlets:
            aired = range(end, len(tokens))
            return next((i for i in aired if not self._is_aired(i)), len(tokens))
        near = range(end + 1, min(end + _LONGEST_OWNED, len(tokens)))
        return next((i for i in near if self._words[i] in _CLOSED_WORDS or i in extent), start)

    def _is_aired(self, index: int) -> bool:
        """Whether the word may belong to the name of a programme."""
        return self._layout.tokens[index].is_capitalised or self._words[index] in _AIRED

    def _behind_phrase(self, start: int, high: int) -> int:
        """The same behind a hearer of several words, up to where a clause may start."""
        extent = self._phrases.names.extent
        for index in range(start + 1, min(high, start + _HEARER)):
            word = self._words[index]
            if word in _TOPICS:
                return high
            placed = self._words[index - 1] in PREPOSITIONS
            if placed and (index in extent or word in DETERMINERS):
                continue
            if index in extent:
                return self._behind_name(start, index, extent[index][1])
            if word in _CLOSED_WORDS or word in _CLAUSES:
                return index
        return start

    def _behind_name(self, start: int, name: int, end: int) -> int:
        """Behind a name that is part of the hearer; at it, where it opens what is told."""
        tells = self._words[end] in HELPING or is_finite(self._layout.tokens, end)
        owns = self._words[end] == "'s" and name > start + 1
        return self._titled(start, name) if tells or owns else end

    def _behind_bare(self, start: int, high: int) -> int | None:
        """Behind a hearer without article, as headlines have it: "tells voters tax will rise"."""
        index, speakers = start, self._phrases.speakers
        while index in speakers and not self._words[index].endswith(_PLURAL):
            index += 1
        clause, tokens = index + 1, self._layout.tokens
        told = index in speakers and clause < high and tokens[clause].is_word
        if not told or self._words[clause] in _NO_CLAUSE or is_finite(tokens, clause):
            return None
        for verb in range(clause, min(high, clause + _HEARER)):
            if self._words[verb] in _CLOSED_WORDS or self._clauses.is_time(verb):
                return None
            if is_finite(tokens, verb):
                return clause
        return None

    def _titled(self, start: int, name: int) -> int:
        """Where a name starts with the title in front of it, if there is one."""
        while name - 1 > start and self._layout.tokens[name - 1].is_capitalised:
            name -= 1
        return name

    def _tells_no_more(self, start: int, high: int) -> bool:
        """Whether the clause ends with its object: "He told the truth."."""
        hearer = self._phrases.after(start, high)
        if hearer is None or self._words[hearer.last] not in {"", "."}:
            return False
        return not self._clauses.has_verb(start + 1, hearer.last)

    def _is_as_clause(self, use: Use, low: int) -> bool:
        """Whether "as" opens the clause of the verb: "as officials put it"."""
        if use.subject is None:
            return False
        start = use.first if use.inverted else use.subject.first
        if start - 1 < low or self._words[start - 1] != "as":
            return False
        if use.inverted:
            return True
        if use.takes("obj_to") and self._clauses.link("to", use.end, self._comma(use.end)):
            return False
        behind = self._words[use.end + 1]
        acts = behind in HELPING or behind.endswith(("s", "ed"))
        return self._words[use.end] != "that" and not (self._words[use.end] in _ACTING and acts)

    def _comma(self, index: int) -> int:
        """The first comma from here on, or the end of the sentence."""
        high = self._layout.window(index - 1)[1]
        return next((i for i in range(index, high) if self._words[i] == ","), high)

    def _as_clause(self, use: Use, low: int, high: int) -> Finding | None:
        """ "As X reported earlier, …" and "…, as X put it"."""
        start = use.subject.first - 1 if use.subject else use.first
        if OPENERS.issuperset(self._words[low:start]):
            comma = next((i for i in range(use.end, high) if self._words[i] == ","), None)
            return None if comma is None else self._governed.words(use, comma + 1)
        if self._words[start - 1] not in _PARTS:
            return None
        low = self._behind_denial(low, start)
        content = self._clauses.offsets(low, start)
        if content is None or self._words[low] in CONDITIONS:
            return None
        if self._words[use.end] == "," and not self._clauses.has_verb(low, start):
            return self._governed.words(use, use.end + 1)
        return self._governed.finding(use, (content,), "attribution.verb", use.subject)
