"""Environments of the peers: made on demand, beside the project's own and never part of it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

HOME: Final = Path(os.environ.get("BENCHMARK_PEERS", Path(__file__).parents[2] / ".peers"))
WANTED: Final[Mapping[str, tuple[str, ...]]] = {
    "langextract": ("langextract==1.7.1", "openai"),
    "instructor": ("instructor==1.17.0", "openai"),
    "inspect": ("inspect-ai==0.3.285", "openai"),
    "promptfoo": ("promptfoo@0.121.20",),
}
"""What is installed for each; promptfoo by npm, the others by pip."""
_LONGEST: Final = 1200


def install(name: str) -> None:
    """Make the environment of this peer. Raises CalledProcessError where that fails."""
    folder = HOME / name
    if name == "promptfoo":
        folder.mkdir(parents=True, exist_ok=True)
        _run("npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), *WANTED[name])
        return
    _run(sys.executable, "-m", "venv", str(folder))
    _run(str(folder / "bin/pip"), "install", "-q", *WANTED[name])


def is_installed(name: str) -> bool:
    known = "node_modules/.bin/promptfoo" if name == "promptfoo" else "bin/python"
    return (HOME / name / known).exists()


def asked(name: str, what: str, question: Mapping[str, object]) -> dict[str, Any]:
    """What the peer's script of this name answers."""
    script = Path(__file__).with_name(f"run_{name}.py")
    done = subprocess.run(  # noqa: S603 - our own script
        [str(HOME / name / "bin/python"), str(script), what],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        timeout=_LONGEST,
        check=True,
        env={**os.environ, "PYTHONPATH": "", "PYTHONWARNINGS": "ignore"},
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def _run(*command: str) -> None:
    subprocess.run(command, check=True)  # noqa: S603 - installs what is named above
