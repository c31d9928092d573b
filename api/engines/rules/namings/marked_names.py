"""Words in marks of their own: a predicate ("was a “feint”"), scare quotes, a source's word."""

from collections.abc import Iterator
from dataclasses import replace

from api.engines.rules.attribution.findings import Range
from api.engines.rules.namings.named import Name
from api.engines.rules.namings.referents import Thing
from api.engines.rules.namings.scene import Scene
from api.engines.rules.words.grammar import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    is_adverb,
    is_number,
    words,
)
from api.schemas.claims import Attribution
from api.schemas.document import Quotation

_SCARE_WORDS = 4
_SPEECH_WORDS = 5
_PREDICATE_WORDS = 6
_NAME_WORDS = 16
_SO_CALLED = words("so-called self-styled")
_REPORTED = words(
    "as called dubbed branded labelled labeled termed named found cited warned noted described "
    "reported identified alleged listed mentioned raised expressed recommended urged demanded "
    "blamed told said says wrote showed revealed"
)
"""Words behind which marks enclose what somebody said or wrote."""
_ARTICLES = words("a an the")
_TITLE_NOUNS = words(
    "book novel film movie song album single play series show documentary article essay poem "
    "memoir podcast programme program hit track titled entitled"
)
_NAMING_BEFORE = words("of as into over amid against with despite by from for")
_NAMED_BEHIND = (DETERMINERS - {"that"}) | BE | _NAMING_BEFORE | {"'s", "not"}
_SELF_REPORTS = words(
    "delighted pleased proud confident aware committed determined disappointed saddened devastated "
    "heartbroken sorry concerned worried angry furious shocked surprised grateful thankful happy "
    "ready willing unable able sure certain clear keen looking working doing going trying "
    "investigating reviewing monitoring considering not still now fully very deeply hugely "
    "extremely absolutely thrilled honoured honored excited gutted appalled disgusted stunned "
    "blindsided panicked shaking shaken encouraging encouraged frightened scared terrified lucky "
    "optimistic hopeful cautious open available unaware satisfied relieved humbled overjoyed"
)
"""Words by which speakers tell of themselves, which name nothing."""
_PLAIN_QUOTED = words(
    "yes no all any some every few many most several day days week weeks month months year years "
    "one more less under over wrong right true morning hours minutes time moment now today "
    "tomorrow coming next last place"
)
_NO_OPENING = (
    PREPOSITIONS
    | PRONOUNS
    | AUXILIARIES
    | MODALS
    | SUBORDINATORS
    | ADVERBS
    | words("let please to")
)


