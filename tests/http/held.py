"""The tests' provider, which counts what it is asked and can be told to keep one kind waiting.

Run it with `uvicorn tests.http.held:app`.
"""

import asyncio
from collections import Counter

from fastapi import FastAPI, Request

from tests.http import upstream

app = FastAPI()
asked: Counter[str] = Counter()
held: set[str] = set()


@app.post("/v1/chat/completions")
async def complete(request: Request) -> dict[str, object]:
    name = (await request.json())["response_format"]["json_schema"]["name"]
    asked[name] += 1
    while name in held:  # noqa: ASYNC110 - told by another request, in whatever loop
        await asyncio.sleep(0.02)
    return await upstream.complete(request)


@app.post("/hold/{name}")
async def hold(name: str) -> None:
    held.add(name)


@app.post("/release")
async def release() -> None:
    held.clear()


@app.get("/asked")
async def counts() -> dict[str, int]:
    return dict(asked)
