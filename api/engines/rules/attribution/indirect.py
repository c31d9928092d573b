"""Indirect speech, thought, will and naming: what a cue verb governs outside quotation marks."""

from collections.abc import Sequence

from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.given import Names
from api.engines.rules.attribution.governed import Governed
from api.engines.rules.attribution.passives import Passives
from api.engines.rules.attribution.postponed import Postponed
from api.engines.rules.attribution.stances import Stances
from api.engines.rules.attribution.uses import Use, speaks_of_itself
from api.engines.rules.names.phrases import Phrases
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    DETERMINERS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
    is_number,
    words,
)
from api.engines.rules.words.lexicons import load
from api.engines.rules.words.verbs import is_finite

_OPEN = frozenset({"“", "‘", '"', "«", "'"})
_NO_CLAUSE = (
    PREPOSITIONS - {"despite", "without"} | frozenset({"to", "so", "and", "or", "but", "as", "it"})
) - {"it"}
_NO_CLAUSE = _NO_CLAUSE | words("otherwise something anything little")
_OBJECT_NOUNS = words(
    "responsibility victory credit claim claims report reports risk risks danger reason "
    "reasons decision plan plans policy allegations accusations figures evidence concerns "
    "damage toll cost costs defeat threat need importance guilt fault mistakes mistake errors "
    "failure failings wrongdoing liability record handling suggestion suggestions criticism"
)
_OBJECT_PRONOUNS = frozenset({"him", "her", "it", "them", "us", "me", "this", "that"})
_SAYINGS = frozenset(form for entry in load("utterances").entries for form in entry.forms)
_WH = frozenset({"why", "how", "what", "where", "when", "whether", "if"})
_LONGEST_OBJECT = 22
_NEAR_FIGURE = 7
_FIGURES = words("one two three four five six seven eight nine ten dozens hundreds thousands")
_OBJECT, _CLAUSE = "attribution.verb.object", "attribution.verb.clause"
_HEARER = 9
_CLOCK = 3
_PARTS = frozenset({",", "”", '"', "’", "–", "—", ")", "("})
_TAG_ENDS = PREPOSITIONS - {"of", "about", "against"} | {".", ",", "”", '"', "as", "while"}
_NAMED = words("named identified quoted interviewed")
_ABOUT = words("between about around over under up more at some")
_CLOSED = frozenset({"", ".", ",", ";", "!", "?", "”", '"', ")", "—", "–"})
_BARE = words("it this that them these those so him her")
_NOBODY = frozenset({"no", "nobody", "nothing", "none"})


