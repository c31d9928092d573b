"""Exports of Label Studio that cannot be taken over: one line each, with the task and the cure."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evals.exchange import ExchangeError, import_label_studio, label_studio_task
from tests.evals.exchange_samples import TEXT, labelled, write_gold

Task = dict[str, Any]
Change = Callable[[Task], object]


@pytest.fixture
def task(tmp_path: Path) -> Task:
    labels = labelled(write_gold(tmp_path / "in"))
    return {"id": 12, **label_studio_task(labels, as_prediction=False, model=None)}


def entry(task: Task, known: str, name: str) -> Any:
    results = task["annotations"][0]["result"]
    return next(e for e in results if e.get("id") == known and e["from_name"] == name)


def value(known: str, name: str, **fields: Any) -> Change:
    return lambda task: entry(task, known, name)["value"].update(fields)


def every(known: str, **fields: Any) -> Change:
    """Changes all entries on a stretch."""

    def change(task: Task) -> None:
        for found in task["annotations"][0]["result"]:
            if found.get("id") == known:
                found["value"].update(fields)

    return change


def without(known: str, name: str) -> Change:
    return lambda task: task["annotations"][0]["result"].remove(entry(task, known, name))


def added(**fields: Any) -> Change:
    return lambda task: task["annotations"][0]["result"].append(fields)


def relation(origin: str, target: str, **fields: Any) -> Change:
    return added(type="relation", from_id=origin, to_id=target, **fields)


def text(changed: str) -> Change:
    return lambda task: task["data"].update(text=changed)


CUT = TEXT.index("drowned") + 1

FAULTS: list[tuple[Change, str]] = [
    (
        lambda task: task.pop("annotations"),
        "annotations: Field required; export the project as JSON",
    ),
    (lambda task: task.pop("data"), "data: Field required"),
    (lambda task: task["data"].pop("text"), "data.text: Field required"),
    (lambda task: task["data"].update(text=5), "data.text: Input should be a valid string"),
    (lambda task: task["annotations"].clear(), "nobody has labelled it"),
    (lambda task: task["annotations"][0].update(was_cancelled=True), "nobody has labelled it"),
    (lambda task: task["annotations"][0].update(result=7), "annotations.0.result: "),
    (lambda task: task["annotations"][0]["result"].append([1]), "annotations.0.result."),
    (value("claim-c1", "kind", start="0"), "value.start: Input should be a valid integer"),
    (value("claim-c1", "kind", start=True), "value.start: Input should be a valid integer"),
    (every("claim-c1", start=None), "item claim-c1: it has no offsets"),
    (every("claim-c1", start=-3), "from -3 to"),
    (every("claim-c1", end=99999), "to 99999 and not 'The dam broke on Tuesday'"),
    (every("claim-c1", start=40, end=20), "item claim-c1: the text has '' from 40 to 20"),
    (text("A text of other words altogether."), "was it changed after it was labelled?"),
    (every("claim-c1", start=2, end=5), "the text has 'Dam' from 2 to 5"),
    (every("claim-c1", text=None), "its words are missing"),
    (value("claim-c1", "kind", labels=[]), "item claim-c1: it does not have exactly one label"),
    (value("claim-c1", "kind", labels=["claim", "cue"]), "it does not have exactly one label"),
    (value("cue-attribution-t1", "kind", labels=["rumour"]), "there is no label 'rumour'"),
    (without("claim-c1", "kind"), "item claim-c1: it does not have exactly one label"),
    (without("claim-c1", "claim_type"), "claim “The dam broke on Tuesday” (item claim-c1): 'type'"),
    (
        value("claim-c1", "claim_type", choices=["rumour"]),
        "'type' cannot be 'rumour'; it is one of",
    ),
    (value("claim-c1", "claim_type", choices=["causal", "position"]), "'type' is given 2 times"),
    (value("claim-c1", "claim_text", text=["One.", "Two."]), "'text' is given 2 times; keep one"),
    (value("claim-c1", "claim_text", text=["  "]), "'text' is not given"),
    (value("claim-c2", "claim_asserted_by", text=["the mayor"]), "there is no voice 'the mayor'"),
    (without("claim-c2", "claim_author_factuality"), "give `author_factuality` as well"),
    (
        added(
            id="claim-c1",
            type="choices",
            from_name="claim_author_factuality",
            value={"choices": ["U"]},
        ),
        "the author asserts it; give `factuality` alone",
    ),
    (every("language-l1", start=CUT - 2, end=CUT - 1, text=" "), "it holds white space alone"),
    (
        lambda task: task["annotations"].append(task["annotations"][0]),
        "it was labelled 2 times; choose the annotator: unknown, unknown",
    ),
    (value("voices", "voices", text=["a | named | X", "b | named | X"]), "there is no voice 'the"),
    (value("claim-c4", "claim_between", text=["the_courier"]), "factuality.the_courier"),
    (
        value("claim-c4", "claim_between", text=["residents | U"]),
        "a voice stands twice in the chain",
    ),
    (value("portrayal-p1", "portrayal_entity", text=["the dam"]), "there is no entity 'the dam'"),
    (value("voices", "voices", text=["mayor | boss"]), "the voice 'mayor | boss': Input should be"),
    (
        value("referents", "referents", text=["a | b | c"]),
        "the referent 'a | b | c': write id | label",
    ),
    (added(id="x", type="rating", from_name="stars", value={"rating": 3}), "exactly one label"),
    (
        added(id="claim-c1", type="rating", from_name="stars", value={"rating": 3}),
        "item claim-c1: rating 'stars' is nothing that is said of a claim",
    ),
    (
        added(
            id="claim-c1", type="choices", from_name="naming_effect", value={"choices": ["neutral"]}
        ),
        "choices 'naming_effect' is nothing that is said of a claim",
    ),
    (relation("claim-c1", "gone", direction="right"), "a link leads to the item gone"),
    (relation("claim-c1", "a\nb", direction="right"), "a link leads to the item a b"),
    (relation("claim-c1", "cue-attribution-t1"), "no link may lead from it to cue “said”"),
    (relation("claim-c1", "attribution-t1", labels=["cue"]), "no link 'cue' may lead from it"),
    (relation("claim-c1", "attribution-t1", labels=["a", "b"]), "let it lead one way under one"),
    (relation("claim-c1", "attribution-t1", direction="bi"), "let it lead one way under one"),
    (relation("claim-c2", "attribution-t2"), "several links 'attribution' lead from it; keep one"),
    (relation("attribution-t4", "attribution-t5"), "links of `parent` lead round in a circle"),
    (relation("attribution-t1", "attribution-t1"), "links of `parent` lead round in a circle"),
    (relation("cue-attribution-t2", "attribution-t1"), "2 stretches are linked to it as cue"),
    (
        lambda task: task["annotations"][0].update(
            result=[e for e in task["annotations"][0]["result"] if e["type"] != "relation"]
        ),
        "it belongs to nothing; link it to its attribution",
    ),
    (every("language-l1", start=CUT, end=CUT + 5, text="rowne"), "cuts a word"),
    (
        lambda task: task["data"].update(article="../../etc/passwd"),
        "cannot be the id of an article",
    ),
    (lambda task: task["data"].update(published_at="yesterday"), "write a date such as 2022-09-11"),
    (
        added(id="x", type="choices", from_name="none_found", value={"choices": ["entities"]}),
        "none_found cannot be 'entities'",
    ),
    (
        lambda task: task["annotations"][0].update(
            result=[
                {
                    "id": "none_found",
                    "type": "choices",
                    "from_name": "none_found",
                    "value": {"choices": ["regions"]},
                }
            ]
        ),
        "a text has regions: label them",
    ),
]


@pytest.mark.parametrize(("change", "message"), FAULTS, ids=[message for _, message in FAULTS])
def test_a_fault_is_told_in_one_line_with_its_task(
    change: Change, message: str, task: Task, tmp_path: Path
) -> None:
    change(task)
    export = tmp_path / "export.json"
    export.write_text(json.dumps([task]), encoding="utf-8")
    with pytest.raises(ExchangeError) as caught:
        import_label_studio(export, tmp_path / "out")
    told = str(caught.value)
    assert told.startswith(f"{export}: task 12: ")
    assert message in told
    assert "\n" not in told
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is not JSON; export it again"),
        (b"PK\x03\x04\xff\xfe", "not text in UTF-8; unpack it if it is a ZIP file"),
        (b"[" * 100_000, "the file is not JSON"),
        (b"[]", "there is no task in it"),
        (b"[1, 2, 3]", "task no. 1: Input should be"),
        (b"7", "task no. 1: Input should be"),
        (
            b'[{"id": 3, "text": "a", "kind": []}]',
            "task 3: data: Field required; export the project",
        ),
        (b'[{"id": [], "data": {}}]', "task no. 1: data.text: Field required"),
    ],
)
def test_what_is_no_export_is_told(content: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "export.json").write_bytes(content)
    with pytest.raises(ExchangeError) as caught:
        import_label_studio(tmp_path / "export.json", tmp_path / "out")
    assert message in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="cannot be read: No such file"):
        import_label_studio(tmp_path / "gone.json", tmp_path / "out")


def test_labels_that_are_there_already_are_not_written_over(task: Task, tmp_path: Path) -> None:
    export = tmp_path / "export.json"
    export.write_text(json.dumps([task]), encoding="utf-8")
    (path,) = import_label_studio(export, tmp_path / "out")
    before = path.read_bytes()
    task["data"]["outlet"] = "Another"
    export.write_text(json.dumps([task]), encoding="utf-8")
    with pytest.raises(ExchangeError, match=r"dam\.yaml is there already"):
        import_label_studio(export, tmp_path / "out")
    assert path.read_bytes() == before


def test_nothing_is_written_unless_all_of_it_can_be(task: Task, tmp_path: Path) -> None:
    export = tmp_path / "export.json"
    export.write_text(json.dumps([task, {**task, "id": 13}]), encoding="utf-8")
    with pytest.raises(ExchangeError, match=r"task 13: .* is there already"):
        import_label_studio(export, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_told(task: Task, tmp_path: Path) -> None:
    export = tmp_path / "export.json"
    export.write_text(json.dumps([task]), encoding="utf-8")
    (tmp_path / "out").write_text("in the way", encoding="utf-8")
    with pytest.raises(ExchangeError, match="cannot be written"):
        import_label_studio(export, tmp_path / "out")
