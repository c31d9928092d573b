"""Longer accounts take longer in proportion, not more than that: what is counted are the calls of
functions, which are the same on every machine."""

import asyncio
import sys
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

from api.core.analyze import analyze
from api.core.compare import compare
from api.engines.rules.engine import RulesEngine
from api.exports.html import analysis_page, comparison_page
from api.schemas.analysis import ArticleAnalysis
from api.schemas.base import Span
from api.schemas.comparison import Comparison
from api.schemas.held import Placed
from benchmarks.texts import originals
from tests.builders import make_article

T = TypeVar("T")
ENGINE = RulesEngine()
TIMES = 4
ROOM = 1.2
"""How much more than in proportion is still in proportion: some tables grow, then stop."""


def text(first: int, paragraphs: int) -> str:
    """Prose: paragraphs of sentences, without headings, lists and captions."""
    lines = (line.strip() for one in originals() for line in one.split("\n"))
    prose = [line for line in lines if len(line) > 160 and line.endswith(".")]
    return "\n\n".join(prose[first : first + paragraphs])


def read(first: int, paragraphs: int) -> ArticleAnalysis:
    return asyncio.run(analyze(make_article(text(first, paragraphs)), ENGINE))


def compared(paragraphs: int) -> Comparison:
    """Two accounts of which half is the same."""
    both = read(0, paragraphs), read(paragraphs // 2, paragraphs)
    return asyncio.run(compare(both, ENGINE))


def calls(work: Callable[[], object]) -> int:
    """How often a function or a generator went on, in every thread."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def grows(work: Callable[[T], object], small: T, large: T) -> float:
    work(small)
    return calls(lambda: work(large)) / calls(lambda: work(small))


def test_the_page_of_an_analysis_grows_with_it() -> None:
    small, large = read(0, 50), read(0, 50 * TIMES)
    assert grows(analysis_page, small, large) < TIMES * ROOM


def test_the_page_of_a_comparison_grows_with_it() -> None:
    small, large = compared(30), compared(30 * TIMES)
    assert grows(comparison_page, small, large) < TIMES * ROOM


def test_what_touches_a_place_is_found_as_if_everything_was_looked_at() -> None:
    places = [(5, 9), (0, 30), (8, 12), (8, 9), (40, 41), (12, 20)]
    spans = [
        Span(start=start, end=end, exact="x", prefix="", suffix="", sentence=0)
        for start, end in places
    ]
    placed = Placed(spans, lambda span: span)
    for start in range(45):
        for end in range(start + 1, 45):
            assert placed.touching(start, end) == [
                span for span in spans if span.start < end and start < span.end
            ]


def test_a_copy_with_other_parts_finds_its_own() -> None:
    analysis = read(0, 3)
    author = analysis.held.voices[analysis.voices[0].id]
    renamed = author.model_copy(update={"label": "the editor"})
    copy = analysis.model_copy(update={"voices": (renamed, *analysis.voices[1:])})
    assert copy.held.voices[author.id].label == "the editor"
    assert copy == type(copy).model_validate_json(copy.model_dump_json())
