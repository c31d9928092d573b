"""Templates made responses."""

from http import HTTPStatus
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.exports.html.rendering import LINKED_POLICY, render
from api.web.assets import assets

_TEMPLATES = (Path(__file__).parent / "templates",)


def page(content: str, status: int = HTTPStatus.OK) -> HTMLResponse:
    """A page of this server, under the policy that its pages share."""
    return HTMLResponse(content, status, headers={"Content-Security-Policy": LINKED_POLICY})


def template_page(
    request: Request, template: str, status: int = HTTPStatus.OK, **values: object
) -> HTMLResponse:
    """The page of a template of this folder."""
    return page(render(template, assets(request), folders=_TEMPLATES, **values), status)


def problem_page(request: Request, title: str, detail: str, status: int) -> HTMLResponse:
    """What went wrong, what to do, and the way back."""
    return template_page(
        request,
        "problem.html.j2",
        status,
        title=title,
        detail=detail,
        status_code=status,
    )
