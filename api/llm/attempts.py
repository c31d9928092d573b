"""What is told of each attempt at a call to a model: one line of the log, and whoever watches."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from time import perf_counter

from api.errors import UpstreamError
from api.observing import Attempt, watched
from api.ports import BreakerState, CompletionRequest

_log = logging.getLogger(__name__)

ANSWERED = "ok"
OTHER_FORM = "other-form"
"""The model takes exception to the form of the question, and is asked in another one."""


@contextmanager
def attempted(request: CompletionRequest, number: int, breaker: BreakerState) -> Iterator[Attempt]:
    """One attempt, whose outcome is filled in within; an error that leaves it is its outcome."""
    attempt = Attempt(request.model, request.prompt.id, number, request.max_tokens)
    started = perf_counter()
    try:
        with watched(attempt):
            try:
                yield attempt
            except UpstreamError as error:
                attempt.outcome = error.code
                raise
    finally:
        seconds = round(perf_counter() - started, 4)
        _log.info("upstream", extra={**asdict(attempt), "seconds": seconds, "breaker": breaker})
