"""Semicolons behind what is said: the author's own clause, or more of the same speech."""

import pytest

from tests.engines.rules_sources.reading import content_of, sources_of


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Two brokers confirmed the sale; the bank could not be reached.", "the sale"),
        ("Ann Cole said the dam was full; the town is still asleep.", "the dam was full"),
        (
            "Ann Cole said that the dam was full; that the town had been warned.",
            "the dam was full; that the town had been warned",
        ),
        (
            "Ann Cole said the dam was full; she would open the gates on Monday.",
            "the dam was full; she would open the gates on Monday",
        ),
    ],
)
def test_what_stands_behind_a_semicolon(text: str, content: str) -> None:
    assert content_of(sources_of(text).attributions[0]) == content
