"""The process that parses a page: what it learns, how it ends, and that nothing of it stays."""

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from api.errors import InputError, TooLargeError
from api.ingest import Limits, extraction, from_html
from tests.ingest.pages import PARAGRAPHS, page


def _standing_in(monkeypatch: pytest.MonkeyPatch, folder: Path, code: str) -> None:
    """A program in the place of the parser's interpreter."""
    program = folder / "parser"
    program.write_text(f"#!{sys.executable}\n{code}\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))


@pytest.mark.parametrize(
    ("how", "error"),
    [
        (signal.SIGSEGV, InputError),
        (signal.SIGABRT, InputError),
        (signal.SIGKILL, TooLargeError),
        (signal.SIGXCPU, TooLargeError),
    ],
)
def test_a_parser_that_is_killed_is_a_problem_and_no_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, how: signal.Signals, error: type[InputError]
) -> None:
    with monkeypatch.context() as patched:
        _standing_in(patched, tmp_path, f"import os; os.kill(os.getpid(), {int(how)})")
        with pytest.raises(error, match="plain text"):
            from_html(page())
    assert from_html(page()).title == "Storm hits coast"


def test_a_parser_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = tmp_path / "pid"
    code = f"import os, time; open({str(told)!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    _standing_in(monkeypatch, tmp_path, code)
    with pytest.raises(TooLargeError, match="too long"):
        from_html(page(), limits=Limits(seconds=1))
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


def test_the_parser_learns_no_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    monkeypatch.setenv("FACTFRAME_API_KEY", "secret")
    code = (
        "import json, os\n"
        "print(json.dumps({'paragraphs': [' '.join(os.environ)] * 30, 'metadata': {}}))"
    )
    _standing_in(monkeypatch, tmp_path, code)
    told = extraction.extract("<p>x</p>")["paragraphs"][0].split()
    assert "PATH" in told
    assert not [name for name in told if "KEY" in name or name.startswith("FACTFRAME")]


def test_memory_that_does_not_suffice_is_told_of() -> None:
    markup = "<html><body>" + "<br>" * 2_000_000 + PARAGRAPHS[0]
    with pytest.raises(InputError, match="plain text"):
        from_html(markup, limits=Limits(memory_bytes=400_000_000))


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 100_000,
        "<!-- " * 100_000,
        "<![CDATA[" * 50_000,
        "<table><tr><td>" * 5_000,
        "<svg><g>" * 10_000,
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><p>&b;</p>',
        "<script type='application/ld+json'>" + "[" * 200_000 + "</script>",
    ],
)
def test_a_hostile_page_ends_as_an_article_or_a_problem(hostile: str) -> None:
    text = ""
    with suppress(InputError):
        text = from_html(f"<html><body>{hostile}{page()}").text
    assert len(text) < 10_000
