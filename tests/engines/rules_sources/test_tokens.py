"""Tokens: what counts as one word."""

import pytest

from api.engines.rules.words.tokens import scan


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia’s army", ["Russia", "’s", "army"]),
        ("He didn't say.", ["He", "didn't", "say", "."]),
        ("U.S.-based Izyum-Balaklya", ["U.S.-based", "Izyum-Balaklya"]),
        ("1,000.5 a 24-hour", ["1,000.5", "a", "24-hour"]),
        ("“feint.”", ["“", "feint", ".", "”"]),
        ("Mr. O’Neill’s AT&T", ["Mr", ".", "O’Neill", "’s", "AT&T"]),
        ("wait... no", ["wait", "...", "no"]),
    ],
)
def test_words_and_marks(text: str, expected: list[str]) -> None:
    tokens = scan(text, offset=10)
    assert [token.text for token in tokens] == expected
    assert all(text[token.start - 10 : token.end - 10] == token.text for token in tokens)


def test_lower_case_has_straight_marks() -> None:
    assert [token.lower for token in scan("“Don’t”")] == ['"', "don't", '"']
