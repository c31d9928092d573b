"""The benchmarks run, on a tiny setting; no test asserts a time."""

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.texts import articles, pairs


def test_a_run_prints_the_table_and_keeps_the_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, page = tmp_path / "figures.json", tmp_path / "page.md"
    page.write_text("# Speed\n<!-- figures -->\nold\n<!-- end of figures -->\nThe end.\n", "utf-8")
    tiny = ["--texts", "1", "--rounds", "1", "--read", "2"]
    main([*tiny, "--out", str(out), "--page", str(page)])
    figures = json.loads(out.read_text("utf-8"))
    printed = capsys.readouterr().out
    assert {"cpu", "cores", "python", "load"} <= figures["machine"].keys()
    assert len(figures["latencies"]) == 6
    assert list(figures["megabytes"]) == ["1", "2"]
    assert figures["seconds_to_start"] > 0
    assert "| one article of 720 words |" in printed
    shown = page.read_text("utf-8")
    assert printed.strip() in shown
    assert "old" not in shown
    assert shown.endswith("The end.\n")


def test_made_articles_differ_and_have_the_length_asked_for() -> None:
    made = list(articles(20))
    assert len(set(made)) == 20
    assert made == list(articles(20))
    assert all(720 <= len(text.split()) < 800 for text in made)


def test_half_of_a_pair_tells_the_same() -> None:
    pair = next(pairs(1))
    one, other = (set(text.split()) for text in (pair.one, pair.other))
    assert len(one & other) > len(one) / 3
