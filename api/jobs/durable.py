"""The line in which work waits, and those who work it off: durable, by DBOS.

The only module that imports dbos. One workflow is one item; its body is plain code whose only
argument is the item's names. Nothing is checkpointed in between: answers of a model are kept in the
cache, and the item's row is written once.
"""

import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

import sqlalchemy as sa
from dbos import DBOS, DBOSClient, DBOSConfig, Serializer

from api.jobs.items import JobKey, Work

_NAME: Final = "factframe"
_VERSION: Final = "1"
"""Of the work's form: what one release has put in line another works off."""
_WORKFLOW: Final = "item"
_LINES: Final = {"analysis": "analyses", "comparison": "comparisons"}
_POLL_SECONDS: Final = 0.2
_CHUNK: Final = 5_000

Do = Callable[[Work], Awaitable[None]]


class _Json(Serializer):
    """Rows are JSON: what is read from a database is never unpickled."""

    def serialize(self, data: Any) -> str:
        return json.dumps(data, default=str)

    def deserialize(self, serialized_data: str) -> Any:
        return json.loads(serialized_data)


class Line:
    """Work in line, in the database of the jobs."""

    def __init__(self, engine: sa.Engine) -> None:
        logging.getLogger("dbos").setLevel(logging.ERROR)
        self._engine = engine
        self._client = DBOSClient(
            system_database_engine=engine,
            system_database_url=_url(engine),
            serializer=_Json(),
            application_name=_NAME,
        )
        self._client._sys_db.run_migrations()

    def put(self, connection: sa.Connection, works: Sequence[Work]) -> None:
        """Put the work in line, within the transaction of the connection."""
        for work in works:
            self._client.enqueue_in_transaction(
                connection,
                {
                    "workflow_name": _WORKFLOW,
                    "queue_name": _LINES[work.kind],
                    "workflow_id": work.id,
                    "app_version": _VERSION,
                    "application_name": _NAME,
                },
                work.job.namespace,
                work.job.id,
                work.number,
                work.kind,
                work.turn,
            )

    def take_out(self, works: Sequence[Work]) -> None:
        """Take work out of the line that nobody has begun."""
        ids = [work.id for work in works]
        for start in range(0, len(ids), _CHUNK):
            self._client.cancel_workflows(ids[start : start + _CHUNK])

    def hand_on(self, worker: str) -> int:
        """Put what a worker has begun and not ended in line again; how many items."""
        begun = self._client.list_workflows(
            status="PENDING", executor_id=worker, load_input=False, load_output=False
        )
        for line in _LINES.values():
            ids = [one.workflow_id for one in begun if one.queue_name == line]
            for start in range(0, len(ids), _CHUNK):
                self._client.resume_workflows(ids[start : start + _CHUNK], queue_name=line)
        return len(begun)

    def close(self) -> None:
        """Give the connections to the database back."""
        self._client.destroy()
        self._engine.dispose()

    def forget(self, jobs: Sequence[JobKey]) -> None:
        """Remove all traces of jobs."""
        for job in jobs:
            prefix = f"{job.namespace}/{job.id}/"
            while found := self._client.list_workflows(
                workflow_id_prefix=prefix, load_input=False, load_output=False, limit=_CHUNK
            ):
                self._client.delete_workflows([one.workflow_id for one in found])


class Hands:
    """This process, working off what is in line until it is closed. One at a time in a process."""

    def __init__(self, engine: sa.Engine, worker: str, at_once: int, do: Do) -> None:
        """`do` runs on an event loop of its own thread, for at most `at_once` items of a kind."""
        config: DBOSConfig = {
            "name": _NAME,
            "system_database_engine": engine,
            "system_database_url": _url(engine),
            "application_version": _VERSION,
            "executor_id": worker,
            "serializer": _Json(),
            "use_listen_notify": False,
            "log_level": "ERROR",
        }
        DBOS(config=config)

        @DBOS.workflow(name=_WORKFLOW)
        async def item(namespace: str, job: str, number: int, kind: Any, turn: int) -> None:
            await do(Work(JobKey(namespace, job), number, kind, turn))

        DBOS.launch()
        for line in _LINES.values():
            DBOS.register_queue(
                line,
                worker_concurrency=at_once,
                polling_interval_sec=_POLL_SECONDS,
                on_conflict="always_update",
            )

    def close(self, seconds: int) -> None:
        """Begin nothing more, and wait so long for what was begun."""
        DBOS.destroy(workflow_completion_timeout_sec=seconds)


def _url(engine: sa.Engine) -> str:
    return engine.url.render_as_string(hide_password=False)
