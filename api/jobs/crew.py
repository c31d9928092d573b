"""Workers as children of the process that takes jobs."""

import logging
import subprocess
import sys
from typing import Final

_log = logging.getLogger(__name__)
_COMMAND: Final = (sys.executable, "-m", "api", "worker", "--with-parent")
_KILL_AFTER: Final = 10.0


class Crew:
    """So many workers, started when they are first needed and again when one is gone. They end
    when they are told to, and with this process, however that ends: then their input ends."""

    def __init__(self, number: int, seconds: int) -> None:
        """`seconds`: how long a worker that is told to stop may take."""
        self._number = number
        self._seconds = seconds
        self._children: list[subprocess.Popen[bytes]] = []

    def ensure(self) -> None:
        """Start those that are missing."""
        for child in [child for child in self._children if child.poll() is not None]:
            _log.warning("A worker ended by itself, with code %d", child.returncode)
            self._children.remove(child)
        while len(self._children) < self._number:
            self._children.append(
                subprocess.Popen(_COMMAND, stdin=subprocess.PIPE)  # noqa: S603 - ours
            )

    def close(self) -> None:
        """Tell all to stop, and wait for them."""
        for child in self._children:
            if child.stdin:
                child.stdin.close()
        for child in self._children:
            try:
                child.wait(self._seconds + _KILL_AFTER)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        self._children.clear()
