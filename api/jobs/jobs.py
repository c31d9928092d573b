"""Jobs, for whoever takes them: HTTP and the command line. All is done on the current account."""

import asyncio
import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Final

from api.account import current_account
from api.errors import EmptyTextError, InputError, TooLargeError
from api.jobs.durable import Line
from api.jobs.intake import Spool, item
from api.jobs.items import ItemRow, JobKey, NewItem, NewJob
from api.jobs.place import jobs_database
from api.jobs.store import GROUP_SIZE, JobStore
from api.schemas.jobs import Job, JobError, JobKind
from api.schemas.run import EngineName, Speed
from api.service import Service
from api.settings import Settings

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


class Jobs:
    """Takes jobs and tells of them. The database is opened with the first call."""

    def __init__(self, settings: Settings, service: Service) -> None:
        self._settings = settings
        self._service = service
        self._opened: tuple[Line, JobStore] | None = None

    def spool(self) -> Spool:
        """To be filled with the articles of a job, and closed afterwards."""
        return Spool(self._settings.max_upload_bytes, self._settings.max_body_bytes)

    async def take(self, spool: Spool, wishes: JobWishes) -> tuple[Job, bool]:
        """The job of these articles, and whether it is new. Its work begins at once.

        The same articles and wishes are the same job: nothing is done again. Raises InputError
        where no line is an article, or there are too many; ConfigurationError.
        """
        return await asyncio.to_thread(self._take, spool, wishes)

    async def get(self, identifier: str) -> Job:
        """The job. Raises NotFoundError."""
        return await asyncio.to_thread(self._store.view.job, self._own(identifier))

    async def latest(self, most: int) -> list[Job]:
        """The latest jobs, latest first."""
        namespace = current_account.get().namespace
        return await asyncio.to_thread(self._store.view.jobs, namespace, most)

    async def results(self, identifier: str, after: int, most: int) -> list[ItemRow]:
        """Ended items numbered beyond `after`, in order. Raises NotFoundError."""
        return await asyncio.to_thread(self._store.view.items, self._own(identifier), after, most)

    async def cancel(self, identifier: str) -> Job:
        """The job, cancelled: what has ended stays. Raises NotFoundError."""
        return await asyncio.to_thread(self._cancel, self._own(identifier))

    async def retry(self, identifier: str) -> tuple[Job, int]:
        """The job, with so many items that had failed or were cancelled in line again. Raises
        NotFoundError."""
        key = self._own(identifier)
        number = await asyncio.to_thread(self._store.retry, key)
        return await self.get(identifier), number

    async def has_open(self) -> bool:
        """Whether anything is left to do, on whatever account."""
        return await asyncio.to_thread(self._store.view.has_open)

    def _own(self, identifier: str) -> JobKey:
        return JobKey(current_account.get().namespace, identifier)

    @property
    def _store(self) -> JobStore:
        return self._open()[1]

    def _open(self) -> tuple[Line, JobStore]:
        if self._opened is None:
            engine = jobs_database(self._settings)
            line = Line(engine)
            self._opened = line, JobStore(engine, line.put)
        return self._opened

    def _key(self, spool: Spool, wishes: JobWishes) -> JobKey:
        """A content address: of the articles, the wishes but the name, and the engine."""
        identity = self._service.identity(wishes.engine).model_dump(mode="json")
        content = {**asdict(wishes), "name": None, "engine": identity, "lines": spool.digest}
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
        return self._own("j" + hashlib.sha256(canonical.encode()).hexdigest()[:_HEX_DIGITS])

    def _take(self, spool: Spool, wishes: JobWishes) -> tuple[Job, bool]:
        key = self._key(spool, wishes)
        self._check(spool, wishes)
        account = current_account.get().identifier
        engine = wishes.engine or self._service.default
        new = NewJob(
            key, account, wishes.kind, wishes.name, engine, wishes.speed, wishes.narratives
        )
        fresh = self._store.take(new)
        if fresh:
            self._fill(key, spool, wishes)
        return self._store.view.job(key), fresh

    def _check(self, spool: Spool, wishes: JobWishes) -> None:
        """Raises InputError unless a line is an article and there are not too many."""
        most = self._settings.max_job_articles
        number = sum(1 for _ in islice(spool.lines(), most + 1))
        if number > most:
            raise TooLargeError(
                f"There are more than {most:,} articles (FACTFRAME_MAX_JOB_ARTICLES). Send them as"
                " several jobs."
            )
        first: JobError | None = None
        for found in self._items(spool, wishes):
            if found.error is None:
                return
            first = first or found.error
        if first is None:
            raise EmptyTextError("There are no articles. Send each as one line of JSON.")
        raise InputError(f"No line can be used. The first that is not empty: {first.detail}")

    def _fill(self, key: JobKey, spool: Spool, wishes: JobWishes) -> None:
        """Put the articles into the job, and a comparison for each group of them."""
        groups: dict[str, int] = {}
        last = 0
        items = self._items(spool, wishes)
        while chunk := list(islice(items, _CHUNK)):
            self._store.add(key, chunk)
            last = chunk[-1].number
            for one in chunk:
                if one.group is not None:
                    groups[one.group] = groups.get(one.group, 0) + 1
        compared = (
            _comparison(number, group, size)
            for number, (group, size) in enumerate(groups.items(), last + 1)
        )
        while chunk := list(islice(compared, _CHUNK)):
            self._store.add(key, chunk)
        self._store.accept(key)

    def _items(self, spool: Spool, wishes: JobWishes) -> Iterator[NewItem]:
        most = self._settings.max_body_bytes
        return (item(number, line, wishes.kind, most) for number, line in spool.lines())

    def _cancel(self, key: JobKey) -> Job:
        self._open()[0].take_out(self._store.cancel(key))
        return self._store.view.job(key)


def _comparison(number: int, group: str, size: int) -> NewItem:
    """Failed from the start where there is nothing to compare."""
    error = None
    if not FEWEST <= size <= MOST:
        told = f"{FEWEST} to {MOST} articles are compared; this group has {size}."
        error = JobError(code=GROUP_SIZE, title="The group cannot be compared", detail=told)
    return NewItem(number, "comparison", group=group, error=error)
