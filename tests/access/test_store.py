"""Keys, sessions and use are the same in a file and in a database, and shared by all processes."""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path

import pytest

from api.access.keys import Key, KeyLimits
from api.access.store import KeyStore, key_store
from api.account import Amounts
from api.errors import ConfigurationError, NotFoundError
from api.settings import Settings
from tests.postgres import PostgresServer

TODAY = date(2026, 11, 22)
FIRST_FORM = """
CREATE TABLE keys (
    id TEXT PRIMARY KEY, digest BLOB NOT NULL, label TEXT NOT NULL, tenant TEXT NOT NULL,
    created TEXT NOT NULL, revoked TEXT, limits TEXT NOT NULL) STRICT;
CREATE TABLE sessions (
    digest BLOB PRIMARY KEY, key TEXT NOT NULL, ends REAL NOT NULL) STRICT;
CREATE TABLE used (
    key TEXT NOT NULL, day TEXT NOT NULL, articles INTEGER NOT NULL, characters INTEGER NOT NULL,
    tokens INTEGER NOT NULL, usd REAL NOT NULL, unpriced INTEGER NOT NULL,
    PRIMARY KEY (key, day)) STRICT;
PRAGMA user_version = 1;
"""
"""The file as versions before this one made it."""

Stores = Callable[[], KeyStore]


@pytest.fixture(params=["file", "database"])
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stores]:
    """One more store in the same place, as one more process has it."""
    place = tmp_path if request.param == "file" else request.getfixturevalue("database_url")
    with ExitStack() as opened:
        yield lambda: opened.enter_context(closing(KeyStore(place)))


def made(store: KeyStore, tenant: str = "desk") -> tuple[Key, str]:
    return store.create("a label, “quoted”", tenant, KeyLimits(articles=5, rate="60/minute"))


def test_where_there_are_no_keys_nobody_is_found(stores: Stores) -> None:
    store = stores()
    assert not store.has_keys()
    assert store.keys() == []
    assert store.owner("ffk_0123456789_secret") is None
    assert store.of_session("token") is None
    assert store.used("0123456789", TODAY) == Amounts()
    store.close_session("token")
    with pytest.raises(NotFoundError):
        store.key("0123456789")


def test_a_key_is_known_to_every_process_at_once(stores: Stores) -> None:
    one, other = stores(), stores()
    assert not other.has_keys()
    key, secret = made(one)
    assert other.has_keys()
    assert other.owner(secret) == other.key(key.id) == key
    found = other.keys()
    assert found == [key]
    for wrong in (
        secret[:-2] + "xx",
        f"ffk_{key.id}_",
        "ffk__",
        "",
        "ffk_\0_x",
        f"FFK{secret[3:]}",
    ):
        assert other.owner(wrong) is None


def test_revoking_ends_the_key_and_its_sessions_everywhere(stores: Stores) -> None:
    one, other = stores(), stores()
    key, secret = made(one)
    _, another = made(one)
    token = one.open_session(key)
    assert other.of_session(token) == key
    revoked = other.revoke(key.id)
    assert revoked.revoked is not None
    assert other.revoke(key.id) == revoked
    assert one.owner(secret) is None
    assert one.of_session(token) is None
    assert one.owner(another) is not None


def test_a_session_ends_when_it_is_closed_or_over(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stores()
    key, _ = made(store)
    closed, over = store.open_session(key), store.open_session(key)
    store.close_session(closed)
    assert store.of_session(closed) is None
    assert store.of_session(over) == key
    monkeypatch.setattr("time.time", lambda: 9e9)
    assert store.of_session(over) is None


def test_what_many_use_at_once_is_added_up(stores: Stores) -> None:
    store = stores()
    key, _ = made(store)
    once = Amounts(articles=1, characters=3_000_000_000, tokens=7, usd=0.25, unpriced=1)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: store.charge(key.id, TODAY, once), range(20)))
    assert stores().used(key.id, TODAY) == Amounts(20, 60_000_000_000, 140, 5.0, 20)
    assert store.used(key.id, date(2026, 11, 23)) == Amounts()


def test_a_file_of_an_earlier_version_still_opens(tmp_path: Path) -> None:
    with closing(KeyStore(tmp_path / "new")) as new:
        key, secret = made(new)
        new.charge(key.id, TODAY, Amounts(articles=2, usd=1))
    (tmp_path / "keys.db").touch(mode=0o600)
    with closing(sqlite3.connect(tmp_path / "keys.db")) as old:
        old.executescript(FIRST_FORM)
        old.execute("ATTACH ? AS new", (str(tmp_path / "new" / "keys.db"),))
        for table in ("keys", "sessions", "used"):
            old.execute(f"INSERT INTO {table} SELECT * FROM new.{table}")  # noqa: S608 - fixed
        old.commit()
    with closing(KeyStore(tmp_path)) as store:
        assert store.owner(secret) == key
        store.charge(key.id, TODAY, Amounts(articles=1, usd=0.5))
        assert store.used(key.id, TODAY) == Amounts(articles=3, usd=1.5)
        made(store)
        assert store.of_session(store.open_session(key)) == key
        assert len(store.keys()) == 2


def test_a_file_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    with closing(KeyStore(tmp_path)) as store:
        made(store)
        with closing(sqlite3.connect(tmp_path / "keys.db")) as later:
            later.execute("PRAGMA user_version = 2")
        for work in (store.has_keys, store.keys, lambda: made(store)):
            with pytest.raises(ConfigurationError, match="newer version"):
                work()


def test_while_the_database_is_stopped_nobody_is_let_in(
    postgres: PostgresServer, database_url: str
) -> None:
    with closing(KeyStore(database_url)) as store:
        _, secret = made(store)
        postgres.stop()
        for _ in range(3):
            with pytest.raises(ConfigurationError, match="FACTFRAME_DATABASE_URL"):
                store.owner(secret)
        postgres.start()
        with closing(KeyStore(database_url)) as again:
            assert again.owner(secret) is not None


def test_going_over_to_a_database_does_not_open_the_service(
    tmp_path: Path, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(KeyStore(tmp_path)) as before:
        _, secret = made(before)
    settings = Settings.model_validate({"keys": tmp_path, "database_url": database_url})
    with closing(key_store(settings)) as store, caplog.at_level(logging.WARNING):
        assert store.has_keys()
        assert store.owner(secret) is None
    assert "factframe keys create" in caplog.text
