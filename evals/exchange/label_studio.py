"""Tasks of Label Studio: from a sheet, and back to it."""

from collections.abc import Iterator, Mapping
from typing import Any

from evals.exchange.label_studio_view import (
    LABELS,
    NONE_FOUND,
    REFERENTS,
    TEXT,
    VOICES,
    control,
)
from evals.exchange.lists import referent_line, voice_line
from evals.exchange.scheme import BY_NAME
from evals.exchange.sheets import Link, Mark, Sheet

Result = dict[str, Any]
"""One entry of the `result` of an annotation or a prediction."""


def task_of(sheet: Sheet, *, as_prediction: bool, model: str | None) -> dict[str, Any]:
    """The task with its labels as a pre-annotation to correct, or as a finished annotation.

    A pre-annotation does not say where nothing is to be found: that is for a person to say.
    """
    results = list(_results(sheet))
    if as_prediction:
        version = {"model_version": model} if model else {}
        return {"data": _data(sheet), "predictions": [{**version, "result": results}]}
    results += _none_found(sheet)
    return {"data": _data(sheet), "annotations": [{"result": results, "was_cancelled": False}]}


def _data(sheet: Sheet) -> dict[str, str]:
    known = {
        "published_at": sheet.published_at.isoformat() if sheet.published_at else None,
        "outlet": sheet.outlet,
    }
    given = {name: value for name, value in known.items() if value is not None}
    return {"text": sheet.text, "article": sheet.article, **given}


def _results(sheet: Sheet) -> Iterator[Result]:
    lists = {
        VOICES: [voice_line(voice) for voice in sheet.voices],
        REFERENTS: [referent_line(referent) for referent in sheet.referents],
    }
    for name, lines in lists.items():
        if lines:
            yield _result(name, name, "textarea", {"text": lines})
    for mark in sheet.marks:
        yield from _marked(mark, sheet.text)
    yield from map(_relation, sheet.links)


def _none_found(sheet: Sheet) -> list[Result]:
    value = {"choices": list(sheet.none_found)}
    return [_result(NONE_FOUND, NONE_FOUND, "choices", value)] if sheet.none_found else []


def _marked(mark: Mark, text: str) -> Iterator[Result]:
    """A stretch with its label, and what is said of it under the same id."""
    place = {"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end]}
    yield _result(mark.id, LABELS, "labels", {**place, "labels": [mark.kind]})
    for field in BY_NAME[mark.kind].fields:
        if values := mark.values.get(field.name):
            name = control(mark.kind, field.name)
            kind, key = ("choices", "choices") if field.choices else ("textarea", "text")
            yield _result(mark.id, name, kind, {**place, key: list(values)})


def _result(known: str, name: str, kind: str, value: Mapping[str, Any]) -> Result:
    return {"id": known, "from_name": name, "to_name": TEXT, "type": kind, "value": dict(value)}


def _relation(link: Link) -> Result:
    return {
        "type": "relation",
        "from_id": link.origin,
        "to_id": link.target,
        "direction": "right",
        "labels": [link.name] if link.name else [],
    }
