"""Plain copy of wires, courts, councils, firms and sport in which no wording is loaded."""

from pathlib import Path

import pytest

from tests.engines.rules_claims.readings import read

_PARAGRAPHS = Path(__file__).with_name("plain_news.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("paragraph", _PARAGRAPHS.strip().split("\n\n"))
def test_a_plain_paragraph_has_no_loaded_wording(paragraph: str) -> None:
    assert [item.span.exact for item in read(paragraph).language] == []
