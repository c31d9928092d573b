"""Loaded wordings that stand as names of things."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

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
            if free and may_name(self._layout, item) and self._is_worded(item):
                name = self._name(item)
                if name is not None:
                    yield name

    def _is_worded(self, found: Loaded) -> bool:
        """Whether it is known whose word it is."""
        quoted = self._layout.outermost(found.first) >= 0
        return not quoted or self._owner_of(found) is not None

    def _owner_of(self, found: Loaded) -> Attribution | None:
        """Whose word it is; quoted without a speaker, it is theirs who say it elsewhere."""
        quoted = self._layout.outermost(found.first) >= 0
        owner = self._scene.owners.of(found.first)
        if quoted and not owner:
            return self._scene.owners.of_echo(found.start, found.end)
        return owner

    def _name(self, found: Loaded) -> Name | None:
        term = (found.start, found.end)
        verb = verb_before(self._layout, found)
        thing = None
        rule = "naming.loaded"
        if verb is not None:
            rule = "naming.loaded_predicate"
            start = self._scene.behind_cue(self._layout.window(verb)[0], verb)
            subject = self._scene.phrases.before(verb, start)
            tokens = self._scene.terms.tokens(term)
            thing = self._scene.things.of_object(subject, [tokens]) if subject else None
        elif not is_noun(self._layout, found):
            return None
        label = self._layout.document.text[found.start : found.end]
        thing = thing or Thing(("phrase", label.lower()), label)
        owner = self._owner_of(found)
        name = self._scene.terms.name(thing, term, owner, self._marks_of(found), rule)
        return replace(name, colour=colour_of(found), lemma=label.lower())

    def _marks_of(self, found: Loaded) -> QuoteKind:
        """`speech` where it stands in marks of its own, `none` in the midst of a quotation."""
        level = self._layout.outermost(found.first)
        if level < 0:
            return "none"
        quotation = self._layout.document.quotations[level]
        size = self._scene.terms.size(self._scene.terms.of_quotation(quotation))
        return "speech" if size <= _OWN_MARKS else "none"
