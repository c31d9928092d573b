"""Which prompts are tried, and what each try cost."""

import pytest

from evals.matrix import Cell, choices
from evals.report.matrix import matrix_view
from tests.evals.runs import make_run
from tests.exports.rendering import rendered


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (["claims/v1"], (("claims/v1",),)),
        (["claims/v1", "claims/v2"], (("claims/v1",), ("claims/v2",))),
        (
            ["claims/v1", "claims/v2", "match/v1"],
            (("claims/v1", "match/v1"), ("claims/v2", "match/v1")),
        ),
    ],
)
def test_one_version_of_each_purpose_is_tried_with_every_other(
    named: list[str], expected: tuple[tuple[str, ...], ...]
) -> None:
    assert choices(named) == expected


def test_without_names_the_shipped_prompts_and_each_other_one_are_tried() -> None:
    tried = choices([])
    assert tried[0] == ()
    assert all(len(item) == 1 for item in tried[1:])


def test_a_table_tells_figures_counts_and_costs() -> None:
    live = make_run().header.model_copy(
        update={"solver": "llm", "model": "openai/x", "extra": {}, "errors": ()}
    )
    totals = {"usage": {"tokens_in": 1234, "tokens_out": 567, "cost_usd": None}, "seconds": None}
    replayed = live.model_copy(update={"extra": {"recording": {"totals": totals}}})
    words = rendered(matrix_view([Cell("shipped", live), Cell("claims/v1", replayed)]), 100)
    assert "openai/x" in words
    assert "claims/v1" in words
    assert "1234" in words
    assert "unknown" in words
    assert "2 articles" in words
