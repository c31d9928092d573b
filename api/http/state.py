"""State of the service, for people at the root and for whatever watches over it."""

import math
from collections.abc import Sequence
from typing import Literal

from fastapi import APIRouter, Request, Response

from api.access.gate import Gate
from api.account import current_account
from api.errors import ConfigurationError
from api.http import documented, openapi
from api.http.access import STRANGER
from api.http.deps import CacheDep, GateDep, Service, ServiceDep, UpstreamsDep
from api.http.results import JSON, readable
from api.ports import Cache, UpstreamState
from api.schemas.base import Result

router = APIRouter(tags=["service"])

PROBE = "readyz"
KEYS = "keys"


class Welcome(Result):
    """Where to go from here."""

    name: str = "factframe"
    """Name of the service."""
    version: str
    """Version of the service."""
    documentation: str = "/docs"
    """The API, for reading."""
    openapi: str = "/openapi.json"
    """The API, for programs."""
    engines: str = "/v1/engines"
    """Who reads."""


class Health(Result):
    """The process answers."""

    status: Literal["ok"] = "ok"
    """Always `ok`."""


class Part(Result):
    """One part of the service."""

    name: str
    """Name of the part."""
    status: Literal["ok", "degraded", "warming", "failed"]
    """`degraded`: requests are served, but less well. `warming`: they have to wait, for seconds.
    `failed`: they are not served."""
    detail: str
    """What that means."""


class Readiness(Result):
    """Whether requests can be served."""

    status: Literal["ok", "warming", "failed"]
    """`failed` where any part failed, else `warming` where any is; a degraded part does not
    count."""
    parts: tuple[Part, ...]
    """The parts; for those who have no key where keys are asked for `keys` alone, if it failed."""


@router.get(
    "/",
    summary="Where to go from here",
    response_model=Welcome,
    responses=documented.GET_LISTING,
)
async def root(request: Request) -> Response:
    """Name, version and the addresses to start from."""
    return readable(Welcome(version=openapi.version()), request)


@router.get(
    "/healthz",
    summary="The process answers",
    response_model=Health,
    responses=documented.OTHERWISE,
)
async def health() -> Response:
    """200 as long as the process answers."""
    return Response(Health().model_dump_json(), media_type=JSON)


@router.get(
    "/readyz",
    summary="Requests can be served",
    response_model=Readiness,
    responses={
        503: {"model": Readiness, "description": "A part failed, or is warming up."},
        **documented.OTHERWISE,
    },
)
async def ready(
    request: Request, service: ServiceDep, cache: CacheDep, upstreams: UpstreamsDep, gate: GateDep
) -> Response:
    """200 where requests can be served, 503 where a part that they need failed, or is warming up
    as it does for some seconds after the start. A model whose
    provider is down degrades the service: what is kept is served all the same."""
    models = (_model(state) for state in upstreams)
    engine = _engine(service, warming=request.app.state.warmth.is_warming)
    keys = await _keys(gate)
    parts = (engine, *models, *((await _cache(cache),) if cache else ()), keys)
    is_stranger = current_account.get() is STRANGER
    told = tuple(part for part in parts if not is_stranger or _is_for_strangers(part))
    answer = Readiness(status=_status(parts), parts=told)
    status = 200 if answer.status == "ok" else 503
    return Response(answer.model_dump_json(), status, media_type=JSON)


def _status(parts: Sequence[Part]) -> Literal["ok", "warming", "failed"]:
    found = {part.status for part in parts}
    if "failed" in found:
        return "failed"
    return "warming" if "warming" in found else "ok"


def _engine(service: Service, *, warming: bool) -> Part:
    """Whether requests that name no engine can be read. The provider is not asked: it costs."""
    if warming:
        detail = "What the first reading needs is being loaded; requests wait for it."
        return Part(name="engine", status="warming", detail=detail)
    if service.default in service.engines:
        return Part(name="engine", status="ok", detail=f"{service.default} reads by default.")
    detail = f"The default engine, {service.default}, is not available: see /v1/engines."
    return Part(name="engine", status="failed", detail=detail)


def _model(state: UpstreamState) -> Part:
    """How the last calls to a model went."""
    name = f"model {state.model}"
    if state.breaker == "closed":
        return Part(name=name, status="ok", detail="Its provider answers.")
    if state.breaker == "half-open":
        detail = "Its provider failed again and again; the next call tries whether it answers."
    else:
        seconds = math.ceil(state.seconds_left)
        detail = (
            f"Its provider failed again and again and is not asked for another {seconds} seconds."
        )
    return Part(name=name, status="degraded", detail=detail)


async def _keys(gate: Gate) -> Part:
    """Whether it can be told who may come in."""
    try:
        return Part(name=KEYS, status="ok", detail=await gate.told())
    except ConfigurationError as error:
        return Part(name=KEYS, status="failed", detail=error.message)


def _is_for_strangers(part: Part) -> bool:
    """Everybody is a stranger where keys cannot be read, the operator too."""
    return part.name == KEYS and part.status == "failed"


async def _cache(cache: Cache) -> Part:
    """Whether what is written to the cache can be read again, also by others."""
    await cache.set(PROBE, PROBE)
    if await cache.get(PROBE) == PROBE and cache.warning is None:
        return Part(name="cache", status="ok", detail="Results are kept.")
    detail = "Nothing can be kept: results cannot be read again by their ids. See the log."
    return Part(name="cache", status="degraded", detail=detail)
