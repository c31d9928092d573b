"""What is said and by which cue: where it starts, where it ends, and what is said by nobody."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.engines.rules_sources.reading import content_of, sources_of

SENTENCES = yaml.safe_load((Path(__file__).parent / "said.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", SENTENCES, ids=[case["text"][:60] for case in SENTENCES])
def test_what_is_said(case: Mapping[str, Any]) -> None:
    found = [
        f"{a.source.exact if a.source else '-'} | {a.cue.exact if a.cue else '-'} | "
        f"{content_of(a)} | {a.kind}"
        for a in sources_of(case["text"]).attributions
    ]
    assert found == case["attributions"]
