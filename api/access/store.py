"""Keys, sessions and what has been used, where several processes share them.

No key and no session's token is kept: only their digests are.
"""

import hmac
import logging
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from api.access.keys import Key, KeyLimits, digest, new_id, new_secret, parts, written
from api.access.places import FILE, DatabasePlace, FilePlace
from api.account import Amounts
from api.database import inserting
from api.errors import ConfigurationError, NotFoundError
from api.settings import Settings

_log = logging.getLogger(__name__)
SESSION_SECONDS: Final = 12 * 3600
_AMOUNTS: Final = ("articles", "characters", "tokens", "usd", "unpriced")


class KeyStore:
    """Keys in a folder, made with the first of them, or at the address of a database.

    What another process wrote is seen at once. All of it raises ConfigurationError where keys
    cannot be read or written.
    """

    def __init__(self, place: Path | str, former: "KeyStore | None" = None) -> None:
        self._place = FilePlace(place) if isinstance(place, Path) else DatabasePlace(place)
        self._former = former
        self._tables = self._place.tables
        keys = self._tables.keys.c
        self._fields = (keys.id, keys.label, keys.tenant, keys.created, keys.revoked, keys.limits)
        self._was_there = False

    def may_have_keys(self) -> bool:
        """Whether there is anything to look into for keys; takes no time."""
        return self._was_there or self._place.is_there()

    def has_keys(self) -> bool:
        """Whether there is or has been a key, revoked ones too: a service that asked for keys goes
        on asking, even if they are taken away under it, or kept in another place now."""
        any_key = sa.select(self._tables.keys.c.id).limit(1)
        self._was_there = self._was_there or bool(self._rows(any_key)) or self._were_elsewhere()
        return self._was_there

    def check(self) -> None:
        """Raises ConfigurationError too where the keys that there were are gone."""
        if self._was_there and not self._place.is_there():
            raise ConfigurationError(
                f"The keys are gone, and nobody is let in. The operator can put {FILE} back into"
                " the folder FACTFRAME_KEYS, or start the service anew with other keys."
            )
        for table in (self._tables.keys, self._tables.sessions, self._tables.used):
            self._rows(sa.select(sa.literal(1)).select_from(table).limit(1))

    def create(self, label: str, tenant: str, limits: KeyLimits) -> tuple[Key, str]:
        """A new key, and what is handed over once and kept nowhere."""
        self._place.make()
        key = Key(id=new_id(), label=label, tenant=tenant, created=_now(), limits=limits)
        secret = new_secret()
        row = {"id": key.id, "digest": digest(secret), "label": label, "tenant": tenant}
        kept = {"created": _stamp(key.created), "limits": limits.model_dump_json()}
        self._write(sa.insert(self._tables.keys).values(**row, **kept))
        return key, written(key.id, secret)

    def keys(self) -> list[Key]:
        """All keys, in the order in which they were made."""
        keys = self._tables.keys.c
        return [_key(row) for row in self._rows(self._all().order_by(keys.created, keys.id))]

    def key(self, identifier: str) -> Key:
        """The key of this id. Raises NotFoundError."""
        for key in self.keys():
            if key.id == identifier:
                return key
        raise NotFoundError("There is no key of this id. See: factframe keys list")

    def revoke(self, identifier: str) -> Key:
        """The key, of no use from now on, nor are its sessions. Raises NotFoundError."""
        self.key(identifier)
        keys, sessions = self._tables.keys, self._tables.sessions
        good = (keys.c.id == identifier) & keys.c.revoked.is_(None)
        self._write(
            sa.update(keys).where(good).values(revoked=_stamp(_now())),
            sa.delete(sessions).where(sessions.c.key == identifier),
        )
        return self.key(identifier)

    def owner(self, handed_in: str) -> Key | None:
        """The key that this is, unless there is no such, or it is revoked."""
        identifier, secret = parts(handed_in)
        keys = self._tables.keys.c
        good = (keys.id == identifier) & keys.revoked.is_(None)
        rows = self._rows(self._all().add_columns(keys.digest).where(good))
        kept = bytes(rows[0][-1]) if rows else bytes(32)
        right = hmac.compare_digest(digest(secret), kept)
        return _key(rows[0][:-1]) if rows and right else None

    def open_session(self, key: Key) -> str:
        """The token of a new session on the key."""
        token, now = new_secret(), time.time()
        sessions = self._tables.sessions
        row = {"digest": digest(token), "key": key.id, "ends": now + SESSION_SECONDS}
        self._write(
            sa.delete(sessions).where(sessions.c.ends < now), sa.insert(sessions).values(**row)
        )
        return token

    def of_session(self, token: str) -> Key | None:
        """The key of the session, while both are good. It is found by the token's digest: what
        the time of that search may tell of a digest is of no use for finding the token."""
        keys, sessions = self._tables.keys.c, self._tables.sessions.c
        good = (
            (sessions.digest == digest(token))
            & (sessions.ends > time.time())
            & keys.revoked.is_(None)
        )
        of_it = self._all().join(self._tables.sessions, keys.id == sessions.key)
        rows = self._rows(of_it.where(good))
        return _key(rows[0]) if rows else None

    def close_session(self, token: str) -> None:
        """End the session."""
        if self._place.is_there():
            sessions = self._tables.sessions
            self._write(sa.delete(sessions).where(sessions.c.digest == digest(token)))

    def used(self, identifier: str, day: date) -> Amounts:
        """What the key has used on this day."""
        used = self._tables.used.c
        wanted = sa.select(*(used[name] for name in _AMOUNTS))
        rows = self._rows(wanted.where((used.key == identifier) & (used.day == day.isoformat())))
        return Amounts(*rows[0]) if rows else Amounts()

    def charge(self, identifier: str, day: date, used: Amounts) -> None:
        """Add this to what the key has used on this day."""
        table = self._tables.used
        row = inserting(self._place.engine, table).values(
            key=identifier,
            day=day.isoformat(),
            **{name: getattr(used, name) for name in _AMOUNTS},
        )
        more = {name: table.c[name] + row.excluded[name] for name in _AMOUNTS}
        self._write(row.on_conflict_do_update(index_elements=["key", "day"], set_=more))

    def close(self) -> None:
        """Give the connections back. It is of no use afterwards."""
        self._place.close()

    def _were_elsewhere(self) -> bool:
        found = self._former is not None and self._former.has_keys()
        if found:
            _log.warning(
                "Keys are in the database now, where there are none, and those of FACTFRAME_KEYS"
                " open nothing: make new ones with `factframe keys create`"
            )
        return found

    def _all(self) -> sa.Select[Any]:
        return sa.select(*self._fields)

    def _rows(self, query: sa.Select[Any]) -> Sequence[Sequence[Any]]:
        if not self._place.is_there():
            return []
        with self._place.opened() as connection:
            return connection.execute(query).fetchall()

    def _write(self, *statements: sa.Executable) -> None:
        with self._place.opened() as connection:
            for statement in statements:
                connection.execute(statement)


def key_store(settings: Settings) -> KeyStore:
    """The keys of the service: in the database where one is set, so that every machine has them."""
    if settings.database_url is not None:
        url = settings.database_url.get_secret_value()
        return KeyStore(url, former=KeyStore(settings.keys))
    return KeyStore(settings.keys)


def _key(row: Sequence[Any]) -> Key:
    identifier, label, tenant, created, revoked, limits = row
    return Key.model_validate(
        {
            "id": identifier,
            "label": label,
            "tenant": tenant,
            "created": created,
            "revoked": revoked,
            "limits": KeyLimits.model_validate_json(str(limits)),
        }
    )


def _now() -> datetime:
    return datetime.now(UTC)


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")
