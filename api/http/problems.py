"""Everything that can go wrong over HTTP, as RFC 9457 problems.

No problem contains what the caller sent.
"""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from uuid import UUID

from asgi_correlation_id import correlation_id
from pydantic import Field
from starlette.responses import Response

from api import errors
from api.http.problem_types import ProblemType, type_of
from api.observing import Refused, note
from api.schemas.base import Result

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
DEFAULT_RETRY_SECONDS = 30
CLOSE: Mapping[str, str] = MappingProxyType({"Connection": "close"})
"""For answers to requests whose body is not read to its end."""


class FieldError(Result):
    """One place of the request that is not as it should be."""

    pointer: str
    """JSON pointer (RFC 6901) into the body, or `?` and the name of a query parameter. For a field
    that is not known it points at the object that holds it."""
    message: str
    """What is expected there."""


class Problem(Result):
    """An error (RFC 9457). It never repeats what was sent."""

    type: str
    """Address of a page on this kind of problem, relative to the service; stable."""
    title: str
    """Short name of this kind of problem."""
    status: int
    """HTTP status."""
    detail: str
    """What is wrong with this request, and what to do."""
    instance: str
    """Names this one occurrence: `urn:uuid:` and the request id."""
    request_id: str
    """Also in the header `X-Request-ID` and in the service's log."""
    errors: tuple[FieldError, ...] = Field(default=())
    """The places in the request that are wrong, where they are known."""


class RequestError(Exception):
    """The request cannot be served as it stands; `detail` is written for the caller."""

    def __init__(
        self,
        problem: ProblemType,
        detail: str,
        fields: tuple[FieldError, ...] = (),
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(detail)
        self.problem = problem
        self.detail = detail
        self.fields = fields
        self.headers = headers


def respond(
    problem: ProblemType,
    detail: str,
    fields: tuple[FieldError, ...] = (),
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    """The problem as a response, with the id of the current request."""
    note(Refused(problem.code))
    request_id = correlation_id.get() or UUID(int=0).hex
    body = Problem(
        type=problem.path,
        title=problem.title,
        status=problem.status,
        detail=detail,
        instance=UUID(request_id).urn,
        request_id=request_id,
        errors=fields,
    )
    return Response(body.model_dump_json(), problem.status, dict(headers), media_type=MEDIA_TYPE)


def respond_to_error(error: errors.FactframeError) -> Response:
    """The problem that tells a caller of the error; faults of ours and of providers are logged."""
    problem = type_of(error)
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        logger.warning("%s: %s", problem.code, error.message)
    headers = {}
    if isinstance(error, errors.UpstreamUnavailableError | errors.QuotaError):
        seconds = DEFAULT_RETRY_SECONDS if error.retry_after is None else error.retry_after
        headers["Retry-After"] = str(max(1, round(seconds)))
    if isinstance(error, errors.JobsUnavailableError | errors.BusyError):
        headers["Retry-After"] = str(DEFAULT_RETRY_SECONDS)
    return respond(problem, error.message, headers=headers)
