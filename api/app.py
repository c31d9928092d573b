"""The HTTP application."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

from fastapi import FastAPI

from api.bootstrap import assemble
from api.http import (
    analyses,
    comparisons,
    engines,
    handlers,
    openapi,
    pages,
    rules,
    state,
    taxonomies,
)
from api.http.deps import Service
from api.http.middleware import surroundings
from api.settings import Settings
from api.web import assets, missing, results, start

ROUTERS = (
    start,
    results,
    assets,
    analyses,
    comparisons,
    engines,
    rules,
    taxonomies,
    state,
    pages,
    missing,
)


def create_app(settings: Settings | None = None, *, service: Service | None = None) -> FastAPI:
    """The application over a service, by default the one that the settings describe, which is
    closed at shutdown. Raises ConfigurationError where they describe none."""
    chosen = settings or Settings()
    assembly = None if service else assemble(chosen)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        if assembly:
            await assembly.close()

    app = FastAPI(
        title=openapi.TITLE,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        middleware=surroundings(),
        lifespan=lifespan,
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    app.state.settings = chosen
    app.state.service = assembly.service if assembly else service
    app.state.cache = assembly.cache if assembly else None
    app.state.upstreams = lambda: assembly.upstreams if assembly else ()
    app.state.openapi = cache(lambda: json.dumps(openapi.document(app)).encode())
    for module in ROUTERS:
        app.include_router(module.router)
    handlers.install(app)
    return app
