"""Accounts side by side."""

from collections.abc import Sequence

from fastapi import APIRouter, Request, Response

from api.errors import FetchError, InputError
from api.http import documented
from api.http.bodies import media_type, parse_json, read_body, refuse_query, unsupported, validate
from api.http.deps import FetcherDep, JobsDep, LimitsDep, Service, ServiceDep, WarmServiceDep
from api.http.disconnect import while_connected
from api.http.jobs import in_background, prefers_async
from api.http.problem_types import type_of
from api.http.problems import FieldError, RequestError
from api.http.requests import ComparedInput, ComparisonRequest
from api.http.results import created, kept
from api.ingest import Limits, taken
from api.ports import Fetcher
from api.schemas.article import Article, ArticleInput
from api.schemas.comparison import Comparison
from api.schemas.jobs import JobArticle

ACCEPTED = ("application/json",)

router = APIRouter(prefix="/v1/comparisons", tags=["comparisons"])


@router.post(
    "",
    summary="Lay accounts of one event side by side",
    response_model=Comparison,
    responses=documented.POST_COMPARISON,
    openapi_extra=documented.COMPARISON_BODY,
)
async def compare(
    request: Request,
    service: WarmServiceDep,
    fetcher: FetcherDep,
    limits: LimitsDep,
    jobs: JobsDep,
) -> Response:
    """Two to sixteen accounts, in full or by the ids of their analyses: what they share, where
    they part, which names they use, whom they let speak, and what was not found where.

    The result is the same in whatever order they are given, but for that order. It never says who
    is right. If you disconnect, the work stops. With `Prefer: respond-async` the answer is a job
    instead, where all accounts are in full.
    """
    if media_type(request) not in ACCEPTED:
        raise unsupported(ACCEPTED)
    refuse_query(request)
    asked = validate(ComparisonRequest, parse_json(await read_body(request, limits.bytes)))
    articles = [one.article for one in asked.articles if one.article]
    if jobs and prefers_async(request) and len(articles) == len(asked.articles):
        return await in_background(request, jobs, _one_group(articles), asked, "comparisons")
    comparison = await while_connected(request, _comparison(asked, service, fetcher, limits))
    return created(comparison, f"/v1/comparisons/{comparison.id}", request)


def _one_group(articles: Sequence[ArticleInput]) -> list[JobArticle]:
    return [
        JobArticle.model_validate({**article.model_dump(), "group": "accounts"})
        for article in articles
    ]


async def _comparison(
    asked: ComparisonRequest, service: Service, fetcher: Fetcher | None, limits: Limits
) -> Comparison:
    accounts = [
        await _account(place, one, fetcher, limits) for place, one in enumerate(asked.articles)
    ]
    return await service.compare(accounts, engine=asked.engine, options=asked.options)


async def _account(
    place: int, one: ComparedInput, fetcher: Fetcher | None, limits: Limits
) -> Article | str:
    """The article, or the id of its analysis. What is wrong with an article is told of its
    place in the request."""
    if one.article is None:
        return str(one.id)
    try:
        return await taken(one.article, fetcher, limits=limits)
    except (InputError, FetchError) as error:
        field = FieldError(pointer=f"/articles/{place}/article", message=error.message)
        raise RequestError(type_of(error), error.message, (field,)) from error


@router.get(
    "/{comparison_id}",
    summary="Read a comparison again",
    response_model=Comparison,
    responses=documented.GET_COMPARISON,
)
async def get_comparison(comparison_id: str, request: Request, service: ServiceDep) -> Response:
    """The comparison with this id, as long as it is kept; its accounts stand in an order of their
    own, by date, outlet and id. Send its `ETag` as `If-None-Match` to
    learn whether it is still the same."""
    return kept(await service.get_comparison(comparison_id), request)
