"""The rules of the embedded engine, and how often each was right."""

from fastapi import APIRouter, Request, Response

from api.engines.rules.catalogue import catalogue
from api.http import documented
from api.http.results import readable
from api.schemas.rules import RuleCatalogue

router = APIRouter(prefix="/v1/rules", tags=["engines"])


@router.get(
    "",
    summary="The rules of the embedded engine",
    response_model=RuleCatalogue,
    responses=documented.GET_LISTING,
)
async def rules(request: Request) -> Response:
    """What each rule reads, and how often its items were right on labelled texts."""
    return readable(catalogue(), request)
