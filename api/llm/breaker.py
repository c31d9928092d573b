"""A pause for a provider that is down: calls that more calls would only delay are not made.

Closed: every call goes out. Open: none does, and callers are told at once when to come back.
Half-open: when the pause is over, one call goes out on trial; it closes the breaker or opens it
again, and calls that come meanwhile wait for that: an article takes several calls at once.
What counts are calls, each with its own attempts behind it, and only failures to answer: a provider
that turns a request down or answers badly is at work.
"""

import logging
import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from api.errors import (
    UpstreamError,
    UpstreamPacedError,
    UpstreamPausedError,
    UpstreamTimeoutError,
    UpstreamUnavailableError,
)
from api.ports import BreakerState

_log = logging.getLogger(__name__)
_LONGEST: Final = 300.0
"""Most seconds of a pause that a provider can ask for: no answer of it stops the service."""


class Breaker:
    """One for each model at each address. Opens after `failures` failed calls in a row, or at once
    where the provider itself names a time; stays open for `seconds`, or until that time."""

    def __init__(
        self, failures: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = failures
        self._seconds = seconds
        self._clock = clock
        self._failures = 0
        self._until: float | None = None
        self.on_trial = False
        """Whether the call is under way that tells whether the provider answers again."""

    @property
    def state(self) -> BreakerState:
        if self._until is None:
            return "closed"
        return "open" if self._clock() < self._until else "half-open"

    @property
    def seconds_left(self) -> float:
        """Until the next call may go out; while a trial is under way, a second."""
        left = 0.0 if self._until is None else max(self._until - self._clock(), 0)
        return max(left, 1.0) if self.on_trial else left

    def check(self) -> None:
        """Raises UpstreamPausedError where no call may go out now."""
        if self.state == "open" or (self._until is not None and self.on_trial):
            seconds = math.ceil(self.seconds_left)
            raise UpstreamPausedError(
                "The model's provider failed again and again, so it is not asked for now. Try "
                f"again in {seconds} seconds.",
                seconds,
            )

    @contextmanager
    def call(self) -> Iterator[bool]:
        """One call, on trial or not. Raises UpstreamPausedError where none may go out."""
        self.check()
        trial = self.state == "half-open"
        self.on_trial = self.on_trial or trial
        try:
            yield trial
        except UpstreamPacedError:  # the provider was not asked, so nothing is known of it
            raise
        except (UpstreamUnavailableError, UpstreamTimeoutError) as error:
            self._failed(trial, error)
            raise
        except UpstreamError:
            self._passed()
            raise
        else:
            self._passed()
        finally:
            self.on_trial = self.on_trial and not trial

    def _passed(self) -> None:
        if self._until is not None:
            _log.warning("The model's provider answers again")
        self._failures, self._until = 0, None

    def _failed(self, trial: bool, error: UpstreamError) -> None:
        self._failures += 1
        asked = error.retry_after if isinstance(error, UpstreamUnavailableError) else None
        if self.state != "closed" and not trial:
            return
        if not (trial or asked or self._failures >= self._most):
            return
        pause = min(asked, _LONGEST) if asked else self._seconds
        self._until = self._clock() + pause
        _log.warning(
            "The model's provider is not asked for %.0f seconds: %d calls failed in a row",
            pause,
            self._failures,
        )
