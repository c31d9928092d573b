"""A stretch of a sentence that tells a fact."""

from collections.abc import Sequence
from typing import NamedTuple

from api.engines.rules.tokens import Token

Offsets = tuple[int, int]


class Piece(NamedTuple):
    """A clause as offsets."""

    start: int
    end: int
    antecedent: Offsets | None = None
    """What is to be read before it: what its "who" stands for, or the subject that it shares."""
    shown: int | None = None
    """Where its evidence starts, if before `start`: at the "who"."""
    broken: bool = False
    """Whether other words part it from its antecedent, which is evidence as well."""
    context: Offsets | None = None
    """The clause that it completes, where it cannot be read alone: ", killing two"."""


def is_closed(token: Token, closed: Sequence[Offsets]) -> bool:
    return any(low <= token.start < high for low, high in closed)
