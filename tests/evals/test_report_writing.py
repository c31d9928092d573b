"""The files of a run: all or none, and read back as they were."""

import json
import shutil
from pathlib import Path

import pytest

from api.core.compare import compare
from evals.report.writing import RunFileError, load, save
from evals.results import Run
from tests.builders import FakeEngine, claimed
from tests.evals.runs import HOSTILE, TEXT, make_run


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    folder = tmp_path / "runs" / "one"
    save(make_run(), folder)
    return folder


async def run_with_event() -> Run:
    run = make_run()
    accounts = [claimed(TEXT), claimed(f"The army fled. {HOSTILE}")]
    event = await compare(accounts, FakeEngine())
    answers = run.answers.model_copy(update={"events": {"event-1": event}})
    return run.model_copy(update={"answers": answers})


def test_all_files_are_there_and_nothing_else(saved: Path) -> None:
    assert sorted(path.name for path in saved.iterdir()) == [
        "answers.json",
        "items.jsonl",
        "junit.xml",
        "report.html",
        "run.json",
        "summary.md",
    ]
    assert [path.name for path in saved.parent.iterdir()] == ["one"]


async def test_a_run_comes_back_as_it_was(tmp_path: Path) -> None:
    run = await run_with_event()
    save(run, tmp_path / "one")
    assert load(tmp_path / "one") == run


def test_an_item_is_a_line(saved: Path) -> None:
    with (saved / "items.jsonl").open(encoding="utf-8") as lines:
        outcomes = [json.loads(line)["outcome"] for line in lines]
    assert outcomes == [
        "hit",
        "partial",
        "missed",
        "wrong",
        "spurious",
        "missed",
    ]


def test_an_existing_folder_is_refused_and_left_alone(saved: Path) -> None:
    before = (saved / "run.json").read_bytes()
    with pytest.raises(RunFileError, match="exists; choose another folder"):
        save(make_run(items=()), saved)
    assert (saved / "run.json").read_bytes() == before


def test_where_nothing_can_be_written_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(RunFileError, match=r"cannot be written: .*No space left"):
        save(make_run(), tmp_path / "runs" / "one")
    assert list((tmp_path / "runs").iterdir()) == []


def truncate(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize("name", ["items.jsonl", "answers.json"])
def test_a_truncated_file_is_named(saved: Path, name: str) -> None:
    truncate(saved / name)
    with pytest.raises(RunFileError, match=f"{name} is not as it was saved: truncated"):
        load(saved)


def test_lost_lines_are_noticed(saved: Path) -> None:
    items = saved / "items.jsonl"
    items.write_bytes(b"".join(items.read_bytes().splitlines(keepends=True)[:-1]))
    with pytest.raises(RunFileError, match=r"items\.jsonl is not as it was saved"):
        load(saved)


def test_a_truncated_header_is_named(saved: Path) -> None:
    truncate(saved / "run.json")
    with pytest.raises(RunFileError, match=r"run\.json is truncated or no JSON .*repeat the run"):
        load(saved)


@pytest.mark.parametrize("name", ["run.json", "items.jsonl", "answers.json"])
def test_a_missing_file_is_named(saved: Path, name: str) -> None:
    (saved / name).unlink()
    with pytest.raises(RunFileError, match=f"{name} cannot be read .*give the folder of a run"):
        load(saved)


@pytest.mark.parametrize("content", ['{"version": 2}', "{}", "[]", '"run"'])
def test_another_version_is_refused(saved: Path, content: str) -> None:
    (saved / "run.json").write_text(content)
    with pytest.raises(RunFileError, match=r"run\.json is of version .*version 1 is read here"):
        load(saved)


def test_a_header_of_other_fields_names_the_field(saved: Path) -> None:
    path = saved / "run.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"mood": "good"}))
    with pytest.raises(RunFileError, match=r"another version of this code .*mood"):
        load(saved)


def test_only_what_is_read_back_must_be_there(saved: Path) -> None:
    for name in ("report.html", "junit.xml", "summary.md"):
        (saved / name).unlink()
    assert load(saved) == make_run()
    shutil.rmtree(saved)
    with pytest.raises(RunFileError, match="No such file"):
        load(saved)
