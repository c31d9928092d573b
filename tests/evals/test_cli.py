"""The command line as a person uses it: what it prints, leaves behind and ends with."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.schemas.document import Document
from api.schemas.reading import Reading
from evals.cli import main
from evals.cli import options as cli_options
from evals.solvers import Solver
from tests.evals import broken
from tests.evals.gold import ARTICLE, EVENT, OTHER, changed, write
from tests.exports.rendering import one_line


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write(tmp_path / "gold", ARTICLE, OTHER, events=(EVENT,))


def evals(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(item) for item in arguments])


def scored(gold: Path, out: Path, *more: str | Path) -> Result:
    base = gold.parent / "baseline.json"
    known = base.exists() or "--write-baseline" in more
    compared = ("--baseline", base) if known else ("--no-baseline",)
    return evals("run", "--gold", gold, "--out", out, "--changes", "0", *compared, *more)


def test_a_run_prints_its_figures_and_leaves_its_files(gold: Path, tmp_path: Path) -> None:
    result = scored(gold, tmp_path / "run")
    assert result.exit_code == 0, result.output
    for words in ("engine rules", "2 articles", "1 event", "seed 0", "every span is the text"):
        assert words in one_line(result.output)
    names = {path.name for path in (tmp_path / "run").iterdir()}
    assert names == {
        "run.json",
        "items.jsonl",
        "answers.json",
        "report.html",
        "junit.xml",
        "summary.md",
    }


def test_the_header_of_a_run_tells_how_to_repeat_it(gold: Path, tmp_path: Path) -> None:
    scored(gold, tmp_path / "run", "--seed", "3")
    header = json.loads((tmp_path / "run" / "run.json").read_text(encoding="utf-8"))
    assert header["seed"] == 3
    assert header["solver"] == "rules"
    assert header["packages"].keys() >= {"scipy", "scikit-learn", "krippendorff", "pydantic"}
    assert len(header["gold_digest"]) == 64


def test_a_run_is_not_written_over_another(gold: Path, tmp_path: Path) -> None:
    scored(gold, tmp_path / "run")
    result = scored(gold, tmp_path / "run")
    assert result.exit_code == 2
    assert "exists" in result.output


def _mute(_: Document, reading: Reading) -> Reading:
    return broken.drop_attributions(_, reading)


def test_a_loss_against_the_baseline_fails_the_run(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = scored(gold, tmp_path / "one", "--write-baseline")
    assert first.exit_code == 0
    worse = Solver("rules", broken.BrokenEngine(_mute))
    monkeypatch.setattr(cli_options, "solver", lambda *_, **__: worse)
    second = scored(gold, tmp_path / "two")
    assert second.exit_code == 1
    assert "below the baseline" in second.output


def test_a_run_that_fails_is_no_baseline(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = Solver("rules", broken.FailingEngine("Arden will close"))
    monkeypatch.setattr(cli_options, "solver", lambda *_, **__: failing)
    result = scored(gold, tmp_path / "one", "--write-baseline")
    assert result.exit_code == 1
    assert not (tmp_path / "baseline.json").exists()


def test_passes_over_other_articles_do_not_agree_or_disagree(gold: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", OTHER)
    result = evals("agreement", gold, other)
    assert result.exit_code == 2
    assert "different articles" in result.output


def test_a_baseline_of_other_labels_is_refused(gold: Path, tmp_path: Path) -> None:
    scored(gold, tmp_path / "one", "--write-baseline")
    write(gold, changed(ARTICLE, claims=ARTICLE["claims"][:2]))
    (gold / "events" / "mill.yaml").unlink()
    result = scored(gold, tmp_path / "two")
    assert result.exit_code == 2
    assert "--write-baseline" in result.output


def test_labels_of_ones_own_are_compared_with_no_baseline_of_others(
    gold: Path, tmp_path: Path
) -> None:
    plain = ("run", "--gold", gold, "--changes", "0")
    first = evals(*plain, "--out", tmp_path / "one")
    assert first.exit_code == 0, first.output
    assert "no baseline" in one_line(first.output)
    second = evals(*plain, "--out", tmp_path / "two", "--write-baseline")
    assert second.exit_code == 2
    assert "--baseline" in second.output


def test_two_runs_are_compared_figure_by_figure(gold: Path, tmp_path: Path) -> None:
    scored(gold, tmp_path / "one", "--engine", "copy-all")
    scored(gold, tmp_path / "two")
    result = evals("compare", tmp_path / "one", tmp_path / "two")
    assert result.exit_code == 0, result.output
    assert "copy-all" in result.output
    assert "rules" in result.output


def test_runs_over_other_labels_do_not_compare(gold: Path, tmp_path: Path) -> None:
    scored(gold, tmp_path / "one")
    write(gold, changed(ARTICLE, labelled_by="another test"))
    scored(gold, tmp_path / "two")
    result = evals("compare", tmp_path / "one", tmp_path / "two")
    assert result.exit_code == 2
    assert "different gold" in result.output


def test_a_run_is_scored_again_without_its_engine(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scored(gold, tmp_path / "one")
    monkeypatch.setattr("api.engines.rules.RulesEngine.read", None)
    write(gold, changed(ARTICLE, attributions=ARTICLE["attributions"], labelled_by="again"))
    more = ("--gold", gold, "--no-baseline", "--out", tmp_path / "again")
    result = evals("rescore", tmp_path / "one", *more)
    assert result.exit_code == 0, result.output
    one, again = (
        json.loads((tmp_path / name / "run.json").read_text(encoding="utf-8"))
        for name in ("one", "again")
    )
    assert [m["value"] for m in one["measures"]] == [m["value"] for m in again["measures"]]


def test_an_answer_to_a_text_that_has_changed_is_told(gold: Path, tmp_path: Path) -> None:
    scored(gold, tmp_path / "one")
    path = gold / "articles" / "a.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    more = ("--gold", gold, "--no-baseline", "--out", tmp_path / "again")
    result = evals("rescore", tmp_path / "one", *more)
    assert result.exit_code == 1
    assert "article a: the run has no answer to this text" in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("run", "--engine", "oracle"), "oracle"),
        (("run", "--engine", "rules", "--model", "openai/x"), "--model is for the engine llm"),
        (("run", "--engine", "rules", "--prompt", "claims/v1"), "asks no model"),
        (("run", "--engine", "replay", "--recording", "nowhere.json"), "nowhere.json"),
        (("run", "--engine", "llm"), "No model is set"),
        (("run", "--engine", "replay", "--prompt", "claims/v99"), "claims/v99"),
        (("run", "--gold", "nowhere"), "no label files"),
        (("run", "--baseline", "nowhere.json"), "nowhere.json: there is no such file"),
        (
            ("run", "--engine", "replay", "--recording", "/nowhere/large-language-model-v3.json"),
            "/nowhere",
        ),
        (("run", "--out", "."), "exists"),
        (("run", "--seed", "-1"), "--seed"),
        (("export", "doccano", "nowhere/out.jsonl"), "There is no folder"),
        (("compare", "nowhere", "nowhere"), "nowhere"),
        (("matrix",), "--models"),
        (("record", "out.json"), "No model is set"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_to_do(
    arguments: tuple[str, ...], message: str
) -> None:
    result = evals(*arguments)
    assert result.exit_code == 2
    assert message in result.output


def test_labels_are_checked(gold: Path) -> None:
    result = evals("check", "--gold", gold)
    assert result.exit_code == 0
    assert "article a: 4 attributions, 3 claims" in result.output


@pytest.mark.parametrize("tool", ["label-studio", "doccano"])
def test_answers_go_out_to_an_annotation_tool(tool: str, gold: Path, tmp_path: Path) -> None:
    out = tmp_path / "tasks.json"
    result = evals("export", tool, out, "--gold", gold)
    assert result.exit_code == 0, result.output
    assert "The mill in Arden" in out.read_text(encoding="utf-8")
    again = evals("export", tool, out, "--gold", gold)
    assert again.exit_code == 2


def test_what_went_out_as_gold_comes_back(gold: Path, tmp_path: Path) -> None:
    out = tmp_path / "tasks.json"
    assert evals("export", "label-studio", out, "--gold", gold, "--engine", "gold").exit_code == 0
    result = evals("import", "label-studio", out, tmp_path / "back")
    assert result.exit_code == 0, result.output
    checked = evals("check", "--gold", tmp_path / "back")
    assert "4 attributions, 3 claims" in checked.output


def test_agreement_of_a_pass_with_itself_is_full(gold: Path) -> None:
    result = evals("agreement", gold, gold)
    assert result.exit_code == 0
    assert "0.000" not in result.output
    assert "1.000" in result.output
