"""What the commands print, and the codes with which they end."""

import json
from datetime import date
from pathlib import Path

import pytest

from api.cli.exits import MEANINGS, Exit
from api.errors import (
    ConfigurationError,
    UnsupportedLanguageError,
    UpstreamTimeoutError,
)
from api.exports.as_json import to_json
from api.schemas.reading import ReadingOptions
from tests.cli.conftest import TEXT, Run, StandIn
from tests.exports.compared import comparison


def test_analyze_shows_what_a_reader_wants(run: Run) -> None:
    result = run("analyze", "a.txt")
    assert result.exit_code == Exit.OK
    assert "WHAT IS SAID" in result.stdout
    assert result.stderr == ""


def test_a_pipe_gets_neither_colour_nor_trailing_blanks(run: Run) -> None:
    rows = run("analyze", "a.txt").stdout.split("\n")
    assert not any("\x1b" in row or row.endswith(" ") for row in rows)


def test_json_is_the_results_and_nothing_else(run: Run) -> None:
    result = run("compare", "--json", "a.txt", "b.txt")
    assert result.stdout == to_json(comparison()) + "\n"


def test_several_files_give_json_lines(run: Run) -> None:
    lines = run("analyze", "--json", "a.txt", "b.txt").stdout.splitlines()
    assert [json.loads(each)["article"]["text"] for each in lines] == [TEXT, TEXT]


def test_several_files_are_told_apart(run: Run) -> None:
    text = run("analyze", "a.txt", "b.txt").stdout
    assert text.index("a.txt") < text.index("WHAT IS SAID") < text.index("b.txt")


def test_a_bad_file_does_not_lose_the_others(run: Run) -> None:
    Path("bad.txt").write_bytes(b"caf\xe9")
    result = run("analyze", "--json", "missing.txt", "a.txt", "bad.txt", "b.txt")
    assert len(result.stdout.splitlines()) == 2
    assert result.exit_code == Exit.NO_INPUT
    missing, bad = result.stderr.splitlines()
    assert missing == "factframe: missing.txt: there is no such file. Check the path."
    assert bad.startswith("factframe: bad.txt: Byte 3 (0xE9)")


def test_a_comparison_needs_all_its_files(run: Run, stand_in: StandIn) -> None:
    result = run("compare", "a.txt", "missing.txt", "b.txt")
    assert (result.exit_code, result.stdout) == (Exit.NO_INPUT, "")
    assert stand_in.articles == []


def test_standard_input(run: Run, stand_in: StandIn) -> None:
    assert run("compare", "-", "a.txt", stdin=b"One more account.").exit_code == Exit.OK
    assert [article.text for article in stand_in.articles] == ["One more account.", TEXT]


def test_options_reach_the_service(run: Run, stand_in: StandIn) -> None:
    result = run(
        *("compare", "a.txt", "b.txt", "--outlet", "A", "--outlet", "B", "--speed", "fast"),
        *("--date", "2022-09-11", "--date", "2022-09-12", "--language", "en", "--language", "en"),
        *("--model", "openai/x", "--no-cache"),
        "--narratives",
    )
    assert result.exit_code == Exit.OK
    assert [(a.outlet, a.published_at) for a in stand_in.articles] == [
        ("A", date(2022, 9, 11)),
        ("B", date(2022, 9, 12)),
    ]
    assert stand_in.options[0] == ReadingOptions(speed="fast", narratives=True)
    settings = stand_in.settings[0]
    assert (settings.model, settings.default_engine, settings.cache) == ("openai/x", "llm", False)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("analyze",), "Missing argument"),
        (("compare", "a.txt"), "2 to 16 files; 1 given"),
        (("compare", *["a.txt"] * 17), "2 to 16 files; 17 given"),
        (("compare", "-", "-"), "only once"),
        (("analyze", "a.txt", "--engine", "magic"), "--engine"),
        (("analyze", "a.txt", "--engine", "rules", "--model", "m"), "--model"),
        (("analyze", "a.txt", "b.txt", "--outlet", "A"), "once for each"),
        (("analyze", "a.txt", "--date", "yesterday"), "ISO 8601"),
        (("analyse", "a.txt"), "No such command"),
        (("serve", "--port", "99999"), "--port"),
    ],
)
def test_wrong_use(run: Run, arguments: tuple[str, ...], hint: str) -> None:
    result = run(*arguments)
    assert result.exit_code == Exit.WRONG_USE
    assert hint in result.stderr


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UnsupportedLanguageError("Only English is read."), Exit.BAD_DATA),
        (UpstreamTimeoutError("No answer in time."), Exit.UNAVAILABLE),
        (ConfigurationError("No model is set."), Exit.CONFIGURATION),
        (KeyboardInterrupt(), Exit.INTERRUPTED),
        (KeyError("secret words of the article"), Exit.INTERNAL),
    ],
)
@pytest.mark.parametrize("arguments", [("analyze", "a.txt"), ("compare", "a.txt", "b.txt")])
def test_every_error_is_a_line_and_a_code(
    run: Run, stand_in: StandIn, arguments: tuple[str, ...], error: BaseException, code: Exit
) -> None:
    stand_in.error = error
    result = run(*arguments)
    assert result.exit_code == code
    told = result.stderr.splitlines()
    assert 1 <= len(told) < len(arguments)
    assert all(row.startswith("factframe: ") for row in told)
    assert "secret" not in result.stderr


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", Exit.BAD_DATA),
        ("a.pdf", b"%PDF-1.7", Exit.BAD_DATA),
        ("a.jsonl", b'{"text": "a"}\n{"text": "b"}', Exit.BAD_DATA),
        ("folder", None, Exit.NO_INPUT),
    ],
)
def test_files_that_cannot_be_used(run: Run, name: str, data: bytes | None, code: Exit) -> None:
    if data is None:
        Path(name).mkdir()
    else:
        Path(name).write_bytes(data)
    result = run("analyze", name)
    assert result.exit_code == code
    assert result.stderr.startswith(f"factframe: {name}: ")


def test_a_file_name_cannot_steer_the_terminal(run: Run) -> None:
    assert "\x1b" not in run("analyze", "a\x1b[2J.txt").stderr


def test_a_wrong_setting_is_named_without_its_value(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTFRAME_ATTEMPTS", "sekret")
    result = run("analyze", "a.txt")
    assert result.exit_code == Exit.CONFIGURATION
    assert "FACTFRAME_ATTEMPTS" in result.stderr
    assert "sekret" not in result.stderr


@pytest.mark.parametrize("command", [("analyze", "a.txt"), ("compare", "a.txt", "b.txt")])
def test_a_model_that_is_missing_is_asked_for(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command, "--engine", "llm")
    assert result.exit_code == Exit.CONFIGURATION
    assert "--model" in result.stderr


def test_help_lists_every_exit_code(run: Run) -> None:
    text = run("--help").stdout
    assert all(f"{code:>3}  {meaning}" in text for code, meaning in MEANINGS.items())
    assert set(MEANINGS) == set(Exit)
