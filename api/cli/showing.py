"""Results on standard output, and progress on standard error."""

import io
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console, RenderableType
from rich.status import Status

from api.exports.as_json import to_json
from api.readable.plain import plain
from api.schemas.base import Result

_PATIENCE_SECONDS = 1.0


def show_json(result: Result) -> None:
    """The API's JSON on one line, in UTF-8 whatever the locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(to_json(result).encode() + b"\n")
    sys.stdout.buffer.flush()


def show(view: RenderableType) -> None:
    """The view, in colour on a terminal and without trailing blanks in a pipe."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    console = Console(markup=False, emoji=False, highlight=False)
    if console.is_terminal:
        console.print(view)
        return
    with console.capture() as capture:
        console.print(view)
    sys.stdout.write("\n".join(map(str.rstrip, capture.get().split("\n"))))


@contextmanager
def progress(message: str) -> Iterator[None]:
    """What is being done, once it takes more than a second; on a terminal only."""
    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        yield
        return
    status = Status(plain(message), console=console)
    timer = threading.Timer(_PATIENCE_SECONDS, status.start)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()
