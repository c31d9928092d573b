"""The benchmarks run, on a tiny setting; no test asserts a time."""

import json
from pathlib import Path

import pytest
import respx

from benchmarks.__main__ import main
from benchmarks.texts import accounts, articles, long_article, pairs

PAGE = """# Speed
<!-- figures -->
old
<!-- end of figures -->
Between.
<!-- goals -->
old
<!-- end of goals -->
The end.
"""


def test_a_run_prints_the_table_and_keeps_the_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, page = tmp_path / "results", tmp_path / "page.md"
    page.write_text(PAGE, "utf-8")
    tiny = ["--texts", "1", "--rounds", "1", "--read", "2"]
    main(["speed", *tiny, "--out", str(out), "--page", str(page)])
    figures = json.loads((out / "speed.json").read_text("utf-8"))
    printed = capsys.readouterr().out
    assert {"cpu", "cores", "python", "load"} <= figures["machine"].keys()
    assert len(figures["latencies"]) == 6
    assert list(figures["megabytes"]) == ["1", "2"]
    assert figures["seconds_to_start"] > 0
    assert "| one article of 720 words |" in printed
    shown = page.read_text("utf-8")
    assert printed.strip() in shown
    assert shown.count("old") == 1
    assert shown.endswith("The end.\n")


def test_a_workload_tells_whether_its_goals_are_met(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    no_outgoing_calls: respx.MockRouter,
) -> None:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()
    monkeypatch.setattr("benchmarks.workloads.again.AT_ONCE", 3)
    out, page = tmp_path / "results", tmp_path / "page.md"
    page.write_text(PAGE, "utf-8")
    main(["again", "--runs", "1", "--pace", "0.001", "--out", str(out), "--page", str(page)])
    assert "| calls for 3 identical requests at once | claims, framing |" in capsys.readouterr().out
    rows = json.loads((out / "again.json").read_text("utf-8"))["rows"]
    assert [row["verdict"] for row in rows] == ["met"] * 3
    shown = page.read_text("utf-8")
    assert "Of 3 goals, 3 are met and 0 missed." in shown
    assert "Again (one run, load " in shown
    assert shown.count("old") == 1


def test_an_unknown_workload_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["nonsense"])
    assert "no such workload: nonsense; there are speed, seed," in capsys.readouterr().err


def test_made_articles_differ_and_have_the_length_asked_for() -> None:
    made = list(articles(20))
    assert len(set(made)) == 20
    assert made == list(articles(20))
    assert all(720 <= len(text.split()) < 800 for text in made)


def test_half_of_a_pair_tells_the_same() -> None:
    pair = next(pairs(1))
    one, other = (set(text.split()) for text in (pair.one, pair.other))
    assert len(one & other) > len(one) / 3


def test_accounts_of_one_event_share_their_first_half() -> None:
    one, *others = accounts(3)
    for other in others:
        assert one != other
        assert one[:900] == other[:900]


def test_a_long_article_repeats_no_paragraph() -> None:
    text = long_article(32_000)
    paragraphs = text.split("\n\n")
    assert len(set(paragraphs)) == len(paragraphs)
    assert 32_000 <= len(text.split()) < 32_200
