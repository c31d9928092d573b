"""What speaks for two statements' telling of one thing, among all statements of their accounts."""

import pytest

from api.engines.rules.comparison.shared.agreement import agree, told_as_one
from api.engines.rules.comparison.statement.content import content_of
from api.schemas.reading import Side
from tests.engines.rules_claims.judging import analysed, judged
from tests.engines.rules_claims.test_nearby import _compared

_LEFT = """The clinic in Selby is short of nurses.

The company spent £1.2m on the site last year.

Ministers promised a review of staffing in the spring.

The strike at the depot ends on Friday."""
_RIGHT = """Doctors at the clinic are leaving for the coast.

Some £1.2m went into the place, a spokesman said.

The road to the harbour is flooded.

A cyclist was hurt near the town hall."""


def _told(left: str, right: str) -> set[frozenset[str]]:
    comparison = _compared(left, right)
    texts = {
        (item.key, claim.id): claim.text
        for item in comparison.articles
        for claim in item.analysis.claims
    }
    return {
        frozenset(texts[side.article, side.claim_id] for side in (pair.left, pair.right))
        for item in comparison.alignments
        for pair in item.pairs
    }


def test_one_sum_of_money_tells_of_one_thing() -> None:
    told = _told(_LEFT, _RIGHT)
    assert any(all("£1.2m" in text for text in pair) and len(pair) > 1 for pair in told)
    assert not any("flooded" in text or "cyclist" in text for pair in told for text in pair)


@pytest.mark.parametrize(
    ("left", "right", "related"),
    [
        ("A share of Kestrel costs 412 pence.", "Kestrel pays £4.12 a share.", True),
        ("Shares of Kestrel closed at 405 pence.", "Kestrel shares closed at £4.12.", False),
    ],
)
def test_prices_told_to_the_digit_are_one_or_two(left: str, right: str, related: bool) -> None:
    mine, yours = (
        content_of(Side("a", analysed(text).claims[0], analysed(text))) for text in (left, right)
    )
    assert any(agree(m, n) for m in mine.measures for n in yours.measures) == related


@pytest.mark.parametrize(
    ("left", "right", "conflicting"),
    [
        (
            "Officials issued a warning to villagers in Selby.",
            "Nobody warned villagers in Selby.",
            True,
        ),
        (
            "The phone app failed to send the address of Ida Voss.",
            "Ida Voss blamed the phone app for a failure to send her address.",
            False,
        ),
        ("The schools of Selby will remain open.", "No school in Selby is closing.", False),
    ],
)
def test_what_negates_is_weighed_against_the_other_wording(
    left: str, right: str, conflicting: bool
) -> None:
    assert (judged(left, right).relation == "possible_conflict") == conflicting


def test_a_second_counterpart_stands_beside_the_first_where_it_is_certain() -> None:
    left = (
        "Kestrel will cut 430 jobs at its factory in Dunmore, which makes frozen meals.\n\n" + _LEFT
    )
    right = (
        "Kestrel cuts 430 jobs in Dunmore.\n\nThe factory in Dunmore loses 430 jobs.\n\n" + _RIGHT
    )
    told = [pair for pair in _told(left, right) if any("430" in text for text in pair)]
    assert len(told) > 1


def test_hundreds_of_others_are_no_figure_of_these() -> None:
    mine, yours = (
        content_of(Side("a", analysed(text).claims[0], analysed(text)))
        for text in ("The schools have 164 pupils.", "Hundreds of mothers sang on the steps.")
    )
    assert not any(told_as_one(m, n) for m in mine.measures for n in yours.measures)


def test_what_alone_two_agreeing_statements_name_is_one_thing() -> None:
    left = "Kestrel's generous bid of £40m for Corvane was rejected by its board on Monday."
    right = "Corvane's board on Monday rejected the miserly bid of £40m from Kestrel."
    comparison = _compared(left, right)
    assert [pair for item in comparison.alignments for pair in item.pairs]


def test_three_names_and_nearly_all_words_tell_of_one_thing() -> None:
    told = _told(
        "Darren Pike and Joseph Lanning are due before magistrates in Hallam.\n\n" + _LEFT,
        "Joseph Lanning and Darren Pike appear at court in Hallam.\n\n" + _RIGHT,
    )
    assert any("Lanning" in text for pair in told for text in pair)
