"""Names that somebody gives in so many words: "called X “…”", "framed X as “…”"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from api.engines.rules.attribution.findings import Finding, Range
from api.engines.rules.names.phrases import Phrase
from api.engines.rules.namings.named import Name
from api.engines.rules.namings.noun_groups import group_end, is_name_like
from api.engines.rules.namings.referents import Thing
from api.engines.rules.namings.scene import Scene
from api.engines.rules.words.grammar import DETERMINERS, FUNCTION_WORDS, words
from api.schemas.claims import Attribution
from api.schemas.framing import QuoteKind

_NAME_WORDS = 16
_MOST_TERMS = 4
_NAME_REACH = 5
_PLAIN_WORDS = 6
_EPITHET = "attribution.naming.epithet"
_NO_OBJECTS = FUNCTION_WORDS | words(
    "man woman men women people person persons boy girl one ones thing things day time way year "
    "him her it them himself herself itself themselves us me you those others other what it's"
)
_BEFORE_NAME = DETERMINERS | {"as"}
_BEFORE_OBJECT = DETERMINERS | {"'s"}
_NO_NAMES_OPEN = words("being having an a the as if when where how why not very more less so too")


class CuedNames:
    """Reads the names that naming cues give in one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._layout = scene.layout
        self._terms = scene.terms
        self._pointed_at: dict[int, Thing] = {}
        """What a pronoun or nothing stands for as the object of a naming, by sentence."""
        self._quotation_starts = [q.start for q in scene.layout.document.quotations]

    def read(self) -> Iterator[Name]:
        """The names given, and the plain nouns for which they are given."""
        attributed = self._scene.attributed
        for finding, owner in zip(attributed.findings, attributed.attributions, strict=True):
            if finding.form == "naming" and finding.renamed is not None:
                yield from self._of(finding, owner, finding.renamed)

    def _of(self, finding: Finding, owner: Attribution, renamed: Phrase) -> Iterator[Name]:
        marked = self._marked(finding)
        known = None if marked else self._known_word(finding)
        plain = None if marked or known else self._plain(finding)
        terms = marked or [term for term in (known, plain) if term]
        if not terms:
            return
        thing = self._thing(finding, renamed, terms)
        if finding.rule == _EPITHET:
            yield from (self._so_called(finding, owner, term, bool(marked)) for term in terms)
            return
        rule = "naming.given" if marked else "naming.given_plain"
        for term in terms:
            name = self._terms.name(thing, term, owner, "naming" if marked else "none", rule)
            yield self._terms.telling(name)
        yield from self._object(finding, renamed, thing)

    def _thing(self, finding: Finding, renamed: Phrase, terms: Sequence[Range]) -> Thing:
        """What is named; "it" twice in a sentence is one thing: "A calls it X, B calls it Y"."""
        things = self._scene.things
        if not things.is_pointed_at(renamed):
            return things.of_object(renamed, [self._terms.tokens(term) for term in terms])
        sentence = self._layout.tokens[finding.order].sentence
        if sentence not in self._pointed_at:
            tokens = [self._terms.tokens(term) for term in terms]
            self._pointed_at[sentence] = things.of_object(renamed, tokens, finding.source)
        return self._pointed_at[sentence]

    def _so_called(self, finding: Finding, owner: Attribution, term: Range, marked: bool) -> Name:
        """Behind "so-called" it is the word of whoever keeps away from it by saying so."""
        word = self._scene.words.at.get(self._layout.at(term[0]))
        label = self._layout.document.text[term[0] : term[1]]
        thing = Thing(("phrase", label.lower()), label)
        if word is not None:
            thing = self._scene.things.of_word(word)
        speaker = self._scene.owners.of(finding.order)
        own = owner if finding.source or speaker else None
        kind: QuoteKind = "scare" if marked else "none"
        name = self._terms.name(thing, term, own, kind, "naming.so_called")
        return name if speaker else name._replace(stance="distance", cue=finding.cue)

    def _marked(self, finding: Finding) -> list[Range]:
        first = bisect_left(self._quotation_starts, finding.start - 1)
        last = bisect_left(self._quotation_starts, finding.end)
        quotations = self._layout.document.quotations[first : min(last, first + _MOST_TERMS)]
        terms = [self._terms.of_quotation(quotation) for quotation in quotations]
        return [
            self._terms.without_article(term)
            for term in terms
            if 0 < self._terms.size(term) <= _NAME_WORDS
        ]

    def _known_word(self, finding: Finding) -> Range | None:
        """A word of a set, or one that may be said of anything, without marks."""
        possible = self._scene.words.possible
        first = self._layout.at(finding.start)
        last = min(first + _NAME_REACH, self._layout.at(finding.end))
        found = next((word for i in range(first, last) for word in possible.get(i, ())), None)
        if found is None:
            return None
        start = found.first
        while start > first and self._layout.words[start - 1] not in _BEFORE_NAME:
            start -= 1
        return self._terms.between(start, found.last)

    def _plain(self, finding: Finding) -> Range | None:
        """The noun group that follows the cue: "dismissed it as fan fiction"."""
        first, high = self._layout.at(finding.start), self._layout.at(finding.end)
        while first < high and self._layout.words[first] in _BEFORE_NAME:
            first += 1
        last = group_end(self._layout, first, high)
        if last - first > _PLAIN_WORDS or not is_name_like(self._layout, first, last):
            return None
        opening = self._layout.words[first]
        if opening in _NO_NAMES_OPEN or opening.endswith("ing"):
            return None
        return self._terms.between(first, last)

    def _object(self, finding: Finding, renamed: Phrase, thing: Thing) -> Iterator[Name]:
        """The plain noun for which the name is given: "called the BREAKUP “a decision”"."""
        head = self._head(finding, renamed)
        if head is None or head in self._scene.words.at:
            return
        word, names = self._layout.words[head], self._scene.phrases.names
        if head in names.at or word in _NO_OBJECTS or not word.isalpha():
            return
        owner = self._scene.owners.of(head)
        name = self._terms.name(
            thing, self._terms.between(head, head + 1), owner, "none", "naming.object"
        )
        if name.colour[0] == "neutral":
            yield name

    def _head(self, finding: Finding, renamed: Phrase) -> int | None:
        if renamed.first < renamed.last:
            head = self._scene.phrases.head(renamed)
            before = self._layout.words[max(0, head - 3) : head]
            return None if _BEFORE_OBJECT.isdisjoint(before) else head
        if finding.source is None or self._layout.words[finding.source.first - 1] != "that":
            return None
        head = finding.source.first - 2
        return head - 1 if self._layout.words[head] == "," else head
