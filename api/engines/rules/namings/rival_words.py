"""Words picked where others of the same contrast set were at hand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from api.engines.rules.namings.actors import Actors
from api.engines.rules.namings.contrasts import Word
from api.engines.rules.namings.evidence import things
from api.engines.rules.namings.named import Name
from api.engines.rules.namings.scene import Scene
from api.engines.rules.words.grammar import FUTURE, MODALS

_RIVALS = 2
_BEFORE_VERBS = MODALS | FUTURE | {"to", "not"}


class RivalWords:
    """Reads the words of contrast sets that one document chooses among."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._actors = Actors(scene.phrases)

    def read(self, known: Iterable[str | None], taken: Collection[int]) -> Iterator[Name]:
        """Words of sets in which one of them tells.

        `known`: sets whose thing is given a name in the text already; `taken`: tokens of the
        names found.
        """
        scene = self._scene
        words = self._actors.same_act(
            [
                word
                for word in sorted({*scene.words.found, *scene.things.objects}, key=_place)
                if not any(i in taken or i in scene.cues for i in range(word.first, word.last))
            ]
        )
        telling = {word.set_id for word in words if word.is_marked}.union(known)
        chosen = telling | self._rivalled(words) | _contested(words)
        for word in words:
            if word.set_id in chosen and (word.is_marked or not self._is_bare_verb(word)):
                rule = "naming.rival_telling" if word.is_marked else "naming.rival_plain"
                owner, thing = scene.owners.of(word.first), scene.things.of_word(word)
                yield scene.terms.name(thing, scene.terms.offsets(word), owner, "none", rule)

    def _is_bare_verb(self, word: Word) -> bool:
        """Whether it only tells what is to be done: "voted to CLOSE it"."""
        layout = self._scene.layout
        bare = layout.words[word.last - 1] == word.lemma.rsplit(maxsplit=1)[-1]
        return bare and layout.words[word.first - 1] in _BEFORE_VERBS

    def _rivalled(self, words: Iterable[Word]) -> set[str]:
        """Sets of which the text has several words."""
        used: dict[str, set[str]] = defaultdict(set)
        for word in words:
            if not word.ambiguous:
                used[word.set_id].add(word.lemma)
        return {set_id for set_id, lemmas in used.items() if len(lemmas) >= _RIVALS}


def _place(word: Word) -> int:
    return word.first


def _contested(words: Iterable[Word]) -> set[str]:
    """Sets of which plain words are a choice as well.

    Another account may have another word: "rioters", where this one has "protesters".
    """
    return {word.set_id for word in words if things()[word.set_id].contested}
