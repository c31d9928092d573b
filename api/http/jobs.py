"""Jobs: many articles, read and compared one by one while nobody has to wait."""

import asyncio
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field
from starlette.types import Receive, Scope, Send

from api.account import current_account
from api.errors import ConfigurationError, JobsUnavailableError, NotFoundError
from api.http import documented
from api.http.bodies import (
    announced,
    media_type,
    parse_json,
    read_body,
    refuse_query,
    unsupported,
    validate,
    validate_query,
)
from api.http.deps import WITHOUT_BODY, JobsDep, LimitsDep, StoppingDep, WatchingDep
from api.http.problem_types import TOO_MANY
from api.http.problems import RequestError
from api.http.requests import EngineChoice, JobOptions, JobRequest
from api.http.results import JSON, readable
from api.jobs.jobs import Jobs, JobWishes
from api.jobs.lines import line
from api.schemas.base import Result
from api.schemas.jobs import Job, JobArticle, JobKind

LINES: Final = "application/x-ndjson"
_EVENTS: Final = "text/event-stream"
ACCEPTED: Final = (JSON, LINES)
_PAGE: Final = 100
_LARGEST_PAGE: Final = 1000
_AT_ONCE: Final = 20
_POLL_SECONDS: Final = 1.0
_QUIET_SECONDS: Final = 15.0
_LONGEST_SECONDS: Final = 600.0
"""After which a stream ends: whoever watches on asks again, as browsers do by themselves."""
_WATCHED_AT_ONCE: Final = 8
"""Streams of one account, in one process: each keeps asking the database."""

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])


class JobList(Result):
    """The latest jobs."""

    jobs: tuple[Job, ...]
    """Latest first."""


class Listing(BaseModel, extra="forbid"):
    """Which jobs are listed."""

    limit: int = Field(default=20, ge=1, le=100)


class ResultPage(BaseModel, extra="forbid"):
    """Which results are read."""

    after: int = Field(default=0, ge=0, le=2**31 - 1)
    limit: int = Field(default=_PAGE, ge=1, le=_LARGEST_PAGE)


@router.post(
    "",
    summary="Have many articles read",
    response_model=Job,
    status_code=202,
    responses=documented.POST_JOB,
    openapi_extra=documented.JOB_BODY,
)
async def send(request: Request, jobs: JobsDep, limits: LimitsDep) -> Response:
    """Takes articles, as one JSON body or as lines of JSON (`application/x-ndjson`, the options as
    query parameters then), and works on them after it has answered, also when it is stopped and
    started again. A line that cannot be used fails alone.

    The id is a content address: the same body with the same options is the same job, of which
    nothing is done again; then the answer is 200.
    """
    if media_type(request) not in ACCEPTED:
        raise unsupported(ACCEPTED)
    with _set_up(jobs).spool() as spool:
        if media_type(request) == LINES:
            wishes = validate_query(JobOptions, request).wishes
            await spool.fill(request.stream(), announced(request))
        else:
            refuse_query(request)
            asked = validate(JobRequest, parse_json(await read_body(request, limits.bytes)))
            wishes = asked.wishes
            _write(spool.write, asked.articles)
        job, fresh = await _set_up(jobs).take(spool, wishes)
    return _accepted(job, request, fresh=fresh)


async def in_background(
    request: Request,
    jobs: Jobs,
    articles: Sequence[JobArticle],
    choice: EngineChoice,
    kind: JobKind = "analyses",
) -> Response:
    """The answer to a request that prefers not to wait: its job."""
    wishes = JobWishes(kind, choice.engine, choice.speed, choice.narratives)
    with jobs.spool() as spool:
        _write(spool.write, articles)
        job, fresh = await jobs.take(spool, wishes)
    response = _accepted(job, request, fresh=fresh)
    response.headers["Preference-Applied"] = "respond-async"
    return response


@router.get("", summary="List jobs", response_model=JobList, responses=documented.GET_LISTING)
async def latest(request: Request, jobs: JobsDep, wanted: Annotated[Listing, Query()]) -> Response:
    """The latest jobs of the caller's tenant."""
    return readable(JobList(jobs=tuple(await _set_up(jobs).latest(wanted.limit))), request)


@router.get(
    "/{job_id}", summary="See how far a job is", response_model=Job, responses=documented.GET_JOB
)
async def get(job_id: str, request: Request, jobs: JobsDep) -> Response:
    """The job, with counts of its items and what they have used."""
    return readable(await _set_up(jobs).get(job_id), request)


