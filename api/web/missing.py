"""Addresses at which there is nothing."""

from fastapi import APIRouter, Request, Response

from api.errors import NotFoundError
from api.web.pages import problem_page
from api.web.routing import NegotiatedRoute

router = APIRouter(include_in_schema=False, route_class=NegotiatedRoute)


@router.get("/{path:path}")
async def missing(request: Request) -> Response:
    """A page for a browser, at every address that no other route answers; programs are told by the
    API's own problem."""
    return problem_page(
        request,
        NotFoundError.title,
        "There is nothing at this address. Results are kept for a while and may have been dropped.",
        404,
    )
