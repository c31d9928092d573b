"""Sources named by a preposition: "in the words of X", "by X's count", "per court records"."""

from api.engines.rules.attribution.findings import Finding, Range
from api.engines.rules.attribution.reader import Reader
from api.engines.rules.attribution.subjects import is_paper
from api.engines.rules.names.phrases import Phrase
from api.engines.rules.words.grammar import POSSESSIVES, words
from api.engines.rules.words.lexicons import Listed, forms_of
from api.schemas.claims import AttributionKind

_SAYING = forms_of("report_words", "saying")
_THINKING = forms_of("report_words", "thinking")
_NOUNS = _SAYING | _THINKING
_LEADS = frozenset({"in", "by", "on"})
_LEADING = Listed(_LEADS | {"per"})
_ONLY_IN = words("words view views opinion eyes mind book telling")
_LOOSE = words("one some most many all several")
_SHORT = POSSESSIVES.keys() | _LOOSE
_LONGEST_OWNER = 9


class PhrasalSources(Reader):
    """Reads the sources of one document that a preposition brings in."""

    def read(self) -> tuple[Finding, ...]:
        return tuple(
            finding
            for index in _LEADING.places(self._layout.tokens)
            if (finding := self._per(index) if self._words[index] == "per" else self._lead(index))
        )

    def _lead(self, index: int) -> Finding | None:
        """ "In the words of X", "in X's words", "by her count", "by some estimates"."""
        _, high = self._layout.window(index)
        first = index + 1
        if self._words[first] == "the" and self._words[first + 2] == "of":
            return self._of(index, first + 1, high)
        if self._words[first] in _SHORT:
            return self._short(index, first, high)
        for mark in range(first + 1, min(first + _LONGEST_OWNER, high - 1)):
            if self._words[mark] in {"'s", "'"}:
                noun = mark + 1 + (self._words[mark + 1] == "own")
                fits = self._fits(index, noun)
                return self._around(index, noun + 1, Phrase(first, mark), noun) if fits else None
            if self._words[mark] in {",", ".", ";"}:
                return None
        return None

    def _of(self, index: int, noun: int, high: int) -> Finding | None:
        source = self._phrases.after(noun + 2, high)
        if source is None or not self._fits(index, noun):
            return None
        if not self._phrases.can_speak(source, strict=True):
            return None
        return self._around(index, source.last, source, noun)

    def _short(self, index: int, first: int, high: int) -> Finding | None:
        own = self._words[first] in POSSESSIVES
        noun = first + 1 + (self._words[first + 1] == "own")
        if noun >= high or not self._fits(index, noun):
            return None
        counted = self._words[noun].removesuffix("s") in {"estimate", "account"}
        source = Phrase(first, first + 1) if own else None
        return self._around(index, noun + 1, source, noun) if own or counted else None

    def _fits(self, index: int, noun: int) -> bool:
        """Whether it is such a noun, and stands behind the preposition that it takes."""
        word, lead = self._words[noun], self._words[index]
        if word not in _NOUNS or (word in _ONLY_IN) != (lead == "in"):
            return False
        return self._words[noun + 1] in {",", ".", "", ";", ")", '"', "—", "–", "of"}

    def _per(self, index: int) -> Finding | None:
        """ "…, per the state climatologist"."""
        low, high = self._layout.window(index)
        source = self._phrases.after(index + 1, high)
        forename = index > low and self._layout.tokens[index].is_capitalised
        if forename or source is None or not self._phrases.can_speak(source, strict=True):
            return None
        closed = self._words[source.last] in {"", ",", ".", ")", ";"}
        opened = index == low or self._words[index - 1] in {",", "("}
        paper = is_paper(self._phrases, source)
        if not closed or not (opened or paper):
            return None
        return self._around(index, source.last, source, index)

    def _around(self, index: int, behind: int, source: Phrase | None, noun: int) -> Finding | None:
        """The clause without the words that name its source."""
        low, high = self._edges(index)
        ranges = (self._clauses.offsets(low, index), self._clauses.offsets(behind, high))
        parts: tuple[Range, ...] = tuple(part for part in ranges if part)
        if not parts or not self._clauses.has_verb(low, high):
            return None
        thought = self._words[noun] in _THINKING
        kind: AttributionKind = "belief" if thought else "statement"
        mixed = self._is_mixed(low, high, self._inside[index])
        last = noun + 1 if noun > index else index + 1
        whole = source is not None and source.first > noun > index
        return Finding(
            order=index,
            content=parts,
            rule="attribution.phrase",
            kind=kind,
            form="mixed" if mixed else "indirect",
            source=source,
            cue=self._layout.span(index, last + whole),
            resolution="explicit" if source else "implied",
            verb=index,
        )

    def _edges(self, index: int) -> tuple[int, int]:
        """The clause that holds the word: from a semicolon or a verb of saying to the next."""
        low, high = self._layout.window(index)
        for use in self._clauses.uses_near(index):
            if low <= use.end <= index and use.subject is not None and use.takes("clause"):
                low = use.end + (self._words[use.end] == "that")
        for mark in range(index, low, -1):
            if self._words[mark] in {";", ":"}:
                low = mark + 1
                break
        stops = (i for i in range(index, high) if self._words[i] == ";")
        return low, next(stops, high)
