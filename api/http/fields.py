"""Where a request is wrong: pydantic's errors as JSON pointers, without the values sent."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.http.problems import FieldError

MOST_ERRORS = 20
"""More are not listed: a body of a million wrong items gets a short answer."""


def field_errors(
    found: Sequence[Mapping[str, Any]], body: object, root: str = "/"
) -> tuple[FieldError, ...]:
    """Pydantic's error dictionaries as pointers into `body`, in the order found. `root` stands
    before the first step."""
    return tuple(
        FieldError(pointer=_pointer(error, body, root), message=_message(error))
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


def _message(error: Mapping[str, Any]) -> str:
    if error["type"] == "extra_forbidden":
        return "This object has a field that is not known here; /docs lists its fields"
    return str(error["msg"]).removeprefix("Value error, ")
