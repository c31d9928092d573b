"""Exit codes, and how an error leaves the command: one line on standard error."""

import os
import sys
import traceback
from collections.abc import Callable
from enum import IntEnum
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from api import errors

P = ParamSpec("P")


class Exit(IntEnum):
    """The codes of sysexits.h, and 130 as shells have it."""

    OK = 0
    WRONG_USE = 2
    BAD_DATA = 65
    NO_INPUT = 66
    UNAVAILABLE = 69
    INTERNAL = 70
    OUTPUT = 74
    CONFIGURATION = 78
    INTERRUPTED = 130


MEANINGS = {
    Exit.OK: "done",
    Exit.WRONG_USE: "wrong use of the command",
    Exit.BAD_DATA: "an article cannot be used: its format, encoding, size or language",
    Exit.NO_INPUT: "a file is not there or cannot be read",
    Exit.UNAVAILABLE: "a provider or a page's server gave no usable answer, or the port is taken",
    Exit.INTERNAL: "an error in Factframe itself",
    Exit.OUTPUT: "the output could not be written: the disk may be full",
    Exit.CONFIGURATION: "a setting is missing or wrong",
    Exit.INTERRUPTED: "interrupted",
}

_CODES: dict[type[Exception], Exit] = {
    errors.InputError: Exit.BAD_DATA,
    errors.NotFoundError: Exit.NO_INPUT,
    errors.FetchError: Exit.UNAVAILABLE,
    errors.FetchRefusedError: Exit.BAD_DATA,
    errors.FetchUnusableError: Exit.BAD_DATA,
    errors.ConfigurationError: Exit.CONFIGURATION,
    errors.JobsUnavailableError: Exit.UNAVAILABLE,
    errors.QuotaError: Exit.UNAVAILABLE,
    errors.BusyError: Exit.UNAVAILABLE,
    errors.UpstreamError: Exit.UNAVAILABLE,
}


class FileError(errors.FactframeError):
    """A file is not there or cannot be read."""

    code = "no-input"
    title = "The file cannot be read"


class PortError(errors.FactframeError):
    """The server cannot listen where it was asked to."""

    code = "port"
    title = "The port cannot be used"


_CODES[FileError] = Exit.NO_INPUT
_CODES[PortError] = Exit.UNAVAILABLE


def exit_code(error: errors.FactframeError) -> Exit:
    """The code of the nearest kind of error that has one."""
    return next((_CODES[kind] for kind in type(error).__mro__ if kind in _CODES), Exit.INTERNAL)


def complain(message: str, about: str | None = None) -> None:
    """One line on standard error, without anything that could steer the terminal."""
    from api.readable.plain import plain  # noqa: PLC0415 - keeps `--help` quick

    click.echo(plain(f"factframe: {about + ': ' if about else ''}{message}"), err=True)


def guarded(command: Callable[P, Exit]) -> Callable[P, None]:
    """The command, ending the process with its code; every error becomes a line and a code."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
            sys.stdout.flush()
        except errors.FactframeError as error:
            complain(error.message)
            code = exit_code(error)
        except KeyboardInterrupt:
            complain("interrupted")
            code = Exit.INTERRUPTED
        except BrokenPipeError:
            _let_the_pipe_go()
            code = Exit.OK
        except OSError as error:
            _let_the_pipe_go()
            complain(f"the output could not be written: {error.strerror or type(error).__name__}")
            code = Exit.OUTPUT
        except click.ClickException:
            raise
        except Exception as error:
            complain(_internal(error))
            code = Exit.INTERNAL
        sys.exit(code)

    return run


def _let_the_pipe_go() -> None:
    """Whoever read our output has enough of it; what is left goes nowhere, at exit too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _internal(error: Exception) -> str:
    """Where it happened, without the message, which may hold words of the article."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}, line {frame.lineno}"
    return f"an error in Factframe itself ({type(error).__name__} in {place}); please report it"
