"""Servers that share a database: results and keys are everybody's, and what if it is gone."""

import time
from pathlib import Path

import httpx
import pytest
import respx
from click.testing import CliRunner

from api.cli import main
from tests.http.server import serving
from tests.postgres import PostgresServer

COMMAND = ("-m", "api", "serve", "--port", "{port}")
TEXT = "The council opened the bridge on Monday. “It is safe,” said the mayor, Ann Example."


@pytest.fixture(autouse=True)
def loopback(no_outgoing_calls: respx.MockRouter) -> None:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()


def cache_part(address: str) -> str:
    parts = httpx.get(f"{address}/readyz", timeout=60).json()["parts"]
    return str({part["name"]: part["status"] for part in parts}["cache"])


def until(address: str, status: str) -> None:
    give_up = time.monotonic() + 30
    while cache_part(address) != status:
        assert time.monotonic() < give_up
        time.sleep(0.2)


def test_two_servers_share_results_and_work_on_while_the_database_is_gone(
    tmp_path: Path, postgres: PostgresServer, database_url: str
) -> None:
    settings = {"FACTFRAME_DATABASE_URL": database_url, "FACTFRAME_NO_KEYS": "true"}
    with (
        serving(tmp_path / "one", *COMMAND, **settings) as one,
        serving(tmp_path / "two", *COMMAND, **settings) as two,
    ):
        made = httpx.post(f"{one}/v1/analyses", json={"article": {"text": TEXT}}, timeout=60)
        assert made.status_code == 200
        identifier = made.json()["id"]
        kept = httpx.get(f"{two}/v1/analyses/{identifier}", timeout=60)
        assert kept.json()["claims"] == made.json()["claims"]
        postgres.stop()
        again = httpx.post(
            f"{two}/v1/analyses", json={"article": {"text": TEXT + " It rained."}}, timeout=60
        )
        assert again.status_code == 200
        until(two, "degraded")
        postgres.start()
        until(two, "ok")
        until(one, "ok")
        late = httpx.get(f"{one}/v1/analyses/{again.json()['id']}", timeout=60)
        assert late.status_code == 200


def test_keys_open_every_server_and_none_while_the_database_is_gone(
    tmp_path: Path, postgres: PostgresServer, database_url: str
) -> None:
    settings = {"FACTFRAME_DATABASE_URL": database_url}

    def keys(*arguments: str) -> str:
        done = CliRunner(env=settings).invoke(main, ["keys", *arguments])
        assert done.exit_code == 0, done.output
        return done.stdout.strip()

    with (
        serving(tmp_path / "one", *COMMAND, **settings) as one,
        serving(tmp_path / "two", *COMMAND, **settings) as two,
    ):
        assert asked(two).status_code == 200
        key = keys("create", "A desk", "--articles", "2")
        identifier = keys("list").split()[0]
        assert asked(one).status_code == asked(two).status_code == 401
        assert asked(one, key).status_code == asked(two, key).status_code == 200
        assert "2 articles" in keys("show", identifier)
        for server in (one, two):
            refused = asked(server, key)
            assert refused.status_code == 429
            assert "2 articles" in refused.json()["detail"]
        postgres.stop()
        for server in (one, two):
            assert [asked(server, given).status_code for given in (key, "")] == [503, 401]
        postgres.start()
        give_up = time.monotonic() + 30
        while asked(two, key).status_code != 429:
            assert time.monotonic() < give_up
            time.sleep(0.2)
        keys("revoke", identifier)
        assert asked(one, key).status_code == asked(two, key).status_code == 401


def asked(address: str, key: str = "") -> httpx.Response:
    headers = {"authorization": f"Bearer {key}"} if key else {}
    body = {"article": {"text": TEXT}}
    return httpx.post(f"{address}/v1/analyses", json=body, headers=headers, timeout=60)
