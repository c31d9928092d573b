"""Which words stand within quotation marks, text by text of a sheet."""

import pytest

from tests.text.articles import document
from tests.text.sheet_quotations import TEXTS


def _read(marked: str) -> tuple[str, set[tuple[int, int, int]]]:
    """The text without braces, and start, end and depth of what stands between them."""
    text, opened, found = "", [], set()
    for char in marked.replace("¶", "\n\n"):
        if char == "{":
            opened.append(len(text))
        elif char == "}":
            start = opened.pop()
            found.add((start, len(text), len(opened)))
        else:
            text += char
    return text, found


@pytest.mark.parametrize("marked", TEXTS)
def test_what_stands_between_braces_is_quoted(marked: str) -> None:
    text, expected = _read(marked)
    found = {(q.inner_start, q.inner_end, q.depth) for q in document(text).quotations}
    assert found == expected
