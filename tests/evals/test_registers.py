"""The texts of twelve registers: two parts alike, every quote found."""

from collections import Counter
from pathlib import Path

import pytest

from evals.dataset import GOLD, Dataset, load

REGISTERS = GOLD.parent / "registers"
PARTS = ("development", "sealed")


def register(path: Path) -> str:
    return path.stem.rpartition("-")[0]


@pytest.fixture(scope="module", params=PARTS)
def part(request: pytest.FixtureRequest) -> Dataset:
    return load(REGISTERS / request.param)


def test_every_text_has_attributions_and_claims(part: Dataset) -> None:
    assert len(part.labels) == 24
    for labels in part.labels.values():
        assert len(labels.attributions) > 5
        assert len(labels.claims) > 10
        assert "policy_frames" in labels.not_labelled


def test_both_parts_have_the_same_registers_and_no_text_in_common() -> None:
    files = {name: sorted((REGISTERS / name / "articles").glob("*.txt")) for name in PARTS}
    counts = [Counter(map(register, paths)) for paths in files.values()]
    assert counts[0] == counts[1]
    assert len(counts[0]) == 12
    texts = [{path.read_text(encoding="utf-8") for path in paths} for paths in files.values()]
    assert texts[0].isdisjoint(texts[1])
