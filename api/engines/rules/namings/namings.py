"""Names chosen for things: given by a cue, set in marks, coined, or picked among rival words."""

from collections.abc import Iterable, Sequence

from api.engines.rules.attribution.attributions import Attributed
from api.engines.rules.names.phrases import Phrases
from api.engines.rules.namings.cued_names import CuedNames
from api.engines.rules.namings.designations import Designations
from api.engines.rules.namings.equated import Equated
from api.engines.rules.namings.loaded import Loaded
from api.engines.rules.namings.loaded_names import LoadedNames
from api.engines.rules.namings.marked_names import MarkedNames
from api.engines.rules.namings.named import Name, Named, named_things, once
from api.engines.rules.namings.rival_words import RivalWords
from api.engines.rules.namings.scene import Scene, set_scene
from api.engines.rules.namings.set_against import SetAgainst


def read_namings(phrases: Phrases, attributed: Attributed, loaded: Sequence[Loaded]) -> Named:
    """The things to which the text gives telling names, with these names in order.

    `loaded`: the loaded wordings of the text.
    """
    scene = set_scene(phrases, attributed)
    return named_things(phrases, attributed, scene.things, _names(scene, loaded))


def _names(scene: Scene, loaded: Sequence[Loaded]) -> list[Name]:
    """All names in the order of the text, each once for whoever uses it."""
    quoted = [*CuedNames(scene).read()]
    quoted += _outside(scene, quoted, MarkedNames(scene).read())
    known = {name.thing.set_id for name in quoted} - {None} | scene.things.joined_sets
    names = [*quoted, *RivalWords(scene).read(known, _tokens(scene, quoted))]
    names += SetAgainst(scene).read(_tokens(scene, names) | scene.cues)
    names += Equated(scene).read(_tokens(scene, names) | scene.cues)
    names += Designations(scene).read(_tokens(scene, names) | scene.cues)
    names += LoadedNames(scene).read(loaded, _tokens(scene, names) | scene.cues)
    names.sort(key=lambda name: (name.term[0], not name.quoted))
    return once(names, scene.things)


def _tokens(scene: Scene, names: Iterable[Name]) -> frozenset[int]:
    return frozenset(i for name in names for i in scene.terms.range(name.term))


def _outside(scene: Scene, names: Iterable[Name], more: Iterable[Name]) -> list[Name]:
    """Names of other words than those of names found before."""
    taken = _tokens(scene, names)
    return [name for name in more if taken.isdisjoint(scene.terms.range(name.term))]
