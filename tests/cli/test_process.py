"""The command as a process: quick help, pipes that close, progress, a server."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from api.access.keys import KeyLimits
from api.access.store import KeyStore
from api.cli.exits import Exit, PortError
from api.cli.serving import Listening, _bind, _guard
from api.errors import ConfigurationError
from api.settings import Settings
from tests.seeds import SEED_000, SEED_004

COMMAND = [sys.executable, "-m", "api"]


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, api.cli\n"
        "heavy = {'pydantic', 'rich', 'fastapi', 'litellm', 'trafilatura', 'lxml', 'numpy'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def run_command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, "FACTFRAME_CACHE": "false", **environment},
    )


def test_json_of_a_seed_in_any_locale() -> None:
    done = run_command("analyze", "--json", str(SEED_000), PYTHONIOENCODING="ascii")
    assert done.returncode == Exit.OK, done.stderr
    assert json.loads(done.stdout)["article"]["published_at"] == "2022-09-11"
    assert done.stderr == b""


def test_a_file_in_another_language_is_named_in_a_comparison(tmp_path: Path) -> None:
    foreign = tmp_path / "ru.txt"
    foreign.write_text("Министр заявил, что мост безопасен. Инженеры с ним не согласны.")
    done = run_command("compare", str(SEED_000), str(foreign))
    assert done.returncode == Exit.BAD_DATA
    assert done.stderr.decode().startswith(f"factframe: {foreign}: ")


def test_a_rendering_in_a_poor_encoding() -> None:
    done = run_command("analyze", str(SEED_000), PYTHONIOENCODING="ascii")
    assert done.returncode == Exit.OK, done.stderr
    assert b"WHAT IS SAID" in done.stdout


@pytest.mark.parametrize("arguments", [("--json",), ()])
def test_a_reader_that_has_enough_is_no_error(arguments: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [*COMMAND, "compare", *arguments, str(SEED_000), str(SEED_004)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "FACTFRAME_CACHE": "false"},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == Exit.OK


def test_a_server_says_where_it_is_and_ends_when_told() -> None:
    with subprocess.Popen(
        [*COMMAND, "serve", "--port", "0"],
        stderr=subprocess.PIPE,
        env={**os.environ, "FACTFRAME_CACHE": "false"},
    ) as process:
        assert process.stderr is not None
        told = process.stderr.readline().decode()
        match = re.search(r"listens on http://127\.0\.0\.1:(\d+) · documentation: .*/docs", told)
        assert match, told
        assert _status_of("/healthz", int(match[1])) == 200
        process.send_signal(signal.SIGINT)
        process.stderr.read()
        assert process.wait() == Exit.OK


def _status_of(path: str, port: int) -> int:
    deadline = time.monotonic() + 30
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except ConnectionRefusedError:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        finally:
            connection.close()


def where(host: str, port: int) -> Listening:
    return Listening(host, port, limit_concurrency=8, shutdown_seconds=1)


def test_a_taken_port_is_said_plainly() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(
            PortError, match=rf"Port {port} on 127.0.0.1 cannot be used.*--port .*PORT="
        ):
            _bind(where("127.0.0.1", port))


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host", "x" * 300])
def test_an_address_of_another_machine(host: str) -> None:
    with pytest.raises(PortError):
        _bind(where(host, 0))


def guarded(host: str, **given: object) -> None:
    with _bind(where(host, 0)) as listener:
        _guard(listener, Settings.model_validate(given))


def test_nobody_listens_to_the_network_without_keys() -> None:
    with pytest.raises(ConfigurationError, match="factframe keys create"):
        guarded("0.0.0.0")  # noqa: S104 - the case under test


def test_the_operator_can_leave_keys_to_a_server_before(capsys: pytest.CaptureFixture[str]) -> None:
    guarded("0.0.0.0", no_keys=True)  # noqa: S104 - the case under test
    assert "warning: 0.0.0.0 can be reached from other machines" in capsys.readouterr().err


def test_with_a_key_the_network_is_listened_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    KeyStore(tmp_path).create("a desk", "default", KeyLimits())
    guarded("0.0.0.0", keys=tmp_path)  # noqa: S104 - the case under test
    assert capsys.readouterr().err == ""


def test_no_warning_on_loopback(capsys: pytest.CaptureFixture[str]) -> None:
    guarded("127.0.0.1")
    assert capsys.readouterr().err == ""
