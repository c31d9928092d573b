"""Words in marks of their own: a predicate ("was a “feint”"), scare quotes, a source's word."""

from collections.abc import Iterator

from api.engines.rules.attribution.findings import Range
from api.engines.rules.names.phrases import Phrase
from api.engines.rules.namings.named import Name
from api.engines.rules.namings.referents import Thing
from api.engines.rules.namings.scene import Scene
from api.engines.rules.words.grammar import (
    ADVERBS,
    ARTICLES,
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
from api.engines.rules.words.lexicons import forms_of
from api.schemas.claims import Attribution
from api.schemas.document import Quotation
from api.text.values import value

_SCARE_WORDS = 4
_SPEECH_WORDS = 5
_PREDICATE_WORDS = 6
_NAME_WORDS = 16
_SO_CALLED = words("so-called self-styled")
_REPORTED = forms_of("named_things", "reported")
"""Words behind which marks enclose what somebody said or wrote."""
_TITLE_NOUNS = forms_of("named_things", "title_noun")
_PLAIN_QUOTED = PRONOUNS | forms_of("named_things", "plain_quoted")
_WORDED = words("term word phrase label euphemism expression description nickname epithet moniker")
"""What a name is called itself: the term “X”."""
_REFERRING = words("refer refers referred referring allude alluded alludes")
_NAMING_BEFORE = words("of as into over amid against with despite by from for")
_NAMED_BEHIND = (DETERMINERS - {"that"}) | BE | _NAMING_BEFORE | {"'s", "not"}
_NOUN_BEHIND = DETERMINERS | {"'s"}
_NO_OPENING = (
    PREPOSITIONS
    | PRONOUNS
    | AUXILIARIES
    | MODALS
    | SUBORDINATORS
    | ADVERBS
    | words("let please to")
    | forms_of("named_things", "self_report")
)
"""Words that open a clause, or by which speakers tell of themselves: they name nothing."""


@value
class _Marked:
    """Words in marks: `tokens[first:last]`, with the mark that opens at `mark`."""

    quotation: Quotation
    term: Range
    mark: int
    first: int
    last: int
    size: int
    """How many words there are."""


class MarkedNames:
    """Reads the names in marks of their own in one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._layout = scene.layout
        self._words = scene.layout.words
        self._terms = scene.terms

    def read(self) -> Iterator[Name]:
        for quotation in self._layout.document.quotations:
            mark = self._layout.at(quotation.start)
            if mark >= len(self._layout.tokens):
                continue
            if self._layout.tokens[mark].start == quotation.start:
                name = self._name(self._marked(quotation, mark))
                if name is not None:
                    yield name

    def _marked(self, quotation: Quotation, mark: int) -> _Marked:
        term = self._terms.of_quotation(quotation)
        named = self._terms.tokens(term)
        size = self._terms.size(term)
        return _Marked(quotation, term, mark, named.first, named.last, size)

    def _name(self, marked: _Marked) -> Name | None:
        if not 0 < marked.size <= _NAME_WORDS:
            return None
        region = self._layout.document.region_of(self._layout.tokens[marked.mark].sentence).kind
        if region == "headline":
            return self._in_headline(marked)
        if region not in {"body", "teaser"}:
            return None
        return self._predicate(marked) or self._scare(marked) or self._speech(marked)

    def _predicate(self, marked: _Marked) -> Name | None:
        """What the subject before the marks is said to be: "was a “feint”"."""
        before = marked.mark - (self._words[marked.mark - 1] in DETERMINERS)
        if marked.size > _PREDICATE_WORDS or self._words[before - 1] not in BE:
            return None
        article = before != marked.mark or self._words[marked.first] in ARTICLES
        if not article and self._scene.words.possible.keys().isdisjoint(
            range(marked.first, marked.last)
        ):
            return None
        owner = self._scene.owners.of(marked.first)
        if owner is None or owner.form in {"naming", "direct"}:
            return None
        low, _ = self._layout.window(before - 1)
        start = self._scene.behind_cue(low, before - 1)
        subject = self._scene.phrases.before(before - 1, start)
        if subject is None:
            return None
        thing = self._scene.things.of_object(subject, [Phrase(marked.first, marked.last)])
        bare = self._terms.without_article(marked.term)
        name = self._terms.name(thing, bare, owner, "naming", "naming.predicate_quoted")
        return self._terms.telling(name)

    def _scare(self, marked: _Marked) -> Name | None:
        """One to four words in marks in the narrator's own prose."""
        if marked.size > _SCARE_WORDS or marked.quotation.depth or self._is_speech(marked):
            return None
        if self._words[marked.mark - 1] not in _SO_CALLED and (
            self._scene.owners.of(marked.first) is not None
            or not self._is_noun_place(marked.mark)
            or self._is_utterance(marked)
        ):
            return None
        return None if self._is_title(marked) else self._scared(marked, "naming.scare_quotes")

    def _scared(self, marked: _Marked, rule: str) -> Name:
        name = self._terms.name(self._thing(marked.term), marked.term, None, "scare", rule)
        cue = (marked.quotation.start, marked.quotation.end)
        return name._replace(stance="distance", cue=cue)

    def _speech(self, marked: _Marked) -> Name | None:
        """A source's own word for a thing, in marks within what is told of it."""
        before = self._words[marked.mark - 1]
        longest = _SPEECH_WORDS + (before == "of") * 2
        if marked.size > longest or marked.quotation.depth or self._is_speech(marked):
            return None
        named = before in _NAMED_BEHIND or before in _WORDED
        named = named or (before == "to" and self._words[marked.mark - 2] in _REFERRING)
        if not named or not self._is_telling(marked):
            return None
        owner = self._scene.owners.of(marked.first)
        told = owner is not None and owner.form in {"mixed", "indirect"}
        return self._spoken(marked.term, owner) if owner is not None and told else None

    def _spoken(self, term: Range, owner: Attribution) -> Name:
        bare = self._terms.without_article(term)
        name = self._terms.name(self._thing(bare), bare, owner, "speech", "naming.quoted_word")
        return self._terms.telling(name)

    def _is_telling(self, marked: _Marked) -> bool:
        """Whether the words may be a name: no clause, no mood, no time, no number."""
        said = self._words[marked.first : marked.last]
        opening = said[0] if said[0] not in ARTICLES else said[-1]
        if opening in _NO_OPENING or is_number(opening):
            return False
        if len(said) == 1 and is_adverb(opening):
            return False
        return _PLAIN_QUOTED.isdisjoint(said)

    def _in_headline(self, marked: _Marked) -> Name | None:
        """One to three words in a headline's marks, of which the body tells whose they are."""
        if marked.size >= _SCARE_WORDS or marked.quotation.depth:
            return None
        if self._is_speech(marked) or not self._is_telling(marked):
            return None
        owner = self._scene.owners.of(marked.first) or self._scene.owners.of_echo(*marked.term)
        owner = owner or self._only_source()
        if owner is not None:
            return self._spoken(marked.term, owner)
        return self._scared(marked, "naming.headline_marks")

    def _only_source(self) -> Attribution | None:
        """The first attribution, where one voice says all that anybody says."""
        found = self._scene.attributed.attributions
        return found[0] if len({one.voice_id for one in found}) == 1 else None

    def _thing(self, term: Range) -> Thing:
        word = self._scene.words.at.get(self._layout.at(term[0]))
        label = self._layout.document.text[term[0] : term[1]]
        if word:
            return self._scene.things.of_word(word)
        return Thing(("phrase", label.lower()), label)

    def _is_speech(self, marked: _Marked) -> bool:
        """Whether it ends as something said does."""
        return self._layout.document.text[marked.quotation.inner_end - 1] in "?!…"

    def _is_utterance(self, marked: _Marked) -> bool:
        """Whether it is a whole sentence: somebody's short answer."""
        ended = self._layout.document.text[marked.quotation.inner_end - 1] == "."
        return ended and marked.mark == self._layout.sentence(marked.mark)[0]

    def _is_noun_place(self, mark: int) -> bool:
        """Whether the marks stand where the narrator's own noun would: "the “reform”"."""
        low, _ = self._layout.sentence(mark)
        if mark != low and self._words[mark - 1] not in _NOUN_BEHIND:
            return False
        return _REPORTED.isdisjoint(self._words[max(low, mark - 3) : mark])

    def _is_title(self, marked: _Marked) -> bool:
        """Whether the marks are those of a book's or a programme's title."""
        first, mark, tokens = marked.first, marked.mark, self._layout.tokens
        if self._words[mark - 1] in _TITLE_NOUNS or self._words[mark - 2] in _TITLE_NOUNS:
            return True
        last = first
        while last < len(tokens) and tokens[last].is_word:
            last += 1
        tall = [i for i in range(first, last) if tokens[i].is_capitalised]
        opens = mark == self._layout.sentence(mark)[0]
        return len(tall) > 1 or (tall == [first] and not opens)
