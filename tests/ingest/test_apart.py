"""A burst of slow pages keeps nobody waiting but other pages."""

import asyncio
import threading
from collections.abc import Callable

import pytest

from api.errors import BusyError, InputError
from api.ingest import Limits, extraction, taken
from api.ingest.apart import bytes_read
from api.limits import DEFAULT_LIMITS
from api.schemas.article import Article, ArticleInput, ArticleMetadata
from tests.ingest.pages import PARAGRAPHS

BURST = 60
"""More than there are threads for anything."""
HANG = 60
"""Seconds that nothing here takes unless it waits for ever."""


class SlowParser:
    """Stands in for the process that parses a page; ends when it is told to."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.at_once = self.most = self.begun = 0
        self._lock = threading.Lock()

    def run(self, _: bytes, __: int) -> tuple[int, bytes]:
        with self._lock:
            self.begun += 1
            self.at_once += 1
            self.most = max(self.most, self.at_once)
        self.go_on.wait(HANG)
        with self._lock:
            self.at_once -= 1
        return extraction.UNREADABLE, b""


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> SlowParser:
    slow = SlowParser()
    monkeypatch.setattr(extraction, "_run", slow.run)
    return slow


async def test_text_is_read_while_pages_are_slow(parser: SlowParser) -> None:
    page = f"<p>{PARAGRAPHS[0]}</p>"
    pages = [
        *(asyncio.create_task(taken(ArticleInput(html=page), None)) for _ in range(BURST)),
        asyncio.create_task(_posted(page.encode(), "text/html")),
    ]
    try:
        await _until(lambda: parser.at_once == DEFAULT_LIMITS.pages_at_once)
        async with asyncio.timeout(HANG):
            one = await taken(ArticleInput(text=PARAGRAPHS[0]), None)
            other = await _posted(PARAGRAPHS[0].encode(), "text/plain")
            assert await asyncio.to_thread(str.upper, "free") == "FREE"
        assert one.text == other.text == PARAGRAPHS[0]
        assert not any(task.done() for task in pages)
    finally:
        parser.go_on.set()
        ended = await asyncio.gather(*pages, return_exceptions=True)
    assert parser.most == DEFAULT_LIMITS.pages_at_once
    assert all("plain text" in str(error) for error in ended)


async def test_who_leaves_while_waiting_costs_nothing(parser: SlowParser) -> None:
    waiting = [asyncio.create_task(taken(ArticleInput(html="<p>x"), None)) for _ in range(BURST)]
    await _until(lambda: parser.at_once == DEFAULT_LIMITS.pages_at_once)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    parser.go_on.set()
    await _until(lambda: parser.at_once == 0)
    assert parser.begun == DEFAULT_LIMITS.pages_at_once


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(HANG):
        while not holds():  # noqa: ASYNC110 - told by threads
            await asyncio.sleep(0.01)


async def _posted(data: bytes, media_type: str) -> Article:
    return await bytes_read(
        data, media_type=media_type, metadata=ArticleMetadata(), limits=Limits()
    )


async def test_no_more_pages_wait_than_may_and_later_ones_are_taken_again(
    parser: SlowParser,
) -> None:
    page = ArticleInput(html=f"<p>{PARAGRAPHS[0]}</p>")
    most = DEFAULT_LIMITS.pages_at_once + DEFAULT_LIMITS.pages_waiting
    pages = [asyncio.create_task(taken(page, None)) for _ in range(most)]
    try:
        await _until(lambda: parser.at_once == DEFAULT_LIMITS.pages_at_once)
        with pytest.raises(BusyError, match="in a while"):
            await taken(page, None)
        pages.pop().cancel()  # whoever leaves while waiting makes room
        await asyncio.sleep(0)
        pages.append(asyncio.create_task(taken(page, None)))
        await asyncio.sleep(0)
        assert not any(task.done() for task in pages)
    finally:
        parser.go_on.set()
        ended = await asyncio.gather(*pages, return_exceptions=True)
    assert all(isinstance(end, InputError) for end in ended)
    assert not any(isinstance(end, BusyError) for end in ended)
