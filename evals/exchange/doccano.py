"""Lines for doccano, made from sheets."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from evals.exchange.doccano_scheme import HALVES, TIES, label, relation_between
from evals.exchange.offsets import in_utf16
from evals.exchange.sheets import Mark, Sheet
from evals.goldfiles import AUTHOR

Ends = tuple[str, str]
"""Ids of the marks from which and to which a relation leads."""


def line_of(sheet: Sheet) -> dict[str, Any]:
    """The line with its labels and relations.

    doccano keeps what it does not know beside the text and exports it again: the id of the
    article, its date and outlet, and how the offsets are counted.
    """
    return _Line(sheet).line()


class _Line:
    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._marks = {mark.id: mark for mark in sheet.marks}
        self._numbers = {known: number for number, known in enumerate(self._marks)}
        self._speakers = {
            link.origin: _voice(self._marks[link.target])
            for link in sheet.links
            if self._marks[link.origin].kind == "source"
        }

    def line(self) -> dict[str, Any]:
        sheet = self._sheet
        known = {
            "article": sheet.article,
            "published_at": sheet.published_at.isoformat() if sheet.published_at else None,
            "outlet": sheet.outlet,
            "offset_unit": "utf-16",
        }
        return {
            "text": sheet.text,
            **{name: value for name, value in known.items() if value is not None},
            "entities": [self._entity(mark) for mark in sheet.marks],
            "relations": [
                self._relation(number, ends) for number, ends in enumerate(self._relations())
            ],
        }

    def _entity(self, mark: Mark) -> dict[str, Any]:
        return {
            "id": self._numbers[mark.id],
            "label": label(mark.kind, self._value(mark)),
            "start_offset": in_utf16(self._sheet.text, mark.start),
            "end_offset": in_utf16(self._sheet.text, mark.end),
        }

    def _value(self, mark: Mark) -> str | None:
        """The second half of the label."""
        if mark.kind == "source":
            kinds = {voice.id: voice.kind for voice in self._sheet.voices}
            return kinds.get(self._speakers[mark.id] or "", "unnamed")
        return _first(mark, HALVES[mark.kind][1]) if mark.kind in HALVES else None

    def _relation(self, number: int, ends: Ends) -> dict[str, Any]:
        origin, target = ends
        return {
            "id": number,
            "from_id": self._numbers[origin],
            "to_id": self._numbers[target],
            "type": relation_between(self._marks[origin].kind, self._marks[target].kind),
        }

    def _relations(self) -> Iterator[Ends]:
        yield from ((link.origin, link.target) for link in self._sheet.links)
        sources = {known: voice for known, voice in self._speakers.items() if voice}
        names = {m.id: _first(m, "referent") for m in self._sheet.marks if m.kind == "naming"}
        yield from chain(self._same(sources), self._same(names))
        yield from self._voices(self._firsts(sources))
        yield from self._entities()

    def _firsts(self, groups: Mapping[str, str | None]) -> dict[str | None, str]:
        """For each group, its member that stands first in the text."""
        ordered = sorted(groups, key=lambda known: self._marks[known].start)
        return {groups[known]: known for known in reversed(ordered)}

    def _same(self, groups: Mapping[str, str | None]) -> Iterator[Ends]:
        """From every other member of a group to its first."""
        firsts = self._firsts(groups)
        return ((known, firsts[name]) for known, name in groups.items() if firsts[name] != known)

    def _voices(self, sources: Mapping[str | None, str]) -> Iterator[Ends]:
        """From what a voice says to where the text names it, unless it names it right there."""
        named = {link.target for link in self._sheet.links if link.origin in self._speakers}
        for mark in self._sheet.marks:
            voice = _voice(mark) if mark.kind in TIES["voice"][0] else None
            if voice in sources and mark.id not in named:
                yield mark.id, sources[voice]

    def _entities(self) -> Iterator[Ends]:
        entities = {mark.name: mark.id for mark in self._sheet.marks if mark.kind == "entity"}
        for mark in self._sheet.marks:
            meant = _first(mark, "entity") or _first(mark, "target")
            if meant in entities:
                yield mark.id, entities[meant]


def _first(mark: Mark, field: str) -> str | None:
    return next(iter(mark.values.get(field, ())), None)


def _voice(mark: Mark) -> str | None:
    """The id of the voice whose words the stretch holds; null for the author's own."""
    voice = _first(mark, "namer" if mark.kind == "naming" else "voice")
    return None if voice == AUTHOR else voice
