"""Label Studio: what goes out comes back, and what is wrong in an export is told."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from evals.dataset import load
from evals.exchange import ExchangeError, import_label_studio, label_studio_task
from evals.exchange.offsets import in_utf16
from tests.builders import make_article
from tests.evals.exchange_samples import GOLD, TEXT, everything, labelled, write_gold

Task = dict[str, Any]
Entry = dict[str, Any]


@pytest.fixture
def task(tmp_path: Path) -> Task:
    """A task as the tool exports it once somebody has labelled it."""
    made = label_studio_task(labelled(write_gold(tmp_path / "in")), as_prediction=False, model=None)
    (annotation,) = made["annotations"]
    annotation |= {"id": 7, "completed_by": 3, "ground_truth": False, "lead_time": 4.2}
    for entry in annotation["result"]:
        words = entry.get("value", {}).get("text")
        if isinstance(words, str):
            entry["value"]["text"] = words.replace("\r\n", r"\n\n")
    return {"id": 12, "project": 1, "drafts": [], "predictions": [], **made}


def imported(folder: Path, *tasks: Task, annotator: str | None = None) -> Path:
    """The folder of gold into which the tasks were imported."""
    export = folder / "export.json"
    export.write_text(json.dumps(tasks), encoding="utf-8")
    import_label_studio(export, folder / "out", annotator)
    return folder / "out"


def entries(task: Task) -> list[Entry]:
    found: list[Entry] = task["annotations"][0]["result"]
    return found


def entry(task: Task, known: str, name: str = "kind") -> Entry:
    return next(e for e in entries(task) if e.get("id") == known and e["from_name"] == name)


def removed(task: Task, *unwanted: Entry) -> None:
    task["annotations"][0]["result"] = [e for e in entries(task) if e not in unwanted]


def test_gold_survives_the_way_there_and_back(task: Task, tmp_path: Path) -> None:
    out = imported(tmp_path, task)
    assert everything(labelled(out)) == everything(labelled(tmp_path / "in"))
    assert (out / "texts" / "dam.txt").read_bytes() == TEXT.encode("utf-8")


@pytest.mark.parametrize("article", ["000", "004"])
def test_the_shipped_gold_survives_too(article: str, tmp_path: Path) -> None:
    labels = load().labels[article]
    out = imported(tmp_path, label_studio_task(labels, as_prediction=False, model=None))
    assert everything(labelled(out)) == everything(labels)


def test_date_and_outlet_go_with_the_article(tmp_path: Path) -> None:
    data = load(write_gold(tmp_path / "in"))
    article = data.articles["dam"]
    made = label_studio_task(data.labels["dam"], as_prediction=False, model=None, article=article)
    again = load(imported(tmp_path, made)).articles["dam"]
    assert (again.outlet, again.published_at) == ("The Courier", article.published_at)


def test_what_was_read_from_the_text_itself_is_not_handed_on(tmp_path: Path) -> None:
    labels = labelled(write_gold(tmp_path / "in"))
    read = make_article(TEXT, outlet="guessed").model_copy(update={"read_from_text": ("outlet",)})
    made = label_studio_task(labels, as_prediction=True, model="rules", article=read)
    assert made["data"] == {"text": TEXT, "article": "dam"}


def test_an_answer_goes_out_as_a_prediction_of_its_model(tmp_path: Path) -> None:
    labels = labelled(write_gold(tmp_path / "in"))
    made = label_studio_task(labels, as_prediction=True, model="rules")
    assert "annotations" not in made
    (prediction,) = made["predictions"]
    assert prediction["model_version"] == "rules"
    words = {e["value"]["text"] for e in prediction["result"] if e["type"] == "labels"}
    assert {"Ana Ruiz", "drowned", "falsely claimed"} <= words


def test_an_answer_does_not_say_that_there_is_nothing(tmp_path: Path) -> None:
    gold = {**GOLD, "claims": []}
    labels = labelled(write_gold(tmp_path / "in", gold))
    for as_prediction, told in ((True, []), (False, ["claims"])):
        made = label_studio_task(labels, as_prediction=as_prediction, model=None)
        (given,) = made["predictions" if as_prediction else "annotations"]
        found = [e["value"] for e in given["result"] if e.get("id") == "none_found"]
        assert [name for value in found for name in value["choices"]] == told


def test_stretches_have_ids_that_a_style_sheet_can_name(task: Task) -> None:
    """The tool makes a class of each id, and shows no colour where it is no valid one."""
    ids = [e["id"] for e in entries(task) if e["type"] == "labels"]
    assert len(set(ids)) == len(ids)
    assert all(known.replace("-", "").replace("_", "").isalnum() for known in ids)


def test_offsets_in_utf16_units_are_understood(task: Task, tmp_path: Path) -> None:
    for found in entries(task):
        value = found.get("value", {})
        if "start" in value:
            value |= {side: in_utf16(TEXT, value[side]) for side in ("start", "end")}
    assert entry(task, "entity-E1")["value"]["start"] > TEXT.index("Ana Ruiz")
    out = imported(tmp_path, task)
    assert everything(labelled(out)) == everything(labelled(tmp_path / "in"))


def test_white_space_at_the_ends_of_a_stretch_is_left_out(task: Task, tmp_path: Path) -> None:
    for found in entries(task):
        if found.get("id") == "language-l1":
            value = found["value"]
            value |= {"start": value["start"] - 1, "end": value["end"] + 1}
            if isinstance(value["text"], str):
                value["text"] = f" {value['text']} "
    out = imported(tmp_path, task)
    assert everything(labelled(out)) == everything(labelled(tmp_path / "in"))


def test_new_items_are_numbered_around_the_old_ones(task: Task, tmp_path: Path) -> None:
    for found in entries(task):
        if found.get("id") == "claim-c1":
            found["id"] = "Dx_aB91ISN"
    labels = labelled(imported(tmp_path, task))
    assert {claim.id for claim in labels.claims} == {"c1", "c2", "c3", "c4"}
    first = next(claim for claim in labels.claims if claim.id == "c1")
    assert first.evidence[0].exact == "The dam broke on Tuesday"


def test_a_new_item_never_takes_the_id_of_an_old_one(task: Task, tmp_path: Path) -> None:
    for found in entries(task):
        known = found.get("id", "")
        found["id"] = {"claim-c1": "new", "claim-c2": "claim-c1"}.get(known, known)
        for end in ("from_id", "to_id"):
            if found.get(end) == "claim-c2":
                found[end] = "claim-c1"
    labels = labelled(imported(tmp_path, task))
    assert [claim.id for claim in labels.claims][:2] == ["c2", "c1"]


def test_an_entity_is_called_after_its_words(task: Task, tmp_path: Path) -> None:
    """Two of the same words are told apart by a number."""
    only(task, "entity", "region")
    for found in entries(task):
        found["id"] = {"entity-E1": "x", "entity-E3": "y"}.get(found["id"], found["id"])
    start = TEXT.index("the dam authority")
    place = {"start": start, "end": start + 17, "text": "the dam authority"}
    label = {"from_name": "kind", "type": "labels", "value": {**place, "labels": ["entity"]}}
    kind = {"from_name": "entity_type", "type": "choices", "value": {**place, "choices": ["other"]}}
    entries(task).extend([{"id": "z", **label}, {"id": "z", **kind}])
    labels = labelled(imported(tmp_path, task))
    names = [entity.id for entity in labels.entities]
    assert sorted(names) == ["E2", "ana_ruiz", "the_dam_authority", "the_dam_authority_2"]


@pytest.mark.parametrize("name", ["c 1", "c-1_2", "Satz №1", "a#b:c", "_2d_"])
def test_any_id_survives(name: str, tmp_path: Path) -> None:
    claims = [{**GOLD["claims"][0], "id": name}, *GOLD["claims"][1:]]
    labels = labelled(write_gold(tmp_path / "in", {**GOLD, "claims": claims}))
    out = imported(tmp_path, label_studio_task(labels, as_prediction=False, model=None))
    assert {claim.id for claim in labelled(out).claims} == {name, "c2", "c3", "c4"}


def test_a_name_that_two_voices_bear_is_not_guessed_at(task: Task, tmp_path: Path) -> None:
    lines = entry(task, "voices", "voices")["value"]["text"]
    lines.append("other | named | Another authority | | the authority")
    entry(task, "attribution-t1", "attribution_voice")["value"]["text"] = ["the authority"]
    with pytest.raises(ExchangeError, match="may be the_dam_authority or other; give the id"):
        imported(tmp_path, task)


def test_a_leading_byte_order_mark_is_kept_in_the_text_alone(task: Task, tmp_path: Path) -> None:
    task["data"]["text"] = f"\ufeff{TEXT}"
    for found in entries(task):
        value = found.get("value", {})
        if "start" in value:
            value |= {side: value[side] + 1 for side in ("start", "end")}
    out = imported(tmp_path, task)
    assert everything(labelled(out)) == everything(labelled(tmp_path / "in"))
    assert (out / "texts" / "dam.txt").read_bytes() == f"\ufeff{TEXT}".encode()


def test_what_is_put_under_an_item_belongs_to_it(task: Task, tmp_path: Path) -> None:
    """Dragging one region under another in the tool's list does instead of a relation."""
    removed(task, *(e for e in entries(task) if e.get("from_id") == "cue-attribution-t3"))
    for found in entries(task):
        if found.get("id") == "cue-attribution-t3":
            found["parentID"] = "attribution-t3"
    labels = labelled(imported(tmp_path, task))
    cues = {item.id: item.cue.exact for item in labels.attributions if item.cue}
    assert cues["t3"] == "falsely claimed"


