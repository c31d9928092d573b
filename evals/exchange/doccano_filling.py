"""What doccano's labels cannot hold, filled in by rule.

A label file has no place for what nobody looked at. Every value of a sheet from doccano is either
a person's or comes of a rule below, and the label file says so in `labelled_by`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from api.schemas.document import Document
from evals.exchange.doccano_voices import Voices, root_of
from evals.exchange.errors import ExchangeError
from evals.exchange.joining import described
from evals.exchange.scheme import LINKS
from evals.exchange.sheets import Mark, Sheet, slug
from evals.goldfiles import AUTHOR

LABELLED_BY = (
    "doccano. By rule and not by a person: text and factuality of claims; kind and form of "
    "attributions; stance, valence, reporter and marks of namings; polarity of loaded words; "
    "statements of functions; labels of voices and referents. See evals/exchange/README.md."
)

_EXCLUDED = ("metadata", "caption", "teaser", "related_links", "boilerplate")
"""Kinds of regions that the label guide excludes."""

_DENIED = {"CT+": "CT-", "CT-": "CT+"}

Values = dict[str, tuple[str, ...]]


def filled(sheet: Sheet, document: Document) -> Sheet:
    """The sheet with all values that a label file asks for. Raises ExchangeError."""
    return _Filling(sheet, document).sheet()


class _Filling:
    def __init__(self, sheet: Sheet, document: Document) -> None:
        self._sheet = sheet
        self._document = document
        self._marks = {mark.id: mark for mark in sheet.marks}
        self._voices = Voices(sheet)
        self._outward = {(link.origin, link.name): link.target for link in sheet.links}
        self._sources = {link.target: link.origin for link in sheet.links if link.name == "source"}
        self._entities = self._named_entities()

    def sheet(self) -> Sheet:
        marks = tuple(self._marked())
        return replace(
            self._sheet,
            marks=marks,
            links=tuple(link for link in self._sheet.links if link.name in LINKS),
            voices=self._voices.listed(),
            labelled_by=LABELLED_BY,
        )

    def _words(self, mark: Mark) -> str:
        return " ".join(self._sheet.text[mark.start : mark.end].split())

    def _named_entities(self) -> dict[str, str]:
        """For each entity, by its words, the id that it gets."""
        names: dict[str, str] = {}
        for mark in self._sheet.marks:
            if mark.kind == "entity" and self._words(mark) not in names:
                names[self._words(mark)] = slug(self._words(mark), names.values())
        return names

    def _marked(self) -> Iterator[Mark]:
        """The marks with all values; a further mark of the same entity is left out."""
        seen: set[str] = set()
        for mark in self._sheet.marks:
            if mark.kind != "entity":
                yield replace(mark, values=self._values(mark))
            elif self._words(mark) not in seen:
                seen.add(self._words(mark))
                yield replace(mark, name=self._entities[self._words(mark)])

    def _values(self, mark: Mark) -> Values:
        if mark.kind == "source":
            return {}
        rule = _RULES.get(mark.kind)
        return {**mark.values, **(rule(self, mark) if rule else {})}

    def _stretches(self, mark: Mark) -> list[Mark]:
        """The mark and its further parts, in the order of the text."""
        parts = [m for m in self._sheet.marks if self._outward.get((m.id, "part")) == mark.id]
        return sorted((mark, *parts), key=lambda stretch: stretch.start)

    def _said(self, mark: Mark) -> str:
        return " … ".join(map(self._words, self._stretches(mark)))

    def region(self, mark: Mark) -> Values:
        return {"excluded": ("excluded",)} if mark.values["kind"][0] in _EXCLUDED else {}

    def attribution(self, mark: Mark) -> Values:
        return {"voice": (self._speaker(mark),), "form": (self._form(mark),)}

    def claim(self, mark: Mark) -> Values:
        return {"text": (self._said(mark),), **self._factuality(mark)}

    def language(self, mark: Mark) -> Values:
        return {"polarity": ("neutral",), **self._by(mark), **self._entity(mark, "target")}

    def function(self, mark: Mark) -> Values:
        return {"statement": (self._said(mark),), **self._by(mark)}

    def portrayal(self, mark: Mark) -> Values:
        return {**self._by(mark), **self._entity(mark, "entity")}

    def _by(self, mark: Mark) -> Values:
        return {"voice": (self._voice(mark) or AUTHOR,)}

    def _entity(self, mark: Mark, field: str) -> Values:
        entity = self._outward.get((mark.id, "entity"))
        return {field: (self._entities[self._words(self._marks[entity])],)} if entity else {}

    def _voice(self, mark: Mark) -> str | None:
        source = self._outward.get((mark.id, "voice"))
        return self._voices.named_by(source) if source else None

    def _speaker(self, attribution: Mark) -> str:
        """The voice of the source in place, else of the one elsewhere, else of all hearsay."""
        source = self._sources.get(attribution.id)
        if source:
            return self._voices.named_by(source)
        return self._voice(attribution) or self._voices.unnamed()

    def _form(self, attribution: Mark) -> str:
        """By whether its words stand within quotation marks."""
        inside = [
            any(quote.start < at < quote.end for quote in self._document.quotations)
            for stretch in self._stretches(attribution)
            for at in range(stretch.start, stretch.end)
            if self._sheet.text[at].isalnum()
        ]
        return "direct" if all(inside) else "mixed" if any(inside) else "indirect"

    def _factuality(self, claim: Mark) -> Values:
        """Certain for whoever asserts it; outwards by the stance of each who passes it on."""
        attribution = self._outward.get((claim.id, "attribution"))
        if attribution is None:
            return {"factuality": ("CT+",)}
        (speaker, _), *between, (_, author) = self._chain(self._marks[attribution])
        return {
            "asserted_by": (speaker,),
            "factuality": ("CT+",),
            "between": tuple(f"{voice} | {value}" for voice, value in between),
            "author_factuality": (author,),
        }

    def _chain(self, innermost: Mark) -> list[tuple[str, str]]:
        """Voices and their values, from whoever asserts a claim out to the author."""
        chain, value, seen = [(self._speaker(innermost), "CT+")], "CT+", {innermost.id}
        mark: Mark | None = innermost
        while mark:
            stance = mark.values["stance"][0]
            value = {"endorse": value, "reject": _DENIED.get(value, "U")}.get(stance, "U")
            outer = self._outward.get((mark.id, "parent"))
            if outer in seen:
                raise ExchangeError(
                    f"{described(mark, self._sheet.text)}: relations `parent` lead from it back "
                    "to it; remove one"
                )
            mark = self._marks[outer] if outer else None
            seen.add(outer or "")
            chain.append((self._speaker(mark) if mark else AUTHOR, value))
        return chain

    def naming(self, naming: Mark) -> Values:
        namer = self._voice(naming)
        first = root_of(naming, self._marks, self._same(), self._sheet.text)
        enclosed = any(
            quote.inner_start == naming.start and quote.inner_end == naming.end
            for quote in self._document.quotations
        )
        return {
            "referent": (self._words(first),),
            "namer": (namer or AUTHOR,),
            "quote_kind": (("naming" if namer else "scare") if enclosed else "none",),
            "stance": ("neutral" if namer else "endorse",),
            "valence": ("neutral",),
        }

    def _same(self) -> Mapping[str, str]:
        return {origin: end for (origin, name), end in self._outward.items() if name == "same"}


_RULES: Mapping[str, Callable[[_Filling, Mark], Values]] = {
    "region": _Filling.region,
    "attribution": _Filling.attribution,
    "claim": _Filling.claim,
    "naming": _Filling.naming,
    "language": _Filling.language,
    "function": _Filling.function,
    "portrayal": _Filling.portrayal,
}
"""What is added to the value that the label of a stretch holds."""
