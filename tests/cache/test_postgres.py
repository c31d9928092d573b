"""A cache in PostgreSQL: bounded, in use while the database is not, and trusting no row."""

import asyncio
import logging
import os
import pickle
import signal
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa

from api.cache import rows
from api.cache.postgres import PostgresCache
from api.database import connect
from api.errors import ConfigurationError
from tests.cache.asking import answered, asking, upstream
from tests.postgres import PostgresServer

PROMPTS = [f"prompt-{number}" for number in range(60)]


@pytest.fixture
def cache(database_url: str) -> Iterator[PostgresCache]:
    with closing(PostgresCache(database_url, 1)) as opened:
        yield opened


@pytest.fixture
def another(database_url: str) -> Iterator[Callable[[], PostgresCache]]:
    """The cache as another machine has it."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(closing(PostgresCache(database_url, 1)))


def run(url: str, *statements: sa.Executable) -> object:
    """What the last of the statements gives."""
    engine = connect(url)
    with engine.begin() as connection:
        *_, last = [connection.execute(statement) for statement in statements]
        found = last.scalar() if last.returns_rows else None
    engine.dispose()
    return found


def long_ago(column: sa.Column[datetime]) -> sa.Update:
    """Set the column's times back."""
    return sa.update(column.table).values({column: sa.func.now() - sa.text("interval '2 hours'")})


async def back(cache: PostgresCache) -> None:
    """Wait until the cache found out that the database is back."""
    async with asyncio.timeout(30):
        while cache.warning is not None:
            await cache.get("anything")
            await asyncio.sleep(0.1)


async def test_what_one_machine_keeps_another_has(
    cache: PostgresCache, another: Callable[[], PostgresCache]
) -> None:
    await cache.set("a", "kept")
    assert await another().get("a") == "kept"
    with closing(pickle.loads(pickle.dumps(cache))) as copied:  # noqa: S301 - our own bytes
        assert await copied.get("a") == "kept"


async def test_while_the_database_is_stopped_it_works_without_and_says_so(
    postgres: PostgresServer,
    database_url: str,
    another: Callable[[], PostgresCache],
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def make() -> str:
        return "made meanwhile"

    cache = PostgresCache(database_url, 1)
    await cache.set("before", "kept")
    postgres.stop()
    with caplog.at_level(logging.WARNING):
        assert await cache.get("before") is None
        assert await cache.get_or_make("meanwhile", make) == ("made meanwhile", False)
        assert await cache.get_or_make("meanwhile", make) == ("made meanwhile", True)
    assert cache.warning is not None
    assert "FACTFRAME_DATABASE_URL" in cache.warning
    assert caplog.text.count("Nothing is cached") == 1
    postgres.start()
    await back(cache)
    assert "kept again" in caplog.text
    assert await cache.get("before") == "kept"
    cache.close()
    assert await another().get("meanwhile") == "made meanwhile"


async def test_a_service_may_start_before_its_database(
    postgres: PostgresServer, database_url: str
) -> None:
    postgres.stop()
    with closing(PostgresCache(database_url, 1)) as cache:
        await cache.set("a", "kept")
        assert cache.warning is not None
        postgres.start()
        await back(cache)
    with closing(PostgresCache(database_url, 1)) as again:
        assert await again.get("a") == "kept"


async def test_a_wrong_password_is_told_without_the_password(database_url: str) -> None:
    wrong = sa.make_url(database_url).set(password="guessed-at")  # noqa: S106 - it is wrong
    with closing(PostgresCache(wrong.render_as_string(hide_password=False), 1)) as cache:
        assert await cache.get("a") is None
        assert cache.warning is not None
        assert "password authentication failed" in cache.warning
        assert "guessed-at" not in cache.warning


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="FACTFRAME_DATABASE_URL"):
        PostgresCache("mysql://db.example/news", 1)


