"""Indirect speech, thought, will and naming: what a cue verb governs outside quotation marks."""

from collections.abc import Sequence

from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.cues import CONDITIONS
from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.given import GivenNames
from api.engines.rules.attribution.governed import VerbReader
from api.engines.rules.attribution.hearers import CURRENCIES, NO_CLAUSE, Hearers
from api.engines.rules.attribution.objects import Objects
from api.engines.rules.attribution.passives import Passives
from api.engines.rules.attribution.postponed import Postponed
from api.engines.rules.attribution.relative_objects import RelativeObjects
from api.engines.rules.attribution.stances import Stances
from api.engines.rules.attribution.subjects import is_hearing, is_paper
from api.engines.rules.attribution.uses import Use, speaks_of_itself
from api.engines.rules.names.phrases import Phrases
from api.engines.rules.words.adverbials import TIME_NOUNS
from api.engines.rules.words.amounts import limit_end
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    DASHES,
    FUTURE,
    HELPING,
    OPEN_MARKS,
    OPENERS,
    is_adverb,
    is_number,
    words,
)
from api.engines.rules.words.lexicons import all_forms
from api.engines.rules.words.verbs import is_finite

_SAYINGS = all_forms("utterances")
_WITH_THAT = frozenset({"clause", "that", "before"})
_LONGEST_OBJECT = 22
_LONGEST_TIME = 6
_LONGEST_FRONT = 9
_SAYING = words("say add claim argue insist state maintain note")
"""Verbs that have no object behind a preposition: "said in Paris the deal was dead"."""
_ASKS = words("ask seek request propose recommend petition")
"""What somebody will only do: "will ask the court to" is a plan, "will tell voters that" not."""
_CLAUSE = "attribution.verb.clause"
_CLAUSAL = frozenset({"clause", "bare", "shown"})
_PLAINLY_PAST = words(
    "rose fell grew broke took gave went knew saw spoke wrote began chose drove flew drew threw "
    "wore ate drank sank swam rang sang shrank stole shook froze came became did"
)
"""Forms of the past that are no participles."""
_PARTS = DASHES | frozenset(',")(')
_ABOUT = words("between about around over under up more at some")
_NOBODY = frozenset({"no", "nobody", "nothing", "none"})
_OF_NOTHING = frozenset({"about", "of", "on", "to", "when"})
_ACTING = words("i you he she it we they")
_EXTRACTED = frozenset({"which", "that", "who"})


class Indirect(VerbReader):
    """Reads the indirect speech of one document."""

    def __init__(self, phrases: Phrases, clauses: Clauses, stances: Stances) -> None:
        super().__init__(phrases, clauses, stances)
        self._names = GivenNames(phrases, clauses, stances)
        self._objects = Objects(phrases, clauses, stances)
        self._postponed = Postponed(phrases, clauses, stances)
        self._passives = Passives(phrases, clauses, stances)
        self._relatives = RelativeObjects(phrases, clauses, stances)
        self._hearers = Hearers(phrases, clauses, stances)

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
            self._relatives.read(use)
            or self._names.extracted(use)
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
            start = self._hearers.behind(use.entry.lemma, start, high)
        if start >= high:
            return None
        if not self._may_open_clause(start):
            return self._behind_place(use, start, high)
        if not self._is_told(use, start, high):
            return None
        found = self._governed.words(use, start, rule=_CLAUSE)
        return found and self._relatives.up_to_main(found, use, start)

    def _behind_place(self, use: Use, start: int, high: int) -> Finding | None:
        """A clause behind where it is said, or behind what opens it: "said AS A RESULT, jobs"."""
        if use.end == start and self._layout.tokens[start].text in OPEN_MARKS:
            return self._governed.words(use, start, rule=_CLAUSE)
        if use.entry.lemma not in _SAYING or start != use.end:
            return None
        near = range(start + 1, min(high, start + _LONGEST_FRONT))
        comma = next((i for i in near if self._words[i] == ","), high)
        if comma < high and self._is_own_clause(comma + 1, high):
            acts = any(is_finite(self._layout.tokens, i) for i in range(start, comma))
            return None if acts else self._governed.words(use, start, rule=_CLAUSE)
        behind = self._hearers.behind_place(start, high)
        told = start + 1 < behind < high and self._is_own_clause(behind, high)
        return self._governed.words(use, behind, rule=_CLAUSE) if told else None

    def _is_own_clause(self, start: int, high: int) -> bool:
        """Whether a subject and its verb stand here that attribute nothing."""
        subject = self._phrases.after(start, high)
        said = subject is not None and self._clauses.is_verb(subject.last)
        return not said and self._is_bare(start, high)

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
        word = self._words[start]
        if word not in NO_CLAUSE:
            return self._layout.tokens[start].is_word or word[:1] in CURRENCIES
        if self._words[start] in _ABOUT and is_number(self._words[start + 1]):
            return True
        return limit_end(self._words, start) > start or self._is_fronted(start)

    def _is_fronted(self, start: int) -> bool:
        """Whether a time opens the clause here: "said BY 2030 it would be gone"."""
        high = self._layout.window(start)[1]
        longest = 0 if self._words[start] == "until" else _LONGEST_TIME
        near = range(start + 1, min(high, start + longest))
        times = (i for i in near if self._words[i] in TIME_NOUNS or _is_year(self._words[i]))
        time = next(times, high)
        return time + 1 < high and self._is_bare(time + 1, high)

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


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == len("2030")
