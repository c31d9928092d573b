"""Words picked where others of the same contrast set were at hand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from api.engines.rules.namings.actors import Actors
from api.engines.rules.namings.contrasts import Word
from api.engines.rules.namings.named import Name
from api.engines.rules.namings.scene import Scene
from api.engines.rules.words.grammar import FUTURE, MODALS
from api.schemas.claims import AUTHOR

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
        rivalled = self._rivalled(words)
        for word in words:
            chosen = word.set_id in telling or word.set_id in rivalled
            if chosen and (word.is_marked or not self._is_bare_verb(word)):
                rule = "naming.rival_telling" if word.is_marked else "naming.rival_plain"
                owner, thing = scene.owners.of(word.first), scene.things.of_word(word)
                yield scene.terms.name(thing, scene.terms.offsets(word), owner, "none", rule)

    def _is_bare_verb(self, word: Word) -> bool:
        """Whether it only tells what is to be done: "voted to CLOSE it"."""
        layout = self._scene.layout
        return layout.words[word.first - 1] in _BEFORE_VERBS

    def _rivalled(self, words: Iterable[Word]) -> set[str]:
        """Sets from which several voices choose, each a word of its own."""
        used: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for word in words:
            owner = self._scene.owners.of(word.first)
            if not word.ambiguous:
                used[word.set_id][word.lemma].add(owner.voice_id if owner else AUTHOR)
        return {
            set_id
            for set_id, by_lemma in used.items()
            if len(by_lemma) >= _RIVALS and len(set().union(*by_lemma.values())) >= _RIVALS
        }


def _place(word: Word) -> int:
    return word.first
