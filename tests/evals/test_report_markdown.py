"""A run as Markdown: read the way that GitHub reads it."""

from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from api.readable.markup import escaped
from evals.report.markdown import code, summary
from tests.evals.runs import HOSTILE, clean_run, make_run


class Tags(HTMLParser):
    """Names of all elements, and the cells of every row."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.rows: list[int] = []
        self.feed(page)

    def handle_starttag(
        self,
        tag: str,
        attrs: list[tuple[str, str | None]],  # noqa: ARG002 - part of the signature
    ) -> None:
        self.names.append(tag)
        if tag == "tr":
            self.rows.append(0)
        if tag in {"td", "th"}:
            self.rows[-1] += 1


def read(text: str) -> str:
    return str(MarkdownIt("commonmark").enable("table").render(text))


def test_it_tells_figures_n_engine_and_limit() -> None:
    text = summary(make_run())
    assert text.startswith("# Evaluation: rules, no model\n")
    assert "**n = 2 articles: the intervals resample sentences of these articles;" in text
    assert (
        "| evidence of claims, F1 | 0.778 | 7/9 | [0.612, 0.900] | 38 sentences | 0.978 | "
        "-0.200 [-0.310, -0.104] | **▼ loss** |"
    ) in text
    assert "| portrayals, F1 |  |  |  |  | – |  | – not assessed |" in text
    assert "Only the claims were labelled twice." in text


def test_it_tells_invariants_changes_and_the_worst_items() -> None:
    text = summary(make_run())
    assert "- ✓ every span is the text: held, 41 checked" in text
    assert "- ✗ no claim from excluded text: **broken**, 4 of 9\n  - `000: c1 lies in" in text
    assert "  - … and 1 more" in text
    assert "- – every sentence has support: nothing to check" in text
    assert "## Changes of known effect: 2/4 passed" in text
    assert "| hedge added | 0/1 | [0.612, 0.900] | 1.000 | -0.200 [-0.310, -0.104] |" in text
    assert "| itself | 1/1 |  |  |  |  |" in text
    assert "## The 4 worst of 6 items" in text
    assert "gold: `a spokesman`\n    - answer: `the author`\n    - text: `The army" in text


def test_it_tells_whether_the_run_passed() -> None:
    assert "**✗ Failed**\n\n- `excluded: 4 of 9`\n- `claims.f1: below the" in summary(make_run())
    assert "**✓ Passed**: every invariant holds; there is no baseline" in summary(clean_run())


def test_what_is_empty_is_said_to_be() -> None:
    empty = summary(make_run(measures=(), invariants=(), cases=(), kinds=(), items=()))
    for told in ("No measure was computed", "None was checked", "None was tried", "No item is"):
        assert told in empty


def test_an_article_injects_neither_elements_nor_links_nor_cells() -> None:
    text = summary(make_run())
    assert "alert" in text
    found = Tags(read(text))
    assert not {"script", "a", "img"} & set(found.names)
    assert set(found.rows) == {8, 6}


@pytest.mark.parametrize("text", ["`", "``a``", "a ``` b", HOSTILE, "<b>", "[a](b)", "@everyone"])
def test_code_holds_any_words_as_they_are(text: str) -> None:
    found = Tags(read(f"x {code(text)} y"))
    assert found.names == ["p", "code"]


@pytest.mark.parametrize("text", ["a|b", "<b>", "[a](b)", "*a*", "_a_", "`a`", "&amp;", "\\|"])
def test_words_in_a_cell_are_no_markup(text: str) -> None:
    found = Tags(read(f"| a | b |\n| --- | --- |\n| {escaped(text)} | c |\n"))
    assert found.rows == [2, 2]
    assert not {"b", "a", "em", "code"} & set(found.names)
