"""What is told of jobs. Every call is one transaction and blocks its thread."""

from datetime import UTC, datetime
from itertools import takewhile

import sqlalchemy as sa

from api.errors import NotFoundError
from api.jobs.items import ItemRow, JobKey
from api.jobs.packing import unpacked
from api.jobs.tables import ITEMS, JOBS, RESULTS
from api.schemas.jobs import OPEN, Job, JobCounts, JobError, JobStatus
from api.schemas.run import Usage


class JobView:
    """Reads the tables of jobs."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def job(self, key: JobKey) -> Job:
        """The job. Raises NotFoundError."""
        with self._engine.connect() as connection:
            return _told(connection, row(connection, key))

    def jobs(self, namespace: str, most: int, before: float | None = None) -> list[Job]:
        """The latest jobs of the namespace, latest first."""
        query = sa.select(JOBS).where(JOBS.c.namespace == namespace)
        if before is not None:
            query = query.where(JOBS.c.created < before)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(JOBS.c.created.desc(), JOBS.c.id).limit(most))
            return [_told(connection, row) for row in rows.mappings().all()]

    def is_accepted(self, key: JobKey) -> bool:
        """Whether there is the job, with all its articles."""
        query = sa.select(JOBS.c.accepted).where(the_job(key))
        with self._engine.connect() as connection:
            return bool(connection.execute(query).scalar())

    def unfinished(self, namespace: str, *, but: str) -> int:
        """How many jobs of the namespace have items that have not ended, or articles that have not
        come in; `but` is not counted."""
        still = sa.exists().where(
            ITEMS.c.namespace == JOBS.c.namespace,
            ITEMS.c.job == JOBS.c.id,
            ITEMS.c.status.in_(OPEN),
        )
        query = sa.select(sa.func.count()).where(
            JOBS.c.namespace == namespace,
            JOBS.c.id != but,
            (~JOBS.c.accepted & ~JOBS.c.cancelled) | still,
        )
        with self._engine.connect() as connection:
            return int(connection.execute(query).scalar_one())

    def numbers(self, key: JobKey, after: int, most: int) -> list[int]:
        """Numbers beyond `after` of items up to the first that has not ended."""
        query = (
            sa.select(ITEMS.c.number, ITEMS.c.status)
            .where(items_of(key), ITEMS.c.number > after)
            .order_by(ITEMS.c.number)
            .limit(most)
        )
        with self._engine.connect() as connection:
            row(connection, key)
            found = connection.execute(query).all()
        return [number for number, _ in takewhile(lambda one: one.status not in OPEN, found)]

    def items(self, key: JobKey, after: int, last: int, most: int) -> list[ItemRow]:
        """Items that ended, numbered beyond `after` up to `last`, with their results."""
        query = (
            sa.select(ITEMS, RESULTS.c.body)
            .outerjoin(
                RESULTS,
                (RESULTS.c.namespace == ITEMS.c.namespace) & (RESULTS.c.id == ITEMS.c.result),
            )
            .where(
                items_of(key),
                ITEMS.c.number > after,
                ITEMS.c.number <= last,
                ITEMS.c.status.not_in(OPEN),
            )
            .order_by(ITEMS.c.number)
            .limit(most)
        )
        with self._engine.connect() as connection:
            row(connection, key)
            return [_told_item(row) for row in connection.execute(query).mappings()]

    def failed(self, key: JobKey, most: int) -> list[ItemRow]:
        """The first items that failed."""
        query = (
            sa.select(ITEMS, sa.null().label("body"))
            .where(items_of(key), ITEMS.c.status == "failed")
            .order_by(ITEMS.c.number)
            .limit(most)
        )
        with self._engine.connect() as connection:
            row(connection, key)
            return [_told_item(found) for found in connection.execute(query).mappings()]

    def has_open(self) -> bool:
        """Whether anything is left to do, in any job."""
        query = sa.select(sa.literal(1)).where(ITEMS.c.status.in_(OPEN)).limit(1)
        with self._engine.connect() as connection:
            return connection.execute(query).first() is not None


def row(connection: sa.Connection, key: JobKey) -> sa.RowMapping:
    """The row of the job. Raises NotFoundError."""
    found = connection.execute(sa.select(JOBS).where(the_job(key))).mappings().first()
    if found is None:
        raise NotFoundError("There is no job under this id. Jobs are kept for a while only.")
    return found


def the_job(key: JobKey) -> sa.ColumnElement[bool]:
    """The row of the job."""
    return (JOBS.c.namespace == key.namespace) & (JOBS.c.id == key.id)


def items_of(key: JobKey) -> sa.ColumnElement[bool]:
    """The rows of its items."""
    return (ITEMS.c.namespace == key.namespace) & (ITEMS.c.job == key.id)


def _told(connection: sa.Connection, found: sa.RowMapping) -> Job:
    key = JobKey(found["namespace"], found["id"])
    counts, usage, changed = _summed(connection, key)
    return Job(
        id=key.id,
        kind=found["kind"],
        name=found["name"],
        status=_status(found, counts),
        counts=counts,
        usage=usage,
        engine=found["engine"],
        model=found["model"],
        speed=found["speed"],
        narratives=found["narratives"],
        created_at=_moment(found["created"]),
        changed_at=_moment(max(found["created"], changed)),
    )


def _summed(connection: sa.Connection, key: JobKey) -> tuple[JobCounts, Usage, float]:
    """Counts and usage of the job's items, and when one of them changed last."""
    query = sa.select(
        ITEMS.c.status,
        sa.func.count(),
        sa.func.sum(ITEMS.c.calls),
        sa.func.sum(ITEMS.c.cache_hits),
        sa.func.sum(ITEMS.c.tokens_in),
        sa.func.sum(ITEMS.c.tokens_out),
        sa.func.sum(ITEMS.c.cost_usd),
        sa.func.count().filter(ITEMS.c.cost_usd.is_(None)),
        sa.func.max(ITEMS.c.changed),
    ).where(items_of(key))
    counts: dict[str, int] = {}
    usage, changed = Usage(), 0.0
    for (
        status,
        number,
        calls,
        hits,
        tokens_in,
        tokens_out,
        cost,
        unpriced,
        latest,
    ) in connection.execute(query.group_by(ITEMS.c.status)):
        counts[status] = number
        changed = max(changed, latest)
        usage += Usage(
            upstream_calls=calls,
            cache_hits=hits,
            tokens_in=tokens_in,
            tokens_out=tokens_out,
            cost_usd=None if unpriced else cost,
        )
    return JobCounts.model_validate({"total": sum(counts.values()), **counts}), usage, changed


def _status(found: sa.RowMapping, counts: JobCounts) -> JobStatus:
    if found["cancelled"]:
        return "cancelled"
    if not found["accepted"]:
        return "accepting"
    return "running" if counts.waiting or counts.running else "done"


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _told_item(found: sa.RowMapping) -> ItemRow:
    return ItemRow(
        number=found["number"],
        kind=found["kind"],
        group=found["group"],
        ref=found["ref"],
        status=found["status"],
        result_id=found["result"],
        failure=JobError.model_validate_json(found["error"]) if found["error"] else None,
        body=None if found["body"] is None else unpacked(found["body"]),
    )
