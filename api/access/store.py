"""Keys, sessions and what has been used, in one SQLite file that several processes share.

No key and no session's token is in it: only their digests are.
"""

import hmac
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from api.access.keys import Key, KeyLimits, digest, new_id, new_secret, parts, written
from api.account import Amounts
from api.errors import ConfigurationError, NotFoundError

FILE: Final = "keys.db"
SESSION_SECONDS: Final = 12 * 3600

_VERSION: Final = 1
_WAIT_SECONDS: Final = 5
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS keys (
    id TEXT PRIMARY KEY, digest BLOB NOT NULL, label TEXT NOT NULL, tenant TEXT NOT NULL,
    created TEXT NOT NULL, revoked TEXT, limits TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS sessions (
    digest BLOB PRIMARY KEY, key TEXT NOT NULL, ends REAL NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS used (
    key TEXT NOT NULL, day TEXT NOT NULL, articles INTEGER NOT NULL, characters INTEGER NOT NULL,
    tokens INTEGER NOT NULL, usd REAL NOT NULL, unpriced INTEGER NOT NULL,
    PRIMARY KEY (key, day)) STRICT;
"""
_FIELDS: Final = "id, label, tenant, created, revoked, limits"
_CHARGE: Final = """
INSERT INTO used VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
    articles = articles + excluded.articles, characters = characters + excluded.characters,
    tokens = tokens + excluded.tokens, usd = usd + excluded.usd,
    unpriced = unpriced + excluded.unpriced
"""


class KeyStore:
    """The file in a folder of its own, made with the first key.

    Every call opens it anew, so that what another process wrote is seen at once. All of them raise
    ConfigurationError where it cannot be read or written.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._was_there = False

    def may_have_keys(self) -> bool:
        """Whether there is anything to look into for keys; takes no time."""
        return self._was_there or self._path.exists()

    def has_keys(self) -> bool:
        """Whether there is or has been a key, revoked ones too: a service that asked for keys goes
        on asking, even if the file is taken away under it."""
        self._was_there = self._was_there or bool(self._rows("SELECT 1 FROM keys LIMIT 1"))
        return self._was_there

    def check(self) -> None:
        """Raises ConfigurationError too where the keys that there were are gone."""
        if self._was_there and not self._is_there():
            raise ConfigurationError(
                f"The keys are gone, and nobody is let in. The operator can put {FILE} back into"
                " the folder FACTFRAME_KEYS, or start the service anew with other keys."
            )
        self._rows("SELECT 1 FROM keys, sessions, used LIMIT 1")

    def create(self, label: str, tenant: str, limits: KeyLimits) -> tuple[Key, str]:
        """A new key, and what is handed over once and kept nowhere."""
        self._prepare()
        key = Key(id=new_id(), label=label, tenant=tenant, created=_now(), limits=limits)
        secret = new_secret()
        row = (key.id, digest(secret), label, tenant, _stamp(key.created), limits.model_dump_json())
        self._write("INSERT INTO keys VALUES (?, ?, ?, ?, ?, NULL, ?)", row)
        return key, written(key.id, secret)

    def keys(self) -> list[Key]:
        """All keys, in the order in which they were made."""
        rows = self._rows(f"SELECT {_FIELDS} FROM keys ORDER BY created, id")  # noqa: S608 - fixed
        return [_key(row) for row in rows]

    def key(self, identifier: str) -> Key:
        """The key of this id. Raises NotFoundError."""
        for key in self.keys():
            if key.id == identifier:
                return key
        raise NotFoundError("There is no key of this id. See: factframe keys list")

    def revoke(self, identifier: str) -> Key:
        """The key, of no use from now on, nor are its sessions. Raises NotFoundError."""
        key = self.key(identifier)
        self._write(
            "UPDATE keys SET revoked = ? WHERE id = ? AND revoked IS NULL",
            (_stamp(_now()), key.id),
        )
        self._write("DELETE FROM sessions WHERE key = ?", (key.id,))
        return self.key(identifier)

    def owner(self, handed_in: str) -> Key | None:
        """The key that this is, unless there is no such, or it is revoked."""
        identifier, secret = parts(handed_in)
        rows = self._rows(
            f"SELECT {_FIELDS}, digest FROM keys WHERE id = ? AND revoked IS NULL",  # noqa: S608
            (identifier,),
        )
        kept = rows[0][-1] if rows else bytes(32)
        right = hmac.compare_digest(digest(secret), kept)
        return _key(rows[0][:-1]) if rows and right else None

    def open_session(self, key: Key) -> str:
        """The token of a new session on the key."""
        token, now = new_secret(), time.time()
        self._write("DELETE FROM sessions WHERE ends < ?", (now,))
        self._write(
            "INSERT INTO sessions VALUES (?, ?, ?)", (digest(token), key.id, now + SESSION_SECONDS)
        )
        return token

    def of_session(self, token: str) -> Key | None:
        """The key of the session, while both are good. It is found by the token's digest: what
        the time of that search may tell of a digest is of no use for finding the token."""
        columns = ", ".join(f"keys.{name}" for name in _FIELDS.split(", "))
        rows = self._rows(
            f"SELECT {columns} FROM sessions JOIN keys ON keys.id = sessions.key"  # noqa: S608
            " WHERE sessions.digest = ? AND sessions.ends > ? AND revoked IS NULL",
            (digest(token), time.time()),
        )
        return _key(rows[0]) if rows else None

    def close_session(self, token: str) -> None:
        """End the session."""
        if self._is_there():
            self._write("DELETE FROM sessions WHERE digest = ?", (digest(token),))

    def used(self, identifier: str, day: date) -> Amounts:
        """What the key has used on this day."""
        rows = self._rows(
            "SELECT articles, characters, tokens, usd, unpriced FROM used"
            " WHERE key = ? AND day = ?",
            (identifier, day.isoformat()),
        )
        return Amounts(*rows[0]) if rows else Amounts()

    def charge(self, identifier: str, day: date, used: Amounts) -> None:
        """Add this to what the key has used on this day."""
        amounts = (used.articles, used.characters, used.tokens, used.usd, used.unpriced)
        self._write(_CHARGE, (identifier, day.isoformat(), *amounts))

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        if not self._is_there():
            return []
        with self._open() as connection:
            return connection.execute(query, values).fetchall()

    def _is_there(self) -> bool:
        try:
            return self._path.exists()
        except OSError as error:
            raise _unusable(self._path, error) from None

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        with self._open() as connection:
            connection.execute(statement, values)

    def _prepare(self) -> None:
        """A folder and a file that nobody else can read."""
        try:
            _make_private(self._path)
        except OSError as error:
            raise _unusable(self._path, error) from None
        with self._open() as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(f"{_SCHEMA} PRAGMA user_version = {_VERSION};")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with (
                closing(sqlite3.connect(self._path, timeout=_WAIT_SECONDS)) as connection,
                connection,
            ):
                _check_version(connection)
                yield connection
        except sqlite3.Error as error:
            raise _unusable(self._path, error) from None


def _make_private(path: Path) -> None:
    folder = path.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid != os.geteuid():
        raise PermissionError("it belongs to another user")
    folder.chmod(0o700)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _check_version(connection: sqlite3.Connection) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > _VERSION:
        raise ConfigurationError(
            "The keys were written by a newer version of Factframe: use that, or name another"
            " folder with FACTFRAME_KEYS."
        )


def _unusable(path: Path, error: Exception) -> ConfigurationError:
    return ConfigurationError(
        f"The keys cannot be read or written ({type(error).__name__}). The operator can set"
        f" FACTFRAME_KEYS to a folder that this user alone can write, and look after {path.name}."
    )


def _key(row: tuple[Any, ...]) -> Key:
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
