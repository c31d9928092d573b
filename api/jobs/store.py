"""Jobs and their items in a database: taken, begun, ended. Every call is one transaction and
blocks its thread."""

import time
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from api.database import is_shared, make_once
from api.jobs.items import GROUP_SIZE, Begun, JobKey, NewItem, NewJob, Outcome, Put, Work
from api.jobs.packing import packed, unpacked
from api.jobs.tables import ITEMS, JOBS, RESULTS, TABLES
from api.jobs.view import JobView, items_of, row, the_job
from api.schemas.jobs import OPEN


class JobStore:
    """The tables of jobs."""

    def __init__(self, engine: sa.Engine, put: Put) -> None:
        self._engine = engine
        self._put = put
        self._insert: Any = postgresql.insert if is_shared(engine) else sqlite.insert
        make_once(engine, TABLES)
        self.view = JobView(engine)

    def take(self, new: NewJob) -> bool:
        """Open the job; whether there was none, or one whose articles had not all come in."""
        row = {
            "namespace": new.key.namespace,
            "id": new.key.id,
            "account": new.account,
            "kind": new.kind,
            "name": new.name,
            "engine": new.engine,
            "model": new.model,
            "speed": new.speed,
            "narratives": new.narratives,
            "created": time.time(),
            "accepted": False,
            "cancelled": False,
        }
        with self._engine.begin() as connection:
            connection.execute(self._insert(JOBS).values(row).on_conflict_do_nothing())
            return not connection.execute(
                sa.select(JOBS.c.accepted).where(the_job(new.key))
            ).scalar()

    def add(self, key: JobKey, items: Sequence[NewItem]) -> None:
        """Put these items into the job and into the line; those that are in it stay as they are,
        and those of a job that was cancelled meanwhile are cancelled."""
        rows = [_new_row(key, item) for item in items]
        with self._engine.begin() as connection:
            put = self._insert(ITEMS).on_conflict_do_nothing().returning(ITEMS.c.number)
            fresh = set(connection.execute(put, rows).scalars())
            cancelled = sa.select(JOBS.c.cancelled).where(the_job(key)).with_for_update(read=True)
            if connection.execute(cancelled).scalar():
                self._cancel_waiting(connection, key)
                return
            self._put(
                connection,
                [
                    Work(key, item.number, item.kind)
                    for item in items
                    if item.number in fresh and item.error is None and item.kind == "analysis"
                ],
            )

    def accept(self, key: JobKey) -> None:
        """Say that all items are in; comparisons whose articles have all ended are put in line."""
        with self._engine.begin() as connection:
            connection.execute(JOBS.update().where(the_job(key)).values(accepted=True))
            self._compare_if_ready(connection, _comparisons(key))

    def begin(self, work: Work) -> Begun | None:
        """The item, begun; None where there is nothing to do: it has ended, or was cancelled."""
        with self._engine.begin() as connection:
            job = connection.execute(sa.select(JOBS).where(the_job(work.job))).mappings().first()
            if job is None:
                return None
            begun = connection.execute(
                ITEMS.update()
                .where(_item(work), ITEMS.c.status.in_(OPEN))
                .values(
                    status="cancelled" if job["cancelled"] else "running",
                    begun=ITEMS.c.begun + 1,
                    changed=time.time(),
                )
                .returning(ITEMS.c.input, ITEMS.c.group, ITEMS.c.begun)
            ).first()
            if begun is None or job["cancelled"]:
                return None
            data, group, times = begun
            results, failed = self._of_group(connection, work, group)
            return Begun(
                account=job["account"],
                engine=job["engine"],
                model=job["model"],
                speed=job["speed"],
                narratives=job["narratives"],
                input=None if data is None else unpacked(data),
                results=results,
                failed=failed,
                times=times,
            )

    def end(self, work: Work, outcome: Outcome) -> None:
        """Keep how the item ended, unless it had, and put in line what waited for it."""
        now = time.time()
        with self._engine.begin() as connection:
            group = connection.execute(
                sa.select(ITEMS.c.group).where(_item(work), ITEMS.c.kind == "analysis")
            ).scalar()
            if group is not None:
                self._hold(connection, _comparisons(work.job, group))
            ended = connection.execute(
                ITEMS.update()
                .where(_item(work), ITEMS.c.status.in_(OPEN))
                .values({**_ended(outcome), "changed": now})
            )
            if not ended.rowcount:
                return
            if outcome.body is not None:
                row = {
                    "namespace": work.job.namespace,
                    "id": outcome.result_id,
                    "body": packed(outcome.body),
                    "made": now,
                }
                connection.execute(self._insert(RESULTS).values(row).on_conflict_do_nothing())
            if group is not None:
                self._compare_if_ready(connection, _comparisons(work.job, group))

    def cancel(self, key: JobKey) -> list[Work]:
        """Cancel the job: what has not begun is given up. Returns what is to be taken out of line.

        Raises NotFoundError.
        """
        with self._engine.begin() as connection:
            row(connection, key)
            connection.execute(JOBS.update().where(the_job(key)).values(cancelled=True))
            return self._cancel_waiting(connection, key)

    def _cancel_waiting(self, connection: sa.Connection, key: JobKey) -> list[Work]:
        rows = connection.execute(
            ITEMS.update()
            .where(items_of(key), ITEMS.c.status == "waiting")
            .values(status="cancelled", changed=time.time())
            .returning(ITEMS.c.number, ITEMS.c.kind, ITEMS.c.turn)
        )
        return [Work(key, number, kind, turn) for number, kind, turn in rows]

    def give_up(self, work: Work) -> None:
        """The item was begun, and is cancelled."""
        with self._engine.begin() as connection:
            connection.execute(
                ITEMS.update()
                .where(_item(work), ITEMS.c.status.in_(OPEN))
                .values(status="cancelled", changed=time.time())
            )

    def is_cancelled(self, key: JobKey) -> bool:
        """Whether the job was cancelled, or is gone."""
        with self._engine.connect() as connection:
            found = connection.execute(sa.select(JOBS.c.cancelled).where(the_job(key))).scalar()
            return found is None or bool(found)

    def retry(self, key: JobKey) -> int:
        """Put all that failed or was cancelled in line again; how many items. Articles that cannot
        be read as they were handed in stay failed. Raises NotFoundError."""
        with self._engine.begin() as connection:
            was_cancelled = row(connection, key)["cancelled"]
            connection.execute(JOBS.update().where(the_job(key)).values(cancelled=False))
            again = items_of(key) & ITEMS.c.status.in_(
                ("failed", "cancelled", "running") if was_cancelled else ("failed", "cancelled")
            )
            readable = again & (ITEMS.c.kind == "analysis") & ITEMS.c.input.is_not(None)
            rows = connection.execute(
                ITEMS.update()
                .where(readable)
                .values(_in_line_again())
                .returning(ITEMS.c.number, ITEMS.c.kind, ITEMS.c.turn)
            )
            works = [Work(key, number, kind, turn) for number, kind, turn in rows]
            compared = connection.execute(
                ITEMS.update()
                .where(again, ITEMS.c.kind == "comparison", _may_be_compared())
                .values(_in_line_again())
            )
            self._put(connection, works)
            self._compare_if_ready(connection, _comparisons(key))
            return len(works) + compared.rowcount

    def remove(self, before: float) -> list[JobKey]:
        """Remove ended jobs taken before this time, and results that no other job has."""
        still = sa.exists().where(
            ITEMS.c.namespace == JOBS.c.namespace,
            ITEMS.c.job == JOBS.c.id,
            ITEMS.c.status.in_(OPEN),
        )
        with self._engine.begin() as connection:
            rows = connection.execute(
                JOBS.delete()
                .where(JOBS.c.created < before, ~still)
                .returning(JOBS.c.namespace, JOBS.c.id)
            )
            gone = [JobKey(*row) for row in rows]
            for key in gone:
                connection.execute(ITEMS.delete().where(items_of(key)))
            if gone:
                used = sa.exists().where(
                    ITEMS.c.namespace == RESULTS.c.namespace, ITEMS.c.result == RESULTS.c.id
                )
                connection.execute(RESULTS.delete().where(RESULTS.c.made < before, ~used))
            return gone

    def _hold(self, connection: sa.Connection, those: sa.ColumnElement[bool]) -> None:
        """Let nobody else end an article of these groups at the same time."""
        connection.execute(sa.select(ITEMS.c.number).where(those).with_for_update()).all()

    def _compare_if_ready(self, connection: sa.Connection, those: sa.ColumnElement[bool]) -> None:
        """Put those of these comparisons in line that wait, and whose articles have all ended; one
        that is in line already stays where it is."""
        self._hold(connection, those)
        article = ITEMS.alias()
        left = sa.exists().where(
            article.c.namespace == ITEMS.c.namespace,
            article.c.job == ITEMS.c.job,
            article.c.group == ITEMS.c.group,
            article.c.kind == "analysis",
            article.c.status.in_(OPEN),
        )
        ready = connection.execute(
            sa.select(
                ITEMS.c.namespace, ITEMS.c.job, ITEMS.c.number, ITEMS.c.turn, ITEMS.c.status
            ).where(those, ~left)
        ).all()  # to ask for the status in SQL has SQLite look through all that wait
        self._put(
            connection,
            [
                Work(JobKey(one.namespace, one.job), one.number, "comparison", one.turn)
                for one in ready
                if one.status == "waiting"
            ],
        )

    def _of_group(
        self, connection: sa.Connection, work: Work, group: str | None
    ) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """The analyses that a comparison compares, and the numbers of those that there are not."""
        if work.kind != "comparison":
            return (), ()
        rows = connection.execute(
            sa.select(ITEMS.c.number, RESULTS.c.body)
            .outerjoin(
                RESULTS,
                (RESULTS.c.namespace == ITEMS.c.namespace) & (RESULTS.c.id == ITEMS.c.result),
            )
            .where(items_of(work.job), ITEMS.c.group == group, ITEMS.c.kind == "analysis")
            .order_by(ITEMS.c.number)
        ).all()
        return (
            tuple(unpacked(row.body) for row in rows if row.body is not None),
            tuple(row.number for row in rows if row.body is None),
        )


