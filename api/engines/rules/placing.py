"""Placing: a reading of plain text brought back to the offsets of the text as given."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar, cast

from pydantic import BaseModel

from api.schemas.base import Span
from api.schemas.document import Document
from api.schemas.reading import Reading
from api.text.plain import Plain

T = TypeVar("T")


def placed(reading: Reading, document: Document, plain: Plain) -> Reading:
    """The reading with the spans of the document, of whose text `plain` is the plain one."""

    def place(span: Span) -> Span:
        start, end = plain.back(span.start, span.end)
        return document.span(start, end, span.match)

    return replace(
        reading,
        entities=_moved(reading.entities, place),
        attributions=_moved(reading.attributions, place),
        claims=_moved(reading.claims, place),
        dropped=_moved(reading.dropped, place),
        referents=_moved(reading.referents, place),
        namings=_moved(reading.namings, place),
        framing=_moved(reading.framing, place),
        portrayals=_moved(reading.portrayals, place),
        language=_moved(reading.language, place),
    )


def _moved(value: T, place: Callable[[Span], Span]) -> T:
    """The value with every span in it moved."""
    return cast("T", _walked(value, place))


def _walked(value: object, place: Callable[[Span], Span]) -> object:
    if isinstance(value, Span):
        return place(value)
    if isinstance(value, tuple):
        return tuple(_walked(item, place) for item in value)
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: _walked(item, place) for name, item in value})
    return value
