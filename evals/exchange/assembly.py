"""From the items of a sheet to a label file: names resolved to ids, stretches to quotes."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from api.schemas.document import Document
from evals.exchange.errors import ExchangeError, first_fault
from evals.exchange.joining import Item, described, joined
from evals.exchange.quoting import quote_of
from evals.exchange.resolving import resolved
from evals.exchange.scheme import BY_NAME, LISTED
from evals.exchange.sheets import Mark, Sheet, slug
from evals.goldfiles import AUTHOR, GoldArticle, GoldReferent

Fields = dict[str, Any]
"""Fields of one item of a label file, still unchecked."""

_TURNED = ("between", "author_factuality")
"""Fields of the scheme that a label file holds in another shape."""


def gold_of(sheet: Sheet, document: Document, text: str) -> GoldArticle:
    """The label file of a sheet. `text` is the path by which it points to the article's text.

    Raises ExchangeError naming the item, what is wrong with it and what to do.
    """
    return _Assembly(sheet, document).gold(text)


class _Assembly:
    def __init__(self, sheet: Sheet, document: Document) -> None:
        self._sheet = sheet
        self._document = document
        self._items = joined(sheet)
        self._names = {item.mark.id: item.name for item in self._items}
        self._voices = {voice.id: (voice.label, *voice.also) for voice in sheet.voices}
        self._entities = {
            item.name: (self._words(item.mark), *item.mark.values.get("also", ()))
            for item in self._items
            if item.mark.kind == "entity"
        }
        self._referents = {item.id: item.label for item in sheet.referents}

    def gold(self, text: str) -> GoldArticle:
        lists = {name: self._all(kind) for kind, name in _LISTS.items()}
        frames = {f"{kind}s": self._frames(kind) for kind in ("policy_frame", "generic_frame")}
        sheet = self._sheet
        filled = {name for name, items in (lists | frames).items() if items}
        try:
            return GoldArticle(
                id=sheet.article,
                text=text,
                labelled_by=sheet.labelled_by,
                published_at=sheet.published_at,
                outlet=sheet.outlet,
                not_labelled=tuple(n for n in LISTED if n not in filled | set(sheet.none_found)),
                voices=sheet.voices,
                referents=tuple(GoldReferent(id=i, label=n) for i, n in self._referents.items()),
                **lists,
                **frames,
            )
        except ValidationError as error:
            raise ExchangeError(first_fault(error)) from error

    def _words(self, mark: Mark) -> str:
        return self._sheet.text[mark.start : mark.end]

    def _all(self, kind: str) -> list[Fields]:
        return [self._fields(item) for item in self._items if item.mark.kind == kind]

    def _fields(self, item: Item) -> Fields:
        try:
            return _given(item) | _TURNING[item.mark.kind](self, item)
        except ExchangeError as error:
            raise ExchangeError(f"{described(item.mark, self._sheet.text)}: {error}") from error

    def _quote(self, mark: Mark) -> Fields:
        return quote_of(self._document, mark.start, mark.end).model_dump()

    def _quotes(self, marks: Iterable[Mark]) -> list[Fields]:
        return [self._quote(mark) for mark in marks]

    def _only(self, item: Item, name: str) -> Fields | None:
        """The quote of the one stretch that is linked to the item by this name."""
        found = item.inward.get(name, ())
        if len(found) > 1:
            raise ExchangeError(f"{len(found)} stretches are linked to it as {name}; keep one")
        return self._quote(found[0]) if found else None

    def _outer(self, item: Item, name: str) -> str | None:
        """The id of the attribution to which the item is linked by this name."""
        target = item.outward.get(name)
        return self._names[target] if target else None

    def _voice(self, words: str | None) -> str:
        if words is None or words.strip().casefold() in ("", AUTHOR, f"the {AUTHOR}"):
            return AUTHOR
        return resolved(words, self._voices, "voice", "add it to the list of voices")

    def _entity(self, words: str) -> str:
        return resolved(words, self._entities, "entity", "mark its name as an entity")

    def _referent(self, words: str) -> str:
        """The id of a thing that is named; one that is not listed yet is added."""
        for known, label in self._referents.items():
            if words.strip() in (known, label):
                return known
        made = slug(words, self._referents)
        self._referents[made] = words.strip()
        return made

    def region(self, item: Item) -> Fields:
        return {"at": self._quote(item.mark)}

    def entity(self, item: Item) -> Fields:
        return {"id": item.name, "name": self._words(item.mark)}

    def attribution(self, item: Item) -> Fields:
        return {
            "id": item.name,
            "voice": self._voice(item.value("voice")),
            "source": self._only(item, "source"),
            "cue": self._only(item, "cue"),
            "content": self._quotes(item.stretches),
            "parent": self._outer(item, "parent"),
            "stance_cue": self._only(item, "stance_cue"),
        }

    def claim(self, item: Item) -> Fields:
        speaker = self._voice(item.value("asserted_by"))
        return {
            "id": item.name,
            "evidence": self._quotes(item.stretches),
            "asserted_by": speaker,
            "attribution": self._outer(item, "attribution"),
            "factuality": self._factuality(item, speaker),
        }

    def _factuality(self, item: Item, speaker: str) -> dict[str, str | None]:
        own, author = item.value("factuality"), item.value("author_factuality")
        between = item.mark.values.get("between", ())
        if speaker == AUTHOR:
            if author not in (None, own) or between:
                raise ExchangeError("the author asserts it; give `factuality` alone")
            return {AUTHOR: own}
        if author is None:
            raise ExchangeError("a source asserts it; give `author_factuality` as well")
        steps = [(speaker, own), *map(self._step, between), (AUTHOR, author)]
        if len(dict(steps)) < len(steps):
            raise ExchangeError("a voice stands twice in the chain from its source to the author")
        return dict(steps)

    def _step(self, line: str) -> tuple[str, str]:
        words, _, value = line.rpartition("|")
        return self._voice(words or line), value.strip()

    def naming(self, item: Item) -> Fields:
        return {
            "id": item.name,
            "referent": self._referent(item.value("referent") or ""),
            "term": self._quote(item.mark),
            "namer": self._voice(item.value("namer")),
            "reporter": self._voice(item.value("reporter")),
            "stance_cue": self._only(item, "stance_cue"),
        }

    def language(self, item: Item) -> Fields:
        target = item.value("target")
        return {
            "at": self._quote(item.mark),
            "voice": self._voice(item.value("voice")),
            "target": self._entity(target) if target else None,
        }

    def function(self, item: Item) -> Fields:
        return {
            "evidence": self._quotes(item.stretches),
            "voice": self._voice(item.value("voice")),
        }

    def portrayal(self, item: Item) -> Fields:
        return {
            "id": item.name,
            "entity": self._entity(item.value("entity") or ""),
            "voice": self._voice(item.value("voice")),
            "evidence": self._quotes(item.stretches),
        }

    def _frames(self, kind: str) -> list[Fields]:
        """One item for each frame; it is optional where all of its stretches are."""
        carrying: dict[str, list[Item]] = {}
        for item in self._items:
            if item.mark.kind == kind:
                for frame in item.mark.values["frame"]:
                    carrying.setdefault(frame, []).append(item)
        return [self._frame(frame, items) for frame, items in carrying.items()]

    def _frame(self, frame: str, items: list[Item]) -> Fields:
        return {
            "frame": frame,
            "evidence": self._quotes(item.mark for item in items),
            "optional": all(item.mark.values.get("optional") for item in items),
        }


_LISTS = {
    "region": "regions",
    "entity": "entities",
    "attribution": "attributions",
    "claim": "claims",
    "naming": "namings",
    "language": "language",
    "function": "functions",
    "portrayal": "portrayals",
}

_TURNING: Mapping[str, Callable[[_Assembly, Item], Fields]] = {
    "region": _Assembly.region,
    "entity": _Assembly.entity,
    "attribution": _Assembly.attribution,
    "claim": _Assembly.claim,
    "naming": _Assembly.naming,
    "language": _Assembly.language,
    "function": _Assembly.function,
    "portrayal": _Assembly.portrayal,
}
"""What makes the fields of a kind that a label file holds in another shape than the tool."""


def _given(item: Item) -> Fields:
    """The values that a label file takes over as they are."""
    fields: Fields = {}
    for field in BY_NAME[item.mark.kind].fields:
        values = item.mark.values.get(field.name)
        if values and field.name not in _TURNED:
            fields[field.name] = True if field.flag else values if field.many else values[0]
    return fields