def test_a_relation_may_point_either_way_and_go_without_a_label(task: Task, tmp_path: Path) -> None:
    for found in entries(task):
        if found["type"] == "relation":
            found |= {"from_id": found["to_id"], "to_id": found["from_id"], "direction": "left"}
            del found["labels"]
    out = imported(tmp_path, task)
    assert everything(labelled(out)) == everything(labelled(tmp_path / "in"))


def test_names_do_for_ids_of_voices_entities_and_referents(task: Task, tmp_path: Path) -> None:
    called = {
        "the_dam_authority": "the authority",
        "ana_ruiz": "Ana Ruiz",
        "E1": "Mayor Ana Ruiz",
        "E2": "the engineers",
        "author": "The author",
        "r1": "the flood: what the dam let through",
    }
    for found in entries(task):
        if found["type"] == "textarea" and found["id"] not in ("voices", "referents"):
            words = found["value"]["text"]
            found["value"]["text"] = [called.get(word, word) for word in words]
    out = imported(tmp_path, task)
    assert everything(labelled(out)) == everything(labelled(tmp_path / "in"))


def test_a_thing_that_is_not_listed_yet_is_listed(task: Task, tmp_path: Path) -> None:
    removed(task, entry(task, "referents", "referents"))
    for known in ("naming-n1", "naming-n2", "naming-n3"):
        entry(task, known, "naming_referent")["value"]["text"] = ["the flood"]
    labels = labelled(imported(tmp_path, task))
    assert [item.label for item in labels.referents] == ["the flood"]
    assert {item.referent for item in labels.namings} == {"the_flood"}


