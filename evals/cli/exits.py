"""Exit codes, and how an error leaves a command: one line on standard error."""

import sys
from collections.abc import Callable
from enum import IntEnum
from functools import wraps
from typing import Final, ParamSpec

import click

from api.cli.exits import complain
from api.errors import FactframeError, UpstreamError
from evals.baseline import BaselineError
from evals.exchange.errors import ExchangeError
from evals.goldfiles import GoldError
from evals.recording import RecordingError
from evals.report.writing import RunFileError
from evals.results import UnlikeError

P = ParamSpec("P")


class Exit(IntEnum):
    """0, 1 and 2: held, lost, wrong use."""

    OK = 0
    FAILED = 1
    WRONG_USE = 2


_WRONG_USE: Final = (
    BaselineError,
    ExchangeError,
    FactframeError,
    GoldError,
    RecordingError,
    RunFileError,
    UnlikeError,
)


def guarded(command: Callable[P, Exit]) -> Callable[P, None]:
    """The command, ending the process with its code; every planned error is one line and a code."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except UpstreamError as error:
            complain(error.message)
            code = Exit.FAILED
        except _WRONG_USE as error:
            complain(str(error))
            code = Exit.WRONG_USE
        except KeyboardInterrupt:
            raise click.Abort from None
        sys.exit(code)

    return run
