"""The rules of the embedded engine, and how often each was right."""

from fastapi import APIRouter, Request, Response

from api.http import documented
from api.http.deps import ServiceDep
from api.http.results import readable
from api.schemas.rules import RuleCatalogue

router = APIRouter(prefix="/v1/rules", tags=["engines"])


NONE = RuleCatalogue(measured_on=None, rules=())
"""What a service has that was started without the embedded engine."""


@router.get(
    "",
    summary="The rules of the embedded engine",
    response_model=RuleCatalogue,
    responses=documented.GET_LISTING,
)
async def rules(request: Request, service: ServiceDep) -> Response:
    """What each rule reads, and how often its items were right on labelled texts."""
    embedded = service.engines.get("rules")
    return readable((embedded and embedded.rules) or NONE, request)
