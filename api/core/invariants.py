"""What must hold of every reading, whichever engine made it."""

from collections.abc import Iterable
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from api.schemas.base import Span
from api.schemas.claims import AUTHOR, Attribution
from api.schemas.document import Document
from api.schemas.framing import FunctionItem, Functions
from api.schemas.reading import Reading


class InvariantError(RuntimeError):
    """A bug in an engine or in the core: never the fault of the caller's input."""


def spans(value: object) -> list[Span]:
    """Every span in a result, or in nested tuples of results."""
    found: list[Span] = []
    _gather((value,), found)
    return found


def _gather(values: Iterable[Any], found: list[Span]) -> None:
    for value in values:
        if type(value) is Span:
            found.append(value)
        elif isinstance(value, tuple):
            _gather(value, found)
        else:
            kind: type[BaseModel] = type(value)
            if names := _holders(kind):
                fields = vars(value)
                _gather([held for name in names if (held := fields[name])], found)


@cache
def _holders(kind: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a kind of result that may hold spans; none of anything else."""
    if not issubclass(kind, BaseModel):
        return ()
    return tuple(name for name, field in kind.model_fields.items() if _holds(field.annotation))


def _holds(annotation: object) -> bool:
    if isinstance(annotation, type):
        return annotation is Span or bool(_holders(annotation))
    return any(_holds(part) for part in get_args(annotation))


def content(reading: Reading) -> tuple[object, ...]:
    """Everything in a reading that may carry spans."""
    return (
        reading.entities,
        reading.attributions,
        reading.claims,
        reading.namings,
        reading.framing,
        reading.portrayals,
        reading.language,
    )


def verify(document: Document, reading: Reading) -> list[Span]:
    """The spans of the reading. Raises InvariantError when one is not verbatim.

    Raises it too when an id leads nowhere.
    """
    found = spans(content(reading))
    for span in found:
        if not document.holds(span):
            raise InvariantError(f"span {span.start}:{span.end} is not verbatim")
    _verify_voices(reading)
    _verify_references(reading)
    chain_depths(reading.attributions)
    return found


def chain_depths(attributions: Iterable[Attribution]) -> dict[str, int]:
    """For each attribution, the number of sources from the author to it, itself included.

    Raises InvariantError when parents form a circle.
    """
    parents = {item.id: item.parent_id for item in attributions}
    return {item: _depth(item, parents) for item in parents}


def _depth(item: str, parents: dict[str, str | None]) -> int:
    depth = 0
    at: str | None = item
    while at is not None:
        depth += 1
        at = parents.get(at)
        if depth > len(parents):
            raise InvariantError(f"attribution {item} is nested in itself")
    return depth


def _verify_voices(reading: Reading) -> None:
    first = reading.voices[0] if reading.voices else None
    if first is None or first.id != AUTHOR or first.kind != "author":
        raise InvariantError("the first voice is not the author")
    used = {item.voice_id for item in reading.attributions}
    for claim in reading.claims:
        used |= {claim.asserted_by, *(entry.voice_id for entry in claim.factuality)}
    used |= {voice for item in reading.namings for voice in (item.namer, item.reporter)}
    used |= {item.by_voice for item in reading.portrayals or ()}
    used |= {item.voice_id for item in _function_items(reading)}
    used |= {item.in_quote_of for item in reading.language if item.in_quote_of is not None}
    _known("voice", used, {voice.id for voice in reading.voices})


def _verify_references(reading: Reading) -> None:
    entities = {item.id for item in reading.entities}
    attributions = {item.id for item in reading.attributions}
    _known("entity", {v.entity_id for v in reading.voices}, entities)
    _known("entity", {p.entity_id for p in reading.portrayals or ()}, entities)
    _known("entity", {item.target for item in reading.language}, entities)
    _known("attribution", {item.attribution_id for item in reading.claims}, attributions)
    _known("attribution", {item.parent_id for item in reading.attributions}, attributions)
    _known("referent", {n.referent for n in reading.namings}, {r.id for r in reading.referents})


def _function_items(reading: Reading) -> Iterable[FunctionItem]:
    found = reading.framing.functions or Functions()
    return (item for _, items in found for item in items)


def _known(kind: str, used: Iterable[str | None], known: set[str]) -> None:
    strangers = sorted(item for item in used if item is not None and item not in known)
    if strangers:
        raise InvariantError(f"unknown {kind}: {', '.join(strangers)}")
