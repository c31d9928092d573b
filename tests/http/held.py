"""The tests' provider, which counts what it is asked and can be told to keep one kind waiting.

Run it with `uvicorn tests.http.held:app`.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping
from typing import Any

from starlette.types import Receive, Send

from benchmarks.upstream.app import Upstream, answered, question_of
from tests.http.upstream import PACE, answering


class Held(Upstream):
    """POST /hold/NAME keeps calls of that name waiting until POST /release; GET /asked counts."""

    def __init__(self) -> None:
        super().__init__(answering, PACE)
        self._asked: Counter[str] = Counter()
        self._held: set[str] = set()

    async def chat(self, asked: Mapping[str, Any], receive: Receive, send: Send) -> None:
        name = question_of(asked)
        self._asked[name] += 1
        while name in self._held:  # noqa: ASYNC110 - told by another request, in whatever loop
            await asyncio.sleep(0.02)
        await super().chat(asked, receive, send)

    async def control(self, path: str, body: bytes, send: Send) -> None:
        what, _, name = path.partition("/")
        if what == "hold":
            self._held.add(name)
        if what == "release":
            self._held.clear()
        if what in {"hold", "release", "asked"}:
            await answered(send, 200, dict(self._asked))
        else:
            await super().control(path, body, send)


app = Held()
