"""`python -m tests.hostile`: figures of the hostile suite; exit code 1 where a bound is broken."""

import logging
import sys
import tempfile
from pathlib import Path

from tests.hostile.suite import UPSTREAM, main_figures, table
from tests.http.server import serving


def main() -> int:
    logging.disable()  # thousands of lines on what is counted below
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder), *UPSTREAM) as upstream:
        figures = main_figures(upstream, Path(folder))
    sys.stdout.write(table(figures.values()) + "\n")
    details = [f"{name}: {line}" for name, item in figures.items() for line in item.details]
    for line in details:
        sys.stdout.write(f"broken: {line.encode('unicode_escape').decode()}\n")
    return 1 if details else 0


if __name__ == "__main__":
    sys.exit(main())
