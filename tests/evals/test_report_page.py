"""A run as one page: complete, reaching for nothing, and deaf to what an article says."""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from api.exports.html.rendering import visible
from evals.report.html import page
from evals.results import Interval, Run
from tests.evals.runs import HOSTILE, ITEMS, TEXT, at, clean_run, item, make_run, measure

Attributes = dict[str, str]
INLINE = {"a", "b", "bdi", "code", "mark", "option", "span", "strong", "summary"}
EMPTY = {"meta", "br", "input", "img", "link", "hr", "line", "rect", "path"}
FETCHING = {"src", "srcset", "action", "formaction", "data", "poster", "background", "ping"}


@dataclass
class Element:
    """An element with everything in it."""

    tag: str
    attributes: Attributes
    parts: list["Element | str"] = field(default_factory=list)

    def all(self, tag: str = "", css: str = "") -> Iterator["Element"]:
        """This element and those in it, in their order, of a tag or a class."""
        fits = tag in {"", self.tag} and (not css or css in self.classes)
        if fits:
            yield self
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.all(tag, css)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def words(self) -> str:
        """The text on one line, as a reader sees it: blocks stand apart."""
        return " ".join(self._spaced().split())

    def _spaced(self) -> str:
        words = "".join(p if isinstance(p, str) else p._spaced() for p in self.parts)
        return words if self.tag in INLINE else f" {words} "


