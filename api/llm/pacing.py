"""A pace for calls to providers that all processes keep to together.

For each provider there is a row with the time at which the next call may go out (the generic cell
rate algorithm without a burst: calls are spaced evenly). Whoever calls moves it on by one place, in
one statement, and waits for its own.
"""

import asyncio
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, Protocol

import limits
import sqlalchemy as sa

from api.database import Reach, Tables, connect, inserting, is_shared, reason
from api.rates import Rate

_log = logging.getLogger(__name__)
_PATIENCE_SECONDS: Final = 5
_CONNECTIONS: Final = 2
_TABLES: Final = sa.MetaData()
_PACE: Final = sa.Table(
    "upstream_pace",
    _TABLES,
    sa.Column("provider", sa.Text, primary_key=True),
    sa.Column("free_at", sa.Double, nullable=False),
)


class TooLateError(Exception):
    """There is no turn in time; one could be had in so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds


class Pace(Protocol):
    """How often a provider is called."""

    async def turn(self, provider: str, longest: float, /) -> None:
        """Wait for one's turn. Raises TooLateError at once where it would come after longer than
        so many seconds; none is taken then."""

    def close(self) -> None:
        """Give back what it needs. It is of no use afterwards."""


class NoPace:
    """Everybody may call at once."""

    async def turn(self, _provider: str, _longest: float, /) -> None:
        return

    def close(self) -> None:
        return


NO_PACE: Final = NoPace()


class SharedPace:
    """At most so many calls, for all who use the database; for one machine, a file will do.

    Where the database does not answer calls go out all the same, and the log says so, once.
    """

    def __init__(self, rate: Rate, place: Path | str) -> None:
        self._given = rate, place
        parsed = limits.parse(rate)
        self._seconds = parsed.get_expiry() / parsed.amount
        self._engine = connect(place, connections=_CONNECTIONS)
        self._tables = Tables(self._engine, _TABLES)
        self._threads = ThreadPoolExecutor(_CONNECTIONS, thread_name_prefix="pace")
        self._reach = Reach()
        self._is_told = False

    def __reduce__(self) -> tuple[type["SharedPace"], tuple[Rate, Path | str]]:
        return SharedPace, self._given

    async def turn(self, provider: str, longest: float, /) -> None:
        if not self._reach.may_try():
            return
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                wait = await loop.run_in_executor(self._threads, self._taken, provider, longest)
        except (sa.exc.SQLAlchemyError, TimeoutError) as error:
            self._lost(error)
            return
        self._reach.answered()
        self._is_told = False
        if wait > longest:
            raise TooLateError(wait)
        await asyncio.sleep(wait)

    def close(self) -> None:
        self._threads.shutdown()
        self._engine.dispose()

    def _taken(self, provider: str, longest: float) -> float:
        """Seconds until one's turn, which is taken unless it is later than is of use."""
        self._tables.prepare()
        with self._engine.begin() as connection:
            now = self._now()
            row = inserting(self._engine, _PACE).values(
                provider=provider, free_at=now + self._seconds
            )
            turn = sa.case((_PACE.c.free_at > now, _PACE.c.free_at), else_=now)
            taking = row.on_conflict_do_update(
                index_elements=["provider"],
                set_={"free_at": turn + self._seconds},
                where=_PACE.c.free_at - now <= longest,
            )
            free_at = connection.scalar(taking.returning(_PACE.c.free_at - now))
            if free_at is not None:
                return max(0.0, float(free_at) - self._seconds)
            wanted = sa.select(_PACE.c.free_at - now).where(_PACE.c.provider == provider)
            return float(connection.scalar(wanted) or 0)

    def _now(self) -> sa.ColumnElement[float]:
        """By the clock of the database, where machines share one; a file has none so exact."""
        if is_shared(self._engine):
            return sa.cast(sa.extract("epoch", sa.func.clock_timestamp()), sa.Double)
        return sa.literal(time.time(), sa.Double)

    def _lost(self, error: Exception) -> None:
        self._reach.failed()
        self._tables.doubt()
        if not self._is_told:
            _log.warning(
                "Calls to providers go out at no set pace: the database does not answer (%s)",
                reason(error),
            )
        self._is_told = True