@router.get(
    "/{job_id}/results",
    summary="Read the results of a job",
    response_class=StreamingResponse,
    responses=documented.GET_JOB_RESULTS,
)
async def results(
    job_id: str,
    request: Request,
    jobs: JobsDep,
    wanted: Annotated[ResultPage, Query()],
) -> Response:
    """One line of JSON for each item that has ended, in their order, up to the first that has not:
    its number, what the caller named it, and its result or why there is none. `Link` names the next
    page where there is more already; where there is none but the job is running, ask again with the
    last number as `after`."""
    known, after, limit = _set_up(jobs), wanted.after, wanted.limit
    last = await known.last_of_page(job_id, after, limit)
    headers = {}
    if last.more:
        root = request.scope.get("root_path", "")
        next_page = f"{root}/v1/jobs/{job_id}/results?after={last.number}&limit={limit}"
        headers["Link"] = f'<{next_page}>; rel="next"'
    return StreamingResponse(
        _lines(known, job_id, after, last.number), media_type=LINES, headers=headers
    )


@router.get(
    "/{job_id}/events",
    summary="Watch a job",
    response_class=StreamingResponse,
    responses=documented.GET_JOB_EVENTS,
)
async def events(
    job_id: str, request: Request, jobs: JobsDep, watching: WatchingDep, stopping: StoppingDep
) -> Response:
    """Server-sent events: `progress` with the job whenever it has changed, `end` with it once
    nothing is left to do. After ten minutes, and when the server is stopped, the stream ends
    without one: ask again. An account may watch eight at once; more are told to look at the job
    itself."""
    known = _set_up(jobs)
    first = await known.get(job_id)
    if WITHOUT_BODY in request.scope:
        return Response(media_type=_EVENTS)
    return _Watched(_events(known, first, stopping), watching, current_account.get().identifier)


@router.delete(
    "/{job_id}", summary="Cancel a job", response_model=Job, responses=documented.CHANGE_JOB
)
async def cancel(job_id: str, jobs: JobsDep) -> Response:
    """What has ended stays, and so do its results; what is being read is stopped."""
    return Response((await _set_up(jobs).cancel(job_id)).model_dump_json(), media_type=JSON)


@router.post(
    "/{job_id}/retry",
    summary="Try again what failed",
    response_model=Job,
    responses=documented.CHANGE_JOB,
)
async def retry(job_id: str, jobs: JobsDep) -> Response:
    """All items that failed or were cancelled are put in line again, but those that could not be
    used as they were handed in."""
    job, _ = await _set_up(jobs).retry(job_id)
    return Response(job.model_dump_json(), media_type=JSON)


def _set_up(jobs: Jobs | None) -> Jobs:
    if jobs is None:
        raise ConfigurationError("This service takes no jobs.")
    return jobs


def _write(write: Any, articles: Sequence[JobArticle]) -> None:
    for article in articles:
        write(article.model_dump_json(exclude_defaults=True).encode() + b"\n")


def prefers_async(request: Request) -> bool:
    """Whether the caller would rather not wait (RFC 7240)."""
    given = ",".join(request.headers.getlist("prefer"))
    return "respond-async" in {one.partition(";")[0].strip().lower() for one in given.split(",")}


def _accepted(job: Job, request: Request, *, fresh: bool) -> Response:
    location = f"{request.scope.get('root_path', '')}/v1/jobs/{job.id}"
    return Response(
        job.model_dump_json(),
        202 if fresh else 200,
        headers={"Location": location},
        media_type=JSON,
    )


async def _lines(jobs: Jobs, identifier: str, after: int, last: int) -> AsyncIterator[bytes]:
    while after < last:
        rows = await jobs.results(identifier, after, last, _AT_ONCE)
        for row in rows:
            yield line(row).encode()
        if not rows:
            return
        after = rows[-1].number


class _Watched(StreamingResponse):
    """Events, counted for whoever watches from the check to the end. Raises RequestError."""

    media_type = _EVENTS

    def __init__(self, events: AsyncIterator[str], watching: Counter[str], watcher: str) -> None:
        super().__init__(events)
        self._watching = watching
        self._watcher = watcher

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._watching[self._watcher] >= _WATCHED_AT_ONCE:
            detail = (
                f"{_WATCHED_AT_ONCE} jobs are being watched already. Ask for the job itself now and"
                " again, or wait for a stream to end."
            )
            raise RequestError(TOO_MANY, detail, headers={"Retry-After": "10"})
        self._watching[self._watcher] += 1
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._watching[self._watcher] -= 1


async def _events(jobs: Jobs, job: Job, stopping: threading.Event) -> AsyncIterator[str]:
    told, quiet = "", 0.0
    ends = time.monotonic() + _LONGEST_SECONDS
    while time.monotonic() < ends and not stopping.is_set():
        now = job.model_dump_json()
        if now != told:
            told, quiet = now, 0.0
            yield f"event: progress\ndata: {now}\n\n"
        if job.is_over:
            yield f"event: end\ndata: {now}\n\n"
            return
        await asyncio.sleep(_POLL_SECONDS)
        quiet += _POLL_SECONDS
        if quiet >= _QUIET_SECONDS:
            quiet = 0.0
            yield ": still at work\n\n"
        try:
            job = await jobs.get(job.id)
        except JobsUnavailableError:
            continue
        except NotFoundError:
            return
