"""Analyses of single articles."""

from fastapi import APIRouter, Request, Response

from api.http import documented
from api.http.bodies import (
    media_type,
    parse_json,
    read_body,
    refuse_query,
    unsupported,
    validate,
    validate_query,
)
from api.http.deps import FetcherDep, JobsDep, LimitsDep, Service, ServiceDep, WarmServiceDep
from api.http.disconnect import while_connected
from api.http.jobs import in_background, prefers_async
from api.http.requests import AnalysisRequest, EngineChoice, RawOptions
from api.http.results import created, kept
from api.ingest import Limits, bytes_read, taken
from api.ports import Fetcher
from api.schemas.analysis import ArticleAnalysis
from api.schemas.article import Article, ArticleMetadata
from api.schemas.jobs import JobArticle

ACCEPTED = ("application/json", "text/plain", "text/html")

router = APIRouter(prefix="/v1/analyses", tags=["analyses"])


@router.post(
    "",
    summary="Analyse an article",
    response_model=ArticleAnalysis,
    responses=documented.POST_ANALYSIS,
    openapi_extra=documented.ANALYSIS_BODY,
)
async def analyse(
    request: Request,
    service: WarmServiceDep,
    fetcher: FetcherDep,
    limits: LimitsDep,
    jobs: JobsDep,
) -> Response:
    """The facts and the framing of one article, every statement with its verbatim evidence.

    Send JSON, or the article itself as `text/plain` or `text/html` with its metadata and the
    choice of engine as query parameters. The answer's id is a content address: the same article
    read by the same engine has the same id, and `Content-Location` names where it can be read
    again. An article may be a `url` alone, whose page is fetched, where the service does that. If
    you disconnect, the work stops; with `Prefer: respond-async` the answer is a job instead.
    """
    body = await read_body(request, limits.bytes)
    if jobs and prefers_async(request):
        given, choice = await _given(request, body, limits)
        return await in_background(request, jobs, [given], choice)
    work = _analysis(request, body, service, fetcher, limits)
    analysis = await while_connected(request, work)
    return created(analysis, f"/v1/analyses/{analysis.id}", request)


async def _analysis(
    request: Request, body: bytes, service: Service, fetcher: Fetcher | None, limits: Limits
) -> ArticleAnalysis:
    if media_type(request) == "application/json":
        article, choice = await _from_json(request, body, fetcher, limits)
    else:
        article, choice = await _from_raw(request, body, limits)
    return await service.analyze(article, engine=choice.engine, options=choice.options)


async def _given(request: Request, body: bytes, limits: Limits) -> tuple[JobArticle, EngineChoice]:
    """The article as it was handed in, to be read later."""
    if media_type(request) == "application/json":
        refuse_query(request)
        asked = validate(AnalysisRequest, parse_json(body))
        return JobArticle.model_validate(asked.article.model_dump()), asked
    article, options = await _from_raw(request, body, limits)
    known = article.model_dump(include=set(ArticleMetadata.model_fields))
    return JobArticle.model_validate({**known, "text": article.text}), options


async def _from_json(
    request: Request, body: bytes, fetcher: Fetcher | None, limits: Limits
) -> tuple[Article, EngineChoice]:
    refuse_query(request)
    asked = validate(AnalysisRequest, parse_json(body))
    return await taken(asked.article, fetcher, limits=limits), asked


async def _from_raw(request: Request, body: bytes, limits: Limits) -> tuple[Article, EngineChoice]:
    if media_type(request) not in ACCEPTED:
        raise unsupported(ACCEPTED)
    options = validate_query(RawOptions, request)
    article = await bytes_read(
        body,
        media_type=request.headers["content-type"],
        metadata=options.metadata,
        limits=limits,
    )
    return article, options


@router.get(
    "/{analysis_id}",
    summary="Read an analysis again",
    response_model=ArticleAnalysis,
    responses=documented.GET_ANALYSIS,
)
async def get_analysis(analysis_id: str, request: Request, service: ServiceDep) -> Response:
    """The analysis with this id, as long as it is kept. Send its `ETag` as `If-None-Match` to
    learn whether it is still the same."""
    return kept(await service.get_analysis(analysis_id), request)
