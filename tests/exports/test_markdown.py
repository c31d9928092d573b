"""The report in Markdown holds what the result holds, and no words of an article become markup."""

import pytest

from api.exports.markdown import to_markdown
from api.readable.markup import escaped
from tests.exports.compared import comparison
from tests.exports.samples import analysis


@pytest.mark.parametrize(
    "phrase",
    [
        "# Dock strike cripples port",
        "## Claims (",
        "**c1** ",
        "## Whose words",
        "Jane Doe",
        "> Read by",
    ],
)
def test_what_an_analysis_reports(phrase: str) -> None:
    assert phrase in to_markdown(analysis())


@pytest.mark.parametrize(
    "phrase",
    [
        "# The Gazette\n\n2 accounts side by side",
        "≠ contradiction about whether it is so: All ships had left.",
        "## Where they conflict (1)",
        (
            "## Only in A (1)\n\n"
            "- 3: Two cranes were damaged. — source not given; the author does not vouch for it"
        ),
        "- Both accounts report, from one source: “The port ground to a halt on Monday”. (2)",
        "- **A** Jane Doe, “Dock strike cripples port”, The Gazette",
        "## Loaded words side by side\n\n| Account | Whose words | Sort | Words |",
        "| A | the author | Loaded language | “cripples” |",
        "## Who is heard where",
        "| Voice | A | B |",
        "## Not found in the supplied text of B",
    ],
)
def test_what_a_comparison_reports(phrase: str) -> None:
    assert phrase in to_markdown(comparison())


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("# not a heading", "\\# not a heading"),
        ("- not a list", "\\- not a list"),
        ("1. not a list", "1\\. not a list"),
        ("[a](http://x) | <b>", "\\[a\\]\\(http\\://x\\) \\| \\<b\\>"),
        ("two\n\nlines", "two lines"),
    ],
)
def test_words_stay_words(text: str, markdown: str) -> None:
    assert escaped(text) == markdown
