"""The main text of a page, found in a process of its own.

Some pages take a parser minutes or gigabytes; a process with limits ends with those.
"""

import json
import logging
import os
import signal
import subprocess
import sys
from threading import BoundedSemaphore
from typing import TypedDict

from api.errors import InputError, TooLargeError
from api.limits import DEFAULT_LIMITS, Limits

logger = logging.getLogger(__name__)

_CRASHES = frozenset({signal.SIGSEGV, signal.SIGABRT, signal.SIGILL, signal.SIGFPE})

_AT_ONCE = BoundedSemaphore(DEFAULT_LIMITS.pages_at_once)
_PASSED_ON = frozenset(
    {
        *("PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "SYSTEMROOT"),
        *("LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TEMP", "TMP"),
    }
)
"""All that the child learns of our environment: no key, no setting."""
UNREADABLE = 3
"""How the child ends where the markup cannot be parsed."""
EXHAUSTED = 4
"""How it ends where its memory does not suffice."""


class Extract(TypedDict):
    """What a page holds: paragraphs in order, and metadata as far as it tells any."""

    paragraphs: list[str]
    metadata: dict[str, str | None]


class Job(TypedDict):
    """What is to be extracted."""

    markup: str
    fragment: bool
    """Whether all text is wanted, as of a part of a page, and not the main text alone."""
    seconds: int
    memory_bytes: int


def extract(markup: str, *, fragment: bool = False, limits: Limits = DEFAULT_LIMITS) -> Extract:
    """The paragraphs and metadata of a page, or of all of a fragment of markup.

    Raises TooLargeError where that takes too long or too much memory, InputError where the
    markup cannot be parsed, or the parser broke down over it. Each page has a process of its own,
    which ends with it; only so many run at once, and others wait.
    """
    job = Job(
        markup=markup,
        fragment=fragment,
        seconds=limits.seconds,
        memory_bytes=limits.memory_bytes,
    )
    with _AT_ONCE:
        status, output = _run(json.dumps(job).encode(), 2 * limits.seconds)
    if status == 0:
        answer: Extract = json.loads(output)
        return answer
    logger.warning("a page could not be parsed: the parser ended with status %d", status)
    if (status < 0 and -status not in _CRASHES) or status == EXHAUSTED:
        raise _too_hard()
    raise InputError("The page's markup cannot be parsed. Hand in the article as plain text.")


def _run(job: bytes, seconds: int) -> tuple[int, bytes]:
    """How the child ended, negative for a signal, and what it wrote."""
    # -P: a folder named `api` where the command happens to run is not ours.
    command = [sys.executable, "-P", "-B", "-m", "api.ingest.extractor"]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell, none of the caller's words
            command,
            input=job,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: value for name, value in os.environ.items() if name in _PASSED_ON},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_hard() from None
    return done.returncode, done.stdout


def _too_hard() -> TooLargeError:
    return TooLargeError(
        "The page takes too long or too much memory to parse. Hand in the article as plain text."
    )
