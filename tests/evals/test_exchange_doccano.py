"""doccano: what its labels hold comes back, the rest by rule, and what is wrong is told."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from api.schemas.base import Span
from evals.dataset import load
from evals.exchange import ExchangeError, doccano_line, import_doccano
from evals.labels import Labels
from tests.evals.exchange_samples import TEXT, labelled, write_gold

Line = dict[str, Any]
Change = Callable[[Line], object]


@pytest.fixture
def line(tmp_path: Path) -> Line:
    """A line as doccano exports it: with an id of its own, and what it was imported with."""
    return {"id": 5, **doccano_line(labelled(write_gold(tmp_path / "in"))), "Comments": []}


def imported(folder: Path, *lines: Line) -> Path:
    export = folder / "export.jsonl"
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    export.write_text(text, encoding="utf-8")
    import_doccano(export, folder / "out")
    return folder / "out"


def read(folder: Path, *lines: Line) -> Labels:
    return labelled(imported(folder, *lines))


def words(spans: Iterable[Span | None]) -> list[tuple[int, int] | None]:
    return [(span.start, span.end) if span else None for span in spans]


def held(labels: Labels) -> dict[str, list[str]]:
    """What doccano's labels hold of the labels of an article."""
    sources = {item.voice_id: item.source for item in labels.attributions if item.source}
    firsts = {item.voice_id: item for item in reversed(labels.attributions) if item.source}
    kinds = {voice.id: voice.kind for voice in labels.voices}

    def voice(known: str | None) -> Any:
        first = firsts.get(known or "v0")
        return (words([first.source]), kinds[first.voice_id]) if first and sources else None

    frames = (*(labels.framing.dimensions or ()), *(labels.framing.generic or ()))
    entities = {item.id: words(item.mentions) for item in labels.entities}
    functions = [(name, f) for name, items in labels.framing.functions or () for f in items]
    found: dict[str, list[Any]] = {
        "regions": [(words([r.span]), r.kind, r.excluded) for r in labels.regions],
        "attributions": [
            (words([t.source, t.cue, t.stance_cue, *t.content]), t.stance, voice(t.voice_id))
            for t in labels.attributions
        ],
        "nesting": [(t.id, t.parent_id) for t in labels.attributions],
        "claims": [
            (words(c.evidence), c.type, c.attribution_id, voice(c.asserted_by))
            for c in labels.claims
        ],
        "namings": [
            (words([n.term, n.stance_cue]), n.effect, voice(n.namer)) for n in labels.namings
        ],
        "language": [
            (words([x.span]), x.technique, entities.get(x.target or ""), voice(x.in_quote_of))
            for x in labels.language
        ],
        "frames": [(f.frame, words(f.evidence), f.salience) for f in frames],
        "functions": [(name, words(f.evidence), voice(f.voice_id)) for name, f in functions],
        "portrayals": [
            (words(p.evidence), p.role, entities[p.entity_id], voice(p.by_voice))
            for p in labels.portrayals or ()
        ],
        "entities": [(entities[e.id], e.name, e.type) for e in labels.entities],
    }
    return {name: sorted(map(repr, items)) for name, items in found.items()}


def test_what_the_labels_hold_survives_the_way_there_and_back(line: Line, tmp_path: Path) -> None:
    out = imported(tmp_path, line)
    assert held(labelled(out)) == held(labelled(tmp_path / "in"))
    assert (out / "texts" / "dam.txt").read_bytes() == TEXT.encode("utf-8")


def test_the_shipped_gold_survives_as_far(tmp_path: Path) -> None:
    gold = load().labels
    out = imported(tmp_path, *(doccano_line(labels) for labels in gold.values()))
    for article, labels in load(out).labels.items():
        assert len(labels.claims) == len(gold[article].claims)
        before, after = held(gold[article]), held(labels)
        assert {name: after[name] for name in ("regions", "frames", "entities")} == {
            name: before[name] for name in ("regions", "frames", "entities")
        }


def test_the_names_of_one_thing_stay_together(line: Line, tmp_path: Path) -> None:
    labels = read(tmp_path, line)
    assert len({item.referent for item in labels.namings}) == 1


