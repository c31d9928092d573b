"""What is measured in processes of their own: memory and the time to start."""

import json
import subprocess
import sys
from statistics import median
from time import perf_counter


def peaks(count: int) -> dict[int, float]:
    """Megabytes at the most, by the number of articles read by then."""
    found: dict[str, float] = json.loads(_run("benchmarks.memory", str(count)))
    return {int(number): peak for number, peak in found.items()}


def seconds_to_start(rounds: int) -> float:
    """From nothing to the first article read: interpreter, imports, lexicons, language model."""
    return median(_seconds("benchmarks.start") for _ in range(rounds))


def _seconds(module: str) -> float:
    began = perf_counter()
    _run(module)
    return perf_counter() - began


def _run(module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own module
    return done.stdout
