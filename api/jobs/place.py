"""Where jobs are kept."""

from pathlib import Path
from typing import Final

from api.settings import Settings

FILE: Final = "jobs.db"


def jobs_place(settings: Settings) -> Path | str:
    """A file, or the URL of a database."""
    if settings.database_url:
        return settings.database_url.get_secret_value()
    return settings.jobs / FILE