def test_the_rest_comes_by_rule(line: Line, tmp_path: Path) -> None:
    labels = read(tmp_path, line)
    claims = {claim.id: claim for claim in labels.claims}
    assert claims["c2"].text == "The dam … had been safe"
    values = {known: [f.value for f in claim.factuality] for known, claim in claims.items()}
    assert values == {
        "c1": ["CT+"],
        "c2": ["CT+", "U"],
        "c3": ["CT+", "CT-"],
        "c4": ["CT+", "U", "U"],
    }
    assert {item.id: item.form for item in labels.attributions} == {
        "t1": "indirect",
        "t2": "direct",
        "t3": "indirect",
        "t4": "indirect",
        "t5": "indirect",
    }
    assert {item.id: item.quote_kind for item in labels.namings} == {
        "n1": "none",
        "n2": "none",
        "n3": "naming",
    }
    assert not labels.optional


def test_the_label_file_says_what_came_by_rule(line: Line, tmp_path: Path) -> None:
    written = (imported(tmp_path, line) / "articles" / "dam.yaml").read_text(encoding="utf-8")
    assert "By rule and not by a person: text and factuality of claims" in written


def test_date_and_outlet_go_with_the_article(tmp_path: Path) -> None:
    data = load(write_gold(tmp_path / "in"))
    line = doccano_line(data.labels["dam"], data.articles["dam"])
    again = load(imported(tmp_path, line)).articles["dam"]
    assert (again.outlet, again.published_at) == ("The Courier", data.articles["dam"].published_at)


@pytest.mark.parametrize("found", [[], ["language"]])
def test_lists_without_labels_are_not_taken_for_none(
    found: list[str], line: Line, tmp_path: Path
) -> None:
    without(line, {e["id"] for e in line["entities"] if e["label"].startswith("loaded:")})
    line["none_found"] = found
    labels = read(tmp_path, line)
    assert ("language" in labels.not_labelled) is not bool(found)
    assert "namings" not in labels.not_labelled


def test_an_attribution_without_a_source_is_hearsay(line: Line, tmp_path: Path) -> None:
    unwanted = {e["id"] for e in line["entities"] if e["label"] == "source:collective"}
    without(line, unwanted)
    labels = read(tmp_path, line)
    (hearsay,) = (voice for voice in labels.voices if voice.kind == "unnamed")
    assert {t.id for t in labels.attributions if t.voice_id == hearsay.id} == {"t5"}


def without(line: Line, unwanted: set[int]) -> None:
    line["entities"] = [e for e in line["entities"] if e["id"] not in unwanted]
    line["relations"] = [r for r in line["relations"] if not unwanted & {r["from_id"], r["to_id"]}]


def in_code_points(line: Line) -> None:
    """What a program writes that counts as Python does."""
    units = TEXT.encode("utf-16-le")
    for entity in line["entities"]:
        for side in ("start_offset", "end_offset"):
            entity[side] = len(units[: 2 * entity[side]].decode("utf-16-le"))


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("unit", ["utf-16", "codepoint"])
def test_offsets_are_read_as_they_were_counted(
    unit: str, told: bool, line: Line, tmp_path: Path
) -> None:
    line["offset_unit"] = unit
    if unit == "codepoint":
        in_code_points(line)
    if not told:
        del line["offset_unit"]
    assert held(read(tmp_path, line)) == held(labelled(tmp_path / "in"))


def test_offsets_that_may_be_counted_either_way_are_not_guessed_at(tmp_path: Path) -> None:
    text = "🌊 a a a a dam"
    line = {"id": 1, "text": text, "entities": [[3, 5, "region:body"]]}
    with pytest.raises(ExchangeError, match='add "offset_unit": "utf-16" to the line'):
        imported(tmp_path, line)


OLD = "The mayor said that the dam broke. He called it a “release”. The dam is safe."


def spans(*marked: tuple[str, str]) -> list[list[Any]]:
    return [[OLD.index(w), OLD.index(w) + len(w), label] for w, label in marked]


BODY = (OLD, "region:body")
SAID = ("the dam broke", "attribution:neutral")


