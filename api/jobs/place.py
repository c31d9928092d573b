"""Where jobs are kept."""

from typing import Final

import sqlalchemy as sa

from api.database import connect
from api.settings import Settings

FILE: Final = "jobs.db"


def jobs_database(settings: Settings) -> sa.Engine:
    """The database of the jobs. Raises ConfigurationError."""
    if settings.database_url:
        return connect(settings.database_url.get_secret_value())
    return connect(settings.jobs / FILE)
