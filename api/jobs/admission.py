"""Whether a job is taken at all: what is told to a caller at once, and not item by item."""

import shutil
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from api.account import Amounts
from api.errors import (
    EmptyTextError,
    InputError,
    JobsUnavailableError,
    TooLargeError,
    TooManyJobsError,
)
from api.jobs.items import NewItem
from api.schemas.jobs import JobError

_RETRY_SECONDS = 60.0
_MEGABYTE = 1_000_000


def wanted(items: Iterable[NewItem], most: int) -> Amounts:
    """What reading all of them takes, as far as it can be told before: pages and addresses count
    without characters. Raises InputError where none can be used, or there are too many."""
    articles = characters = 0
    first: JobError | None = None
    for number, found in enumerate(islice(items, most + 1), 1):
        if number > most:
            raise TooLargeError(
                f"There are more than {most:,} articles (FACTFRAME_MAX_JOB_ARTICLES). Send them as"
                " several jobs."
            )
        if found.error is None:
            articles += 1
            characters += found.characters
        else:
            first = first or found.error
    if articles:
        return Amounts(articles=articles, characters=characters)
    if first is None:
        raise EmptyTextError("There are no articles. Send each as one line of JSON.")
    raise InputError(f"No line can be used. The first that is not empty: {first.detail}")


def check_number(unfinished: int, most: int) -> None:
    """Raises TooManyJobsError unless one more job may be taken."""
    if unfinished >= most:
        raise TooManyJobsError(
            f"{unfinished:,} jobs are unfinished, and no more are taken (FACTFRAME_MAX_OPEN_JOBS)."
            " Wait until some have ended, or cancel some; send many articles as one job.",
            _RETRY_SECONDS,
        )


def check_room(folder: Path, megabytes: int) -> None:
    """Raises JobsUnavailableError unless so much is free on the disk of the folder."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        raise full() from None
    if free < megabytes * _MEGABYTE:
        raise full()


def full() -> JobsUnavailableError:
    """What to say where there is no room."""
    return JobsUnavailableError(
        "The disk of this service is nearly full, and no jobs are taken (FACTFRAME_FREE_MEGABYTES)."
        " Nothing that was taken is lost: try again in a while, or tell the operator."
    )
