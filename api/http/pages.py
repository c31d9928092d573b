"""Pages for people: the documentation and the kinds of problems. Nothing comes from elsewhere."""

from html import escape
from http import HTTPStatus
from importlib.util import find_spec
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, HTMLResponse

from api.errors import NotFoundError
from api.http import problem_types
from api.http.results import JSON, revalidated

router = APIRouter(include_in_schema=False)

ASSETS = {
    "swagger-ui.css": "text/css",
    "swagger-ui-bundle.js": "text/javascript",
    "favicon-32x32.png": "image/png",
}
"""Files of Swagger UI that the page needs, from the installed package `swagger-ui-py`."""

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
"""`data:` images are the icons within Swagger UI's own style sheet."""

DOCS_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Factframe: the API</title>
<link rel="icon" href="docs/assets/favicon-32x32.png">
<link rel="stylesheet" href="docs/assets/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<noscript><p>This page needs JavaScript. The same in JSON: <a href="openapi.json">openapi.json</a>.
</p></noscript>
<script src="docs/assets/swagger-ui-bundle.js"></script>
<script src="docs/assets/start.js"></script>
</body>
</html>
"""
DOCS_START = """SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
"""


@router.get("/docs")
async def docs() -> Response:
    return HTMLResponse(DOCS_PAGE, headers={"Content-Security-Policy": CONTENT_POLICY})


@router.get("/docs/assets/start.js")
async def start() -> Response:
    return Response(DOCS_START, media_type="text/javascript")


@router.get("/docs/assets/{name}")
async def asset(name: str) -> Response:
    if name not in ASSETS:
        raise NotFoundError("There is nothing at this address.")
    headers = {"Cache-Control": "public, max-age=86400"}
    return FileResponse(_assets() / name, media_type=ASSETS[name], headers=headers)


def _assets() -> Path:
    """Folder of the assets, found without importing the package."""
    found = find_spec("swagger_ui")
    if found is None or not found.submodule_search_locations:
        raise RuntimeError("the package swagger-ui-py is not installed")
    return Path(found.submodule_search_locations[0]) / "static"


@router.get("/openapi.json")
async def document(request: Request) -> Response:
    return revalidated(request.app.state.openapi(), JSON, request)


@router.get("/problems")
async def all_problems() -> Response:
    items = "".join(
        f'<li><a href="problems/{kind.code}">{escape(kind.title)}</a> ({kind.status})</li>'
        for kind in problem_types.TYPES
    )
    return HTMLResponse(_page("Problems", f"<ul>{items}</ul>"))


@router.get("/problems/{code}")
async def problem(code: str) -> Response:
    kind = next((kind for kind in problem_types.TYPES if kind.code == code), None)
    if kind is None:
        raise NotFoundError("There is no such kind of problem.")
    phrase = HTTPStatus(kind.status).phrase
    body = f"<p>{kind.status} {phrase}</p><p>{escape(kind.meaning)}</p>"
    return HTMLResponse(_page(kind.title, f'{body}<p><a href="../problems">All problems</a></p>'))


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}: Factframe</title></head>"
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>\n"
    )
