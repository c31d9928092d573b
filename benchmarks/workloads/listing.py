"""All workloads by name, in the order of the table."""

from collections.abc import Callable, Coroutine, Mapping
from types import MappingProxyType
from typing import Any, Final

from benchmarks.workloads import (
    again,
    cached,
    cases,
    failing,
    grounding,
    lengths,
    rules,
    seed,
    sources,
    starting,
    twenty,
)
from benchmarks.workloads.outcome import Outcome

Workload = Callable[[int, float], Coroutine[Any, Any, Outcome]]
"""From the number of runs, and the factor on the provider's time."""

WORKLOADS: Final[Mapping[str, Workload]] = MappingProxyType(
    {
        module.__name__.rpartition(".")[2]: module.run
        for module in (
            *(seed, twenty, lengths, sources, again, failing),
            *(cached, rules, grounding, starting, cases),
        )
    }
)
