"""Names that a speaker sets against each other: "a reset, not a retreat"."""

from collections.abc import Collection, Iterator

from api.engines.rules.names.phrases import Phrase
from api.engines.rules.namings.named import Name
from api.engines.rules.namings.noun_groups import group_end, is_name_like
from api.engines.rules.namings.referents import Thing
from api.engines.rules.namings.scene import Scene
from api.engines.rules.words.grammar import BE, PRONOUNS, words
from api.engines.rules.words.lexicons import Listed, forms_of

_DENIALS = words("not isn't wasn't aren't weren't")
_POINTERS = words("this that it these those he she they")
_ARTICLES = frozenset({"a", "an"})
_STRONGER = words("just simply merely only nothing but really basically clearly plainly frankly")
_SAID_WORDS = 6
_NEAR = range(2)
"""Sentences from one of two names to the other."""
_PLAIN_HEADS = PRONOUNS | forms_of("named_things", "plain_head")
_VERBS = BE | {"'s"}
_MEASURED = frozenset({"less", "more"})
_TRIGGERS = Listed(_VERBS | _MEASURED | {"not"})


class SetAgainst:
    """Reads names of this kind in one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._layout = scene.layout
        self._words = scene.layout.words
        self._last: tuple[int, Thing | None] = (-1, None)
        """The thing for which a name was set against another last, and in which sentence."""

    def read(self, taken: Collection[int]) -> Iterator[Name]:
        """Those in which no word is `taken` by another name."""
        for index in _TRIGGERS.places(self._layout.tokens):
            if self._words[index] in _MEASURED:
                yield from self._free(self._outdone(index), taken)
            elif self._words[index] in _VERBS:
                yield from self._free(self._predicate(index), taken)
            elif self._words[index + 1] in _ARTICLES:
                yield from self._free(self._denied(index), taken)
                yield from self._free(self._instead(index), taken)

    def _free(self, name: Name | None, taken: Collection[int]) -> Iterator[Name]:
        if name and not any(i in taken for i in self._scene.terms.range(name.term)):
            yield name

    def _predicate(self, verb: int) -> Name | None:
        """What "this" or "it" is said to be in somebody's speech, by a word picked for it."""
        first = self._behind_adverbs(verb + 1)
        denied = self._words[first] == "not"
        first += denied
        if self._words[first] not in _ARTICLES or self._layout.outermost(verb) < 0:
            return None
        if self._scene.owners.of(verb) is None:
            return None
        high = self._layout.window(verb)[1]
        last = group_end(self._layout, first + 1, high)
        if not self._is_telling(first + 1, last):
            return None
        pointed = self._words[verb - 1] in _POINTERS
        if not (denied or (pointed and self._is_set_against(verb, last))):
            return None
        return self._named(first + 1, last, verb, "naming.set_against")

    def _denied(self, index: int) -> Name | None:
        """The name that is refused behind a comma: "a reset, NOT A RETREAT"."""
        if self._words[index - 1] != "," or self._scene.owners.of(index) is None:
            return None
        last = group_end(self._layout, index + 2, self._layout.window(index)[1])
        if not self._is_telling(index + 2, last):
            return None
        return self._named(index + 2, last, None, "naming.set_against")

    def _instead(self, index: int) -> Name | None:
        """The name that takes the place of one refused: "not a coup but A CORRECTION"."""
        high = self._layout.window(index)[1]
        start = group_end(self._layout, index + 2, high)
        start += self._words[start] == ","
        if self._words[start] != "but" or self._scene.owners.of(index) is None:
            return None
        first = self._behind_adverbs(start + 1)
        if self._words[first] not in _ARTICLES:
            return None
        return self._behind(first + 1, high, self._beside(index + 2, start))

    def _outdone(self, index: int) -> Name | None:
        """The name that fits better than another: "less a debate than A SHOUTING MATCH"."""
        high = self._layout.window(index)[1]
        first = index + 1 + (self._words[index + 1] == "of")
        than = group_end(self._layout, first + 1, high)
        if self._words[first] not in _ARTICLES or self._words[than] != "than":
            return None
        if self._words[than + 1] not in _ARTICLES:
            return None
        if self._words[index] == "more":
            return self._behind(first + 1, than, self._beside(than + 2, than + 3))
        return self._behind(than + 2, high, self._beside(first + 1, than))

    def _behind(self, first: int, high: int, thing: Thing | None) -> Name | None:
        last = group_end(self._layout, first, high)
        if not self._is_telling(first, last):
            return None
        name = self._named(first, last, None, "naming.set_against")
        return self._scene.terms.telling(name._replace(thing=thing) if thing else name)

    def _behind_adverbs(self, index: int) -> int:
        while self._words[index] in _STRONGER:
            index += 1
        return index

    def _is_set_against(self, verb: int, last: int) -> bool:
        """Whether another name is refused beside this one, or in the sentence before."""
        if self._words[last] == "," and self._words[last + 1] == "not":
            return True
        if self._layout.tokens[verb].sentence - self._last[0] == 1:
            return True
        low = max(self._layout.window(verb)[0], verb - _SAID_WORDS * 2)
        return any(self._words[i] in _DENIALS for i in range(low, verb))

    def _is_telling(self, first: int, last: int) -> bool:
        if not is_name_like(self._layout, first, last) or last - first > _SAID_WORDS:
            return False
        cut = next((i for i in range(first, last) if self._words[i] == "of"), last)
        head = self._words[cut - 1]
        return head not in _PLAIN_HEADS

    def _named(self, first: int, last: int, verb: int | None, rule: str) -> Name:
        scene, term = self._scene, self._scene.terms.between(first, last)
        subject = None
        if verb is not None:
            start = scene.behind_cue(self._layout.window(verb)[0], verb)
            subject = scene.phrases.before(verb, start)
        label = self._layout.document.text[term[0] : term[1]]
        thing = Thing(("phrase", label.lower()), label)
        if subject is not None:
            thing = scene.things.of_object(subject, [Phrase(first, last)])
        sentence = self._layout.tokens[first].sentence
        if thing.key == ("phrase", label.lower()):
            thing = self._beside(first, last) or thing
        self._last = (sentence, thing)
        return scene.terms.name(thing, term, scene.owners.of(first), "none", rule)

    def _beside(self, first: int, last: int) -> Thing | None:
        """By a word of a set in it or just before it, else what it is set against."""
        words = self._scene.words.at
        low = max(self._layout.sentence(first)[0], first - _SAID_WORDS)
        near = (*range(last - 1, first - 1, -1), *range(first - 1, low - 1, -1))
        word = next((words[i] for i in near if i in words), None)
        if word is not None:
            return self._scene.things.of_word(word)
        sentence = self._layout.tokens[first].sentence
        return self._last[1] if sentence - self._last[0] in _NEAR else None
