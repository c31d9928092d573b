"""Label files: what is wrong with one is told with file, place and cure."""

from pathlib import Path
from typing import Any

import pytest

from evals.dataset import load
from evals.goldfiles import GoldError
from evals.measures import ARTICLE_SCORERS, is_labelled
from tests.evals.gold import ARTICLE, EVENT, OTHER, changed, write

CLAIM = ARTICLE["claims"][0]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"claims": [{**CLAIM, "evidence": ["The mill will close"]}]}, "claims[c1]: the words"),
        ({"claims": [{**CLAIM, "attribution": "t9"}]}, "there is no attribution 't9'"),
        ({"claims": [{**CLAIM, "type": "rumour"}]}, "claims.0.type"),
        ({"claims": [CLAIM, CLAIM]}, "the id 'c1' is given twice"),
        (
            {"claims": [{**CLAIM, "factuality": {"author": "U", "owner": "CT+"}}]},
            "must begin with the voice of `asserted_by`",
        ),
        ({"claims": [{**CLAIM, "factuality": {"owner": "CT+"}}]}, "must end with the author"),
        ({"claims": [{**CLAIM, "asserted_by": "nobody"}]}, "there is no voice 'nobody'"),
        ({"namings": [{**ARTICLE["namings"][0], "referent": "r7"}]}, "there is no referent 'r7'"),
        (
            {"portrayals": [{**ARTICLE["portrayals"][0], "entity": "E7"}]},
            "there is no entity 'E7'",
        ),
        ({"text": "gone.txt"}, "the text gone.txt cannot be read"),
        ({"colour": "red"}, "colour: Extra inputs are not permitted"),
        ({"attributions": [{**ARTICLE["attributions"][0], "parent": "t1"}]}, "nested in itself"),
        ({"policy_frames": [{"frame": "mood", "evidence": ["Workers called the plan"]}]}, "'mood'"),
        ({"id": "a:1"}, "id: String should match pattern"),
        ({"regions": []}, "label them, or name them in `not_labelled`"),
        ({"not_labelled": ["claims"]}, "claims has labels and is named in `not_labelled`"),
    ],
)
def test_a_fault_in_a_label_file_is_told_with_its_place(
    fields: dict[str, Any], message: str, tmp_path: Path
) -> None:
    with pytest.raises(GoldError) as caught:
        load(write(tmp_path, changed(ARTICLE, **fields)))
    assert ".yaml" in str(caught.value)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"articles": ["a", "z"]}, "there is no labelled article 'z'"),
        ({"articles": ["a", "b", "a"]}, "an article is named twice"),
        ({"alignments": [{**EVENT["alignments"][0], "members": {"a": ["c9"], "b": ["c2"]}}]}, "c9"),
        ({"naming_contrasts": [{"referent": "x", "names": {"a": ["n9"]}}]}, "n9"),
    ],
)
def test_an_event_may_only_name_what_its_articles_have(
    fields: dict[str, Any], message: str, tmp_path: Path
) -> None:
    folder = write(tmp_path, ARTICLE, OTHER, events=(changed(EVENT, **fields),))
    with pytest.raises(GoldError, match=message):
        load(folder)


def test_what_is_no_yaml_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, ARTICLE)
    (folder / "articles" / "a.yaml").write_text("claims: [", encoding="utf-8")
    with pytest.raises(GoldError, match=r"a\.yaml: cannot be read"):
        load(folder)


def test_a_folder_without_labels_is_told(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no label files"):
        load(tmp_path)


def test_two_files_on_one_article_are_told(tmp_path: Path) -> None:
    folder = write(tmp_path, ARTICLE)
    copy = (folder / "articles" / "a.yaml").read_text(encoding="utf-8")
    (folder / "articles" / "copy.yaml").write_text(copy, encoding="utf-8")
    with pytest.raises(GoldError, match="another file labels an article"):
        load(folder)


def test_within_decides_which_of_several_places_is_meant(tmp_path: Path) -> None:
    labels = load(write(tmp_path, ARTICLE)).labels["a"]
    sources = {item.id: item.source for item in labels.attributions}
    first, last = sources["t1"], sources["t4"]
    assert first is not None
    assert last is not None
    assert labels.text[first.start : first.end] == "the owner"
    assert labels.text[last.start : last.end] == "The owner"
    assert first.start < last.start


def test_a_long_stretch_runs_from_its_first_words_to_its_last(tmp_path: Path) -> None:
    labels = load(write(tmp_path, ARTICLE)).labels["a"]
    body = next(item for item in labels.regions if item.kind == "body")
    assert body.span.exact.startswith("The mill in Arden")
    assert body.span.exact.endswith("would lose a job.")


def test_salience_is_counted_from_the_sentences_with_evidence(tmp_path: Path) -> None:
    labels = load(write(tmp_path, ARTICLE)).labels["a"]
    frames = labels.framing.dimensions or ()
    assert [frame.frame for frame in frames] == ["economic"]
    assert frames[0].salience == pytest.approx(9 / 40)  # the footer is left out


def test_what_nobody_has_labelled_is_not_scored(tmp_path: Path) -> None:
    bare = changed(ARTICLE, claims=[], portrayals=[], not_labelled=["claims", "portrayals"])
    labels = load(write(tmp_path, bare)).labels["a"]
    scored = {aspect for aspect in ARTICLE_SCORERS if is_labelled(aspect, labels)}
    assert scored.isdisjoint({"claims", "claim_type", "claim_voice", "factuality", "portrayals"})
    assert {"attributions", "names", "loaded", "regions", "functions"} <= scored
