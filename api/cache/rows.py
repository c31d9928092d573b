"""Rows of a PostgreSQL database that many machines share: what is kept, and who is making what.

Texts are compressed by whoever writes them, since the database is what all wait for. All times are
those of the database: the clocks of the machines do not matter.
"""

import zlib
from typing import Final, cast

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

TABLES: Final = sa.MetaData()
ENTRIES: Final = sa.Table(
    "cache_entries",
    TABLES,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),
    sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
)
CLAIMS: Final = sa.Table(
    "cache_claims",
    TABLES,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("holder", sa.Text, nullable=False),
    sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
)
LARGEST_SHARE: Final = 4
"""A text takes at most this part of the room, so that one does not push out all others."""
_LEVEL: Final = 1
_OVERHEAD: Final = 200
"""Bytes of a row and its place in the index, besides the key and the text."""
_LEFT: Final = 0.9
"""How full the room is after it was pruned, so that this is seldom needed."""
_FRESH: Final = sa.text("interval '1 minute'")
"""A use is noted down unless another was so recently: a reading is seldom a writing."""
_LONG_OVER: Final = sa.text("interval '1 hour'")
_PRUNING: Final = 7_046_912_530_119
"""Key of the advisory lock of whoever prunes."""
_NOW: Final = sa.func.clock_timestamp()


class RefusedRowError(Exception):
    """A row is not of a kind that we write."""


def read(connection: sa.Connection, key: str, longest: int) -> str | None:
    """The text under the key, of at most so many bytes; its use is noted. Raises RefusedRowError
    for what is no text, or too long for one of ours."""
    stale = (ENTRIES.c.used_at < _NOW - _FRESH).label("stale")
    wanted = sa.select(ENTRIES.c.value, stale).where(ENTRIES.c.key == key)
    row = connection.execute(wanted).one_or_none()
    if row is None:
        return None
    if row.stale:
        connection.execute(sa.update(ENTRIES).where(ENTRIES.c.key == key).values(used_at=_NOW))
    return _unpacked(row.value, longest)


def write(connection: sa.Connection, key: str, text: bytes) -> int:
    """Keep the text under the key. Returns how many bytes it takes."""
    packed = zlib.compress(text, _LEVEL)
    row = insert(ENTRIES).values(key=key, value=packed, kept_at=_NOW, used_at=_NOW)
    fresh = {name: row.excluded[name] for name in ("value", "kept_at", "used_at")}
    connection.execute(row.on_conflict_do_update(index_elements=["key"], set_=fresh))
    return len(packed) + _OVERHEAD


def claim(connection: sa.Connection, key: str, holder: str, seconds: float) -> str:
    """Claim the key for so long, unless another holds it; a holder's own claim is renewed. Who
    holds it then."""
    ends = _NOW + sa.func.make_interval(0, 0, 0, 0, 0, 0, seconds)
    row = insert(CLAIMS).values(key=key, holder=holder, ends_at=ends)
    taken = row.on_conflict_do_update(
        index_elements=["key"],
        set_={"holder": row.excluded.holder, "ends_at": row.excluded.ends_at},
        where=(CLAIMS.c.ends_at < _NOW) | (CLAIMS.c.holder == holder),
    ).returning(CLAIMS.c.holder)
    wanted = sa.select(CLAIMS.c.holder).where(CLAIMS.c.key == key)
    found: str | None = None
    while found is None:  # else it was given up between the two
        found = connection.scalar(taken) or connection.scalar(wanted)
    return found


def let_go(connection: sa.Connection, key: str, holder: str) -> None:
    """Give up a claim, if it is still this holder's."""
    mine = (CLAIMS.c.key == key) & (CLAIMS.c.holder == holder)
    connection.execute(sa.delete(CLAIMS).where(mine))


def prune(connection: sa.Connection, room: int) -> int:
    """Remove the least recently used as far as they exceed the room, unless another process is at
    it. Returns how many. In one transaction."""
    if not connection.scalar(sa.select(sa.func.pg_try_advisory_xact_lock(_PRUNING))):
        return 0
    connection.execute(sa.delete(CLAIMS).where(CLAIMS.c.ends_at < _NOW - _LONG_OVER))
    if (connection.scalar(sa.select(sa.func.sum(_SIZE))) or 0) <= room:
        return 0
    newest_first = (ENTRIES.c.used_at.desc(), ENTRIES.c.key)
    so_far = sa.func.sum(_SIZE).over(order_by=newest_first).label("so_far")
    sizes = sa.select(ENTRIES.c.key, so_far).subquery()
    beyond = sa.select(sizes.c.key).where(sizes.c.so_far > int(room * _LEFT))
    return connection.execute(sa.delete(ENTRIES).where(ENTRIES.c.key.in_(beyond))).rowcount


_SIZE: Final = (
    sa.func.pg_column_size(ENTRIES.c.value) + sa.func.octet_length(ENTRIES.c.key) + _OVERHEAD
)


def _unpacked(value: object, longest: int) -> str:
    """The text. One that would grow beyond bounds was not written by us."""
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(bytes(cast("bytes", value)), longest)
        if not unpacking.eof:
            raise RefusedRowError
        return text.decode()
    except (zlib.error, ValueError):
        raise RefusedRowError from None
