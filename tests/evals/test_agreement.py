"""Agreement of two passes, and the table of it that is published."""

from pathlib import Path

import pytest

from evals.agreement import agreement
from evals.dataset import GOLD, load
from evals.report.agreement import agreement_table
from evals.results import UnlikeError
from tests.evals.gold import ARTICLE, OTHER, changed, write

ATTRIBUTIONS = ARTICLE["attributions"]


def test_agreement_is_of_what_both_have_and_alpha_of_how_they_label_it(tmp_path: Path) -> None:
    """Three of four labels agree: neutral is given five times, distance twice, reject once."""
    stances = ["neutral", "distance", "neutral", "neutral"]
    other = [
        {**item, "stance": stance, "stance_cue": None}
        for item, stance in zip(ATTRIBUTIONS, stances, strict=True)
    ]
    first = load(write(tmp_path / "one", ARTICLE))
    second = load(write(tmp_path / "two", changed(ARTICLE, attributions=other)))
    found = {item.aspect: item for item in agreement(first, second)}
    stance = found["attribution_stance"]
    assert (stance.both, stance.items) == (4, 4)
    assert stance.f1 == 0.75
    observed, expected = 2 / 8, (8 * 8 - (5 * 5 + 2 * 2 + 1 * 1)) / (8 * 7)
    assert stance.alpha == pytest.approx(1 - observed / expected)
    assert found["attributions"].f1 == 1
    assert found["attributions"].alpha is None


def test_passes_over_other_articles_are_refused(tmp_path: Path) -> None:
    first = load(write(tmp_path / "one", ARTICLE))
    second = load(write(tmp_path / "two", OTHER))
    with pytest.raises(UnlikeError, match="different articles"):
        agreement(first, second)


def test_the_published_agreement_is_that_of_the_published_passes() -> None:
    """Write it anew with `python -m evals agreement --markdown`."""
    passes = GOLD / "passes"
    table = agreement_table(agreement(load(passes / "first"), load(passes / "second")))
    assert table in (GOLD / "agreement.md").read_text(encoding="utf-8")
