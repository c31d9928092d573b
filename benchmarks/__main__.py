"""`python -m benchmarks [NAME …]`: measure, print the table, and keep the figures."""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks import report
from benchmarks.figures import Settings, measured, table
from benchmarks.workloads.listing import WORKLOADS

SPEED = "speed"
"""The embedded engine's speed and memory in full, which has a table of its own."""


def main(arguments: Sequence[str] | None = None) -> None:
    given = _arguments(arguments)
    for name in given.names or [SPEED, *WORKLOADS]:
        if name == SPEED:
            _speed(given)
        else:
            _workload(name, given)
    if given.page:
        report.update(given.page, given.out)


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    usual = Settings()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    names = ", ".join([SPEED, *WORKLOADS])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{names}; none: all of them")
    parser.add_argument("--runs", type=int, default=5, help="runs of each workload and peer (5)")
    parser.add_argument("--pace", type=float, default=1.0, help="factor on the provider's time (1)")
    parser.add_argument("--texts", type=int, default=usual.texts, help="speed: different articles")
    parser.add_argument("--rounds", type=int, default=usual.rounds, help="speed: runs of each")
    parser.add_argument("--read", type=int, default=usual.read, help="speed: read for the memory")
    parser.add_argument("--out", type=Path, help="folder for the figures as JSON, a file each")
    parser.add_argument("--page", type=Path, help="page in which the tables are replaced")
    given = parser.parse_args(arguments)
    if unknown := [name for name in given.names if name not in {SPEED, *WORKLOADS}]:
        parser.error(f"no such workload: {', '.join(unknown)}; there are {names}")
    if given.page and not given.out:
        parser.error("--page shows what --out has: give both")
    return given


def _speed(given: argparse.Namespace) -> None:
    figures = measured(Settings(given.texts, given.rounds, given.read))
    shown = table(figures)
    sys.stdout.write(shown + "\n")
    _keep(given.out, SPEED, {**asdict(figures), "table": shown})


def _workload(name: str, given: argparse.Namespace) -> None:
    outcome = asyncio.run(WORKLOADS[name](given.runs, given.pace))
    kept = report.described(outcome)
    sys.stdout.write("\n".join(report.section(kept)) + "\n\n")
    _keep(given.out, name, kept)


def _keep(folder: Path | None, name: str, figures: object) -> None:
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        written = json.dumps(figures, indent=2, ensure_ascii=False) + "\n"
        (folder / f"{name}.json").write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