class Reader(HTMLParser):
    """Builds the tree; an element that is not closed in its place is an error."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]
        self.feed(text)
        self.close()
        assert self._open == [self.root], "not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].parts.append(made)
        if tag not in EMPTY:
            self._open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag, f"{tag} closed out of its place"

    def handle_data(self, data: str) -> None:
        self._open[-1].parts.append(data)


def read(run: Run) -> Element:
    return Reader(page(run)).root


@pytest.fixture(scope="module")
def root() -> Element:
    return read(make_run())


def one(root: Element, identifier: str) -> Element:
    [found] = [e for e in root.all() if e.attributes.get("id") == identifier]
    return found


def section(root: Element, identifier: str) -> str:
    """The words of the section under that heading."""
    [found] = [e for e in root.all("section") if e.attributes.get("aria-labelledby") == identifier]
    return found.words


def card(root: Element, number: int) -> Element:
    return one(root, f"item-{number}")


def source(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def test_the_policy_allows_the_one_style_and_the_one_script_and_nothing_else(
    root: Element,
) -> None:
    [style] = root.all("style")
    [script] = root.all("script")
    [policy] = [
        meta.attributes["content"]
        for meta in root.all("meta")
        if meta.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src '{source(style.text)}'",
        f"script-src '{source(script.text)}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_the_policy_comes_before_what_it_governs() -> None:
    text = page(make_run())
    assert text.index("Content-Security-Policy") < text.index("<style>") < text.index("<script>")


def test_the_page_reaches_for_nothing(root: Element) -> None:
    for element in root.all():
        assert element.tag not in {"link", "img", "iframe", "object", "embed", "base", "audio"}
        assert not FETCHING & element.attributes.keys()
        assert element.attributes.get("href", "#").startswith("#")
    [style] = root.all("style")
    assert not re.search(r"url\(|@import|https?:", style.text)


def test_an_article_is_only_ever_text(root: Element) -> None:
    for element in root.all():
        assert not [name for name in element.attributes if name.startswith(("on", "style"))]
    assert len(list(root.all("script"))) == 1
    assert "alert('x')" in root.text
    assert "{{ 7 * 7 }}&#38;" in root.text
    assert "49&" not in root.text


def test_nothing_unseen_is_left_in_the_page() -> None:
    text = page(make_run())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "⟨U+202E⟩gnorw⟨U+202C⟩" in text
    assert "⟨U+001B⟩]0;owned⟨U+0007⟩" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\r\nb\rc\td", "a\nb\nc\td"),
        ("a\u2066b", "a⟨U+2066⟩b"),
        ("a\U000e0041", "a⟨U+E0041⟩"),
        ("\ud800", "⟨U+D800⟩"),
        ("می\u200cخواهم 👩\u200d🚒 ü", "می\u200cخواهم 👩\u200d🚒 ü"),
    ],
)
def test_what_cannot_be_seen_is_shown_by_its_code_point(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_it_tells_engine_model_gold_and_limit(root: Element) -> None:
    told = section(root, "what")
    for words in (
        "Engine rules",
        "Model none",
        "Gold 2 articles, 1 event",
        "Commit 0123456789ab + uncommitted changes",
        "Seed 7",
        "n = 2 articles: the intervals resample sentences of these articles; they do not tell",
        "$0.0123",
        "weaker than a model's",
        "Only the claims were labelled twice.",
        f"Prompt claims/v1 {'cd' * 32}",
        "scipy 1.14.0",
        "recorded_by a reader",
    ):
        assert words in told


def row(root: Element, name: str) -> str:
    [found] = [e.words for e in root.all("tr") if name in [c.text for c in e.all("code")]]
    return found


def test_figures_stand_in_text_with_n(root: Element) -> None:
    assert row(root, "claims.f1") == (
        "evidence of claims, F1 claims.f1 0.778 7/9 [0.612, 0.900] 38 sentences 0.978 "
        "-0.200 [-0.310, -0.104] ▼ loss"
    )
    assert row(root, "claim_voice.f1").endswith("▲ gain")
    assert row(root, "portrayals.f1") == "portrayals, F1 portrayals.f1 – – – – not assessed"


def test_intervals_are_drawn_where_the_figures_are(root: Element) -> None:
    [bar] = [e for e in root.all("tr", "lost") for e in e.all("svg")]
    [block] = bar.all("rect", "range")
    left, width = float(block.attributes["x"]), float(block.attributes["width"])
    assert left == pytest.approx(0.6123 * 120, abs=0.1)
    assert left + width == pytest.approx(0.9 * 120, abs=0.1)


def test_figures_below_nought_are_drawn_on_a_wider_scale() -> None:
    low = measure(value=-0.5, interval=Interval(low=-0.9, high=0.1))
    root = read(make_run(measures=[low]))
    [block] = root.all("rect", "range")
    assert float(block.attributes["x"]) == pytest.approx(6)
    assert "Bars run from -1.000 to 1.000" in section(root, "measures")


def test_it_tells_invariants_and_what_broke_them(root: Element) -> None:
    told = section(root, "invariants")
    assert "✓ every span is the text held, 41 checked" in told
    assert "✗ no claim from excluded text broken, 4 of 9 000: c1 lies in a teaser" in told
    assert "– every sentence has support nothing to check" in told
    assert "000: c4" in told


def test_it_tells_changes_by_kind_with_the_cases_that_failed(root: Element) -> None:
    told = section(root, "changes")
    assert "2/4 passed" in told
    assert "number changed 1/2 passed 95 % interval [0.612, 0.900]" in told
    assert "1 failed: number changed 000-2 the claim kept 12" in told
    assert "baseline 1.000, difference -0.200 [-0.310, -0.104] ▼ loss" in told
    assert "itself 1/1" in told


def test_confusions_are_tables_with_heads_and_n(root: Element) -> None:
    [table] = root.all("table", "confusion")
    assert table.words == (
        "stance, n = 9 items gold ↓ answer → neutral reject all neutral 5 1 6 reject 0 3 3"
    )
    scopes = [head.attributes["scope"] for head in table.all("th")]
    assert scopes == ["col", "col", "col", "col", "row", "row"]
    assert [cell.text for cell in table.all("td", "right")] == ["5", "3"]


def test_the_worst_items_lead_to_their_places(root: Element) -> None:
    [listed] = root.all("ol", "worst")
    links = [link.attributes["href"] for link in listed.all("a")]
    assert sorted(links) == ["#item-3", "#item-4", "#item-5", "#item-6"]


def marks(element: Element) -> list[tuple[str, str]]:
    return [(m.attributes["class"], m.text) for m in element.all("mark")]


def test_gold_and_answer_are_told_apart_in_words_and_signs(root: Element) -> None:
    assert marks(card(root, 1)) == [("both", "◆◇ bothThe army")]
    assert marks(card(root, 2)) == [("both", "◆◇ bothfled"), ("answer", "◇ answer the")]
    assert marks(card(root, 4)) == [("gold", "◆ goldA spokesman 🦊")]


def test_gold_and_answer_have_lines_of_their_own_style(root: Element) -> None:
    [style] = root.all("style")
    lines = dict(re.findall(r"mark\.(\w+) {[^}]*border-bottom: \w+ (\w+)", style.text))
    assert lines == {"gold": "solid", "answer": "dashed", "both": "double"}


def test_an_item_tells_outcome_labels_and_what_it_is_about(root: Element) -> None:
    assert card(root, 4).words.startswith(
        "≠ wrong claim voice in 000 item 4, credit 0.000 the statement "
        "◆ gold a spokesman ◇ answer the author The army"
    )
    assert "◆◇ gold and answer said" in card(root, 1).words
    assert "◆ gold – ◇ answer </script>" in card(root, 5).words


def test_an_item_without_a_text_has_none_to_open(root: Element) -> None:
    last = card(root, 6)
    assert "relations in event-1" in last.words
    assert not list(last.all("details"))
    assert "data-text" not in last.attributes


def test_all_items_are_there_without_scripts(root: Element) -> None:
    cards = [e for e in root.all("li", "card") if "hidden" not in e.attributes]
    assert len(cards) == len(ITEMS)
    assert "hidden" in one(root, "filters").attributes


def test_filters_know_what_they_choose_by(root: Element) -> None:
    form = one(root, "filters")
    options = [
        [option.attributes["value"] for option in select.all("option")]
        for select in form.all("select")
    ]
    assert options == [
        ["", "claims", "claim_voice", "names", "relations"],
        ["", "claims.f1", "claim_voice.f1", "names.f1"],
        ["", "000", "event-1"],
    ]
    picks = [e.attributes["value"] for e in form.all("input") if e.attributes["type"] != "search"]
    assert picks == ["hit", "partial", "wrong", "missed", "spurious"]
    assert [e.attributes["data-aspect"] for e in root.all("section", "aspect")] == options[0][1:]
    assert [e.attributes["data-outcome"] for e in root.all("li", "card")] == [
        found.outcome for found in ITEMS
    ]
    labels = [label for label in form.all("label") if list(label.all("select"))]
    assert len(labels) == 3


def test_a_text_is_there_once_cut_at_the_code_points_of_the_marks(root: Element) -> None:
    whole = one(root, "text-1")
    assert whole.text == visible(TEXT)
    pieces = list(whole.all("span"))
    for piece in pieces:
        low, high = int(piece.attributes["data-from"]), int(piece.attributes["data-to"])
        assert piece.text == visible(TEXT[low:high])
    edges = {int(piece.attributes["data-from"]) for piece in pieces}
    [(start, end)] = at("A spokesman 🦊")
    assert card(root, 4).attributes["data-gold"] == f"{start}-{end}"
    assert {start, end} <= edges
    assert card(root, 4).attributes["data-text"] == "text-1"


def test_links_and_labels_lead_somewhere(root: Element) -> None:
    ids = [e.attributes["id"] for e in root.all() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    for element in root.all():
        for name in ("href", "aria-labelledby"):
            target = element.attributes.get(name)
            assert target is None or target.removeprefix("#") in ids


def test_headings_go_down_step_by_step(root: Element) -> None:
    levels = [int(e.tag[1]) for e in root.all() if re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_verdict_stands_at_the_top(root: Element) -> None:
    assert section(root, "result").startswith("✗ Failed excluded: 4 of 9 claims.f1: below the")
    passed = section(read(clean_run()), "result")
    assert passed.startswith("✓ Passed Every invariant holds; there is no baseline")


def test_a_page_on_nothing_says_so() -> None:
    empty = make_run(measures=(), invariants=(), cases=(), kinds=(), items=())
    bare = empty.model_copy(
        update={
            "header": empty.header.model_copy(update={"confusions": (), "notes": ()}),
            "answers": empty.answers.model_copy(update={"articles": {}}),
        }
    )
    told = read(bare).words
    for words in (
        "No measure was computed.",
        "None was checked.",
        "None was tried.",
        "No confusion was counted.",
        "No item is wrong, missed or spurious.",
        "No item was scored.",
        "No article was read.",
    ):
        assert words in told


def test_marks_in_two_places_are_shown_with_the_gap_between_them() -> None:
    far = item("claims", "both ends", None, gold_spans=(*at("The army"), *at("residents")))
    assert "[…]" in card(read(make_run(items=[far])), 1).words
    assert HOSTILE in TEXT
