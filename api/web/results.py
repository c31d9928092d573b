"""Results as pages and as files to take away."""

from fastapi import APIRouter, Request, Response

from api.core.order import arranged
from api.errors import NotFoundError
from api.exports.formats import FILES
from api.exports.html import Filters, View, analysis_page, comparison_page
from api.http.deps import ServiceDep
from api.observing import step
from api.schemas.analysis import ArticleAnalysis
from api.schemas.comparison import Comparison
from api.web.assets import assets
from api.web.pages import page
from api.web.routing import PageRoute

router = APIRouter(include_in_schema=False, route_class=PageRoute)


@router.get("/analyses/{name}")
async def analysis(name: str, request: Request, service: ServiceDep) -> Response:
    """The page of an analysis; with a suffix, a file."""
    identifier, _, suffix = name.partition(".")
    result = await service.get_analysis(identifier)
    if suffix:
        return _file(result, suffix)
    query = request.query_params
    filters = Filters(query.get("type", ""), query.get("voice", ""), query.get("certainty", ""))
    with step("export", result.run.engine):
        return page(analysis_page(result, assets(request), filters))


@router.get("/comparisons/{name}")
async def comparison(name: str, request: Request, service: ServiceDep) -> Response:
    """The page of a comparison; with a suffix, a file."""
    identifier, _, suffix = name.partition(".")
    query = request.query_params
    kept = await service.get_comparison(identifier)
    order = _order(kept, query.get("order", ""))
    result = _in_order(kept, order)
    if suffix:
        return _file(result, suffix)
    view = View(query.getlist("show"), order, query.get("find", ""))
    with step("export", result.run.engine):
        return page(comparison_page(result, assets(request), view))


def _order(comparison: Comparison, asked: str) -> str:
    """The order of the accounts that an address names by their places, such as `2.1`; "" for
    their own, which is always the same, where it names none, or others than there are."""
    places = [str(place) for place in range(1, len(comparison.articles) + 1)]
    return asked if sorted(asked.split(".")) == sorted(places) else ""


def _in_order(comparison: Comparison, order: str) -> Comparison:
    """The accounts, and so their letters, in this order."""
    ids = [account.analysis.id for account in comparison.articles]
    places = map(int, order.split(".") if order else ())
    return arranged(comparison, [ids[place - 1] for place in places] or ids)


def _file(result: ArticleAnalysis | Comparison, suffix: str) -> Response:
    """The result as a file. Raises NotFoundError for a suffix that no file has."""
    made = FILES.get(suffix)
    if made is None:
        raise NotFoundError(f"There are files with: .{', .'.join(FILES)}.")
    name = f"factframe-{result.id[:12]}.{suffix}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    with step("export", result.run.engine):
        written = made.write(result)
    return Response(written, headers=headers, media_type=made.media_type)
