"""An evaluation of fifty cases whose answers are kept, beside promptfoo and inspect."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from benchmarks.peers import environments
from benchmarks.peers.quoted import INSPECT_SECONDS, PROMPTFOO_SECONDS
from benchmarks.texts import originals
from benchmarks.workloads.outcome import Outcome, Row, at_most, middle
from benchmarks.workloads.stage import providing

CASES = 50
_GOLD = "evals/registers/development"
_SUCCEEDED = (f"{CASES} passed", "every invariant holds")
"""What promptfoo and our evaluation say; the exit code tells of figures below a bar as well."""
_MORE = (
    "a case of ours is an article scored by all measures, with intervals from resampling, the"
    " worst misses shown in its text, and four reports; one of theirs is one comparison of strings"
)


async def run(runs: int, pace: float) -> Outcome:  # noqa: ARG001 - answers are kept
    with providing(0.001) as provider, TemporaryDirectory() as folder:
        evaluations = {
            "ours": _ours(provider.address, Path(folder)),
            "promptfoo": _promptfoo(provider.address, Path(folder)),
            "inspect": _inspect(provider.address, Path(folder)),
        }
        there = {
            name: evaluation
            for name, evaluation in evaluations.items()
            if name == "ours" or environments.is_installed(name)
        }
        for evaluation in there.values():  # so that all answers are kept
            await asyncio.to_thread(evaluation)
        found: dict[str, list[float]] = {name: [] for name in there}
        for _ in range(runs):
            for name, evaluation in there.items():
                found[name].append(await asyncio.to_thread(evaluation))
    return Outcome("50 cached cases", tuple(_rows(found)), runs, dict(found))


def _rows(found: Mapping[str, Sequence[float]]) -> list[Row]:
    ours = middle(found["ours"])
    quoted = {"promptfoo": PROMPTFOO_SECONDS, "inspect": INSPECT_SECONDS}
    peers = {name: middle(found[name]) if name in found else quoted[name] for name in quoted}
    return [
        Row("ours", f"{ours:.1f} s"),
        *(
            Row(name, f"{peers[name]:.1f} s", note=_origin(name in found))
            for name in ("promptfoo", "inspect")
        ),
        at_most("to promptfoo's", ours / peers["promptfoo"], 0.4, missed=_MORE),
        at_most("to inspect's", ours / peers["inspect"], 0.15, missed=_MORE),
    ]


def _origin(measured: bool) -> str:
    return "measured" if measured else "quoted from a trial"


def _ours(address: str, folder: Path) -> Callable[[], float]:
    environment = {
        **os.environ,
        "FACTFRAME_MODEL": "openai/benchmark",
        "FACTFRAME_API_BASE": f"{address}/v1",
        "FACTFRAME_API_KEY": "key",
        "FACTFRAME_CACHE_DIR": str(folder / "cache"),
    }
    turns = iter(range(1_000))

    def evaluation() -> float:
        out = str(folder / f"run{next(turns)}")
        command = [sys.executable, "-m", "evals", "run", "--engine", "llm", "--gold", _GOLD]
        return _seconds([*command, "--no-baseline", "--out", out], environment)

    return evaluation


def _promptfoo(address: str, folder: Path) -> Callable[[], float]:
    """One prompt, fifty texts, one check each."""
    config = folder / "promptfooconfig.json"
    api = {"apiBaseUrl": f"{address}/v1", "apiKey": "key"}
    check = {"type": "contains", "value": "statement"}
    asked = {
        "prompts": ["List the claims.\n<article>\n{{text}}\n</article>"],
        "providers": [{"id": "openai:chat:gpt-instructor", "config": api}],
        "tests": [{"vars": {"text": text}, "assert": [check]} for text in originals()[:CASES]],
    }
    config.write_text(json.dumps(asked), encoding="utf-8")
    quiet = {"PROMPTFOO_DISABLE_TELEMETRY": "1", "PROMPTFOO_DISABLE_UPDATE": "1"}
    own = {**os.environ, **quiet, "PROMPTFOO_CONFIG_DIR": str(folder / "promptfoo")}
    command = [str(environments.HOME / "promptfoo/node_modules/.bin/promptfoo"), "eval"]
    return lambda: _seconds([*command, "-c", str(config), "--no-table", "--no-progress-bar"], own)


def _inspect(address: str, folder: Path) -> Callable[[], float]:
    question = {"address": address, "texts": originals()[:CASES], "folder": str(folder / "logs")}

    def evaluation() -> float:
        began = monotonic()
        environments.asked("inspect", "cases", question)
        return monotonic() - began

    return evaluation


def _seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """By the clock. Raises RuntimeError where the command says that it did not succeed."""
    began = monotonic()
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)  # noqa: S603 - ours
    seconds = monotonic() - began
    if not any(word in done.stdout for word in _SUCCEEDED):
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr[-500:]}")
    return seconds
