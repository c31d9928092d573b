"""Small values that are made by the thousand while one text is read."""

from dataclasses import dataclass, replace
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value(kind: type[T]) -> type[T]:
    """A class of values, which nothing changes: the type checker sees to that.

    To make one takes a quarter of the time that a named tuple takes, a tenth of that of a frozen
    data class, and to read a field of it a quarter.
    """
    return dataclass(slots=True, unsafe_hash=True)(kind)


def changed(old: T, **fields: object) -> T:
    """The value with other values of these fields."""
    return replace(old, **fields)  # type: ignore[type-var]
