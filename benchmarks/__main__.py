"""`python -m benchmarks`."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.figures import Settings, measured, table

_FROM, _TO = "<!-- figures -->\n", "<!-- end of figures -->\n"


def main(arguments: Sequence[str] | None = None) -> None:
    usual = Settings()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--texts", type=int, default=usual.texts, help="different articles timed")
    parser.add_argument("--rounds", type=int, default=usual.rounds, help="runs of each of them")
    parser.add_argument("--read", type=int, default=usual.read, help="articles read for the memory")
    parser.add_argument("--out", type=Path, help="file for the figures as JSON")
    parser.add_argument("--page", type=Path, help="page in which the table is replaced")
    given = parser.parse_args(arguments)
    figures = measured(Settings(given.texts, given.rounds, given.read))
    shown = table(figures)
    sys.stdout.write(shown + "\n")
    if given.out:
        given.out.write_text(json.dumps(asdict(figures), indent=2) + "\n", encoding="utf-8")
    if given.page:
        given.page.write_text(_replaced(given.page.read_text(encoding="utf-8"), shown), "utf-8")


def _replaced(page: str, shown: str) -> str:
    """The page with another table between its two marks."""
    before, _, rest = page.partition(_FROM)
    _, _, after = rest.partition(_TO)
    return f"{before}{_FROM}\n{shown}\n\n{_TO}{after}"


if __name__ == "__main__":
    main()