class Indirect:
    """Reads the indirect speech of one document."""

    def __init__(self, phrases: Phrases, clauses: Clauses, stances: Stances) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._clauses = clauses
        self._governed = Governed(phrases, clauses, stances)
        self._names = Names(phrases, clauses, self._governed)
        self._postponed = Postponed(phrases, clauses, self._governed)
        self._passives = Passives(phrases, clauses, self._governed)

    def read(self, uses: Sequence[Use], taken: frozenset[int]) -> tuple[Finding, ...]:
        """One finding for each use that governs something and is not among those taken."""
        found: list[Finding] = []
        for use in uses:
            own = speaks_of_itself(self._phrases, use) and not use.passive
            if use.verb in taken or use.expected or own:
                continue
            finding = self._passives.read(use) if use.passive else self._active(use)
            if finding is not None:
                found.append(finding)
        return tuple(found)

    def _active(self, use: Use) -> Finding | None:
        if use.has("attempt") and not use.attempt and not use.takes("clause"):
            return None
        low, high = self._layout.window(use.verb)
        if self._is_as_clause(use, low):
            return self._as_clause(use, low, high)
        if not use.inverted and self._postponed.told(use, low, high) is None:
            ahead = self._ahead(use, high)
            if ahead is not None:
                return ahead
        return self._postponed.read(use, low, high)

    def _ahead(self, use: Use, high: int) -> Finding | None:
        if (extracted := self._names.extracted(use)) is not None:
            return extracted
        for pattern in (self._that, self._given, self._obj, self._clause):
            if (finding := pattern(use, high)) is not None:
                return finding
        return None

    def _given(self, use: Use, high: int) -> Finding | None:
        return self._names.given_as(use, high) or self._names.given(use, high)

    def _that(self, use: Use, high: int) -> Finding | None:
        if not (use.takes("clause") or use.takes("that") or use.takes("before")):
            return None
        start = self._clauses.that(use.end, high, use.has("hearer"))
        named = start is not None and start > use.end and not use.has("hearer")
        if start is None or (named and self._layout.words[start - 1] in _SAYINGS):
            return None
        return self._governed.words(use, start + 1, rule="attribution.verb.that")

    def _obj(  # noqa: C901, PLR0911 - one guard for each pattern
        self, use: Use, high: int
    ) -> Finding | None:
        """Patterns with an object: "urged Y to …", "accused Y of …", "criticised Y"."""
        first = self._clauses.skip_circumstances(use.end, high)
        word = self._layout.words[first]
        if self._is_anonymous(first):
            return None
        if (willed := self._willed(use, first, high)) is not None:
            return willed
        if use.takes("at") and self._is_figure(first, high):
            return self._governed.words(use, first, rule=_OBJECT)
        if (use.takes("of") or use.takes("for")) and word not in PREPOSITIONS:
            link = "of" if use.takes("of") else "for"
            if self._clauses.link(link, first, high):
                return self._governed.words(use, first, rule=_OBJECT)
        if use.takes("of") and word in {"of", "about", "against"}:
            return self._governed.words(use, first, rule=_OBJECT)
        for link in ("to", "with"):
            if use.takes(f"link_{link}") and self._clauses.link(link, first, high):
                return self._governed.words(use, first, rule=_OBJECT)
        if use.takes("about") and word == "about":
            return self._governed.words(use, first, rule=_OBJECT)
        if use.takes("of_reason") and word in {"for", "of", "why", "behind"}:
            return self._governed.words(use, first + 1, rule=_OBJECT)
        if use.takes("to_ing") and (word.endswith("ing") or word == "to"):
            return self._governed.words(use, first, rule=_OBJECT)
        if use.takes("wh") and word in _WH:
            return self._governed.words(use, first, rule=_OBJECT)
        return self._object(use, first, high, word)

    def _willed(self, use: Use, first: int, high: int) -> Finding | None:
        """What somebody plans or asks another to do: "expects to …", "told them to …"."""
        kind = use.entry.features.get("to")
        high = self._clauses.turn(first, high)
        if use.takes("to") and self._layout.words[first] == "to":
            return self._governed.words(use, first, kind, "attribution.verb.will")
        if not (use.takes("obj_to") and self._clauses.link("to", first, high)):
            return None
        own = use.takes("to") and use.entry.category == "belief"
        return self._governed.words(use, first, None if own else kind, "attribution.verb.will")

    def _is_anonymous(self, first: int) -> bool:
        """Whether nobody wants to be quoted: "asked not to be named"."""
        start = first + (self._layout.words[first] == "not")
        infinitive = [self._layout.words[i] for i in (start, start + 1)]
        return infinitive == ["to", "be"] and self._layout.words[start + 2] in _NAMED

    def _is_figure(self, first: int, high: int) -> bool:
        """Whether something is put at a figure: "the cost at about £3m"."""
        linked = [w for w in ("at", "on") if self._clauses.link(w, first, high)]
        if not linked:
            return False
        at = next(i for i in range(first + 1, high) if self._layout.words[i] in linked)
        near = [self._layout.words[i] for i in range(at + 1, min(at + _NEAR_FIGURE, high))]
        return any(is_number(word.lstrip("£$€")) or word in _FIGURES for word in near)

    def _object(  # noqa: PLR0911 - one guard for each pattern
        self, use: Use, first: int, high: int, word: str
    ) -> Finding | None:
        if first >= high or word in PREPOSITIONS | {"to", "and", "or", ",", ".", "as"}:
            return None
        if word in _BARE and self._layout.words[first + 1] in _CLOSED:
            return None
        if use.takes("object") or (use.takes("paper_object") and self._is_paper(use)):
            return self._governed.words(use, first, rule=_OBJECT)
        if use.takes("quoted") and self._clauses.opens(first):
            return self._governed.words(use, first, rule=_OBJECT)
        if use.takes("words"):
            return self._worded(use, first)
        near = {self._layout.words[i] for i in range(first, min(high, first + 5))}
        if use.takes("object_if") and near & _OBJECT_NOUNS:
            return self._governed.words(use, first, rule=_OBJECT)
        return None

    def _worded(self, use: Use, first: int) -> Finding | None:
        """What is criticised or praised, only where quoted words or a reason come with it."""
        end = self._clauses.end(use, first)
        level = self._layout.inside[use.verb]
        quoted = any(self._layout.inside[i] > level for i in range(first, end))
        reasoned = any(
            self._layout.words[i] in {"for", "over"} and self._layout.words[i + 1].endswith("ing")
            for i in range(first, end)
        )
        if quoted and not reasoned:
            return self._governed.quoted(use, first, end)
        return self._governed.words(use, first, rule=_OBJECT) if quoted or reasoned else None

    def _clause(  # noqa: PLR0911 - one guard for each pattern
        self, use: Use, high: int
    ) -> Finding | None:
        """A clause without "that": "He said the plan would fail"."""
        paper = use.takes("paper") and self._is_paper(use)
        if not (use.takes("clause") or use.takes("bare") or paper):
            return None
        if self._layout.words[use.end] in _BARE and self._layout.words[use.end + 1] in _CLOSED:
            return None
        start = self._clauses.skip_circumstances(use.end, high)
        acts = self._layout.words[start + 1] in AUXILIARIES
        if self._layout.words[start] in _NOBODY and not (acts or self._is_bare(start, high)):
            return None
        if use.has("hearer"):
            bare = self._tells_no_more(start, high)
            start = high if bare else self._behind_hearer(start, high)
        word = self._layout.words[start]
        counted = is_number(self._layout.words[start + 1]) and word in _ABOUT
        if (
            start >= high
            or (word in _NO_CLAUSE and not counted)
            or not self._layout.tokens[start].is_word
        ):
            opened = start < high and self._layout.tokens[start].text in _OPEN
            return (
                self._governed.words(use, start, rule=_CLAUSE)
                if opened and use.end == start
                else None
            )
        if use.takes("bare") and self._is_bare(start, high):
            return self._governed.words(use, start, rule=_CLAUSE)
        if not (use.takes("clause") or paper):
            return None
        if not use.takes("clause"):
            stop = min(high, start + _LONGEST_OBJECT)
            told = any(is_finite(self._layout.tokens, i) for i in range(start + 1, stop))
            return self._governed.words(use, start, rule=_CLAUSE) if told else None
        return (
            self._governed.words(use, start, rule=_CLAUSE)
            if self._clauses.has_verb(start, high)
            else None
        )

    def _is_bare(self, start: int, high: int) -> bool:
        """Whether a subject and its verb follow, not an object: "fears the deal will collapse"."""
        tokens = self._layout.tokens
        subject = self._phrases.after(start, high)
        verb = (
            start + 1 if self._layout.words[start] == "there" or subject is None else subject.last
        )
        while verb < high and is_adverb(self._layout.words[verb]):
            verb += 1
        return verb < high and verb > start and is_finite(tokens, verb)

    def _is_paper(self, use: Use) -> bool:
        """Whether a document shows it: "court records show he left"."""
        subject = use.subject
        speakers = self._phrases.speakers
        return subject is not None and speakers.get(self._phrases.head(subject)) == "document"

    def _behind_hearer(self, start: int, high: int) -> int:
        word = self._layout.words[start]
        if word in _OBJECT_PRONOUNS:
            return self._clauses.skip_circumstances(start + 1, high)
        if start in self._phrases.names.extent:
            return self._clauses.skip_circumstances(self._phrases.names.extent[start][1], high)
        index = start + 1
        while index < min(high, start + _HEARER):
            word = self._layout.words[index]
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
        if hearer is None or self._layout.words[hearer.last] not in {"", "."}:
            return False
        return not self._clauses.has_verb(start + 1, hearer.last)

    def _is_as_clause(self, use: Use, low: int) -> bool:
        subject = use.subject
        if subject is None:
            return False
        start = use.first if use.inverted else subject.first
        told = not use.inverted and self._layout.words[use.end] == "that"
        return start - 1 >= low and self._layout.words[start - 1] == "as" and not told

    def _as_clause(self, use: Use, low: int, high: int) -> Finding | None:
        """ "As X reported earlier, …" and "…, as X put it"."""
        if not (use.takes("clause") or use.takes("that")):
            return None
        start = use.subject.first - 1 if use.subject else use.first
        if all(self._layout.words[i] in OPENERS for i in range(low, start)):
            comma = next((i for i in range(use.end, high) if self._layout.words[i] == ","), None)
            return None if comma is None else self._governed.words(use, comma + 1)
        if self._layout.words[start - 1] not in _PARTS:
            return None
        content = self._clauses.offsets(low, start)
        if content is None:
            return None
        if self._layout.words[use.end] == "," and not self._clauses.has_verb(low, start):
            return self._governed.words(use, use.end + 1)
        return self._governed.finding(use, (content,), use.subject)
