"""Voices, told by the sources that are marked in the text."""

from collections.abc import Mapping

from evals.exchange.errors import ExchangeError
from evals.exchange.joining import described
from evals.exchange.sheets import Mark, Sheet, slug
from evals.goldfiles import GoldVoice

_UNNAMED = "unnamed source"


class Voices:
    """The voices of a sheet whose sources carry their kind.

    Sources that are tied by `same` are one voice, and so are those of the same words that are not.
    Raises ExchangeError where one voice is of two kinds, or ties lead in a circle.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._text = sheet.text
        self._sources = {mark.id: mark for mark in sheet.marks if mark.kind == "source"}
        self._same = {link.origin: link.target for link in sheet.links if link.name == "same"}
        self._groups: dict[str, list[Mark]] = {}
        for mark in sorted(self._sources.values(), key=lambda mark: mark.start):
            self._groups.setdefault(self._key(mark), []).append(mark)
        self._voices: dict[str, GoldVoice] = {}
        for key, group in self._groups.items():
            taken = [voice.id for voice in self._voices.values()]
            self._voices[key] = self._voice(group, taken)

    def listed(self) -> tuple[GoldVoice, ...]:
        return tuple(self._voices.values())

    def named_by(self, source: str) -> str:
        """The id of the voice that a source names."""
        return self._voices[self._key(self._sources[source])].id

    def unnamed(self) -> str:
        """The id of the one voice of all hearsay."""
        known = self._voices.get("")
        if known is None:
            taken = [voice.id for voice in self._voices.values()]
            known = GoldVoice(id=slug(_UNNAMED, taken), label=_UNNAMED, kind="unnamed")
            self._voices[""] = known
        return known.id

    def _words(self, mark: Mark) -> str:
        return " ".join(self._text[mark.start : mark.end].split())

    def _key(self, mark: Mark) -> str:
        return self._words(root_of(mark, self._sources, self._same, self._text)).casefold()

    def _voice(self, group: list[Mark], taken: list[str]) -> GoldVoice:
        root = next(mark for mark in group if mark.id not in self._same)
        for mark in group:
            if mark.values != root.values:
                kinds = [f"source:{m.values['kind'][0]}" for m in (root, mark)]
                raise ExchangeError(
                    f"{described(mark, self._text)}: it is the same voice as "
                    f"{described(root, self._text)}, and they are labelled {kinds[1]} and "
                    f"{kinds[0]}; give both one label"
                )
        label = self._words(root)
        also = dict.fromkeys(self._words(mark) for mark in group if self._words(mark) != label)
        return GoldVoice.model_validate(
            {
                "id": slug(label, taken),
                "label": label,
                "kind": root.values["kind"][0],
                "also": tuple(also),
            }
        )


def root_of(mark: Mark, marks: Mapping[str, Mark], same: Mapping[str, str], text: str) -> Mark:
    """The mark to which a chain of `same` leads. Raises ExchangeError where it is a circle."""
    seen = [mark.id]
    while seen[-1] in same:
        seen.append(same[seen[-1]])
        if seen[-1] in seen[:-1]:
            raise ExchangeError(
                f"{described(mark, text)}: relations `same` lead from it back to it; remove one"
            )
    return marks[seen[-1]]
