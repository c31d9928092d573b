"""The page of figures, written from what the runs have kept."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from benchmarks.machine import machine
from benchmarks.peers.environments import WANTED
from benchmarks.workloads.listing import WORKLOADS
from benchmarks.workloads.outcome import Outcome

FIGURES: Final = ("<!-- figures -->\n", "<!-- end of figures -->\n")
GOALS: Final = ("<!-- goals -->\n", "<!-- end of goals -->\n")


def described(outcome: Outcome) -> dict[str, Any]:
    """A workload's outcome with the machine and the date, as it is kept."""
    return {"machine": asdict(machine()), **asdict(outcome)}


def update(page: Path, folder: Path) -> None:
    """Put the latest figures of the folder between the page's marks."""
    text = page.read_text(encoding="utf-8")
    speed = folder / "speed.json"
    if speed.exists():
        text = _replaced(text, FIGURES, json.loads(speed.read_text("utf-8"))["table"])
    files = {name: folder / f"{name}.json" for name in WORKLOADS}
    kept = [json.loads(file.read_text("utf-8")) for file in files.values() if file.exists()]
    if kept:
        text = _replaced(text, GOALS, "\n".join(_goals(kept)))
    page.write_text(text, encoding="utf-8")


def section(kept: Mapping[str, Any]) -> Iterator[str]:
    """One workload as Markdown."""
    yield f"| {kept['title']} | figure | goal | | note |"
    yield "|---|---|---|---|---|"
    for row in kept["rows"]:
        cells = (row["what"], row["figure"], row["goal"], row["verdict"], row["note"])
        yield f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _goals(kept: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    rows = [row for one in kept for row in one["rows"]]
    met = sum(row["verdict"] == "met" for row in rows)
    missed = [row for row in rows if row["verdict"] == "missed"]
    yield f"Of {met + len(missed)} goals, {met} are met and {len(missed)} missed."
    for place, names in _places(kept).items():
        yield f"{place}: {'; '.join(names)}."
    yield f"Peers: {', '.join(wanted[0] for wanted in WANTED.values())}."
    for one in kept:
        yield ""
        yield from section(one)


def _places(kept: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    """What was measured where, when, how often, and beside how much other work."""
    found: dict[str, list[str]] = {}
    for one in kept:
        place = one["machine"]
        told = f"{place['date']}, {place['cpu']}, {place['cores']} cores, {place['python']}"
        runs = f"{one['runs']} runs" if one["runs"] > 1 else "one run"
        found.setdefault(told, []).append(f"{one['title']} ({runs}, load {place['load']:.0f})")
    return found


def _replaced(page: str, marks: tuple[str, str], shown: str) -> str:
    """The page with another text between two of its marks."""
    opening, closing = marks
    before, _, rest = page.partition(opening)
    _, _, after = rest.partition(closing)
    return f"{before}{opening}\n{shown}\n\n{closing}{after}"
