"""Progress goes to standard error, on a terminal, and only when it takes a while."""

import time

import pytest

from api.cli import showing
from api.cli.showing import progress

MESSAGE = "Reading a\x1b[2J.txt"


def wait_for(message: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What was written to standard error until the message was."""
    written, deadline = "", time.monotonic() + 20
    while message not in written and time.monotonic() < deadline:
        time.sleep(0.01)
        written += capsys.readouterr().err
    return written


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.usefixtures("terminal")
def test_long_work_is_told_of(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(showing, "_PATIENCE_SECONDS", 0.0)
    with progress(MESSAGE):
        assert "Reading a[2J.txt" in wait_for("Reading", capsys)
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("terminal")
def test_short_work_is_not_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(MESSAGE):
        pass
    assert "Reading" not in capsys.readouterr().err


def test_a_log_file_gets_no_progress(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(showing, "_PATIENCE_SECONDS", 0.0)
    with progress(MESSAGE):
        time.sleep(0.05)
    assert capsys.readouterr().err == ""
