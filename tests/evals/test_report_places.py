"""Where gold and answer stand, and which items are shown first."""

import pytest

from evals.report.places import excerpts, on_one_line, shortened, stretches
from evals.report.worst import worst
from evals.results import Item
from evals.rows import Row
from tests.evals.runs import ITEMS, item

FOX = "One 🦊 ran over two hills, then three, and slept."


def row(gold: tuple[tuple[int, int], ...] = (), answer: tuple[tuple[int, int], ...] = ()) -> Row:
    return Row(unit="a:0", gold="g", answer="a", credit=0.5, gold_spans=gold, answer_spans=answer)


@pytest.mark.parametrize(
    ("gold", "answer", "parts"),
    [
        ([(4, 9)], [(6, 14)], [("One ", ""), ("🦊 ", "g"), ("ran", "ga"), (" over", "a")]),
        ([(4, 9)], [(4, 9)], [("One ", ""), ("🦊 ran", "ga")]),
        ([(0, 9)], [(4, 5)], [("One ", "g"), ("🦊", "ga"), (" ran", "g")]),
        ([(0, 3)], [(3, 5)], [("One", "g"), (" 🦊", "a")]),
        ([(0, 5), (3, 9)], [], [("One", "g"), (" 🦊", "g"), (" ran", "g")]),
    ],
)
def test_a_text_is_cut_where_marks_begin_and_end(
    gold: list[tuple[int, int]], answer: list[tuple[int, int]], parts: list[tuple[str, str]]
) -> None:
    found = stretches(FOX, gold, answer)
    told = [(s.text, "g" * s.gold + "a" * s.answer) for s in found]
    assert told[: len(parts)] == parts
    assert "".join(s.text for s in found) == FOX
    assert all(FOX[s.start : s.end] == s.text for s in found)


def test_an_excerpt_begins_and_ends_between_words() -> None:
    [window] = excerpts(FOX, row(gold=((16, 25),)), margin=6)
    assert "".join(part.text for part in window) == "over two hills, then"


def test_marks_far_apart_have_excerpts_of_their_own() -> None:
    text = f"{'alpha '}{'word ' * 200}omega"
    found = excerpts(text, row(gold=((0, 5),), answer=((len(text) - 5, len(text)),)))
    assert [[part.text for part in window if part.marked] for window in found] == [
        ["alpha"],
        ["omega"],
    ]


@pytest.mark.parametrize("spans", [(), ((3, 3),), ((5, 900),)])
def test_what_marks_nothing_in_the_text_has_no_excerpt(spans: tuple[tuple[int, int], ...]) -> None:
    assert excerpts(FOX, row(gold=spans)) == ()
    assert on_one_line(FOX, row(gold=spans)) == ""


def test_marks_are_told_apart_on_one_line() -> None:
    line = on_one_line(f"{FOX}\n\x1b[31mNext.", row(gold=((4, 9),), answer=((6, 14),)))
    assert line == "One [◆ 🦊] [◆◇ ran] [◇ over] two hills, then three, and slept. [31mNext."


def test_a_long_stretch_loses_its_middle() -> None:
    assert shortened("one two three four five six", 14) == "one […] six"
    assert shortened("one two", 14) == "one two"


def bad(aspect: str, number: int, *, wrong: bool = True) -> Item:
    spans = ((number * 10, number * 10 + 9),)
    answer = "other" if wrong else None
    return item(aspect, "label", answer, gold_spans=spans, about=f"{aspect} {number}")


def chosen(items: list[Item]) -> list[str]:
    return [found.row.item for found in worst(items)]


def test_the_worst_are_wrong_missed_or_spurious() -> None:
    assert {found.outcome for found in worst(ITEMS)} == {"wrong", "missed", "spurious"}
    assert worst(ITEMS[:2]) == ()


def test_at_most_two_of_an_aspect_and_ten_in_all() -> None:
    items = [bad(f"aspect {n}", n * 10 + m) for n in range(4) for m in range(5)]
    assert sorted(name[:8] for name in chosen(items)) == sorted(
        f"aspect {n}" for n in range(4) for _ in range(2)
    )
    many = [bad(f"aspect {n}", n) for n in range(12)]
    assert len(chosen(many)) == 10


def test_every_aspect_comes_before_the_second_of_one() -> None:
    items = [bad("a", 1), bad("a", 2), bad("b", 3), bad("b", 4)]
    assert [name[0] for name in chosen(items)] == ["a", "b", "a", "b"]


def test_what_costs_its_aspect_more_goes_first() -> None:
    large = [bad("large", n) for n in range(8)]
    assert chosen([*large, bad("small", 90)])[0] == "small 90"
    assert chosen([bad("a", 1, wrong=False), bad("a", 2)])[0] == "a 2"


def test_of_equal_ones_the_longer_goes_first() -> None:
    short = item("a", "x", None, gold_spans=((0, 3),), about="short")
    long = item("a", "x", None, gold_spans=((50, 90),), about="long")
    assert chosen([short, long]) == ["long", "short"]


def test_a_place_that_several_aspects_mark_comes_once() -> None:
    elsewhere = bad("b", 2)
    assert chosen([bad("a", 1), bad("b", 1), elsewhere]) == ["a 1", "b 2"]
    assert chosen([item("a", "x", None, about="1"), item("b", "x", None, about="2")]) == ["1", "2"]
