"""`python -m benchmarks.peers [NAME …]`: make the environments of these peers, or of all."""

import sys
from collections.abc import Sequence

from benchmarks.peers.environments import HOME, WANTED, install


def main(names: Sequence[str]) -> int:
    """0 where all are installed, 2 for an unknown name."""
    if unknown := [name for name in names if name not in WANTED]:
        sys.stderr.write(f"no such peer: {', '.join(unknown)}; there are {', '.join(WANTED)}\n")
        return 2
    for name in names or WANTED:
        install(name)
        sys.stdout.write(f"{name} is in {HOME / name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
