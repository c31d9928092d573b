"""The tests' provider for many workers: it counts every question by what is asked, and answers when
and how it is told to.

Run it with `uvicorn tests.jobs.provider:app`. Articles with the word POISONED get rubbish.
"""

import asyncio
import hashlib
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Request, Response

from benchmarks.upstream.answers import ANSWERS, shown

POISON = "POISONED"

app = FastAPI()


@dataclass
class Book:
    """What was asked and answered, and how to answer."""

    asked: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    """Times that an answer was given to somebody who still waited for it."""
    open: int = 0
    dropped: int = 0
    """Callers who went away before they were answered."""
    held: bool = False
    most: int = sys.maxsize
    """How many questions are answered, before all others are held."""
    down: bool = False
    seconds: float = 0.05


book = Book()


@app.post("/v1/chat/completions")
async def complete(request: Request) -> Response:
    body = await request.json()
    if book.down:
        return Response('{"error": {"message": "overloaded"}}', 503)
    name = body["response_format"]["json_schema"]["name"]
    question = f"{name} {hashlib.sha256(json.dumps(body['messages']).encode()).hexdigest()}"
    book.asked[question] += 1
    book.open += 1
    try:
        await asyncio.sleep(book.seconds)
        while book.held or len(book.answered) >= book.most:
            if await request.is_disconnected():
                book.dropped += 1
                return Response()
            await asyncio.sleep(0.02)
    finally:
        book.open -= 1
    told = shown(body["messages"])
    answer = ANSWERS[name](told)
    if POISON in told:
        return _said(body, "I would rather not.")
    book.answered[question] += 1
    return _said(body, json.dumps(answer, ensure_ascii=False))


@app.post("/told")
async def tell(
    held: bool | None = None,
    most: int | None = None,
    down: bool | None = None,
    seconds: float | None = None,
) -> None:
    book.held = book.held if held is None else held
    book.most = book.most if most is None else most
    book.down = book.down if down is None else down
    book.seconds = book.seconds if seconds is None else seconds


@app.get("/book")
async def kept() -> dict[str, Any]:
    return {
        "asked": sum(book.asked.values()),
        "answered": len(book.answered),
        "again": [question for question, times in book.answered.items() if times > 1],
        "open": book.open,
        "dropped": book.dropped,
    }


def _said(body: dict[str, Any], content: str) -> Response:
    message = {"role": "assistant", "content": content}
    answer = {
        "id": "c",
        "object": "chat.completion",
        "created": 0,
        "model": body["model"],
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }
    return Response(json.dumps(answer), media_type="application/json")
