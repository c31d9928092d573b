"""Figures of speech: found by their form, and not in plain reports that are put alike."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypedDict

import pytest

from api.engines.rules.namings.figures import Figure, find_figures
from api.engines.rules.namings.turns import TURNS, Turn, find_turns
from api.engines.rules.words.layout import Layout, lay_out
from api.engines.rules.words.tokens import tokenize
from api.yaml_data import parse
from tests.engines.rules_claims.readings import document, read


class _Loaded(TypedDict):
    text: str
    wording: str


class _Cases(TypedDict):
    loaded: Mapping[str, Sequence[_Loaded]]
    plain: Sequence[str]
    paragraphs: Sequence[str]


CASES: _Cases = parse((Path(__file__).parent / "figures.yaml").read_text(encoding="utf-8"))
LOADED = [(kind, case) for kind, cases in CASES["loaded"].items() for case in cases]


def _layout(text: str) -> Layout:
    found = document(text)
    return lay_out(found, tokenize(found))


def _told(layout: Layout, figure: Figure) -> tuple[str, str]:
    return figure.entry.category, layout.text(figure.first, figure.last)


def _has(turn: Turn, text: str) -> bool:
    return any(found.turn is turn for found in find_turns(_layout(text)))


@pytest.mark.parametrize("turn", TURNS, ids=lambda turn: turn.forms[0])
def test_every_turn_matches_its_example_and_not_its_counter_example(turn: Turn) -> None:
    assert _has(turn, turn.match)
    assert not _has(turn, turn.no_match)


@pytest.mark.parametrize(("kind", "case"), LOADED, ids=lambda value: str(value)[:40])
def test_a_figure_is_found_in_its_extent(kind: str, case: _Loaded) -> None:
    layout = _layout(case["text"])
    assert (kind, case["wording"]) in [_told(layout, found) for found in find_figures(layout)]


@pytest.mark.parametrize("text", CASES["plain"])
def test_what_is_meant_as_it_stands_is_no_figure(text: str) -> None:
    layout = _layout(text)
    assert [_told(layout, found) for found in find_figures(layout)] == []


@pytest.mark.parametrize("text", CASES["paragraphs"], ids=lambda text: text[:40])
def test_a_plain_report_has_no_loaded_wording(text: str) -> None:
    assert [item.span.exact for item in read(text).language] == []


def test_figures_of_speech_are_no_names() -> None:
    reading = read("The council treated the village like a cash machine, Ann Cole said.")
    assert [naming.term.exact for naming in reading.namings] == []
    assert [item.span.exact for item in reading.language] == ["like a cash machine"]


def test_two_figures_do_not_overlap() -> None:
    text = "“They treat us like a man selling a cow nobody could have seen,” said Ann Cole."
    spans = [(item.span.start, item.span.end) for item in read(text).language]
    assert spans == sorted(spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
