"""Texts that break off, or are torn, are read as far as they go and never stop the engine.

FUZZ_EXAMPLES sets how many are made up, in fives; without it they are the same ones every time.
"""

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.core.invariants import verify
from tests.engines.rules_claims.readings import document, read
from tests.seeds import seed_000, seed_004

SENTENCES = yaml.safe_load((Path(__file__).parent / "rules_sources/said.yaml").read_text("utf-8"))
WORDS = [text.split(" ") for text in [*(c["text"] for c in SENTENCES), seed_000(), seed_004()]]
EXAMPLES = 5 * int(os.environ.get("FUZZ_EXAMPLES", "100"))
MARKS = ["“", "”", '"', "’", "'s", ",", "—", "*", ":", "\n\n", "that", "by", "as", "said", "who"]


@st.composite
def torn(draw: st.DrawFn) -> str:
    """A run of words of a text, with up to four marks or small words put between them."""
    words = draw(st.sampled_from(WORDS))
    start = draw(st.integers(0, len(words) - 1))
    run = words[start : start + draw(st.integers(1, 40))]
    for mark in draw(st.lists(st.sampled_from(MARKS), max_size=4)):
        run.insert(draw(st.integers(0, len(run))), mark)
    return " ".join(run)


@pytest.mark.parametrize(
    "text",
    [
        "The senator, whom aides described X as",
        "Police were called",
        "The senator was branded a “ liar his ‘",
        "She took office vowing to end what he calls mass ’",
        "Xinhua reported a fire, quoting as saying it was late.",
        "Counsel, “ Ann hailed “",
        "He threw his gloves off on Monday and said as the knee was sore.",
        "The rebels, led by a colonel, Ann Lee, are fighting for a cause.",
        "He was called the",
        "(UPDATES toll, ADDS",
        "He told the BBC’s Today",
    ],
)
def test_what_once_stopped_it(text: str) -> None:
    verify(document(text), read(text))


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="FUZZ_EXAMPLES" not in os.environ,
    suppress_health_check=list(HealthCheck),
)
@given(torn().filter(lambda text: any(char.isalpha() for char in text)))
def test_torn_texts(text: str) -> None:
    verify(document(text), read(text))
