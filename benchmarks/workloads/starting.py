"""What a start takes, of processor time: importing the application, and the command's help."""

import subprocess
import sys
from resource import RUSAGE_CHILDREN, getrusage

from benchmarks.workloads.outcome import Outcome, Row, at_most, exactly, middle

_IMPORT = "import api.app"
_LOADED = "import sys, api.app; print(any('litellm' in name for name in sys.modules))"
_HELP = "from api.cli import main; main(['--help'])"
_WHY = (
    "a third is the embedded engine, whose words and patterns are made ready on import; the rest"
    " are libraries"
)


async def run(runs: int, pace: float) -> Outcome:  # noqa: ARG001 - no model is asked
    imports, helps = [], []
    for _ in range(runs):
        imports.append(_core_seconds(_IMPORT))
        helps.append(_core_seconds(_HELP))
    rows = (
        at_most("s of processor time, `import api.app`", middle(imports), 0.8, missed=_WHY),
        exactly("litellm loaded by it", _printed(_LOADED), "False"),
        at_most("s of processor time, `factframe --help`", middle(helps), 0.3),
        Row("of these, Python itself", f"{_core_seconds('pass'):.2f}"),
    )
    return Outcome("Start", rows, runs, {"import": imports, "help": helps})


def _core_seconds(code: str) -> float:
    before = getrusage(RUSAGE_CHILDREN)
    _printed(code)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _printed(code: str) -> str:
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    return done.stdout.strip()
