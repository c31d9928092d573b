"""Lines of the log: what they tell, and what they never do."""

import asyncio
import json
import logging
import re
import sys
import warnings
from collections.abc import Iterator

import pytest

from api.settings import LogFormat, Settings
from api.telemetry.logs import WITHHELD, escape, formatter, logging_as

MARKER = "zanzibar"
BAD = "a\r\n2026 forged\x1b[31m\x00\x7f\x9b\u202e\u2028\ud800"


@pytest.fixture
def log(capsys: pytest.CaptureFixture[str]) -> Iterator[pytest.CaptureFixture[str]]:
    with logging_as(Settings(log_format="json", log_level="debug", cache=False)):
        yield capsys


def lines(log: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.readouterr().err.splitlines()]


def test_a_line_has_its_fields(log: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("api.some").info("happened %d times", 3, extra={"route": "/", "status": 200})
    [line] = lines(log)
    assert line.pop("timestamp")
    assert line == {
        "level": "info",
        "logger": "api.some",
        "event": "happened 3 times",
        "route": "/",
        "status": 200,
    }


@pytest.mark.parametrize("form", ["json", "text"])
def test_no_value_can_forge_a_line_or_steer_a_terminal(form: LogFormat) -> None:
    record = logging.LogRecord("api.some", logging.INFO, "", 0, f"event {BAD}", None, None)
    record.outlet = BAD
    line = formatter(form).format(record)
    if form == "json":
        line = "".join(map(str, json.loads(line).values()))
    assert line.isprintable()
    assert line.count("forged") == 2


def test_printable_text_stays_as_it_is() -> None:
    assert escape("Größe 世界 “quoted”") == "Größe 世界 “quoted”"
    assert escape("a\nb") == "a\\nb"


def test_words_of_libraries_are_not_shown(log: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("some.library").error("sent %s", MARKER, extra={"url": MARKER})
    [line] = lines(log)
    assert (line["event"], line["logger"]) == (WITHHELD, "some.library")
    assert str(line["place"]).startswith("test_logs:")
    assert MARKER not in str(line)


def test_what_libraries_say_beside_is_left_out(log: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("some.library").info("sent %s", MARKER)
    assert lines(log) == []


def test_warnings_of_python_are_lines_too(log: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn(MARKER, stacklevel=1)
    [line] = lines(log)
    assert line["logger"] == "py.warnings"
    assert MARKER not in str(line)


@pytest.mark.parametrize("name", ["api.some", "uvicorn.error", "some.library"])
def test_an_exception_is_told_by_kind_and_places(
    name: str, log: pytest.CaptureFixture[str]
) -> None:
    try:
        try:
            raise ValueError(MARKER)
        except ValueError as error:
            raise ExceptionGroup(MARKER, [KeyError(MARKER)]) from error
    except ExceptionGroup:
        logging.getLogger(name).exception("It failed")
    [line] = lines(log)
    told = str(line["exception"])
    assert line["error"] == "ExceptionGroup"
    assert re.findall(r"^ExceptionGroup, KeyError$|^caused by ValueError$", told, re.MULTILINE)
    assert told.count("test_logs.py") == 2
    assert MARKER not in str(line)


async def test_a_task_whose_failure_nobody_sees_tells_no_message(
    log: pytest.CaptureFixture[str],
) -> None:
    async def fails() -> None:
        raise ValueError(MARKER)

    task = asyncio.create_task(fails())
    await asyncio.wait({task})
    del task
    [line] = lines(log)
    assert (line["logger"], line["error"]) == ("asyncio", "ValueError")
    assert MARKER not in str(line)


def test_the_level_leaves_out_what_weighs_less(capsys: pytest.CaptureFixture[str]) -> None:
    with logging_as(Settings(log_format="json", log_level="warning", cache=False)):
        logging.getLogger("api.some").info("left out")
        logging.getLogger("api.some").warning("told")
    [line] = lines(capsys)
    assert line["event"] == "told"


def test_without_a_terminal_lines_are_json(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with logging_as(Settings(cache=False)):
        logging.getLogger("api.some").warning("told")
    [line] = lines(capsys)
    assert line["event"] == "told"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with logging_as(Settings(cache=False)):
        logging.getLogger("api.some").warning("told")
    assert not capsys.readouterr().err.startswith("{")


def test_it_is_set_up_once_and_put_back(capsys: pytest.CaptureFixture[str]) -> None:
    settings, root = Settings(log_format="json", cache=False), logging.getLogger()
    before = list(root.handlers)
    with logging_as(settings), logging_as(settings):
        logging.getLogger("api.some").warning("told")
    assert root.handlers == before
    assert len(lines(capsys)) == 1
