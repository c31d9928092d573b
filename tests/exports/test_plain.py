"""Nothing of an article can steer the terminal or hide in it."""

import pytest

from api.readable.plain import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]8;;http://x\x07link\x1b]8;;\x07", "]8;;http://xlink]8;;"),
        ("\x9b31mred", "31mred"),
        ("a\x00b\x07c\x08d\x7fe", "abcde"),
        ("one\r\ntwo\tthree\u2028four\u00a0five", "one two three four five"),
        ("abc\u202edef\u2066ghi\u200f\u061c", "abcdefghi"),
        ("zero\u200bwidth\ufeff\u2060\u00ad", "zerowidth"),
        ("half \ud800 pair", "half  pair"),
        ("tag\U000e0041\U000e0042", "tag"),
        ("[red]not markup[/red]", "[red]not markup[/red]"),
        ("“Ünïcödé” — 東京 🙂", "“Ünïcödé” — 東京 🙂"),
        ("", ""),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected
