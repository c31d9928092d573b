"""What is said and by which cue: where it starts, where it ends, and what is said by nobody."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.engines.rules_sources.reading import content_of, listed, sources_of, voice_of

SENTENCES = yaml.safe_load((Path(__file__).parent / "said.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", SENTENCES, ids=[case["text"][:60] for case in SENTENCES])
def test_what_is_said(case: Mapping[str, Any]) -> None:
    assert listed(case["text"]) == case["attributions"]


@pytest.mark.parametrize(
    ("text", "voice", "said"),
    [
        (
            "Judge Ann Katz rejected the ministry's argument that it may do so, calling it a sham.",
            "Ann Katz",
            "a sham",
        ),
        (
            "Mayor Tom Crane scolded a reporter who asked if he had paid, saying it was unfair.",
            "Tom Crane",
            "it was unfair",
        ),
        (
            "Senator Ann Holt said the premier had rejected the plan, calling it a trap.",
            "premier",
            "a trap",
        ),
        (
            (
                "A ministry official called it false. The timber industry opposes it, arguing that "
                "it is costly."
            ),
            "timber industry",
            "it is costly",
        ),
        (
            (
                "“They took it,” Gov. Mitch Hale said, as fans chanted “Shame on them all!” "
                "“That is not fair. That is a racket.”"
            ),
            "Mitch Hale",
            "They took it … That is not fair. That is a racket.",
        ),
        (
            (
                "‘A KICK IN THE TEETH’: Fury over mill\n\nAnn Holt, a clerk, was cross. "
                "“It’s a kick in the teeth,” she said."
            ),
            "Ann Holt",
            "A KICK IN THE TEETH",
        ),
    ],
)
def test_into_whose_mouth_words_are_put(text: str, voice: str, said: str) -> None:
    sources = sources_of(text)
    (attribution,) = (a for a in sources.attributions if content_of(a) == said)
    assert voice_of(sources, attribution) == voice


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        (
            "Holt says knee is sore, plans to play Monday",
            ["says | knee is sore", "plans | to play Monday"],
        ),
        ("Pills may harm, study finds, but experts urge caution", ["urge | caution"]),
        (
            "Aide says he was told to burn files, affidavit alleges",
            ["says | he was told to burn files"],
        ),
    ],
)
def test_what_headlines_join(headline: str, found: list[str]) -> None:
    text = f"{headline}\n\nThe paper came out on Monday, and it was read by all."
    read = [
        f"{a.cue.exact if a.cue else '-'} | {content_of(a)}" for a in sources_of(text).attributions
    ]
    assert set(found) <= set(read)
