"""Jobs, for whoever takes them: HTTP and the command line. All is done on the current account."""

import asyncio
import hashlib
import json
import logging
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from api.account import Amounts, current_account
from api.errors import ConfigurationError, JobsUnavailableError
from api.jobs.admission import check_number, check_room, wanted
from api.jobs.intake import Most, Spool, item
from api.jobs.items import GROUP_SIZE, ItemRow, JobKey, NewItem, NewJob
from api.jobs.place import FILE, jobs_place
from api.schemas.jobs import Job, JobError, JobKind
from api.schemas.run import EngineName, Speed
from api.service import Service
from api.settings import Settings

if TYPE_CHECKING:
    from api.jobs.durable import Line
    from api.jobs.store import JobStore

_log = logging.getLogger(__name__)
T = TypeVar("T")
_TAKERS: Final = ThreadPoolExecutor(max_workers=8, thread_name_prefix="jobs")

FEWEST: Final = 2
MOST: Final = 16
"""Articles of a group."""
_CHUNK: Final = 200
_HEX_DIGITS: Final = 32


@dataclass(frozen=True, slots=True)
class JobWishes:
    """What is asked for all articles of a job."""

    kind: JobKind = "analyses"
    engine: EngineName | None = None
    speed: Speed = "whole"
    narratives: bool = False
    name: str | None = None


@dataclass(frozen=True, slots=True)
class PageEnd:
    """Where a page of results ends."""

    number: int
    """Of its last item."""
    more: bool
    """Whether the next item has ended too."""


