"""The least that can answer a POST with a kept result, for comparison with the service: `bare`, an
ASGI application of a few lines, and `typed`, a route of FastAPI with models for both bodies.

The result's JSON is in the file that BENCHMARK_RESULT names.
"""

import os
from pathlib import Path

from fastapi import FastAPI
from starlette.types import Receive, Scope, Send

from api.http.requests import AnalysisRequest
from api.schemas.analysis import ArticleAnalysis

_BODY = Path(os.environ["BENCHMARK_RESULT"]).read_bytes()
_KEPT = ArticleAnalysis.model_validate_json(_BODY)

typed = FastAPI()


async def bare(scope: Scope, receive: Receive, send: Send) -> None:
    """Reads the body and sends the result."""
    if scope["type"] != "http":
        return
    while (await receive()).get("more_body"):
        pass
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(_BODY))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": _BODY})


@typed.post("/v1/analyses", response_model=ArticleAnalysis)
async def analyse(_: AnalysisRequest) -> ArticleAnalysis:
    return _KEPT
