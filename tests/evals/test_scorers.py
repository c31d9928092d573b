"""What each scorer says of answers whose faults are known."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evals.dataset import Dataset, load
from evals.labels import AlignmentLabels, ClaimKey, EventLabels, Labels
from evals.measures import ARTICLE_SCORERS, EVENT_SCORERS, MEASURES, Measure
from evals.pairing import match
from evals.rows import Row
from evals.scorers import claims, statements
from evals.scorers.accounts import Event
from evals.scorers.pairs import NothingToScoreError, Sides
from tests.evals.gold import ARTICLE, EVENT, OTHER, changed, dataset, write

MEASURE = {measure.id: measure for measure in MEASURES}


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return dataset(tmp_path_factory.mktemp("gold"))


def rows(measure: Measure, gold: Dataset, answer: Dataset) -> list[Row]:
    if measure.aspect in ARTICLE_SCORERS:
        scorer = ARTICLE_SCORERS[measure.aspect]
        return scorer(Sides(gold.labels["a"], answer.labels["a"])) or []
    event = Event(gold.events["mill"], answer.events["mill"], gold.labels, answer.labels)
    return EVENT_SCORERS[measure.aspect](event) or []


def value(name: str, gold: Dataset, answer: Dataset) -> float:
    return MEASURE[name].statistic.figure(rows(MEASURE[name], gold, answer)).value


def answered(tmp_path: Path, article: dict[str, Any], **event: Any) -> Dataset:
    return load(write(tmp_path, article, OTHER, events=(changed(EVENT, **event),)))


@pytest.mark.parametrize(
    "name",
    [name for name, measure in MEASURE.items() if measure.aspect != "grounding"],
)
def test_the_gold_itself_gets_everything_right(name: str, gold: Dataset) -> None:
    assert value(name, gold, gold) == pytest.approx(1)


def one_less(items: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [item for item in items if item["id"] != name]


def with_item(items: list[dict[str, Any]], name: str, **fields: Any) -> list[dict[str, Any]]:
    return [{**item, **fields} if item["id"] == name else item for item in items]


ATTRIBUTIONS, CLAIMS = ARTICLE["attributions"], ARTICLE["claims"]
NAMINGS = ARTICLE["namings"]


@pytest.mark.parametrize(
    ("fields", "name", "expected"),
    [
        ({"claims": one_less(CLAIMS, "c2")}, "claims.precision", 1),
        ({"claims": one_less(CLAIMS, "c2")}, "claims.recall", 2 / 3),
        ({"claims": one_less(CLAIMS, "c2")}, "claims.f1", 0.8),
        (
            {"claims": with_item(CLAIMS, "c2", evidence=["90 jobs will go, according"])},
            "claims.recall",
            (2 + 0.8) / 3,
        ),
        (
            {"claims": with_item(CLAIMS, "c2", evidence=["Workers called the plan"])},
            "claims.f1",
            2 / 3,
        ),
        ({"claims": with_item(CLAIMS, "c2", type="causal")}, "claim_type.macro_f1", 1 / 3),
        (
            {"claims": with_item(CLAIMS, "c3", factuality={"owner": "CT+", "author": "U"})},
            "factuality.micro_f1",
            5 / 6,
        ),
        (
            {"claims": with_item(CLAIMS, "c3", factuality={"owner": "CT+", "author": "U"})},
            "factuality.macro_f1",
            (1 + 0.8 + 0) / 3,
        ),
        (
            {
                "claims": with_item(
                    CLAIMS,
                    "c2",
                    asserted_by="author",
                    attribution=None,
                    factuality={"author": "CT+"},
                )
            },
            "claim_voice.f1",
            2 / 3,
        ),
        (
            {
                "attributions": with_item(ATTRIBUTIONS, "t4", stance="neutral", stance_cue=None),
            },
            "attribution_stance.macro_f1",
            (0.8 + 1 + 0) / 3,
        ),
        (
            {"attributions": with_item(ATTRIBUTIONS, "t3", voice="owner")},
            "attribution_voice.f1",
            0.75,
        ),
        (
            {"attributions": with_item(ATTRIBUTIONS, "t3", parent="t1")},
            "attribution_chain.f1",
            0.75,
        ),
        (
            {"attributions": with_item(ATTRIBUTIONS, "t3", source=None)},
            "attribution_source.f1",
            6 / 7,
        ),
        (
            {"attributions": with_item(ATTRIBUTIONS, "t3", cue="according")},
            "attribution_cue.f1",
            (3 + 2 / 3) / 4,
        ),
        (
            {"attributions": with_item(ATTRIBUTIONS, "t2", form="direct")},
            "attribution_form.macro_f1",
            1 / 3,
        ),
        (
            {"attributions": with_item(ATTRIBUTIONS, "t2", kind="belief")},
            "attribution_kind.macro_f1",
            3 / 7,
        ),
        ({"namings": one_less(NAMINGS, "n2")}, "names.recall", 0.5),
        ({"namings": with_item(NAMINGS, "n1", namer="author")}, "name_namer.f1", 0.5),
        ({"namings": with_item(NAMINGS, "n1", reporter="union")}, "name_reporter.f1", 0.5),
        ({"namings": with_item(NAMINGS, "n1", effect="minimise")}, "name_effect.macro_f1", 1 / 3),
        ({"language": [{**ARTICLE["language"][0], "voice": "author"}]}, "loaded_owner.macro_f1", 0),
        ({"language": [{**ARTICLE["language"][0], "voice": "author"}]}, "loaded.f1", 1),
        (
            {"policy_frames": [{"frame": "political", "evidence": ["About 90 jobs will go"]}]},
            "policy_frames.macro_f1",
            0,
        ),
        (
            {"functions": [{**ARTICLE["functions"][0], "function": "moral_evaluation"}]},
            "functions.f1",
            0,
        ),
        ({"portrayals": [{**ARTICLE["portrayals"][0], "role": "innocent"}]}, "portrayals.f1", 0),
        (
            {"regions": [*ARTICLE["regions"][:2], {**ARTICLE["regions"][2], "kind": "body"}]},
            "regions.f1",
            2 / 3,
        ),
    ],
)
def test_a_fault_costs_what_it_should(
    fields: dict[str, Any], name: str, expected: float, gold: Dataset, tmp_path: Path
) -> None:
    article = changed(ARTICLE, **fields)
    answer = load(write(tmp_path, article)).labels["a"]
    measure = MEASURE[name]
    made = ARTICLE_SCORERS[measure.aspect](Sides(gold.labels["a"], answer)) or []
    assert measure.statistic.figure(made).value == pytest.approx(expected)


@pytest.mark.parametrize(
    ("fields", "name", "expected"),
    [
        ({"alignments": [], "omissions": []}, "aligned.f1", 0),
        ({"alignments": []}, "aligned_groups.b_cubed_f1", 2 / 3),
        ({"alignments": []}, "relations.macro_f1", 0),
        ({"alignments": []}, "omissions.f1", 2 * 3 / (3 + 5)),
        (
            {"alignments": [{**EVENT["alignments"][0], "relation": "corroborated"}]},
            "relations.macro_f1",
            0,
        ),
        (
            {"alignments": [{**EVENT["alignments"][0], "members": {"a": ["c1"], "b": ["c1"]}}]},
            "aligned.f1",
            0,
        ),
        (
            {"omissions": [{**item, "in_scope": True} for item in EVENT["omissions"]]},
            "omission_scope.macro_f1",
            0.4,
        ),
        (
            {"naming_contrasts": [{"referent": "x", "names": {"a": ["n1"], "b": ["n1"]}}]},
            "name_contrasts.f1",
            2 / 3,
        ),
        ({"portrayal_shifts": []}, "portrayal_shifts.f1", 0),
        ({"same_event": "no"}, "same_event.accuracy", 0),
    ],
)
def test_a_fault_across_accounts_costs_what_it_should(
    fields: dict[str, Any], name: str, expected: float, gold: Dataset, tmp_path: Path
) -> None:
    assert value(name, gold, answered(tmp_path, ARTICLE, **fields)) == pytest.approx(expected)


def test_what_is_optional_counts_for_nothing_found_or_not(tmp_path: Path) -> None:
    vague = changed(ARTICLE, claims=with_item(CLAIMS, "c2", optional=True))
    gold = load(write(tmp_path / "gold", vague)).labels["a"]
    found = load(write(tmp_path / "found", ARTICLE)).labels["a"]
    missed = load(write(tmp_path / "missed", changed(ARTICLE, claims=one_less(CLAIMS, "c2"))))
    for answer in (found, missed.labels["a"]):
        scored = claims.evidence(Sides(gold, answer))
        assert [row.outcome for row in scored] == ["hit", "hit"]


def test_an_empty_list_is_no_score(tmp_path: Path) -> None:
    empty = load(write(tmp_path, changed(ARTICLE, claims=[], functions=[], attributions=[])))
    with pytest.raises(NothingToScoreError):
        claims.evidence(Sides(empty.labels["a"], empty.labels["a"]))
    for measure in MEASURES:
        with pytest.raises(NothingToScoreError):
            measure.statistic.figure([])


def test_answers_to_another_text_are_refused(gold: Dataset) -> None:
    with pytest.raises(ValueError, match="different texts"):
        Sides(gold.labels["a"], gold.labels["b"])


def test_what_an_engine_does_not_assess_is_not_scored(gold: Dataset) -> None:
    silent = replace(gold.labels["a"], portrayals=None)
    assert ARTICLE_SCORERS["portrayals"](Sides(gold.labels["a"], silent)) is None


@pytest.mark.parametrize(
    ("overlaps", "expected"),
    [
        ([[0.9, 0.8], [0.8, 0.0]], [("g0", "a1"), ("g1", "a0")]),
        ([[0.9, 0.0], [0.5, 0.0]], [("g0", "a0"), ("g1", None), (None, "a1")]),
        ([[0.29, 0.0]], [("g0", None), (None, "a0"), (None, "a1")]),
    ],
    ids=["not the greedy choice", "each once", "too little in common"],
)
def test_items_are_paired_for_the_most_overlap_in_all(
    overlaps: list[list[float]], expected: list[tuple[str | None, str | None]]
) -> None:
    gold = [f"g{number}" for number in range(len(overlaps))]
    answer = [f"a{number}" for number in range(len(overlaps[0]))]
    found = match(gold, answer, lambda g, a: overlaps[int(g[1])][int(a[1])])
    assert [(item.gold, item.answer) for item in found] == expected


def _letters(tmp_path: Path) -> Labels:
    """An article of twelve words, each a claim of its own."""
    letters = "abcdefghijkl"
    listed = [
        {
            "id": letter,
            "text": letter,
            "evidence": [f"word{letter}"],
            "type": "event_property",
            "factuality": {"author": "CT+"},
        }
        for letter in letters
    ]
    text = " ".join(f"word{letter}" for letter in letters)
    article = {
        "id": "x",
        "text": "x.txt",
        "labelled_by": "a test",
        "regions": [{"at": {"quote": "worda", "to": "wordl"}, "kind": "body"}],
        "claims": listed,
    }
    write(tmp_path, article)
    (tmp_path / "articles" / "x.txt").write_text(text, encoding="utf-8")
    return load(tmp_path).labels["x"]


@pytest.mark.parametrize(
    ("answer", "precision", "recall"),
    [
        (["abcde", "fghijkl"], 0.76, 1.0),
        (["abcdehijkl", "fg"], 0.58, 1.0),
        (["abcde", "fg", "hijkl"], 1.0, 1.0),
        ([], 1.0, 0.25),
    ],
)
def test_b_cubed_gives_the_published_figures(
    answer: list[str], precision: float, recall: float, tmp_path: Path
) -> None:
    """The first two are the worked examples of Bagga and Baldwin (1998)."""
    labels = {"x": _letters(tmp_path)}
    gold = _event(["abcde", "fg", "hijkl"])
    scored = statements.b_cubed(Event(gold, _event(answer), labels, labels))
    means = {
        name: [row.credit for row in scored if row.gold == name] for name in ("precision", "recall")
    }
    assert sum(means["precision"]) / 12 == pytest.approx(precision, abs=0.005)
    assert sum(means["recall"]) / 12 == pytest.approx(recall, abs=0.005)


def _event(groups: list[str]) -> EventLabels:
    made = tuple(
        AlignmentLabels(
            id=group,
            members=frozenset(ClaimKey("x", letter) for letter in group),
            relation="corroborated",
        )
        for group in groups
    )
    return EventLabels(event="x", articles=("x",), same_event="yes", alignments=made)


def test_voices_are_the_same_under_any_of_their_names(tmp_path: Path) -> None:
    voices = [
        {**item, "label": "Harbour Mill Ltd", "also": ["The owner"]}
        if item["id"] == "owner"
        else item
        for item in ARTICLE["voices"]
    ]
    gold = load(write(tmp_path / "gold", changed(ARTICLE, voices=voices))).labels["a"]
    answer = load(write(tmp_path / "answer", ARTICLE)).labels["a"]
    assert all(row.credit == 1 for row in claims.voice(Sides(gold, answer)))
