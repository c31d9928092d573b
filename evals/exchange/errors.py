"""What goes wrong between label files and the tools in which people label."""

from pydantic import ValidationError


class ExchangeError(ValueError):
    """An export cannot become label files, or labels no export.

    The message is one line: the task, the item, what is wrong and what to do.
    """


def first_fault(error: ValidationError) -> str:
    """Where a model is wrong first, and how."""
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"]))
    message = first["msg"].removeprefix("Value error, ")
    return f"{place}: {message}" if place else message
