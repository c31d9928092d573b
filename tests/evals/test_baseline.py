"""The baseline: what is written is what later runs are compared with."""

import json
from pathlib import Path

import pytest

from evals.baseline import BaselineError, read, write
from evals.rows import Row
from evals.scoring import measured
from tests.evals.test_statistics import random_rows

ROWS = random_rows(1)


def written(path: Path, solver: str = "rules") -> Path:
    write(path, solver, "d1", {"attribution_stance": ROWS, "portrayals": None}, {})
    return path


def test_a_run_does_not_differ_from_the_baseline_that_it_wrote(tmp_path: Path) -> None:
    held = read(written(tmp_path / "b.json"), "rules", "d1")
    assert held is not None
    figures = measured({"attribution_stance": ROWS}, held.aspects, {}, seed=0)
    compared = [item for item in figures if item.difference]
    assert [item.name for item in compared] == ["attribution_stance.macro_f1"]
    assert all(item.difference and item.difference.value == 0 for item in compared)


def test_a_solver_without_baseline_has_none(tmp_path: Path) -> None:
    assert read(written(tmp_path / "b.json"), "llm", "d1") is None


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="there is no such file"):
        read(tmp_path / "nowhere.json", "rules", "d1")


def test_other_solvers_keep_their_baseline(tmp_path: Path) -> None:
    path = written(tmp_path / "b.json")
    before = json.loads(path.read_text(encoding="utf-8"))["rules"]
    written(path, "replay")
    held = json.loads(path.read_text(encoding="utf-8"))
    assert held.keys() == {"rules", "replay"}
    assert held["rules"] == before


def test_a_changed_row_is_a_changed_line(tmp_path: Path) -> None:
    first = written(tmp_path / "b.json").read_text(encoding="utf-8").splitlines()
    row = Row(unit="a:0", gold="neutral", answer="reject", credit=0, article="a")
    write(tmp_path / "b.json", "rules", "d1", {"attribution_stance": [row, *ROWS[1:]]}, {})
    second = (tmp_path / "b.json").read_text(encoding="utf-8").splitlines()
    assert len(set(second) - set(first)) <= 2


NO_BASELINES = {
    "{": "cannot be read",
    "[]": "is no baseline",
    '{"rules": {"gold_digest": "d1"}}': "cannot be read",
    '{"rules": {}}': "cannot be read",
    '{"rules": []}': "cannot be read",
    "[" * 100_000: "cannot be read",
}


@pytest.mark.parametrize(("content", "message"), NO_BASELINES.items(), ids=lambda text: text[:20])
def test_what_is_no_baseline_is_told(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BaselineError, match=message):
        read(path, "rules", "d1")


def test_a_baseline_of_other_labels_says_how_to_make_it_anew(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="--write-baseline"):
        read(written(tmp_path / "b.json"), "rules", "d2")
