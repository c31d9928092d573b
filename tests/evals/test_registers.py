"""The texts of other registers: every quote found, parts alike, nothing in common."""

from collections import Counter
from pathlib import Path

import pytest

from evals.dataset import GOLD, Dataset, load

REGISTERS = GOLD.parent / "registers"
PARTS = ("development", "sealed")
ACCOUNT_KEYS = {"a", "b"}


def register(path: Path) -> str:
    return path.stem.rpartition("-")[0]


@pytest.fixture(scope="module", params=PARTS)
def part(request: pytest.FixtureRequest) -> Dataset:
    return load(REGISTERS / request.param)


def test_every_text_has_attributions_and_claims(part: Dataset) -> None:
    for labels in part.labels.values():
        assert len(labels.attributions) > 3
        assert len(labels.claims) > 10
        assert "policy_frames" in labels.not_labelled


def test_every_event_has_two_accounts_and_statements_of_both(part: Dataset) -> None:
    assert len(part.events) == 5
    for event in part.events.values():
        assert len(event.articles) == 2
        assert len(event.alignments) > 5


def test_what_was_written_for_attributions_has_them() -> None:
    dataset = load(REGISTERS / "attributions")
    assert len(dataset.labels) == 47
    assert all(labels.attributions for labels in dataset.labels.values())


def test_the_sealed_part_has_registers_of_the_other_and_no_text_in_common() -> None:
    files = {
        name: sorted((REGISTERS / name / "articles").glob("*.txt"))
        for name in (*PARTS, "attributions")
    }
    articles = {
        name: Counter(register(path) for path in paths if path.stem[-1] not in ACCOUNT_KEYS)
        for name, paths in files.items()
    }
    assert len(articles["sealed"]) == 12
    assert articles["sealed"].items() <= articles["development"].items()
    texts = [path.read_text(encoding="utf-8") for paths in files.values() for path in paths]
    assert len(texts) == len(set(texts)) == 131
