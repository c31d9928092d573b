"""What a run of a peer took; and what was seen in a trial on another machine, for where the peer is
not installed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final


@dataclass(frozen=True, slots=True)
class Spent:
    """What one run of a peer took."""

    calls: int
    tokens_in: int
    tokens_out: int
    span: float
    """Seconds from the first call's beginning to the last one's end."""
    use: float = 0.0
    """Share of the allowed calls at once that were under way."""
    claims: int = 0
    """Statements that it returned."""
    failed: bool = False
    """Whether it raised an error instead."""


LANGEXTRACT_SEED: Final = Spent(3, 1794, 1460, 5.6)
INSTRUCTOR_SEED: Final = Spent(1, 1189, 1584, 16.1)
LANGEXTRACT_TWENTY: Final = Spent(0, 0, 0, 69.5, 0.67)
LANGEXTRACT_32K: Final = Spent(0, 0, 0, 186.0)
PAIRWISE_IN: Final = 321_000
LANGEXTRACT_ALIGNER_SECONDS: Final = 48.0
PROMPTFOO_SECONDS: Final = 4.2
INSPECT_SECONDS: Final = 13.2


def typical(runs: Sequence[Spent | None], quoted: Spent, figure: Callable[[Spent], float]) -> float:
    """The figure's median over the runs, else as quoted."""
    seen = [figure(run) for run in runs if run]
    return float(median(seen)) if seen else figure(quoted)
