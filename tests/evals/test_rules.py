"""How often each rule was right, counted on hand-made labels."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from api.engines.rules.catalogue import Measured
from evals.cli import main
from evals.cli import rules as command
from tests.evals.gold import ARTICLE, changed, write


def _counted(gold: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> Measured:
    monkeypatch.setattr(command, "MEASURED", target)
    result = CliRunner().invoke(main, ["rules", "--gold", str(gold), "--write", "a small set"])
    assert result.exit_code == 0, result.output
    return Measured.model_validate_json(target.read_text(encoding="utf-8"))


def _without(quote: str) -> dict[str, Any]:
    """The labels without the attribution of the words."""
    kept = [item for item in ARTICLE["attributions"] if quote not in item["content"]]
    claims = [
        {key: value for key, value in claim.items() if key != "attribution"}
        for claim in ARTICLE["claims"]
    ]
    return changed(ARTICLE, attributions=kept, claims=claims)


def test_items_with_a_label_are_right_and_others_are_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _counted(write(tmp_path / "a", ARTICLE), tmp_path / "a.json", monkeypatch)
    assert whole.on is not None
    assert (whole.on.name, whole.on.articles) == ("a small set", 1)
    fewer = _counted(
        write(tmp_path / "b", _without("About 90 jobs will go")), tmp_path / "b.json", monkeypatch
    )
    items, right = _attributions(whole)
    assert right > 0
    assert _attributions(fewer) == (items, right - 1)


def _attributions(counted: Measured) -> tuple[int, int]:
    found = [rule for name, rule in counted.rules.items() if name.startswith("attribution.")]
    return sum(rule.items for rule in found), sum(rule.right for rule in found)


def test_without_write_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "MEASURED", tmp_path / "none.json")
    gold = write(tmp_path / "a", ARTICLE)
    result = CliRunner().invoke(main, ["rules", "--gold", str(gold)])
    assert result.exit_code == 0
    assert "attribution.according_to" in result.output
    assert not (tmp_path / "none.json").exists()