class MarkedNames:
    """Reads the names in marks of their own in one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._layout = scene.layout
        self._terms = scene.terms

    def read(self) -> Iterator[Name]:
        for quotation in self._layout.document.quotations:
            first = self._layout.at(quotation.start)
            if first >= len(self._layout.tokens):
                continue
            region = self._region(quotation, first)
            if region == "headline":
                name = self._in_headline(quotation)
            elif region in {"body", "teaser"}:
                name = self._in_body(quotation, first)
            else:
                name = None
            if name:
                yield name

    def _in_body(self, quotation: Quotation, first: int) -> Name | None:
        return (
            self._predicate(quotation, first)
            or self._scare(quotation, first)
            or self._speech(quotation, first)
        )

    def _region(self, quotation: Quotation, first: int) -> str | None:
        """The kind of region that it stands in, where it can be a name at all."""
        if self._layout.tokens[first].start != quotation.start:
            return None
        size = self._terms.size(self._terms.of_quotation(quotation))
        region = self._layout.document.region_of(self._layout.tokens[first].sentence)
        return region.kind if 0 < size <= _NAME_WORDS else None

    def _predicate(self, quotation: Quotation, first: int) -> Name | None:
        before = first - (self._layout.lower(first - 1) in DETERMINERS)
        term = self._terms.of_quotation(quotation)
        if self._layout.lower(before - 1) not in BE or self._terms.size(term) > _PREDICATE_WORDS:
            return None
        low, _ = self._layout.window(before - 1)
        start = self._scene.behind_cue(low, before - 1)
        subject = self._scene.phrases.before(before - 1, start)
        inner = self._terms.tokens(term)
        owner = self._scene.owners.of(inner.first)
        article = before != first or self._layout.lower(inner.first) in _ARTICLES
        known = any(i in self._scene.words.possible for i in range(inner.first, inner.last))
        if subject is None or owner is None or not (article or known):
            return None
        if owner.form in {"naming", "direct"}:
            return None
        thing = self._scene.things.of_object(subject, [inner])
        return self._terms.name(
            thing, self._terms.without_article(term), owner, "naming", "naming.predicate_quoted"
        )

    def _scare(self, quotation: Quotation, first: int) -> Name | None:
        """One to four words in marks in the narrator's own prose."""
        term = self._terms.of_quotation(quotation)
        inner = self._terms.tokens(term)
        called = self._layout.lower(first - 1) in _SO_CALLED
        foreign = self._scene.owners.of(inner.first) is not None and not called
        if quotation.depth or foreign or self._terms.size(term) > _SCARE_WORDS:
            return None
        if self._ends_as_speech(quotation) or self._is_title(inner.first, first):
            return None
        if not called and (not self._is_noun_place(first) or self._is_utterance(quotation, first)):
            return None
        name = self._terms.name(self._thing(term), term, None, "scare", "naming.scare_quotes")
        return replace(name, stance="distance", cue=(quotation.start, quotation.end))

    def _speech(self, quotation: Quotation, first: int) -> Name | None:
        """A source's own word for a thing, in marks within what is told of it."""
        term = self._terms.of_quotation(quotation)
        inner = self._terms.tokens(term)
        owner = self._scene.owners.of(inner.first)
        if owner is None or owner.form not in {"mixed", "indirect"} or quotation.depth:
            return None
        charged = self._layout.lower(first - 1) == "of"
        if self._terms.size(term) > _SPEECH_WORDS + charged * 2 or self._ends_as_speech(quotation):
            return None
        if not self._is_telling(inner.first, inner.last) or not self._is_named_place(first):
            return None
        return self._spoken(term, owner)

    def _spoken(self, term: Range, owner: Attribution) -> Name:
        bare = self._terms.without_article(term)
        return self._terms.name(self._thing(bare), bare, owner, "speech", "naming.quoted_word")

    def _is_telling(self, first: int, last: int) -> bool:
        """Whether the words may be a name: no clause, no mood, no time, no number."""
        said = [self._layout.lower(i) for i in range(first, last)]
        opening = said[0] if said[0] not in _ARTICLES else said[-1]
        if opening in _NO_OPENING or opening in _SELF_REPORTS or is_number(opening):
            return False
        if len(said) == 1 and is_adverb(opening):
            return False
        return _PLAIN_QUOTED.isdisjoint(said) and PRONOUNS.isdisjoint(said)

    def _is_named_place(self, first: int) -> bool:
        """Whether the marks stand where a noun or a predicate would."""
        before = self._layout.lower(first - 1)
        return before in _NAMED_BEHIND

    def _in_headline(self, quotation: Quotation) -> Name | None:
        """One to three words in a headline's marks, of which the body tells whose they are."""
        term = self._terms.of_quotation(quotation)
        inner = self._terms.tokens(term)
        if quotation.depth or self._terms.size(term) >= _SCARE_WORDS:
            return None
        if self._ends_as_speech(quotation) or not self._is_telling(inner.first, inner.last):
            return None
        owner = self._scene.owners.of(inner.first) or self._scene.owners.of_echo(*term)
        owner = owner or self._only_source()
        if owner is not None:
            return self._spoken(term, owner)
        name = self._terms.name(self._thing(term), term, None, "scare", "naming.headline_marks")
        return replace(name, stance="distance", cue=(quotation.start, quotation.end))

    def _only_source(self) -> Attribution | None:
        """The first attribution, where one voice says all that anybody says."""
        found = self._scene.attributed.attributions
        return found[0] if len({one.voice_id for one in found}) == 1 else None

    def _thing(self, term: Range) -> Thing:
        word = self._scene.words.at.get(self._terms.tokens(term).first)
        label = self._layout.document.text[term[0] : term[1]]
        if word:
            return self._scene.things.of_word(word)
        return Thing(("phrase", label.lower()), label)

    def _ends_as_speech(self, quotation: Quotation) -> bool:
        return self._layout.document.text[quotation.inner_end - 1] in "?!…"

    def _is_utterance(self, quotation: Quotation, first: int) -> bool:
        """Whether it is a whole sentence: somebody's short answer."""
        ended = self._layout.document.text[quotation.inner_end - 1] == "."
        return ended and first == self._layout.sentence(first)[0]

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
