"""The real command line, with a service in which the word of an article makes something break.

Run it with `python -m tests.telemetry.crashing serve`.
"""

import asyncio
import logging
import threading
import warnings
from typing import Any

from api.cli import main
from api.schemas.analysis import ArticleAnalysis
from api.schemas.article import Article
from api.service import Service

CRASHES = ("handler", "group", "task", "thread", "library", "warning")
_tasks: set["asyncio.Task[None]"] = set()


def _break(how: str, text: str) -> None:
    match how:
        case "handler":
            raise RuntimeError(text)
        case "group":
            raise ExceptionGroup(text, [ValueError(text)])
        case "library":
            logging.getLogger("some.library").error("sent %s", text, extra={"text": text})
        case "warning":
            warnings.warn(text, stacklevel=1)
        case "thread":
            threading.Thread(target=_fail, args=(text,)).start()
        case "task":
            task = asyncio.get_running_loop().create_task(_fail_later(text))
            _tasks.add(task)
            task.add_done_callback(_tasks.discard)


def _fail(text: str) -> None:
    raise ValueError(text)


async def _fail_later(text: str) -> None:
    _fail(text)


_analyze = Service.analyze


async def analyze(self: Service, article: Article, *given: Any, **more: Any) -> ArticleAnalysis:
    for how in CRASHES:
        if f"crash-{how}" in article.text:
            _break(how, article.text)
    return await _analyze(self, article, *given, **more)


if __name__ == "__main__":
    Service.analyze = analyze  # type: ignore[method-assign]  # the point of it
    main()
