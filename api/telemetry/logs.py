"""Logs: one line for each thing that happened, without a word of what was read.

Loggers of the standard library all the way: ours and those of the server say what they have to
say, with fields in `extra`. Of other libraries only kind and place are shown: their words may
repeat a key, an address, an article. The message of an exception is never shown, for the same
reason. What could steer a terminal or forge a line is escaped.
"""

import logging
import sys
import threading
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any, Final, TextIO

from asgi_correlation_id import correlation_id

from api.settings import LogFormat, Settings
from api.telemetry.faults import without_values

Line = MutableMapping[str, Any]

OURS: Final = ("api", "uvicorn")
WITHHELD: Final = "said by a library, whose words are not shown: they may repeat what was sent"

_LONGEST: Final = 4_000
_log = logging.getLogger(__name__)


@contextmanager
def logging_as(settings: Settings) -> Iterator[None]:
    """The logs of this process go to standard error as the settings say, until left; where they do
    already, nothing changes."""
    root = logging.getLogger()
    if any(isinstance(handler, _ToStandardError) for handler in root.handlers):
        yield
        return
    handler = _ToStandardError(settings.log_format)
    before = {name: _state(logging.getLogger(name)) for name in (*OURS, "uvicorn.access")}
    root.addHandler(handler)
    for name in before:
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], name != "uvicorn.access"
        logger.setLevel(settings.log_level.upper())
    logging.captureWarnings(True)
    hooks = threading.excepthook, sys.unraisablehook
    threading.excepthook, sys.unraisablehook = _thread_failed, _nobody_saw
    try:
        yield
    finally:
        threading.excepthook, sys.unraisablehook = hooks
        logging.captureWarnings(False)
        root.removeHandler(handler)
        for name, (handlers, propagate, level) in before.items():
            logger = logging.getLogger(name)
            logger.handlers, logger.propagate, logger.level = handlers, propagate, level


def _thread_failed(failure: threading.ExceptHookArgs) -> None:
    if failure.exc_value is not None:
        _log.error("A thread failed", extra=without_values(failure.exc_value))


def _nobody_saw(failure: "sys.UnraisableHookArgs") -> None:
    if failure.exc_value is not None:
        _log.error("Something failed where nobody sees it", extra=without_values(failure.exc_value))


def _state(logger: logging.Logger) -> tuple[list[logging.Handler], bool, int]:
    return logger.handlers, logger.propagate, logger.level


class _ToStandardError(logging.StreamHandler[TextIO]):
    """Writes to whatever standard error is at the time."""

    def __init__(self, form: LogFormat | None) -> None:
        logging.Handler.__init__(self)
        self.setFormatter(formatter(form or ("text" if sys.stderr.isatty() else "json")))

    @property
    def stream(self) -> TextIO:
        return sys.stderr

    @stream.setter
    def stream(self, _: TextIO) -> None:
        """Standard error it stays."""


def formatter(form: LogFormat) -> logging.Formatter:
    """Makes a line of a record."""
    import structlog  # noqa: PLC0415 - a tenth of a second, for servers only

    renderer: Any
    if form == "json":
        renderer = structlog.processors.JSONRenderer()
    else:
        renderer = structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(),
            repr_native_str=True,
            exception_formatter=structlog.dev.plain_traceback,
        )
    return structlog.stdlib.ProcessorFormatter(
        processors=[
            _told,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _escaped,
            renderer,
        ]
    )


def _told(_: object, __: str, line: Line) -> Line:
    """What may be told of a record."""
    record: logging.LogRecord = line["_record"]
    told: dict[str, Any] = {"_record": record, "_from_structlog": line["_from_structlog"]}
    told |= {"level": record.levelname.lower(), "logger": record.name}
    if request := correlation_id.get():
        told["request_id"] = request
    if record.name.partition(".")[0] in OURS:
        told |= {"event": line["event"], **_extra(record)}
    else:
        told |= {"event": WITHHELD, "place": f"{record.module}:{record.lineno}"}
    kind_and_error = line.get("exc_info")
    if kind_and_error and kind_and_error[1]:
        told |= without_values(kind_and_error[1])
    return told


_USUAL: Final = frozenset(vars(logging.makeLogRecord({}))) | {
    "message", "asctime", "color_message"
}  # fmt: skip


def _extra(record: logging.LogRecord) -> dict[str, object]:
    return {name: value for name, value in vars(record).items() if name not in _USUAL}


def _escaped(_: object, __: str, line: Line) -> Line:
    return {name: _harmless(name, value) for name, value in line.items()}


def _harmless(name: str, value: object) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value
    if name == "exception":
        return "\n".join(escape(part) for part in str(value).split("\n"))
    return escape(str(value)[:_LONGEST])


def escape(text: str) -> str:
    """The text with everything written out that does not print as itself: line ends, controls,
    changes of direction, halves of surrogate pairs."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
