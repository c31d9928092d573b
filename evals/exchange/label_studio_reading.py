"""From a task of Label Studio's export to a sheet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from evals.exchange.errors import ExchangeError, first_fault
from evals.exchange.label_studio_export import Annotation, Entry, Task
from evals.exchange.label_studio_places import places
from evals.exchange.label_studio_view import LABELS, NONE_FOUND, REFERENTS, VOICES, WHOLE, control
from evals.exchange.lists import referent_of, voice_of
from evals.exchange.offsets import Offsets
from evals.exchange.scheme import KINDS, LISTED, link_between
from evals.exchange.sheets import Link, Mark, Sheet, name_in, published

_AGAIN = "export the project as JSON (not JSON-MIN), labelled with the configuration that we ship"
_CONTROLS = {
    control(kind.name, field.name): (kind.name, field.name)
    for kind in KINDS
    for field in kind.fields
}
_NAMED = frozenset(kind.name for kind in KINDS if kind.named)


@dataclass(frozen=True, slots=True)
class _Area:
    """A labelled stretch with what is said of it."""

    id: str
    kind: str
    label: Entry
    said: tuple[Entry, ...]


def sheet_of_task(given: Any, annotator: str | None) -> Sheet:
    """The sheet of the annotation that is asked for, or of the only one.

    `given` is whatever stands in the export; `annotator` is the id or the email address of a
    person. Raises ExchangeError naming the item, or the annotators to choose from.
    """
    task = _task(given)
    annotation = _chosen(task, annotator)
    data = task.data
    areas = tuple(_areas(annotation.result))
    found = places({area.id: area.label.value for area in areas}, data.text)
    return Sheet(
        article=data.article or f"task-{task.id}",
        text=data.text,
        marks=tuple(_mark(area, found[area.id]) for area in areas),
        links=(*_relations(annotation.result), *_nested(areas)),
        voices=tuple(map(voice_of, _lines(annotation.result, VOICES))),
        referents=tuple(map(referent_of, _lines(annotation.result, REFERENTS))),
        published_at=published(data.published_at),
        outlet=data.outlet,
        none_found=_ticked(annotation.result),
        labelled_by=f"Label Studio, annotator {annotation.annotator}",
    )


def _task(given: Any) -> Task:
    try:
        return Task.model_validate(given)
    except ValidationError as error:
        raise ExchangeError(f"{first_fault(error)}; {_AGAIN}") from error


def _chosen(task: Task, annotator: str | None) -> Annotation:
    """The one annotation of the one annotator who is meant; skipped ones do not count."""
    done = [item for item in task.annotations if not item.was_cancelled]
    meant = [item for item in done if annotator is None or item.is_by(annotator)]
    if len(meant) == 1:
        return meant[0]
    listed = ", ".join(item.annotator for item in done)
    if not done:
        raise ExchangeError("nobody has labelled it; label it, or leave it out of the export")
    if not meant:
        raise ExchangeError(f"{annotator} has not labelled it; choose among {listed}")
    if annotator is None:
        raise ExchangeError(f"it was labelled {len(done)} times; choose the annotator: {listed}")
    raise ExchangeError(f"{annotator} has labelled it {len(meant)} times; delete all but one")


def _areas(entries: Iterable[Entry]) -> Iterator[_Area]:
    """The labelled stretches: entries of one id are on one of them."""
    found: dict[str | None, list[Entry]] = {}
    for entry in entries:
        if entry.type != "relation" and entry.from_name not in WHOLE:
            found.setdefault(entry.id, []).append(entry)
    for known, group in found.items():
        labels = [item for item in group if item.type == "labels" and item.from_name == LABELS]
        if known is None or len(labels) != 1 or len(labels[0].value.labels) != 1:
            raise ExchangeError(f"item {known}: it does not have exactly one label; give it one")
        said = tuple(item for item in group if item is not labels[0])
        yield _Area(known, labels[0].value.labels[0], labels[0], said)


def _lines(entries: Iterable[Entry], name: str) -> list[str]:
    typed = [words for e in entries if e.from_name == name for words in _typed(e)]
    return [line for words in typed for line in words.splitlines()]


def _ticked(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Lists for which somebody looked and found nothing."""
    found = tuple(c for e in entries if e.from_name == NONE_FOUND for c in e.value.choices)
    for name in found:
        if name not in LISTED:
            raise ExchangeError(f"{NONE_FOUND} cannot be {name!r}; {_AGAIN}")
    return found


def _typed(entry: Entry) -> list[str]:
    """What was typed into a text area, one entry each."""
    given = entry.value.text or ()
    entries = (given,) if isinstance(given, str) else given
    return [words.strip() for words in entries if words.strip()]


def _mark(area: _Area, place: Offsets) -> Mark:
    values: dict[str, tuple[str, ...]] = {}
    for entry in area.said:
        field = _field(area, entry)
        given = entry.value.choices if entry.type == "choices" else _typed(entry)
        values[field] = (*values.get(field, ()), *given)
    name = name_in(area.id, area.kind) if area.kind in _NAMED else None
    return Mark(area.id, area.kind, *place, values, name)


def _field(area: _Area, entry: Entry) -> str:
    """The name of the field that the entry fills."""
    kind, field = _CONTROLS.get(entry.from_name or "", ("", ""))
    if kind != area.kind or entry.type not in ("choices", "textarea"):
        raise ExchangeError(
            f"item {area.id}: {entry.type} {entry.from_name!r} is nothing that is said of a "
            f"{area.kind}; {_AGAIN}"
        )
    return field


def _relations(entries: Iterable[Entry]) -> Iterator[Link]:
    for entry in entries:
        if entry.type == "relation":
            yield _relation(entry)


def _relation(entry: Entry) -> Link:
    ends = {"right": (entry.from_id, entry.to_id), "left": (entry.to_id, entry.from_id)}
    origin, target = ends.get(entry.direction, (None, None))
    names = entry.labels or ()
    if origin is None or target is None or len(names) > 1:
        raise ExchangeError(
            f"the relation between the items {entry.from_id} and {entry.to_id} leads both ways, "
            "has an open end or several labels; let it lead one way under one label"
        )
    return Link(origin, target, *names)


def _nested(areas: Iterable[_Area]) -> Iterator[Link]:
    """Links from stretches that were put under another one in the list of regions."""
    kinds: Mapping[str | None, str] = {area.id: area.kind for area in areas}
    for area in areas:
        parent = area.label.parent_id
        if parent is not None and link_between(area.kind, kinds.get(parent, "")):
            yield Link(area.id, parent)
