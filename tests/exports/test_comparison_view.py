"""What a reader sees of accounts side by side."""

import pytest
from rich.cells import cell_len

from api.exports.terminal import comparison_view
from api.exports.terminal.vocabulary import RELATIONS
from api.schemas.comparison import Event
from tests.exports.compared import comparison
from tests.exports.rendering import one_line, rendered

WIDTHS = (80, 100, 160)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "phrase",
    [
        "2 accounts side by side",
        "A Outlet 0 · 40 words · 3 claims",
        "The accounts tell of one event: both name the port",
        "≠ contradicted on polarity: All ships had left.",
        "why: Because the words differ.",
        "≈ agreed, on one source: The port stood still.",
        "2 accounts, 1 origin: Harbour board",
        "“lawful pause”",
        "Dockers' union; passed on by",
        "Harbour board 30 % rejected not heard",
        "antagonist, by the author: “falsely claimed”",
        "B does not hold 1 statement found elsewhere: A Two cranes were damaged.",
        "Both accounts say that the port stood still.",
        "! One text is short.",
        "treated as text: “Two cranes”",
    ],
)
def test_what_must_be_seen_at_every_width(width: int, phrase: str) -> None:
    assert phrase in one_line(rendered(comparison_view(comparison()), width))


def test_conflicts_come_first() -> None:
    text = rendered(comparison_view(comparison()))
    assert text.index("WHERE THEY CONFLICT") < text.index("WHERE THEY AGREE")


def test_statements_stand_beside_each_other_where_there_is_room() -> None:
    wide = rendered(comparison_view(comparison()), 100).splitlines()
    narrow = rendered(comparison_view(comparison()), 80).splitlines()
    assert any(row.count("“all ships had left”") == 2 for row in wide)
    assert not any(row.count("“all ships had left”") == 2 for row in narrow)


@pytest.mark.parametrize("accounts", [2, 3, 5, 16])
@pytest.mark.parametrize("width", [*WIDTHS, 40])
def test_any_number_of_accounts_fits(accounts: int, width: int) -> None:
    text = rendered(comparison_view(comparison(accounts)), width)
    assert all(cell_len(row) <= width for row in text.splitlines())
    assert chr(ord("A") + accounts - 1) + " Outlet" in text


def test_different_events_are_said_plainly() -> None:
    other = Event(same_event="no", score=0, reasons=("no shared name",))
    text = rendered(comparison_view(comparison(event=other, alignments=(), omissions=())))
    assert "The accounts tell of different events: no shared name" in text
    assert "No conflict was found." not in text


def test_relations_are_told_apart_without_colour() -> None:
    assert len({sign.sign for sign in RELATIONS.values()}) == len(RELATIONS)
    assert len({sign.name for sign in RELATIONS.values()}) == len(RELATIONS)
