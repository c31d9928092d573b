"""A provider that fails as the article tells it to and repeats all that it was sent, and beside it
a collector of traces.

Run it with `uvicorn tests.telemetry.upstream:app`.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from benchmarks.upstream import answers

ANSWER = "zqanswer"
LATE_SECONDS = 6
BEHAVIOURS = (
    *("ok", "altered", "stepdown", "400", "401", "402", "403", "404", "408", "413", "422", "429"),
    *("500", "502", "503", "529", "refusal", "filter", "length", "empty", "nonsense", "garbage"),
    *("cutoff", "hang"),
)

app = FastAPI()
collected: list[bytes] = []


@app.post("/v1/chat/completions")
async def complete(request: Request) -> Response:
    body = await request.json()
    sent = json.dumps(body)
    found = re.search(r"behave-(\w+)", sent)
    how = found[1] if found else "ok"
    key = request.headers.get("authorization", "")
    echo = f"{ANSWER} {key} {sent}"
    if how.isdigit():
        return _failure(int(how), echo, key)
    match how:
        case "hang":
            await asyncio.sleep(LATE_SECONDS)
        case "stepdown" if "response_format" in body:
            return _failure(400, f"response_format json_schema is not supported {echo}", key)
        case "garbage":
            return Response(echo, media_type="application/json")
        case "cutoff":
            return StreamingResponse(_cut_off(echo), media_type="application/json")
    return JSONResponse(_answered(how, body, echo))


@app.post("/v1/traces")
async def collect(request: Request) -> Response:
    collected.append(await request.body())
    return Response(b"", media_type="application/x-protobuf")


@app.get("/collected")
async def all_collected() -> Response:
    return Response(b"".join(collected))


def _failure(status: int, echo: str, key: str) -> Response:
    body = {"error": {"message": echo, "type": echo[:80], "code": ANSWER}}
    return JSONResponse(body, status, headers={"x-echo": f"{ANSWER} {key}", "retry-after": "0"})


async def _cut_off(echo: str) -> AsyncIterator[bytes]:
    yield echo.encode()
    raise ConnectionAbortedError


def _answered(how: str, body: dict[str, Any], echo: str) -> dict[str, Any]:
    content: str | None = echo
    if how in {"ok", "altered", "stepdown", "hang"}:
        name = body.get("response_format", {}).get("json_schema", {}).get("name", "claims")
        content = json.dumps(answers.ANSWERS[name](_shown(body))).replace("null", f'"{ANSWER}"')
    elif how == "empty":
        content = ""
    stop = {"length": "length", "filter": "content_filter"}.get(how, "stop")
    refusal = echo if how == "refusal" else None
    message = {"role": "assistant", "content": None if refusal else content, "refusal": refusal}
    return {
        "id": ANSWER,
        "object": "chat.completion",
        "created": 0,
        "model": ANSWER,
        "choices": [{"index": 0, "finish_reason": stop, "message": message}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }


def _shown(body: dict[str, Any]) -> str:
    return answers.shown(body["messages"])
