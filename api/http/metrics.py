"""Metrics, for whatever watches over the service."""

import ipaddress
from typing import Final

from fastapi import APIRouter, Request, Response

from api.errors import NotFoundError
from api.http.deps import UpstreamsDep

router = APIRouter(include_in_schema=False)

_BY_A_PROXY: Final = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


@router.get("/metrics")
async def metrics(request: Request, upstreams: UpstreamsDep) -> Response:
    """All metrics in the format of Prometheus, to a key, or else to this machine only."""
    counted = request.app.state.telemetry.metrics
    if counted is None:
        raise NotFoundError("Metrics are off. FACTFRAME_METRICS=on has the service count.")
    if not _may_see(request):
        raise NotFoundError("Metrics are for a key, or without keys for programs of this machine.")
    return Response(counted.exposition(upstreams), media_type=counted.media_type)


def _may_see(request: Request) -> bool:
    """Whether there is a key, or the request comes from this machine and has not been passed on."""
    if getattr(request.state, "key_id", None):
        return True
    return _is_here(request) and not any(name in request.headers for name in _BY_A_PROXY)


def _is_here(request: Request) -> bool:
    try:
        return bool(request.client and ipaddress.ip_address(request.client.host).is_loopback)
    except ValueError:
        return False
