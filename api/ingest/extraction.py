"""The main text of a page, found in a process of its own.

Some pages take a parser minutes or gigabytes; a process with limits ends with those.
"""

import json
import subprocess
import sys
from typing import TypedDict

from api.errors import InputError, TooLargeError

SECONDS = 20
"""Processor time that one extraction may take; waiting time may be twice that."""


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


def extract(markup: str, *, fragment: bool = False, seconds: int = SECONDS) -> Extract:
    """The paragraphs and metadata of a page, or of all of a fragment of markup.

    Raises TooLargeError where that takes too long or too much memory, InputError where the
    markup cannot be parsed.
    """
    job = json.dumps(Job(markup=markup, fragment=fragment, seconds=seconds)).encode()
    # -P: a folder named `api` where the command happens to run is not ours.
    command = [sys.executable, "-P", "-m", "api.ingest.extractor"]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell, none of the caller's words
            command, input=job, capture_output=True, timeout=2 * seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise _too_hard() from None
    if done.returncode < 0:
        raise _too_hard()
    if done.returncode:
        raise InputError("The page's markup cannot be parsed. Hand in the article as plain text.")
    answer: Extract = json.loads(done.stdout)
    return answer


def _too_hard() -> TooLargeError:
    return TooLargeError(
        "The page takes too long or too much memory to parse. Hand in the article as plain text."
    )