async def test_tables_that_vanish_are_made_again(cache: PostgresCache, database_url: str) -> None:
    await cache.set("a", "kept")
    run(database_url, sa.text("DROP TABLE cache_entries"))
    assert await cache.get("a") is None
    await back(cache)
    await cache.set("a", "kept again")
    assert await cache.get("a") == "kept again"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT])
async def test_processes_go_on_while_the_database_stops_and_comes_back(
    postgres: PostgresServer, database_url: str, how: signal.Signals
) -> None:
    async with upstream(0.2) as counting:
        worker = partial(asking, database_url, 15, 1, counting.address)
        async with worker(*PROMPTS[::2]) as one, worker(*PROMPTS[1::2]) as other:
            await counting.reached(6)
            await asyncio.to_thread(postgres.stop, how)
            await asyncio.sleep(1)
            await asyncio.to_thread(postgres.start)
            had = await asyncio.gather(answered(one), answered(other))
            assert set.union(*had) == set(PROMPTS)
        async with worker(*PROMPTS) as later:
            assert await answered(later) == set(PROMPTS)
        assert counting.calls == Counter(PROMPTS)


async def test_the_least_recently_used_make_room(cache: PostgresCache, database_url: str) -> None:
    for number in range(60):
        await cache.set(f"row {number}", os.urandom(5_000).hex())
    run(database_url, long_ago(rows.ENTRIES.c.used_at))
    assert await cache.get("row 3") is not None
    removed = await asyncio.gather(*(asyncio.to_thread(pruned, database_url) for _ in range(3)))
    kept = [number for number in range(60) if await cache.get(f"row {number}") is not None]
    assert 3 in kept
    assert len(kept) == 60 - sum(removed)
    assert 20 < len(kept) < 40


def pruned(url: str) -> int:
    """How many rows one of several machines removed that found too many."""
    engine = connect(url)
    with engine.begin() as connection:
        removed = rows.prune(connection, 200_000)
    engine.dispose()
    return removed


async def test_it_stays_within_its_bound_by_itself(database_url: str) -> None:
    with closing(PostgresCache(database_url, 1)) as cache:
        for number in range(400):
            await cache.set(f"row {number}", os.urandom(5_000).hex())
    size = run(database_url, sa.select(sa.func.sum(sa.func.length(rows.ENTRIES.c.value))))
    assert 400_000 < int(str(size)) < 1_300_000


async def test_a_text_too_large_for_the_bound_is_not_kept(
    cache: PostgresCache, caplog: pytest.LogCaptureFixture
) -> None:
    await cache.set("large", "x" * 300_000)
    assert "FACTFRAME_CACHE_MEGABYTES" in caplog.text
    assert await cache.get("large") is None


@pytest.mark.parametrize(
    "forged",
    [
        pytest.param(b"text, as it is", id="not packed"),
        pytest.param(zlib.compress(b"\xff\xfe"), id="no text"),
        pytest.param(zlib.compress(b"whole")[:-6], id="cut short"),
        pytest.param(zlib.compress(bytes(50_000_000), 9), id="grows beyond bounds"),
        pytest.param(b"", id="empty"),
        pytest.param(pickle.dumps(Path("x")), id="pickled"),
    ],
)
async def test_a_row_that_we_did_not_write_is_made_anew(
    cache: PostgresCache, database_url: str, forged: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    async def make() -> str:
        return "ours"

    await cache.set("a", "kept")
    run(database_url, sa.update(rows.ENTRIES).values(value=forged))
    assert await cache.get_or_make("a", make) == ("ours", False)
    assert await cache.get("a") == "ours"
    assert "could not be used" in caplog.text
    assert cache.warning is None


async def test_claims_of_the_dead_do_not_pile_up(cache: PostgresCache, database_url: str) -> None:
    assert await cache.take("a", "somebody", 0) == "somebody"
    run(database_url, long_ago(rows.CLAIMS.c.ends_at))
    await asyncio.to_thread(pruned, database_url)
    assert run(database_url, sa.select(sa.func.count()).select_from(rows.CLAIMS)) == 0
