"""Which fields an object of a request may have."""

from collections.abc import Iterator, Sequence
from typing import get_args

from pydantic import BaseModel


def known_fields(model: type[BaseModel], path: Sequence[str | int]) -> tuple[str, ...]:
    """Names of the fields of the object at this path of a body of the model, in their order."""
    models = [model]
    for step in path:
        if isinstance(step, str):
            models = [
                inner
                for outer in models
                if step in outer.model_fields
                for inner in _models(outer.model_fields[step].annotation)
            ]
    return tuple(dict.fromkeys(name for one in models for name in one.model_fields))


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    """The models in an annotation such as `list[Model] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
