"""Label files as they are written: they read back the same, and read well."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from evals.dataset import GOLD
from evals.goldfiles import GoldArticle, Quote, read_article
from evals.goldwriting import as_yaml, write_article
from tests.evals import exchange_samples

SMALL: dict[str, Any] = {
    "id": "a",
    "text": "../texts/a.txt",
    "labelled_by": "Ana",
    "regions": [{"at": "Mill closes", "kind": "headline"}],
}


def gold(**fields: Any) -> GoldArticle:
    return GoldArticle.model_validate({**SMALL, **fields})


@pytest.mark.parametrize("path", sorted(GOLD.glob("**/articles/*.yaml")), ids=str)
def test_what_is_written_reads_back_the_same(path: Path, tmp_path: Path) -> None:
    labels = read_article(path)
    write_article(labels, tmp_path / "again.yaml")
    assert read_article(tmp_path / "again.yaml") == labels


def test_a_small_file_looks_as_if_a_person_had_written_it() -> None:
    claim = {"id": "c1", "text": "The mill 🌊 closes.", "evidence": ["Mill closes"]}
    facts = {"type": "prediction", "factuality": {"author": "CT+"}, "optional": True}
    assert as_yaml(gold(published_at="2024-05-07", claims=[{**claim, **facts}])) == (
        "id: a\n"
        'text: "../texts/a.txt"\n'
        "labelled_by: Ana\n"
        "published_at: 2024-05-07\n"
        "\n"
        "regions:\n"
        '  - {at: "Mill closes", kind: headline}\n'
        "\n"
        "claims:\n"
        "  - id: c1\n"
        "    text: 'The mill 🌊 closes.'\n"
        '    evidence: ["Mill closes"]\n'
        "    type: prediction\n"
        "    factuality: {author: CT+}\n"
        "    optional: true\n"
    )


def test_nothing_is_written_that_goes_without_saying() -> None:
    written = as_yaml(GoldArticle.model_validate(exchange_samples.GOLD))
    for default in ("kind: statement", "namer: author", "excluded: false", "null", "[]"):
        assert default not in written
    assert "stance: distance" in written


AWKWARD = st.text(min_size=1) | st.sampled_from(
    ["yes", "12", "1e3", "~", "- a", "a: b", "#", "\r\n"]
)


@given(AWKWARD, AWKWARD, AWKWARD)
def test_any_words_survive(words: str, last: str, label: str) -> None:
    quote = Quote(quote=words, to=last, within=label)
    region = {"at": quote, "kind": "body"}
    voice = {"id": words, "label": label, "kind": "named", "also": (last, words)}
    labels = gold(
        labelled_by=label, regions=[region, {"at": words, "kind": "body"}], voices=[voice]
    )
    assert reread(labels) == labels


def reread(labels: GoldArticle) -> GoldArticle:
    return GoldArticle.model_validate(yaml.safe_load(as_yaml(labels)))
