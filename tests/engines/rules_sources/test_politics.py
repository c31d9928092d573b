"""Sources, cues and contents in the manner of political news, sentence by sentence."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.engines.rules_sources.reading import content_of, listed, sources_of

SENTENCES = yaml.safe_load((Path(__file__).parent / "politics.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", SENTENCES, ids=[case["text"][:60] for case in SENTENCES])
def test_political_news(case: Mapping[str, Any]) -> None:
    assert listed(case["text"]) == case["attributions"]


@pytest.mark.parametrize(
    "text",
    [
        "It is unclear whether the president knew of the meeting.",
        "He did not say when the report would be published.",
        "Ryland declined to say whether he supports the bill.",
        "To say that the plan failed would be wrong.",
        "A lawyer for Mr. Mannering, Kevin Dowd, did not respond to a request for comment.",
        "Ryland did not rule out a vote.",
        "The charges against him were dropped.",
        "The offer was accepted and the order was shipped.",
        "The plan to close the school was dropped.",
    ],
)
def test_what_political_news_does_not_attribute(text: str) -> None:
    assert sources_of(text).attributions == ()


def test_a_bare_denial_points_at_what_was_said_before() -> None:
    text = "Ann Lee said the firm had lied. A spokesman, Tom Cole, denied that."
    sources = sources_of(text)
    said, denied = sources.attributions
    assert content_of(denied) == content_of(said) == "the firm had lied"
    assert denied.voice_id != said.voice_id


def test_an_outlet_hands_on_what_stands_behind_the_paper_that_it_saw() -> None:
    text = "In a memo, seen by Reuters, the minister, Ann Lee, says that the plan is dead."
    outlet, minister = sources_of(text).attributions
    assert content_of(outlet) == content_of(minister) == "the plan is dead"
    assert minister.parent_id == outlet.id
