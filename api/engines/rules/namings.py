"""Names chosen for things: given by a cue, set in scare quotes, or picked among rival words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from api.engines.rules.actors import Actors
from api.engines.rules.attributions import Attributed
from api.engines.rules.coloured import colour_of, is_noun, may_name, verb_before
from api.engines.rules.contrasts import Word, find_words
from api.engines.rules.findings import Finding, Range
from api.engines.rules.grammar import BE, DETERMINERS, words
from api.engines.rules.loaded import Loaded, find_loaded
from api.engines.rules.named import Name, Named, named_things, once
from api.engines.rules.owners import Owners
from api.engines.rules.phrases import Phrase, Phrases
from api.engines.rules.referents import Thing, Things
from api.schemas.claims import Attribution
from api.schemas.document import Quotation
from api.schemas.framing import QuoteKind

_SCARE_WORDS = 4
_PREDICATE_WORDS = 6
_NAME_WORDS = 16
_MOST_TERMS = 4
_NAME_REACH = 5
_RIVALS = 2
_SO_CALLED = words("so-called self-styled")
_REPORTED = words(
    "as called dubbed branded labelled labeled termed named found cited warned noted described "
    "reported identified alleged listed mentioned raised expressed recommended urged demanded "
    "blamed told said says wrote showed revealed"
)
"""Words behind which marks enclose what somebody said or wrote."""
_SAID = words(
    "said says told claims claimed added insisted argued believes believed thinks thought"
)
_ARTICLES = words("a an the")
_RULE: Mapping[QuoteKind, str] = {
    "naming": "naming.given",
    "scare": "naming.scare_quotes",
    "none": "naming.rival_words",
}
_TITLE_NOUNS = words(
    "book novel film movie song album single play series show documentary article essay poem "
    "memoir podcast programme program hit track titled entitled"
)


def read_namings(phrases: Phrases, attributed: Attributed) -> Named:
    """The things to which the text gives telling names, with these names in order."""
    reader = _Reader(phrases, attributed)
    names = reader.read()
    return named_things(phrases, attributed, reader.things, names)


class _Reader:
    def __init__(self, phrases: Phrases, attributed: Attributed) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._attributed = attributed
        self._words = find_words(phrases)
        self._owners = Owners(phrases.layout, attributed)
        self._actors = Actors(phrases)
        self._cues = {
            index
            for finding in attributed.findings
            if finding.cue
            for index in range(self._layout.at(finding.cue[0]), self._layout.at(finding.cue[1]))
        }
        self._quotation_starts = [q.start for q in phrases.layout.document.quotations]
        self.things = Things(phrases, self._words)

    def read(self) -> list[Name]:
        """All names in the order of the text, each once for whoever uses it."""
        quoted = [*self._given(), *self._in_marks()]
        known = {name.thing.set_id for name in quoted} - {None}
        names = [*quoted, *self._chosen(known | self.things.joined_sets, quoted)]
        names += self._coloured(names)
        names.sort(key=lambda name: (name.term[0], not name.quoted))
        return once(names, self.things)

    def _given(self) -> list[Name]:
        """Names given by a cue: "called X “…”", "framed X as “…”"."""
        names = []
        for finding, attribution in zip(
            self._attributed.findings, self._attributed.attributions, strict=True
        ):
            if finding.form == "naming" and finding.renamed is not None:
                names += self._names_of(finding, attribution, finding.renamed)
        return names

    def _names_of(self, finding: Finding, owner: Attribution, renamed: Phrase) -> list[Name]:
        first = bisect_left(self._quotation_starts, finding.start)
        last = bisect_left(self._quotation_starts, finding.end)
        quotations = self._layout.document.quotations[first : min(last, first + _MOST_TERMS)]
        terms = [self._term(quotation) for quotation in quotations]
        terms = [term for term in terms if 0 < self._size(term) <= _NAME_WORDS]
        if not quotations:
            terms = self._plain_name(finding)
        if not terms:
            return []
        thing = self.things.of_object(renamed, [self._tokens(term) for term in terms])
        kind: QuoteKind = "naming" if quotations else "none"
        return [self._name(thing, term, owner, kind) for term in terms]

    def _plain_name(self, finding: Finding) -> list[Range]:
        """A word of a set, or one that may be said of anything, without marks."""
        first = self._layout.at(finding.start)
        last = min(first + _NAME_REACH, self._layout.at(finding.end))
        words = (word for i in range(first, last) for word in self._words.possible.get(i, ()))
        word = next(words, None)
        return [self._offsets(word)] if word else []

    def _in_marks(self) -> list[Name]:
        """Words in marks of their own: a predicate ("was a “feint”") or scare quotes."""
        names = []
        for quotation in self._layout.document.quotations:
            first = self._layout.at(quotation.start)
            if first >= len(self._layout.tokens) or not self._is_read(quotation, first):
                continue
            name = self._predicate(quotation, first) or self._scare(quotation, first)
            if name:
                names.append(name)
        return names

    def _is_read(self, quotation: Quotation, first: int) -> bool:
        if self._layout.tokens[first].start != quotation.start:
            return False
        region = self._layout.document.region_of(self._layout.tokens[first].sentence)
        term = self._term(quotation)
        return region.kind == "body" and 0 < self._size(term) <= _NAME_WORDS

    def _predicate(self, quotation: Quotation, first: int) -> Name | None:
        before = first - (self._layout.lower(first - 1) in DETERMINERS)
        term = self._term(quotation)
        if self._layout.lower(before - 1) not in BE or self._size(term) > _PREDICATE_WORDS:
            return None
        low, _ = self._layout.window(before - 1)
        subject = self._phrases.before(before - 1, self._behind_cue(low, before - 1))
        inner = self._tokens(term)
        owner = self._owners.of(inner.first)
        article = before != first or self._layout.lower(inner.first) in _ARTICLES
        known = any(i in self._words.possible for i in range(inner.first, inner.last))
        if subject is None or owner is None or not (article or known):
            return None
        if owner.form in {"naming", "direct"}:
            return None
        return self._name(self.things.of_object(subject, [inner]), term, owner, "naming")

    def _behind_cue(self, low: int, high: int) -> int:
        """Where the clause begins whose verb stands at `high`: behind "Smith said"."""
        cues = (i for i in range(high - 1, low - 1, -1) if i in self._cues or self._is_report(i))
        return next(cues, low - 1) + 1

    def _is_report(self, index: int) -> bool:
        return self._layout.lower(index) in _SAID

    def _scare(self, quotation: Quotation, first: int) -> Name | None:
        """One to four words in marks in the narrator's own prose."""
        term = self._term(quotation)
        inner = self._tokens(term)
        called = self._layout.lower(first - 1) in _SO_CALLED
        foreign = self._owners.of(inner.first) is not None and not called
        if quotation.depth or foreign or self._size(term) > _SCARE_WORDS:
            return None
        text = self._layout.document.text
        if text[quotation.inner_end - 1] in "?!…" or self._is_title(inner.first, first):
            return None
        if not called and not self._is_noun_place(first):
            return None
        word = self._words.at.get(inner.first)
        label = text[term[0] : term[1]]
        thing = self.things.of_word(word) if word else Thing(("phrase", label.lower()), label)
        marks = (quotation.start, quotation.end)
        return replace(self._name(thing, term, None, "scare"), stance="distance", cue=marks)

    def _is_noun_place(self, first: int) -> bool:
        """Whether the marks stand where the narrator's own noun would: "the “reform”"."""
        low, _ = self._layout.sentence(first)
        before = self._layout.lower(first - 1)
        near = {self._layout.lower(i) for i in range(max(low, first - 3), first)}
        return (first == low or before in DETERMINERS | {"'s"}) and not near & _REPORTED

    def _is_title(self, inner: int, first: int) -> bool:
        before = {self._layout.lower(first - 1), self._layout.lower(first - 2)}
        last = inner
        while last < len(self._layout.tokens) and self._layout.tokens[last].is_word:
            last += 1
        tall = [t for t in self._layout.tokens[inner:last] if t.is_capitalised]
        opens = first == self._layout.sentence(first)[0]
        return bool(before & _TITLE_NOUNS) or (
            len(tall) > 1 or (tall == [self._layout.tokens[inner]] and not opens)
        )

    def _chosen(self, known: Iterable[str | None], quoted: Sequence[Name]) -> list[Name]:
        """Words picked where others were at hand, of sets in which one of them tells.

        `known`: sets whose thing is given a name in the text already.
        """
        inside = {i for name in quoted for i in self._range(name.term)}
        words = self._actors.same_act(
            [
                word
                for word in sorted({*self._words.found, *self.things.objects}, key=_place)
                if not any(i in inside or i in self._cues for i in range(word.first, word.last))
            ]
        )
        telling = {word.set_id for word in words if word.is_marked}.union(known)
        telling |= self._rivalled(words)
        return [
            self._name(self.things.of_word(word), self._offsets(word), owner, "none")
            for word in words
            for owner in [self._owners.of(word.first)]
            if word.set_id in telling
        ]

    def _coloured(self, others: Sequence[Name]) -> list[Name]:
        """Loaded wordings that stand as nouns, or after "is", where no other name was found."""
        inside = {i for name in others for i in self._range(name.term)} | self._cues
        found = find_loaded(self._layout.document, self._layout.tokens)
        names = [
            self._loaded_name(item)
            for item in found
            if may_name(self._layout, item)
            and inside.isdisjoint(range(item.first, item.last))
            and self._is_worded(item)
        ]
        return [name for name in names if name is not None]

    def _is_worded(self, found: Loaded) -> bool:
        """Whether it is known whose word it is."""
        quoted = self._layout.outermost(found.first) >= 0
        return not quoted or self._owner_of(found) is not None

    def _owner_of(self, found: Loaded) -> Attribution | None:
        """Whose word it is; quoted without a speaker, it is theirs who say it elsewhere."""
        quoted = self._layout.outermost(found.first) >= 0
        owner = self._owners.of(found.first)
        return self._owners.of_echo(found.start, found.end) if quoted and not owner else owner

    def _loaded_name(self, found: Loaded) -> Name | None:
        term = (found.start, found.end)
        verb = verb_before(self._layout, found)
        if verb is not None:
            subject = self._phrases.before(
                verb, self._behind_cue(self._layout.window(verb)[0], verb)
            )
            thing = self.things.of_object(subject, [self._tokens(term)]) if subject else None
        elif not is_noun(self._layout, found):
            return None
        else:
            thing = None
        label = self._layout.document.text[found.start : found.end]
        thing = thing or Thing(("phrase", label.lower()), label)
        name = self._name(thing, term, self._owner_of(found), self._marks_of(found))
        return replace(name, colour=colour_of(found), lemma=label.lower(), rule="naming.loaded")

    def _marks_of(self, found: Loaded) -> QuoteKind:
        """`speech` where it stands in marks of its own, `none` in the midst of a quotation."""
        level = self._layout.outermost(found.first)
        if level < 0:
            return "none"
        size = self._size(self._term(self._layout.document.quotations[level]))
        return "speech" if size <= _SCARE_WORDS else "none"

    def _rivalled(self, words: Iterable[Word]) -> set[str]:
        """Sets from which several voices choose, each a word of its own."""
        used: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for word in words:
            owner = self._owners.of(word.first)
            if not word.ambiguous:
                used[word.set_id][word.lemma].add(owner.voice_id if owner else "v0")
        return {
            set_id
            for set_id, by_lemma in used.items()
            if len(by_lemma) >= _RIVALS and len(set().union(*by_lemma.values())) >= _RIVALS
        }

    def _name(self, thing: Thing, term: Range, owner: Attribution | None, kind: QuoteKind) -> Name:
        tokens = self._tokens(term)
        word = self._words.at.get(tokens.first) or self._words.likely.get(tokens.first)
        colour = self._words.colour(tokens.first, tokens.last, thing.set_id)
        if word is not None and kind == "none":
            colour = (word.effect, word.valence)
        span = owner.stance_cue if owner else None
        return Name(
            thing=thing,
            term=term,
            owner=owner,
            rule=_RULE.get(kind, "naming.loaded"),
            quoted=kind != "none",
            quote_kind=kind,
            stance=owner.stance if owner else "endorse",
            lemma=word.lemma if word and kind == "none" else str(term),
            colour=colour,
            cue=(span.start, span.end) if span else None,
        )

    def _term(self, quotation: Quotation) -> Range:
        text, start, end = (
            self._layout.document.text,
            quotation.inner_start,
            quotation.inner_end,
        )
        while end > start and (text[end - 1] in ",.;" or text[end - 1].isspace()):
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        return start, end

    def _size(self, term: Range) -> int:
        return sum(self._layout.tokens[i].is_word for i in self._range(term))

    def _tokens(self, term: Range) -> Phrase:
        return Phrase(self._layout.at(term[0]), self._layout.at(term[1]))

    def _range(self, term: Range) -> range:
        return range(self._layout.at(term[0]), self._layout.at(term[1]))

    def _offsets(self, word: Word) -> Range:
        return self._layout.tokens[word.first].start, self._layout.tokens[word.last - 1].end


def _place(word: Word) -> int:
    return word.first
