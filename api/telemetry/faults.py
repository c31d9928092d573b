"""What may be told of an exception: its kind and the places in the code, never its message, which
may repeat what was sent."""

import traceback
from typing import Final

_MOST_CAUSES: Final = 10


def without_values(error: BaseException) -> dict[str, str]:
    """Kind and places of the error and of what caused it, as `extra` of a line of the log."""
    told, cause = [_places(error)], error.__cause__ or error.__context__
    while cause and len(told) < _MOST_CAUSES:
        told.append(f"caused by {_places(cause)}")
        cause = cause.__cause__ or cause.__context__
    return {"error": type(error).__qualname__, "exception": "\n".join(told)}


def _places(error: BaseException) -> str:
    kinds = [type(error).__qualname__]
    if isinstance(error, BaseExceptionGroup):
        kinds += [type(one).__qualname__ for one in error.exceptions[:_MOST_CAUSES]]
    places = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    return f"{', '.join(kinds)}\n{places}"
