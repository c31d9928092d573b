"""JSON, as the API answers it."""

from api.schemas.base import Result


def to_json(result: Result) -> str:
    """The result on one line."""
    return result.model_dump_json()