@pytest.mark.parametrize("key", ["label", "labels", "entities"])
@pytest.mark.parametrize("text", ["text", "data"])
def test_projects_without_relations_are_linked_by_sentence(
    key: str, text: str, tmp_path: Path
) -> None:
    given = (BODY, ("The mayor", "source:named"), ("said", "cue"), SAID)
    claims = (("the dam broke", "claim:event_property"), ("The dam is safe", "claim:prediction"))
    more = (("mayor", "entity:person"), ("mayor said", "portrayal:antagonist"))
    line = {"id": 9, text: OLD, key: spans(*given, *claims, *more)}
    labels = read(tmp_path, line)
    (attribution,) = labels.attributions
    marked = (attribution.source, attribution.cue)
    assert [span.exact for span in marked if span] == ["The mayor", "said"]
    assert [claim.attribution_id for claim in labels.claims] == ["t1", None]
    assert labels.article == "doccano-9"


FAULTS: list[tuple[Change, str]] = [
    (lambda line: line.pop("text"), "text: Input should be a valid string; export the project as"),
    (lambda line: line.pop("entities"), "entities: Field required"),
    (lambda line: line.update(entities=[7]), "entities.0: Input should be"),
    (lambda line: line.update(entities=[[1, 2]]), "entities.0: Input should be"),
    (lambda line: line["entities"][3].update(id="x"), "entities.3.id: Input should be a valid int"),
    (lambda line: line["entities"][3].update(id=line["entities"][2]["id"]), "id is given twice"),
    (
        lambda line: line.pop("offset_unit") and line["entities"][3].update(end_offset=10**6),
        "is no stretch of the text of",
    ),
    (lambda line: line["entities"][3].update(end_offset=10**6), "is no stretch of the text of"),
    (lambda line: line["entities"][3].update(start_offset=-1), "is no stretch of the text of"),
    (lambda line: line["entities"][0].update(start_offset=1), "is no stretch of the text of"),
    (lambda line: line["entities"][3].update(label="rumour"), "there is no label 'rumour'"),
    (lambda line: line["entities"][3].update(label="claim"), "there is no label 'claim'"),
    (lambda line: line["relations"][0].update(type="x"), "no relation 'x' may lead from it to"),
    (lambda line: line["relations"][0].update(to_id=999), "one of them is not there; remove it"),
    (lambda line: unlinked(line, "cue"), "it belongs to nothing; link it to its"),
    (lambda line: line.pop("relations"), "turn on relation labelling in the project"),
    (lambda line: line.update(article="a/b"), "cannot be the id of an article"),
    (lambda line: line.update(published_at="soon"), "write a date such as 2022-09-11"),
    (lambda line: line.update(offset_unit="bytes"), "offset_unit: Input should be"),
    (lambda line: line.update(text="🚨"), "The article has no words"),
    (lambda line: circle(line, "same"), "relations `same` lead from it back to it; remove one"),
    (lambda line: circle(line, "parent"), "relations `parent` lead from it back to it; remove one"),
    (lambda line: relabelled(line, "source:named", "source:outlet"), "give both one label"),
    (lambda line: unlinked(line, "entity"), "'entity' is not given"),
]


def circle(line: Line, name: str) -> None:
    """Makes a relation of this name lead back."""
    there = next(r for r in line["relations"] if r["type"] == name)
    back = {"from_id": there["to_id"], "to_id": there["from_id"]}
    line["relations"].append({"id": 999, "type": name, **back})


def relabelled(line: Line, old: str, new: str) -> None:
    next(e for e in line["entities"] if e["label"] == old)["label"] = new


def unlinked(line: Line, name: str) -> None:
    line["relations"] = [r for r in line["relations"] if r["type"] != name]


@pytest.mark.parametrize(("change", "message"), FAULTS, ids=[message for _, message in FAULTS])
def test_a_fault_is_told_in_one_line_with_its_line(
    change: Change, message: str, line: Line, tmp_path: Path
) -> None:
    change(line)
    with pytest.raises(ExchangeError) as caught:
        imported(tmp_path, line)
    told = str(caught.value)
    assert told.startswith(f"{tmp_path / 'export.jsonl'}: line 1: ")
    assert message in told
    assert "\n" not in told
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "there is no line in it"),
        (b"\n \n", "there is no line in it"),
        (b"[1, 2]\n", "line 1: Input should be"),
        (b"\n{oops\n", "line 2: the line is not JSON"),
        (b"PK\x03\x04\xff", "unpack it if it is a ZIP file"),
    ],
)
def test_what_is_no_export_is_told(content: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "export.jsonl").write_bytes(content)
    with pytest.raises(ExchangeError) as caught:
        import_doccano(tmp_path / "export.jsonl", tmp_path / "out")
    assert message in str(caught.value)
