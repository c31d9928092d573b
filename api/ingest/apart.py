"""Articles read without keeping anybody waiting: plain text in the threads that all share, and
whatever may have to be parsed as a page in a few of its own.

A page holds its thread for a second, and a hostile one for many. Pages beyond those that are read
at once wait without a thread, so that a burst of them delays nothing but pages; and beyond so many
that wait they are refused, as each that waits takes memory.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from threading import BoundedSemaphore
from typing import Final, TypeVar

from api.errors import BusyError
from api.ingest.files import from_opened, opened
from api.ingest.objects import from_input
from api.limits import DEFAULT_LIMITS, Limits
from api.schemas.article import Article, ArticleInput, ArticleMetadata

T = TypeVar("T")

_PAGES: Final = ThreadPoolExecutor(DEFAULT_LIMITS.pages_at_once, thread_name_prefix="pages")
_ROOM: Final = BoundedSemaphore(DEFAULT_LIMITS.pages_at_once + DEFAULT_LIMITS.pages_waiting)


async def bytes_read(
    data: bytes,
    filename: str | None = None,
    media_type: str | None = None,
    *,
    metadata: ArticleMetadata,
    limits: Limits,
) -> Article:
    """As `from_bytes`; raises BusyError besides."""
    kind, text = await asyncio.to_thread(opened, data, filename, media_type, limits=limits)
    work = partial(from_opened, kind, text, metadata, limits=limits)
    return await (asyncio.to_thread(work) if kind == "text" else _among_pages(work))


async def input_read(given: ArticleInput, *, limits: Limits) -> Article:
    """As `from_input`; raises BusyError besides."""
    work = partial(from_input, given, limits=limits)
    return await (asyncio.to_thread(work) if given.text is not None else _among_pages(work))


async def _among_pages(work: Callable[[], T]) -> T:
    """What the work returns. Raises BusyError where too many pages wait."""
    if not _ROOM.acquire(blocking=False):
        raise BusyError(
            "Many pages wait to be parsed already. Send this one again in a while, or send the"
            " article's text."
        )
    begun = _PAGES.submit(copy_context().run, work)
    begun.add_done_callback(lambda _: _ROOM.release())
    return await asyncio.wrap_future(begun)
