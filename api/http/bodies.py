"""Bodies of requests: read up to a limit, parsed strictly, validated without repeating them."""

import re
from typing import TypeVar

import jiter
from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from api.errors import EncodingError, TooLargeError, UnsupportedFormatError
from api.http.fields import field_errors
from api.http.problem_types import BY_ERROR, INVALID_REQUEST, MALFORMED_JSON
from api.http.problems import FieldError, RequestError
from api.limits import MOST_PARTS

Model = TypeVar("Model", bound=BaseModel)

LONGEST_LENGTH = 18
"""Digits of a Content-Length that is read as a number."""

_PLACE = re.compile(r"at line (\d+) column (\d+)$")
_REASONS = (
    ("duplicate key", "a name occurs twice in one object"),
    ("recursion limit", "it is nested more deeply than 200 levels"),
    ("number out of range", "a number has too many digits"),
    ("hex escape", "an escape stands for no character: half of a surrogate pair"),
    ("EOF", "it ends too early"),
)


async def read_body(request: Request, limit: int) -> bytes:
    """The whole body. Raises TooLargeError as soon as more than `limit` bytes are announced or
    have come, without reading the rest."""
    body = bytearray()
    if announced(request) <= limit:
        async for chunk in request.stream():
            body += chunk
            if len(body) > limit:
                break
        else:
            return bytes(body)
    raise TooLargeError(
        f"The body is larger than {limit:,} bytes (FACTFRAME_MAX_BODY_BYTES). Send less at once."
    )


def announced(request: Request) -> int:
    """How many bytes the body has, as the request says; 0 where it does not say. Of a number that
    is too long to be read, as many digits as make it large."""
    length = request.headers.get("content-length", "")
    return int(length[: LONGEST_LENGTH + 1]) if length.isdecimal() else 0


def media_type(request: Request) -> str:
    """The type that the request declares, in lower case without parameters; "" without one."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def unsupported(accepted: tuple[str, ...]) -> RequestError:
    """The answer to a body of a kind that is not read."""
    return RequestError(
        BY_ERROR[UnsupportedFormatError],
        f"Set Content-Type to one of: {', '.join(accepted)}.",
        headers={"Accept-Post": ", ".join(accepted)},
    )


def parse_json(body: bytes) -> object:
    """The value of a JSON text. Raises RequestError on anything that is not strictly JSON,
    TooLargeError on too many parts, EncodingError on what is not UTF-8 without a byte order mark.
    """
    if sum(map(body.count, (b",", b"[", b"{"))) > MOST_PARTS:
        raise TooLargeError(
            f"The JSON has more than {MOST_PARTS:,} parts, its strings' commas and brackets among"
            " them. Send less at once; a large page can be sent by itself, as text/html."
        )
    if body.startswith(b"\xef\xbb\xbf"):
        raise EncodingError("The body starts with a byte order mark; JSON must not (RFC 8259).")
    try:
        body.decode()
    except UnicodeDecodeError as error:
        raise EncodingError(f"The body is not UTF-8: see byte {error.start}.") from None
    try:
        return jiter.from_json(
            body, allow_inf_nan=False, cache_mode="keys", catch_duplicate_keys=True
        )
    except ValueError as error:
        raise _malformed(str(error)) from None


def _malformed(message: str) -> RequestError:
    reason = next((text for sign, text in _REASONS if sign in message), "it breaks its grammar")
    place = _PLACE.search(message)
    where = f" at line {place[1]}, column {place[2]}" if place else ""
    return RequestError(MALFORMED_JSON, f"The body is not valid JSON{where}: {reason}.")


def validate(model: type[Model], value: object) -> Model:
    """The value as a model. Raises RequestError with a pointer for every wrong place."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise _invalid(error, value, model) from None


def _invalid(
    error: ValidationError, value: object, model: type[BaseModel], root: str = "/"
) -> RequestError:
    details = error.errors(include_url=False, include_context=False, include_input=False)
    fields = field_errors(details, value, root, model)
    return RequestError(INVALID_REQUEST, _summary(fields, error.error_count()), fields)


def _summary(fields: tuple[FieldError, ...], count: int) -> str:
    listed = "" if len(fields) == count else f"; the first {len(fields)} are listed"
    return f"{count} {'place is' if count == 1 else 'places are'} not as expected{listed}."


def refuse_query(request: Request) -> None:
    """Raises RequestError where a request with a JSON body has query parameters as well."""
    if request.query_params:
        detail = "With a JSON body there are no query parameters: put them into the body."
        raise RequestError(INVALID_REQUEST, detail)


def validate_query(model: type[Model], request: Request) -> Model:
    """The query as a model. Raises RequestError; a parameter given twice is one."""
    pairs = request.query_params.multi_items()
    query = dict(pairs)
    if len(query) != len(pairs):
        raise RequestError(INVALID_REQUEST, "A query parameter is given more than once.")
    try:
        return model.model_validate(query)
    except ValidationError as error:
        raise _invalid(error, query, model, root="?") from None
