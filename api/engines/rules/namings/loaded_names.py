"""Loaded wordings that stand as names of things."""

from collections.abc import Collection, Iterable, Iterator

from api.engines.rules.names.phrases import Phrase
from api.engines.rules.namings.coloured import colour_of, is_noun, may_name, verb_before
from api.engines.rules.namings.loaded import Loaded
from api.engines.rules.namings.named import Name
from api.engines.rules.namings.referents import Thing
from api.engines.rules.namings.scene import Scene
from api.schemas.claims import Attribution
from api.schemas.framing import QuoteKind

_OWN_MARKS = 4


class LoadedNames:
    """Reads the loaded wordings of one document that name something."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._layout = scene.layout

    def read(self, loaded: Iterable[Loaded], taken: Collection[int]) -> Iterator[Name]:
        """Those that stand as nouns, or after "is", where no other name was found."""
        for item in loaded:
            free = all(i not in taken for i in range(item.first, item.last))
            if free and may_name(self._layout, item):
                name = self._name(item)
                if name is not None:
                    yield name

    def _name(self, found: Loaded) -> Name | None:
        verb = verb_before(self._layout, found)
        if verb is None and not is_noun(self._layout, found):
            return None
        quoted, owner = self._layout.outermost(found.first) >= 0, self._owner(found)
        if quoted and owner is None:
            return None
        term = (found.start, found.end)
        label = self._layout.document.text[found.start : found.end]
        thing = self._subject(verb, found) if verb is not None else None
        thing = thing or Thing(("phrase", label.lower()), label)
        rule = "naming.loaded" if verb is None else "naming.loaded_predicate"
        name = self._scene.terms.name(thing, term, owner, self._marks_of(found), rule)
        return name._replace(colour=colour_of(found), lemma=label.lower())

    def _owner(self, found: Loaded) -> Attribution | None:
        """Whose word it is; quoted without a speaker, it is theirs who say it elsewhere."""
        owner = self._scene.owners.of(found.first)
        if owner is None and self._layout.outermost(found.first) >= 0:
            return self._scene.owners.of_echo(found.start, found.end)
        return owner

    def _subject(self, verb: int, found: Loaded) -> Thing | None:
        """What is said to be that."""
        start = self._scene.behind_cue(self._layout.window(verb)[0], verb)
        subject = self._scene.phrases.before(verb, start)
        if subject is None:
            return None
        return self._scene.things.of_object(subject, [Phrase(found.first, found.last)])

    def _marks_of(self, found: Loaded) -> QuoteKind:
        """`speech` where it stands in marks of its own, `none` in the midst of a quotation."""
        level = self._layout.outermost(found.first)
        if level < 0:
            return "none"
        quotation = self._layout.document.quotations[level]
        size = self._scene.terms.size(self._scene.terms.of_quotation(quotation))
        return "speech" if size <= _OWN_MARKS else "none"