class Jobs:
    """Takes jobs and tells of them. The database is opened with the first call."""

    def __init__(self, settings: Settings, service: Service) -> None:
        self._settings = settings
        self._service = service
        self._opened: _Opened | None = None
        self._opening = threading.Lock()

    def spool(self) -> Spool:
        """To be entered, and filled with the articles of a job. It lies in the folder of the jobs,
        or of temporary files where they are kept in a database. Raises JobsUnavailableError where
        there is no room, ConfigurationError."""
        folder = self._folder()
        room = partial(check_room, folder, self._settings.free_megabytes)
        room()
        chosen = self._settings
        most = Most(chosen.max_upload_bytes, chosen.max_body_bytes, chosen.max_job_articles)
        return Spool(most, folder, room)

    async def take(self, spool: Spool, wishes: JobWishes) -> tuple[Job, bool]:
        """The job of these articles, and whether it is new. Its work begins at once.

        The same articles and wishes are the same job: nothing is done again. Raises InputError
        where no line is an article, or there are too many; QuotaError where the account may not
        read so much today, or has too many jobs; JobsUnavailableError; ConfigurationError.
        """
        amounts = await self._taking(partial(self._wanted, spool, wishes))
        if amounts is not None:
            await current_account.get().admit(amounts)
        return await self._taking(partial(self._take, spool, wishes))

    async def get(self, identifier: str) -> Job:
        """The job. Raises NotFoundError."""
        key = self._own(identifier)
        return await self._apart(lambda opened: opened.store.view.job(key))

    async def latest(self, most: int) -> list[Job]:
        """The latest jobs, latest first."""
        namespace = current_account.get().namespace
        return await self._apart(lambda opened: opened.store.view.jobs(namespace, most))

    async def last_of_page(self, identifier: str, after: int, most: int) -> PageEnd:
        """Where a page of so many items beyond `after` ends, before the first that has not ended.
        Raises NotFoundError."""
        key = self._own(identifier)
        numbers = await self._apart(lambda opened: opened.store.view.numbers(key, after, most + 1))
        page = numbers[:most]
        return PageEnd(page[-1] if page else after, len(numbers) > most)

    async def results(self, identifier: str, after: int, last: int, most: int) -> list[ItemRow]:
        """At most so many items numbered beyond `after` up to `last`. Raises NotFoundError."""
        key = self._own(identifier)
        return await self._apart(lambda opened: opened.store.view.items(key, after, last, most))

    async def failed(self, identifier: str, most: int) -> list[ItemRow]:
        """The first items that failed. Raises NotFoundError."""
        key = self._own(identifier)
        return await self._apart(lambda opened: opened.store.view.failed(key, most))

    async def cancel(self, identifier: str) -> Job:
        """The job, cancelled: what has ended stays. Raises NotFoundError."""
        return await self._apart(partial(_cancel, self._own(identifier)))

    async def retry(self, identifier: str) -> tuple[Job, int]:
        """The job, with so many items that had failed or were cancelled in line again. Raises
        NotFoundError, TooManyJobsError."""
        number = await self._apart(partial(self._retry, self._own(identifier)))
        return await self.get(identifier), number

    @property
    def may_exist(self) -> bool:
        """False as long as no job was ever taken, as far as can be told without a database."""
        return (
            self._opened is not None
            or self._settings.database_url is not None
            or (self._settings.jobs / FILE).exists()
        )

    def close(self) -> None:
        """Give the connections back, if there are any. Another call opens them again."""
        with self._opening:
            opened, self._opened = self._opened, None
        if opened is not None:
            opened.line.close()

    async def has_open(self) -> bool:
        """Whether anything is left to do, on whatever account."""
        return await self._apart(lambda opened: opened.store.view.has_open())

    async def _apart(self, work: Callable[["_Opened"], T]) -> T:
        """What the work returns, done in a thread. Raises JobsUnavailableError."""
        return await asyncio.to_thread(self._done, work)

    async def _taking(self, work: Callable[["_Opened"], T]) -> T:
        """The same, in a thread for what may take a minute: nobody else waits for one of these."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(_TAKERS, copy_context().run, self._done, work)

    def _done(self, work: Callable[["_Opened"], T]) -> T:
        from sqlalchemy import exc  # noqa: PLC0415 - most processes take no jobs

        from api.database import reason  # noqa: PLC0415

        try:
            return work(self._open())
        except (exc.DBAPIError, exc.TimeoutError) as error:
            _log.error("The jobs' database is out of reach: %s", reason(error))
            raise JobsUnavailableError(
                "The database of the jobs is out of reach. Nothing that was taken is lost: try"
                " again in a while."
            ) from None

    def _own(self, identifier: str) -> JobKey:
        return JobKey(current_account.get().namespace, identifier)

    def _open(self) -> "_Opened":
        from api.database import connect  # noqa: PLC0415 - loads much
        from api.jobs.durable import Line  # noqa: PLC0415 - loads much
        from api.jobs.store import JobStore  # noqa: PLC0415

        with self._opening:
            if self._opened is None:
                engine = connect(jobs_place(self._settings))
                line = Line(engine)
                self._opened = _Opened(line, JobStore(engine, line.put))
            return self._opened

    def _key(self, spool: Spool, wishes: JobWishes) -> JobKey:
        """A content address: of the articles, the wishes but the name, and the engine."""
        identity = self._service.identity(wishes.engine).model_dump(mode="json")
        content = {**asdict(wishes), "name": None, "engine": identity, "lines": spool.digest}
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
        return self._own("j" + hashlib.sha256(canonical.encode()).hexdigest()[:_HEX_DIGITS])

    def _take(self, spool: Spool, wishes: JobWishes, opened: "_Opened") -> tuple[Job, bool]:
        key = self._key(spool, wishes)
        account = current_account.get().identifier
        identity = self._service.identity(wishes.engine)
        new = NewJob(
            key=key,
            account=account,
            kind=wishes.kind,
            name=wishes.name,
            engine=identity.engine,
            model=identity.model,
            speed=wishes.speed,
            narratives=wishes.narratives,
        )
        fresh = opened.store.take(new)
        if fresh:
            self._fill(opened.store, key, spool, wishes)
        return opened.store.view.job(key), fresh

    def _wanted(self, spool: Spool, wishes: JobWishes, opened: "_Opened") -> Amounts | None:
        """What the job takes; None for one that was taken before. Raises InputError,
        TooManyJobsError."""
        key = self._key(spool, wishes)
        if opened.store.view.is_accepted(key):
            return None
        self._check_number(key, opened)
        return wanted(self._items(spool, wishes), self._settings.max_job_articles)

    def _retry(self, key: JobKey, opened: "_Opened") -> int:
        self._check_number(key, opened)
        return opened.store.retry(key)

    def _check_number(self, key: JobKey, opened: "_Opened") -> None:
        unfinished = opened.store.view.unfinished(key.namespace, but=key.id)
        check_number(unfinished, self._settings.max_open_jobs)

    def _folder(self) -> Path:
        if self._settings.database_url is not None:
            return Path(tempfile.gettempdir())
        folder = self._settings.jobs
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise ConfigurationError(f"{folder} cannot be written ({reason}).") from None
        return folder

    def _fill(self, store: "JobStore", key: JobKey, spool: Spool, wishes: JobWishes) -> None:
        """Put the articles into the job, and a comparison for each group of them."""
        groups: dict[str, int] = {}
        last = 0
        items = self._items(spool, wishes)
        while chunk := list(islice(items, _CHUNK)):
            store.add(key, chunk)
            last = chunk[-1].number
            for one in chunk:
                if one.group is not None:
                    groups[one.group] = groups.get(one.group, 0) + 1
        compared = (
            _comparison(number, group, size)
            for number, (group, size) in enumerate(groups.items(), last + 1)
        )
        while chunk := list(islice(compared, _CHUNK)):
            store.add(key, chunk)
        store.accept(key)

    def _items(self, spool: Spool, wishes: JobWishes) -> Iterator[NewItem]:
        most, fetches = self._settings.max_body_bytes, bool(self._settings.fetch)
        return (
            item(number, line, wishes.kind, most, fetches=fetches) for number, line in spool.lines()
        )


@dataclass(frozen=True, slots=True)
class _Opened:
    line: "Line"
    store: "JobStore"


def _cancel(key: JobKey, opened: _Opened) -> Job:
    opened.line.take_out(opened.store.cancel(key))
    return opened.store.view.job(key)


def _comparison(number: int, group: str, size: int) -> NewItem:
    """Failed from the start where there is nothing to compare."""
    error = None
    if not FEWEST <= size <= MOST:
        told = f"{FEWEST} to {MOST} articles are compared; this group has {size}."
        error = JobError(code=GROUP_SIZE, title="The group cannot be compared", detail=told)
    return NewItem(number, "comparison", group=group, error=error)