def _item(work: Work) -> sa.ColumnElement[bool]:
    return items_of(work.job) & (ITEMS.c.number == work.number) & (ITEMS.c.turn == work.turn)


def _comparisons(key: JobKey, group: str | None = None) -> sa.ColumnElement[bool]:
    """All of the job, or that of the group."""
    of_it = items_of(key) if group is None else items_of(key) & (ITEMS.c.group == group)
    return of_it & (ITEMS.c.kind == "comparison")


def _may_be_compared() -> sa.ColumnElement[bool]:
    return sa.func.coalesce(ITEMS.c.error, "").not_like(f'{{"code":"{GROUP_SIZE}"%')


def _in_line_again() -> dict[str, object]:
    return {
        "status": "waiting",
        "error": None,
        "turn": ITEMS.c.turn + 1,
        "begun": 0,
        "changed": time.time(),
    }


def _new_row(key: JobKey, item: NewItem) -> dict[str, object]:
    return {
        "namespace": key.namespace,
        "job": key.id,
        "number": item.number,
        "kind": item.kind,
        "group": item.group,
        "ref": item.ref,
        "input": None if item.input is None else packed(item.input),
        "turn": 1,
        "status": "failed" if item.error else "waiting",
        "error": item.error.model_dump_json() if item.error else None,
        "changed": time.time(),
    }


def _ended(outcome: Outcome) -> dict[str, object]:
    usage = outcome.usage
    return {
        "status": "failed" if outcome.error else "done",
        "result": outcome.result_id,
        "error": outcome.error.model_dump_json() if outcome.error else None,
        "calls": ITEMS.c.calls + usage.upstream_calls,
        "cache_hits": ITEMS.c.cache_hits + usage.cache_hits,
        "tokens_in": ITEMS.c.tokens_in + usage.tokens_in,
        "tokens_out": ITEMS.c.tokens_out + usage.tokens_out,
        "cost_usd": None if usage.cost_usd is None else ITEMS.c.cost_usd + usage.cost_usd,
    }
