"""Attribution without a verb: "according to", "as seen by", "reportedly", "claims that"."""

from api.engines.rules.attribution.appositions import Appositions
from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.findings import Finding, Range
from api.engines.rules.attribution.reader import Reader
from api.engines.rules.attribution.stances import Stances
from api.engines.rules.attribution.summaries import FIGURES
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    BE,
    CONTRASTS,
    PREPOSITIONS,
    words,
)
from api.engines.rules.words.lexicons import Listed, Match, Matcher, load

_HEARSAY = Matcher(load("hearsay"))
_PASSING_ON = frozenset({"seen", "reported", "quoted", "cited", "obtained", "reviewed", "relayed"})
_HANDING_ON = frozenset({"seen", "obtained", "reviewed"})
_LEADING_UP = frozenset({"as", "first", "and"})
_OPENERS = words("and but yet so still now then however meanwhile also instead") | {","}
_LEADING = Listed(_PASSING_ON | {"according"})
_POINTERS = ({"that", "this"}, {"'s", "is", "was"})
_WHO = frozenset({"who", "which"})
_NEAR_PAPER = 5


class Reports(Reader):
    """Reads the attributions of one document that hang on no cue verb."""

    def __init__(self, phrases: Phrases, clauses: Clauses, stances: Stances) -> None:
        super().__init__(phrases, clauses, stances)
        self._appositions = Appositions(phrases)

    def read(self, taken: frozenset[int]) -> tuple[Finding, ...]:
        found: list[Finding | None] = []
        for index in _LEADING.places(self._layout.tokens):
            following = self._words[index + 1]
            if following == "to" and self._words[index] == "according":
                found.append(None if index in taken else self._according(index))
            elif following == "by" and (self._is_first(index) or not self._clauses.is_verb(index)):
                found.append(self._passed_on(index))
        found += [self._hearsay(match) for match in _HEARSAY.find(self._layout.tokens)]
        return tuple(finding for finding in found if finding)

    def _according(self, index: int) -> Finding | None:
        low, high = self._layout.window(index)
        phrase = self._phrases.after(index + 2, high)
        if phrase is None:
            return None
        said = self._supported(index, phrase)
        apposed = self._appositions.of(phrase, high, fronted=index == low)
        source, stop = apposed.source, apposed.behind
        if self._words[index - 1] == "," and self._words[index - 2] in _WHO:
            low, high = index - 1, self._clauses.outer_verb(stop + 1, high)
        content = self._pointed_at(index, low) or self._around(index, stop, said or low, high)
        if not content:
            return None
        mixed = self._inside[index] < 0 and self._is_mixed(low, high, -1)
        return Finding(
            order=index,
            content=content,
            rule="attribution.according_to",
            form="mixed" if mixed else "indirect",
            source=source,
            cue=self._layout.span(index, index + 2),
            channel=self._clauses.channel(phrase.first, stop),
            verb=index,
        )

    def _supported(self, index: int, phrase: Phrase) -> int | None:
        """Where a person's statement starts that rests on these figures: "He said …, according to
        a survey"."""
        if self._words[self._phrases.head(phrase)] not in FIGURES:
            return None
        use = self._clauses.clause_of(index)
        if use is None or use.subject is None:
            return None
        that = self._words[use.end] == "that"
        return use.end + that if use.end + that < index else None

    def _pointed_at(self, index: int, low: int) -> tuple[Range, ...]:
        """The sentence before, where "That's according to …" points at it."""
        pronouns, verbs = _POINTERS
        pointing = index - low == len(_POINTERS) and self._words[low] in pronouns
        if not pointing or self._words[low + 1] not in verbs or low == 0:
            return ()
        before = self._layout.sentence(low - 1)
        content = self._clauses.offsets(*before)
        return (content,) if content else ()

    def _around(self, index: int, stop: int, low: int, high: int) -> tuple[Range, ...]:
        """The sentence without the words that name its source."""
        low = max((i + 1 for i in range(low, index) if self._words[i] == ";"), default=low)
        high = next((i for i in range(stop, high) if self._words[i] == ";"), high)
        head = None if _OPENERS.issuperset(self._words[low:index]) else (low, index)
        parts = (head and self._clauses.offsets(*head), self._clauses.offsets(stop, high))
        return tuple(part for part in parts if part)

    def _is_first(self, index: int) -> bool:
        """Whether it tells of a thing who told it first: "the deal, first reported by X, would"."""
        before = self._words[index - 2]
        return self._words[index - 1] == "first" and (
            before not in BE or self._is_as_was(index - 2)
        )

    def _is_as_was(self, index: int) -> bool:
        return self._words[index] == "was" and self._words[index - 1] == "as"

    def _passed_on(self, index: int) -> Finding | None:
        """ "…, as seen by X": an outlet hands on what its source says."""
        low, high = self._layout.window(index)
        phrase = self._phrases.after(index + 2, high)
        if phrase is None or phrase.last - 1 not in self._phrases.names.at:
            return None
        first = self._opening(index, low)
        if first == index and self._words[index] not in _HANDING_ON:
            return None
        first += self._words[first] == "and"
        content = self._according_to_source(first, index) or self._handed_on(
            phrase.last, first, low, high
        )
        if not content:
            return None
        return Finding(
            order=index,
            content=content,
            rule="attribution.as_seen_by",
            source=phrase,
            cue=self._layout.span(first, index + 2),
            is_outlet=True,
            verb=index,
        )

    def _handed_on(self, behind: int, first: int, low: int, high: int) -> tuple[Range, ...]:
        """What an outlet hands on: in front, or behind a mere "In a letter obtained by X,"."""
        comma = self._appositions.next_stop(behind, high)
        told = self._told_around(first, comma, low, high)
        if told is not None:
            return told
        fronted = self._words[low] in PREPOSITIONS and self._words[comma] == ","
        paper = (self._phrases.speakers.get(i) for i in range(low + 1, low + _NEAR_PAPER))
        if fronted and "document" in paper and first > low + 1:
            rest = self._clauses.offsets(comma + 1, high)
            return (rest,) if rest else ()
        return self._around(first, high, low, high)

    def _told_around(self, first: int, comma: int, low: int, high: int) -> tuple[Range, ...] | None:
        """What is told behind "As reported by X,", or around a "first reported by X"; else None."""
        if first == low:
            edges = [(comma + 1, high)] if self._words[low] == "as" else []
        elif self._words[first] != "first" or self._words[first - 1] in {"as", "was"}:
            return None
        elif self._words[first - 1] == ",":
            edges = [(low, first - 1), (comma + 1, high)]
        else:
            noun = self._phrases.before(first, low)
            edges = [(low, noun.first if noun else low)]
        parts = (self._clauses.offsets(*edge) for edge in edges if edge[0] < edge[1])
        return tuple(part for part in parts if part)

    def _opening(self, index: int, low: int) -> int:
        """Where the words start that lead to the one by which the outlet is known: "as first"."""
        first = index
        while first - 1 >= low and self._words[first - 1] in _LEADING_UP:
            first -= 1
        return first - 2 if first - 2 > low and self._is_as_was(first - 1) else first

    def _according_to_source(self, first: int, index: int) -> tuple[Range, ...]:
        """What the source says that the outlet has seen: "according to a memo seen by X"."""
        low, high = self._layout.window(index)
        according = next((i for i in range(low, first) if self._words[i] == "according"), None)
        if according is None:
            return ()
        content = self._pointed_at(according, low)
        if not content and self._appositions.next_stop(according, high) > index:
            return self._around(according, self._appositions.next_stop(index, high), low, high)
        return content

    def _hearsay(self, match: Match) -> Finding | None:
        low, high = self._layout.window(match.first)
        content = self._rumoured(match, low, high)
        if not content:
            return None
        shown = self._stances.of_noun(match.first, match.entry.category, match.start, match.end)
        return Finding(
            order=match.first,
            content=content,
            rule="attribution.hearsay",
            cue=(match.start, match.end),
            stance=shown.stance,
            stance_cue=shown.cue,
            resolution="implied",
            verb=match.first,
        )

    def _rumoured(self, match: Match, low: int, high: int) -> tuple[Range, ...]:
        """The clause around the adverb: not what follows in contrast, nor an aside before it."""
        index = match.first
        if self._words[index - 1] in PREPOSITIONS and self._words[index + 1].endswith("ing"):
            doing = self._clauses.offsets(index + 1, self._appositions.next_stop(index + 1, high))
            return (doing,) if doing else ()
        verb = index
        while verb > low and self._words[verb - 1] in AUXILIARIES:
            verb -= 1
        subject = self._phrases.before(verb, low) if verb > low else None
        end = next((i for i in range(index + 2, high) if self._is_joint(i, high)), high)
        if subject is None:
            whole = self._clauses.offsets(low, end)
            return (whole,) if whole else ()
        last = subject.first if subject.last == verb else verb
        whole_edge = ((subject.first, end),)
        cut = ((subject.first, subject.last), (verb, end))
        edges = whole_edge if last < verb else cut
        parts = (self._clauses.offsets(*edge) for edge in edges)
        return tuple(part for part in parts if part)

    def _is_joint(self, index: int, high: int) -> bool:
        """Whether another clause starts behind this comma or semicolon."""
        if self._words[index] == ";":
            return True
        joined = self._words[index] == "," and self._words[index + 1] in CONTRASTS
        return joined and self._clauses.has_verb(index + 2, high)
