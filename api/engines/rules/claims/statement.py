"""What a clause states, and whose words they are."""

from typing import NamedTuple

from api.engines.rules.claims.piece import Cut, Offsets
from api.schemas.claims import Attribution


class Statement(NamedTuple):
    """A clause as offsets, and whoever asserts it (None for the author)."""

    start: int
    end: int
    attribution: Attribution | None
    antecedent: Offsets | None = None
    """Offsets of what is to be read before it: what its "who" stands for, or a shared subject."""
    shown: int | None = None
    """Where its evidence starts, if before `start`: at the "who"."""
    broken: bool = False
    """Whether other words part it from its antecedent, which is evidence as well."""
    context: Offsets | None = None
    """The clause that it completes, where it cannot be read alone."""
    cut: Cut = "whole"
    """How it was cut from its sentence."""
    reads: str = "{first} {told}"
    """How it reads behind its antecedent."""
    carries: tuple[Attribution, ...] = ()
    """Attributions whose source and cue stand within the statement."""
    speech: tuple["Statement", ...] = ()
    """What is said within it in clauses of their own: the statement itself is that it was said."""

    @property
    def quotes(self) -> list[Attribution]:
        """The attributions in it whose words stand in quotation marks."""
        return [carried for carried in self.carries if carried.form == "direct"]
