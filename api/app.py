"""The HTTP application."""

import json
import threading
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache, partial

from fastapi import FastAPI

from api.access.gate import Gate
from api.bootstrap import assemble
from api.http import (
    analyses,
    comparisons,
    engines,
    handlers,
    jobs,
    metrics,
    openapi,
    pages,
    rules,
    state,
    taxonomies,
)
from api.http.deps import Service
from api.http.middleware import surroundings
from api.jobs.crew import staffed
from api.jobs.jobs import Jobs
from api.ports import Fetcher
from api.settings import Settings
from api.telemetry.choice import telemetry
from api.telemetry.logs import logging_as
from api.warmth import Warmth
from api.web import assets, missing, results, sign_in, start
from api.web.examples import examples

ROUTERS = (
    start,
    sign_in,
    results,
    assets,
    analyses,
    comparisons,
    jobs,
    engines,
    rules,
    taxonomies,
    state,
    metrics,
    pages,
    missing,
)


def create_app(
    settings: Settings | None = None,
    *,
    service: Service | None = None,
    fetcher: Fetcher | None = None,
) -> FastAPI:
    """The application over a service, by default the one that the settings describe, which is
    closed at shutdown. Raises ConfigurationError where they describe none."""
    chosen = settings or Settings()
    gate = Gate(chosen)
    assembly = None if service else assemble(chosen)

    jobs_taken = Jobs(chosen, assembly.service) if assembly else None
    watched = telemetry(chosen)
    warmth = Warmth()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        with logging_as(chosen):
            if assembly:
                texts = [example.text for example in examples()]
                async with (
                    warmth.during(partial(assembly.warm, texts)),
                    staffed(jobs_taken, chosen),
                ):
                    yield
                await assembly.close()
            else:
                yield
            await gate.close()
            await watched.close()

    app = FastAPI(
        title=openapi.TITLE,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        middleware=surroundings(gate, chosen, watched.watchers),
        lifespan=lifespan,
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    app.state.settings = chosen
    app.state.gate = gate
    app.state.service = assembly.service if assembly else service
    app.state.fetcher = assembly.fetcher if assembly else fetcher
    app.state.cache = assembly.cache if assembly else None
    app.state.upstreams = lambda: assembly.upstreams if assembly else ()
    app.state.telemetry = watched
    app.state.warmth = warmth
    app.state.jobs = jobs_taken
    app.state.watching = Counter()
    app.state.stopping = threading.Event()
    app.state.openapi = cache(lambda: json.dumps(openapi.document(app)).encode())
    app.state.routes = [route for module in ROUTERS for route in module.router.routes]
    for module in ROUTERS:
        app.include_router(module.router)
    handlers.install(app)
    return app
