"""From a line of doccano's export to a sheet."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from api.errors import InputError
from api.ingest import from_text
from api.schemas.document import Document
from api.text.document import build_document
from evals.exchange.doccano_export import Line
from evals.exchange.doccano_filling import filled
from evals.exchange.doccano_linking import inferred
from evals.exchange.doccano_scheme import HALVES, RELATIONS, labels, relation_between
from evals.exchange.doccano_units import places
from evals.exchange.errors import ExchangeError, first_fault
from evals.exchange.joining import described
from evals.exchange.sheets import Link, Mark, Sheet, published

_AGAIN = "export the project as JSONL, labelled with the labels that we ship"


def sheet_of_line(given: Any) -> Sheet:
    """The sheet of a line of the export, what its labels cannot hold filled in by rule.

    `given` is whatever stands on the line. Raises ExchangeError naming the item.
    """
    line = _line(given)
    document = _document(line.text)
    marks = _marks(line, document)
    raw = Sheet(
        article=line.article or f"doccano-{line.id}",
        text=line.text,
        marks=tuple(marks.values()),
        links=_links(line, marks) if line.relations is not None else inferred(marks, document),
        published_at=published(line.published_at),
        outlet=line.outlet,
        none_found=line.none_found,
    )
    return filled(raw, document)


def _line(given: Any) -> Line:
    try:
        return Line.model_validate(given)
    except ValidationError as error:
        raise ExchangeError(f"{first_fault(error)}; {_AGAIN}") from error


def _document(text: str) -> Document:
    """The structure of the text, with the offsets that the export counts."""
    try:
        return build_document(from_text(text.replace("\ufeff", " ", 1)))
    except InputError as error:
        raise ExchangeError(str(error)) from error


def _marks(line: Line, document: Document) -> dict[str, Mark]:
    """The stretches by their ids, each with the one value that its label holds."""
    known = labels()
    found = {}
    for entity, (start, end) in zip(line.entities, places(line, document), strict=True):
        if entity.label not in known:
            raise ExchangeError(
                f"item {entity.id}: there is no label {entity.label!r}; the file "
                "evals/exchange/doccano_spans.json lists all"
            )
        if str(entity.id) in found:
            raise ExchangeError(f"item {entity.id}: the id is given twice; {_AGAIN}")
        kind, value = known[entity.label]
        values = {HALVES[kind][1]: (value,)} if value else {}
        found[str(entity.id)] = Mark(str(entity.id), kind, start, end, values)
    return found


def _links(line: Line, marks: Mapping[str, Mark]) -> tuple[Link, ...]:
    links = []
    for relation in line.relations or ():
        link = Link(str(relation.from_id), str(relation.to_id), relation.type)
        if link.origin not in marks or link.target not in marks:
            raise ExchangeError(
                f"a relation {link.name!r} leads from item {link.origin} to {link.target}, and "
                "one of them is not there; remove it"
            )
        origin, target = marks[link.origin], marks[link.target]
        if link.name != relation_between(origin.kind, target.kind):
            raise ExchangeError(
                f"{described(origin, line.text)}: no relation {link.name!r} may lead from it to "
                f"{described(target, line.text)}; there are {', '.join(RELATIONS)}"
            )
        links.append(link)
    return tuple(links)