def only(task: Task, *kinds: str) -> None:
    """Leaves but the stretches of these kinds."""
    kept = {e["id"] for e in entries(task) if e["type"] == "labels"}
    kept = {known for known in kept if known.partition("-")[0] in kinds}
    removed(task, *(e for e in entries(task) if e.get("id") not in {*kept, "voices"}))


def test_lists_without_labels_are_not_taken_for_none(task: Task, tmp_path: Path) -> None:
    only(task, "language", "entity")
    labels = labelled(imported(tmp_path, task))
    assert "claims" in labels.not_labelled
    assert "language" not in labels.not_labelled


def test_none_is_none_where_somebody_has_looked(task: Task, tmp_path: Path) -> None:
    only(task, "region", "language", "entity")
    ticked = {"id": "a", "type": "choices", "from_name": "none_found"}
    entries(task).append({**ticked, "value": {"choices": ["claims", "language"]}})
    labels = labelled(imported(tmp_path, task))
    assert {"claims", "language", "regions"}.isdisjoint(labels.not_labelled)
    assert "namings" in labels.not_labelled


@pytest.mark.parametrize("names", [["claims"], ["claims", "functions", "portrayals"]])
def test_what_was_not_labelled_stays_so(names: list[str], tmp_path: Path) -> None:
    unlabelled: Task = {"claims": [], "namings": [], "functions": [], "portrayals": []}
    gold = {**GOLD, **unlabelled, "not_labelled": names}
    labels = labelled(write_gold(tmp_path / "in", gold))
    made = label_studio_task(labels, as_prediction=False, model=None)
    assert labelled(imported(tmp_path, made)).not_labelled == frozenset(names)


PEOPLE: list[Any] = [3, {"id": 4, "email": "bo@example.org"}]


def with_two_people(task: Task) -> Task:
    (first,) = task["annotations"]
    second = deepcopy(first) | {"id": 8}
    for annotation, person in zip((first, second), PEOPLE, strict=True):
        annotation["completed_by"] = person
    second["result"] = [e for e in second["result"] if not str(e.get("id")).startswith("language")]
    task["annotations"] = [first, second]
    return task


@pytest.mark.parametrize(("annotator", "loaded"), [("3", 2), ("4", 0), ("bo@example.org", 0)])
def test_one_of_several_annotators_is_taken(
    annotator: str, loaded: int, task: Task, tmp_path: Path
) -> None:
    out = imported(tmp_path, with_two_people(task), annotator=annotator)
    assert len(labelled(out).language) == loaded


@pytest.mark.parametrize(
    ("annotator", "message"),
    [
        (None, "task 12: it was labelled 2 times; choose the annotator: 3, 4 or bo@example.org"),
        ("3", "task 12: 3 has labelled it 2 times; delete all but one"),
        ("5", "task 12: 5 has not labelled it; choose among 3, 4 or bo@example.org"),
    ],
)
def test_annotators_are_listed_where_none_is_clear(
    annotator: str | None, message: str, task: Task, tmp_path: Path
) -> None:
    with_two_people(task)
    if annotator == "3":
        task["annotations"][1]["completed_by"] = 3
    with pytest.raises(ExchangeError) as caught:
        imported(tmp_path, task, annotator=annotator)
    assert message in str(caught.value)


def test_skipped_annotations_do_not_count(task: Task, tmp_path: Path) -> None:
    with_two_people(task)["annotations"][1]["was_cancelled"] = True
    assert labelled(imported(tmp_path, task)).language
