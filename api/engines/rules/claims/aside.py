"""What is told beside a clause, by its place in it."""

from typing import NamedTuple

from api.engines.rules.claims.piece import Cut, Offsets


class Aside(NamedTuple):
    """An aside by the places of its tokens: the comma before it, its first, and behind its last."""

    comma: int
    first: int
    stop: int
    antecedent: Offsets | None
    cut: Cut
    reads: str = "{first} {told}"
    """How it reads behind its antecedent."""
    is_about_subject: bool = False
    """Whether it is told of the subject right before it: "The report, published in May,"."""
