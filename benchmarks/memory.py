"""The memory of a process that reads one article after another; run in a process of its own."""

import asyncio
import json
import resource
import sys
from pathlib import Path

from api.collector import spare_collections
from api.core.analyze import analyze
from api.engines.rules.engine import RulesEngine
from benchmarks.texts import articles
from benchmarks.timing import article

_SHARES = (100, 10, 2, 1)
"""The memory is noted after a hundredth of the articles, a tenth, half and all of them."""


async def peaks(count: int) -> dict[int, float]:
    """Megabytes at the most so far, by the number of articles read."""
    engine, found = RulesEngine(), dict[int, float]()
    marks = {max(1, count // share) for share in _SHARES}
    for number, text in enumerate(articles(count), start=1):
        await analyze(article(text), engine)
        if number in marks:
            found[number] = _peak()
    return found


def _peak() -> float:
    """What Linux tells in `getrusage` may be that of the process that started this one."""
    told = Path("/proc/self/status")
    if told.exists():
        line = next(line for line in told.read_text().splitlines() if line.startswith("VmHWM"))
        return round(int(line.split()[1]) / 1024, 1)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit, 1)


if __name__ == "__main__":
    spare_collections()  # As the server does when it starts.
    sys.stdout.write(json.dumps(asyncio.run(peaks(int(sys.argv[1])))))
