"""Whether a database is in reach, as far as the last attempt told."""

import threading
import time
from collections.abc import Callable
from typing import Final

import sqlalchemy as sa

_PAUSE_SECONDS: Final = 2.0


class Reach:
    """Keeps those who can do without a database from waiting for one that does not answer.

    After a failure nobody tries for a while; then one does, for all. Safe for many threads.
    """

    def __init__(
        self, pause: float = _PAUSE_SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._pause = pause
        self._clock = clock
        self._lock = threading.Lock()
        self._until: float | None = None

    def may_try(self) -> bool:
        """Whether to ask the database; where it failed, true for one caller in a pause."""
        with self._lock:
            if self._until is None:
                return True
            if self._clock() < self._until:
                return False
            self._until = self._clock() + self._pause
            return True

    def failed(self) -> None:
        """It did not answer."""
        with self._lock:
            self._until = self._clock() + self._pause

    def answered(self) -> bool:
        """It did. Whether it had failed before."""
        with self._lock:
            was_lost, self._until = self._until is not None, None
            return was_lost


def reason(error: Exception) -> str:
    """Why a database cannot be used, for the operator: without statements and what is in them."""
    if isinstance(error, sa.exc.OperationalError) and error.orig is not None:
        return (str(error.orig).splitlines() or [""])[0][:300] or type(error.orig).__name__
    if isinstance(error, sa.exc.DBAPIError) and error.orig is not None:
        return type(error.orig).__name__
    return type(error).__name__
