"""Which findings hold a stretch of text in their content, found without asking every one."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from api.engines.rules.attribution.findings import Finding


class Covering:
    """The contents of findings, in order of where they start."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        held = [(low, high, i) for i, f in enumerate(findings) for low, high in f.content]
        held.sort()
        self._findings = findings
        self._held = held
        self._starts = [low for low, _, _ in held]
        self._reach = list(accumulate((high for _, high, _ in held), max))

    def around(self, start: int, end: int) -> Iterator[Finding]:
        """The findings one of whose contents holds all between these offsets."""
        at = bisect_right(self._starts, start) - 1
        while at >= 0 and self._reach[at] >= end:
            _, high, finding = self._held[at]
            if high >= end:
                yield self._findings[finding]
            at -= 1
