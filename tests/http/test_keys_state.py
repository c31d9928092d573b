"""Whether it can be told who may come in: a part of `/readyz`."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from api.access.keys import KeyLimits
from api.access.places import FILE
from api.access.store import KeyStore
from api.app import create_app
from api.bootstrap import assemble
from api.settings import Settings


def connect(folder: Path, **changes: object) -> httpx.AsyncClient:
    settings = Settings.model_validate(
        {"cache": False, "engine": "rules", "model": None, "keys": folder, **changes}
    )
    app = create_app(settings, service=assemble(settings).service)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://testserver")


def made(folder: Path) -> str:
    return KeyStore(folder).create("The desk", "default", KeyLimits())[1]


def breaks(folder: Path) -> None:
    (folder / FILE).write_bytes(b"no database at all" * 300)


def goes(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()


async def test_without_keys_it_is_ready(tmp_path: Path) -> None:
    async with connect(tmp_path) as client:
        answer = await client.get("/readyz")
    assert answer.status_code == 200
    assert {part["name"]: part["status"] for part in answer.json()["parts"]}["keys"] == "ok"


async def test_with_keys_that_can_be_read_it_is_ready(tmp_path: Path) -> None:
    key = made(tmp_path)
    async with connect(tmp_path) as client:
        stranger = await client.get("/readyz")
        friend = await client.get("/readyz", headers={"Authorization": f"Bearer {key}"})
    assert (stranger.status_code, stranger.json()["parts"]) == (200, [])
    assert friend.json()["parts"][-1]["detail"].startswith("They are asked for")


@pytest.mark.parametrize("fault", [breaks, goes])
async def test_keys_that_cannot_be_read_are_told_to_whoever_watches(
    tmp_path: Path, fault: Callable[[Path], None]
) -> None:
    key = made(tmp_path)
    async with connect(tmp_path) as client:
        assert (await client.get("/readyz")).status_code == 200
        fault(tmp_path)
        for headers in ({}, {"Authorization": f"Bearer {key}"}):
            answer = await client.get("/readyz", headers=headers)
            assert (answer.status_code, answer.json()["status"]) == (503, "failed")
            [part] = answer.json()["parts"]
            assert (part["name"], part["status"]) == ("keys", "failed")
            assert "FACTFRAME_KEYS" in part["detail"]
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.get("/v1/engines")).status_code in {401, 503}


async def test_keys_broken_before_the_start_are_told_too(tmp_path: Path) -> None:
    made(tmp_path)
    breaks(tmp_path)
    async with connect(tmp_path) as client:
        assert (await client.get("/readyz")).json()["parts"][0]["name"] == "keys"
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.get("/v1/engines")).status_code == 503


async def test_a_folder_that_cannot_be_looked_into_lets_nobody_in(tmp_path: Path) -> None:
    async with connect(tmp_path / ("x" * 300)) as client:
        assert (await client.get("/readyz")).json()["status"] == "failed"
        assert (await client.get("/v1/engines")).status_code == 503


async def test_where_keys_are_left_to_others_they_are_not_looked_at(tmp_path: Path) -> None:
    made(tmp_path)
    breaks(tmp_path)
    async with connect(tmp_path, no_keys=True) as client:
        assert (await client.get("/readyz")).status_code == 200
