"""Names by which somebody says what a thing comes to: "nothing short of a swindle"."""

from collections.abc import Collection, Iterator

from api.engines.rules.names.phrases import Phrase
from api.engines.rules.namings.named import Name
from api.engines.rules.namings.noun_groups import group_end, is_name_like
from api.engines.rules.namings.referents import Thing
from api.engines.rules.namings.scene import Scene
from api.engines.rules.words.grammar import FIRST_PERSON, PRONOUNS, is_adverb, is_number, words
from api.engines.rules.words.lexicons import Listed, Matcher, forms_of, load

_LEADS = Matcher(load("name_leads"))
_PLAIN_HEADS = PRONOUNS | forms_of("named_things", "plain_head")
_PLAIN_OPENINGS = words(
    "third half quarter fifth tenth total sum loss rise fall cut increase drop saving figure few "
    "couple dozen million billion little much nothing more less about around nearly almost over "
    "just only some several many any all what how who that"
)
"""How amounts open, and clauses."""
_ARTICLES = frozenset({"a", "an", "the"})
_CALLS = Listed(words("call"))
_CALLED = words("it this that them these those him her")
_WILLING = words("would will do still must can")
_LONGEST = 6


class Equated:
    """Reads names of this kind in one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._layout = scene.layout
        self._words = scene.layout.words

    def read(self, taken: Collection[int]) -> Iterator[Name]:
        """Those in which no word is `taken` by another name."""
        for match in _LEADS.find(self._layout.tokens):
            anybodys = "said" not in match.entry.features
            if anybodys or self._scene.owners.of(match.last) is not None:
                yield from self._free(self._name(match.last, self._subject(match.first)), taken)
        for verb in _CALLS.places(self._layout.tokens):
            if self._words[verb + 1] in _CALLED and self._is_own(verb):
                pronoun = Phrase(verb + 1, verb + 2)
                yield from self._free(self._name(pronoun.last, pronoun), taken)

    def _free(self, name: Name | None, taken: Collection[int]) -> Iterator[Name]:
        if name and not any(i in taken for i in self._scene.terms.range(name.term)):
            yield name

    def _is_own(self, verb: int) -> bool:
        """Whether the speaker calls it so: "I call it theft", "we would call that theft"."""
        index = verb - 1
        while self._words[index] in _WILLING or is_adverb(self._words[index]):
            index -= 1
        return self._words[index].partition("'")[0] in FIRST_PERSON

    def _name(self, start: int, subject: Phrase | None) -> Name | None:
        """The noun group that starts here, as a name for the subject."""
        first = start + (self._words[start] in _ARTICLES)
        if first >= len(self._layout.tokens):
            return None
        last = group_end(self._layout, first, self._layout.window(start)[1])
        if not self._is_telling(first, last):
            return None
        scene, term = self._scene, self._scene.terms.between(first, last)
        label = self._layout.document.text[term[0] : term[1]]
        thing = Thing(("phrase", label.lower()), label)
        if subject is not None:
            thing = scene.things.of_object(subject, [Phrase(first, last)])
        owner = scene.owners.of(first)
        return scene.terms.telling(scene.terms.name(thing, term, owner, "none", "naming.equated"))

    def _is_telling(self, first: int, last: int) -> bool:
        if not is_name_like(self._layout, first, last) or last - first > _LONGEST:
            return False
        inner = range(first, last)
        if self._words[first] in _PLAIN_OPENINGS or any(is_number(self._words[i]) for i in inner):
            return False
        if any(self._layout.tokens[i].is_capitalised for i in inner):
            return False
        cut = next((i for i in inner if self._words[i] == "of"), last)
        return self._words[cut - 1] not in _PLAIN_HEADS

    def _subject(self, lead: int) -> Phrase | None:
        """What is said to come to that."""
        low = self._scene.behind_cue(self._layout.window(lead)[0], lead)
        return self._scene.phrases.before(lead, low)
