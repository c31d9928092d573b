"""No test reaches the network: every outgoing HTTP call that a test does not answer is an error."""

import ipaddress
import logging
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import respx

pytest_plugins = ("tests.postgres", "tests.jobs.providing")

PLANTED = ("sk-secret", "secret of the inside", "The bridge at Harrow")
"""A key, a message of an exception, an article: as they stand in tests all over the place."""
_ADDRESSES = ("OPENAI_API_BASE", "OPENAI_BASE_URL", "ANTHROPIC_API_BASE", "OLLAMA_API_BASE")


@pytest.fixture(autouse=True, scope="session")
def no_keys_of_this_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nor do its keys, in what lasts longer than one test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(autouse=True, scope="session")
def children_that_can_be_interrupted() -> None:
    """A shell starts what runs in the background with interrupts ignored, and children inherit
    that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither keys nor settings nor caches of whoever runs the tests take part in them."""
    for name in os.environ:
        if name.startswith("FACTFRAME_") or name.endswith("_API_KEY") or name in _ADDRESSES:
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


class _Planted(logging.Handler):
    """Remembers records of ours that hold what tests use for keys and for words of callers."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        told = f"{record.getMessage()} {vars(record)}"
        if any(marker in told for marker in PLANTED):
            self.found.append(f"{record.name}, line {record.lineno}")


@pytest.fixture(autouse=True)
def nothing_planted_is_logged() -> Iterator[None]:
    """Whatever a test does, no key and no word of a caller that it uses is told to the log."""
    ours, handler = logging.getLogger("api"), _Planted()
    level = ours.level
    ours.addHandler(handler)
    ours.setLevel(logging.DEBUG)
    yield
    ours.removeHandler(handler)
    ours.setLevel(level)
    assert not handler.found


@pytest.fixture(autouse=True)
def no_outgoing_calls() -> Iterator[respx.MockRouter]:
    """Calls of httpx without a route raise; loopback servers are reached through sockets."""
    with respx.mock(assert_all_called=False, assert_all_mocked=True) as router:
        yield router


@pytest.fixture(autouse=True)
def no_address_but_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """What respx does not see, such as aiohttp, cannot leave this machine either."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        inet = self.family in (socket.AF_INET, socket.AF_INET6)
        if inet and not ipaddress.ip_address(address[0].partition("%")[0]).is_loopback:
            raise AssertionError("a test may not reach beyond this machine")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of several tests with one id only one would be run: ids are what processes are handed."""
    assert len({item.nodeid for item in items}) == len(items)
