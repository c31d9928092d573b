"""`python -m tests.faults [NAME …]`: every fault, or those named, and what came of it."""

import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.faults.running import Result, run, staged
from tests.faults.table import BY_NAME, FAULTS


def main(names: Sequence[str]) -> int:
    """0 where all came as planned, 1 where anything did not, 2 for an unknown name."""
    if unknown := [name for name in names if name not in BY_NAME]:
        sys.stderr.write(f"no such fault: {', '.join(unknown)}\n")
        return 2
    faults = [BY_NAME[name] for name in names] or list(FAULTS)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        services = sorted({fault.service for fault in faults})
        with staged(Path(folder), services) as stage:
            results = asyncio.run(run(faults, stage))
    console = Console(width=None if sys.stdout.isatty() else 130)
    console.print(_table(results))
    wrong = [result for result in results if result.deviations]
    console.print(
        f"{len(results)} faults in {time.monotonic() - began:.0f} s, "
        f"{len(wrong)} of them not as planned"
    )
    return 1 if wrong else 0


def _table(results: Sequence[Result]) -> Table:
    table = Table("", "fault", "the provider", "what came of it", "calls", "seconds", box=None)
    for result in results:
        seen = result.seen
        came = "\n".join((seen.told, *(f"NOT PLANNED: {one}" for one in result.deviations)))
        table.add_row(
            "✗" if result.deviations else "✓",
            result.fault.name,
            result.fault.does,
            came,
            str(len(seen.upstream)),
            f"{seen.seconds:.1f}",
        )
    return table


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
