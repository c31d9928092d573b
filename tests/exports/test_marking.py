"""A text is cut at the ends of its marks, and nothing of it is lost or moved."""

from hypothesis import given
from hypothesis import strategies as st

from api.exports.html.marking import Mark, blocks
from api.schemas.base import Span
from api.schemas.document import Region

TEXT = "One two three.\n\nFour 🎈 five."


def region(start: int, end: int, text: str = TEXT) -> Region:
    span = Span(start=start, end=end, exact=text[start:end], prefix="", suffix="", sentence=0)
    return Region(span=span, kind="body", excluded=False)


def test_overlapping_marks_share_the_words_that_they_share() -> None:
    found = [Mark(0, 7, "claim", "c1", "claim"), Mark(4, 13, "loaded", "l1", "loaded")]
    (block,) = blocks(TEXT, [region(0, 14)], found)
    assert [(piece.text, piece.items) for piece in block.pieces] == [
        ("One ", "c1"),
        ("two", "c1 l1"),
        (" three", "l1"),
        (".", ""),
    ]
    assert [[mark.item for mark in piece.opened] for piece in block.pieces] == [
        ["c1"],
        ["l1"],
        [],
        [],
    ]


def test_a_mark_over_two_blocks_opens_once_and_goes_on() -> None:
    found = [Mark(8, 22, "claim", "c1", "claim")]
    first, second = blocks(TEXT, [region(0, 14), region(16, 28)], found)
    assert [piece.text for piece in first.pieces] == ["One two ", "three."]
    assert [piece.text for piece in second.pieces] == ["Four 🎈", " five."]
    assert second.pieces[0].items == "c1"
    assert not second.pieces[0].opened


@given(
    st.text(min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 40)), max_size=8),
)
def test_the_pieces_are_the_text(text: str, places: list[tuple[int, int]]) -> None:
    found = [
        Mark(start, min(end, len(text)), "claim", f"c{n}", "claim")
        for n, (start, end) in enumerate(places)
        if start < min(end, len(text))
    ]
    (block,) = blocks(text, [region(0, len(text), text)], found)
    assert "".join(piece.text for piece in block.pieces) == text
    for mark in found:
        marked = "".join(piece.text for piece in block.pieces if mark in piece.marks)
        assert marked == text[mark.start : mark.end]
