"""An OpenAI-compatible server for tests: answers from what it is shown, and counts.

Run it with `uvicorn tests.http.upstream:app`. Each claim that it makes is a sentence of the article
word for word; with the word ALTERED in the text, a "not" is put into the quotation.
"""

import asyncio
import json
import re
from typing import Any

from fastapi import FastAPI, Request

SECONDS = 0.2
NUMBERED = re.compile(r"^\[(\d+)\] (.+)$", re.MULTILINE)
PAIR = re.compile(r"^(\d+): [A-Z]+\d+ - [A-Z]+\d+$", re.MULTILINE)
BLOCK = re.compile(r"^<(article|lists|statements) (\w+)>$(.*?)^</\1 \2>$", re.MULTILINE | re.DOTALL)

app = FastAPI()
spans: list[tuple[str, float, float]] = []
"""Name of the schema, and when the call began and ended."""


@app.post("/v1/chat/completions")
async def complete(request: Request) -> dict[str, Any]:
    loop = asyncio.get_running_loop()
    body = await request.json()
    name = body["response_format"]["json_schema"]["name"]
    began = loop.time()
    await asyncio.sleep(SECONDS)
    spans.append((name, began, loop.time()))
    answer = json.dumps(ANSWERS[name](_shown(body["messages"])), ensure_ascii=False)
    message = {"role": "assistant", "content": answer}
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 0,
        "model": body["model"],
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }


@app.get("/rounds")
async def rounds() -> list[list[str]]:
    """The calls so far by rounds: those that overlap in time stand together."""
    found: list[list[str]] = []
    end = 0.0
    for name, began, ended in sorted(spans, key=lambda span: span[1]):
        if began >= end:
            found.append([])
        found[-1].append(name)
        end = max(end, ended)
    spans.clear()
    return [sorted(names) for names in found]


def _shown(messages: list[dict[str, Any]]) -> str:
    """What stands between the marks of the data block."""
    whole = "\n".join(str(message["content"]) for message in messages)
    found = re.search(
        r"^<(article|lists|statements) (\w+)>$(.*?)^</\1 \2>$", whole, re.MULTILINE | re.DOTALL
    )
    return found[3] if found else ""


def _claims(article: str) -> dict[str, Any]:
    claims = [_claim(int(number), text) for number, text in NUMBERED.findall(article)]
    return {"voices": [], "attributions": [], "claims": claims, "dropped": []}


def _claim(number: int, text: str) -> dict[str, Any]:
    words = text.split()[:8]
    if "ALTERED" in text:
        words.insert(2, "not")
    return {
        "text": text,
        "ev": [{"s": number, "q": " ".join(words)}],
        "type": "event_property",
        "att": 0,
        "fact": ["CT+"],
        "who": [],
        "act": "",
        "place": "",
        "time": "",
        "check": "medium",
        "why": [],
    }


def _framing(_: str) -> dict[str, Any]:
    lists = "voices entities referents namings functions dimensions generic narratives"
    return {name: [] for name in [*lists.split(), "portrayals", "language"]}


def _match(lists: str) -> dict[str, Any]:
    pairs = [
        {"n": int(n), "rel": "corroborated", "on": [], "spec": "none", "why": "same", "text": ""}
        for n in PAIR.findall(lists)
    ]
    return {"pairs": pairs, "unrelated": [], "same": []}


def _synopsis(_: str) -> dict[str, Any]:
    return {"sentences": [{"text": "Both accounts tell of the same.", "ids": [1]}]}


ANSWERS = {"claims": _claims, "framing": _framing, "match": _match, "synopsis": _synopsis}
