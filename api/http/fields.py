"""Where a request is wrong: pydantic's errors as JSON pointers, without the values sent."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from api.http.known import known_fields
from api.http.problems import FieldError
from api.http.requests import MOST_ARTICLES

MOST_ERRORS = 20
"""More are not listed: a body of a million wrong items gets a short answer."""


def field_errors(
    found: Sequence[Mapping[str, Any]],
    body: object,
    root: str = "/",
    model: type[BaseModel] | None = None,
) -> tuple[FieldError, ...]:
    """Pydantic's error dictionaries as pointers into `body`, in the order found. `root` stands
    before the first step, `model` tells which fields are known."""
    return tuple(
        FieldError(pointer=_pointer(error, body, root), message=_message(error, model))
        for error in found[:MOST_ERRORS]
    )


def _pointer(error: Mapping[str, Any], body: object, root: str) -> str:
    """The longest part of the error's place that exists; unknown names are left out."""
    path: list[str | int] = []
    place = list(error["loc"])
    last = place.pop() if error["type"] in {"missing", "extra_forbidden"} else None
    for step in place:
        try:
            body = body[step]  # type: ignore[index]  # a wrong type is one of the expected ends
        except (KeyError, IndexError, TypeError):
            continue  # a branch of a union has a name in pydantic, but not in the body
        path.append(step)
    if error["type"] == "missing" and last is not None:
        path.append(last)
    steps = [str(step).replace("~", "~0").replace("/", "~1") for step in path]
    return root + "/".join(steps) if steps else ""


def _message(error: Mapping[str, Any], model: type[BaseModel] | None) -> str:
    kind, place = error["type"], error["loc"]
    if kind == "extra_forbidden":
        known = known_fields(model, place[:-1]) if model else ()
        told = f"known are {', '.join(known)}" if known else "/docs lists its fields"
        return f"This object has a field that is not known here; {told}"
    if kind in {"too_short", "too_long"} and tuple(place) == ("articles",):
        return f"A comparison needs 2 to {MOST_ARTICLES} articles"
    return str(error["msg"]).removeprefix("Value error, ")
