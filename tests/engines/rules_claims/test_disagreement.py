"""No two statements agree while anything that both of them fill differently is left."""

import pytest

from tests.engines.rules_claims.disagreeing import AGREEING, APART
from tests.engines.rules_claims.judging import judged

_APART = {None, "possible_conflict", "reported_vs_rejected"}


@pytest.mark.parametrize(("left", "right"), APART)
def test_what_differs_is_never_told_as_agreed(left: str, right: str) -> None:
    assert judged(left, right).relation in _APART
    assert judged(right, left).relation in _APART


@pytest.mark.parametrize(("left", "right"), AGREEING)
def test_what_agrees_is_told_as_agreed(left: str, right: str) -> None:
    assert judged(left, right).relation not in _APART
    assert judged(right, left).relation not in _APART


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (*APART[0], "slot"),
        ("The strike in Genoa began on March 3.", "The strike in Genoa began on 13 March.", "hour"),
        ("Paul Reyes killed Dana Whitlock.", "Dana Whitlock killed Paul Reyes.", "roles"),
        (
            "Omar Haddad was arrested in Leeds on suspicion of murder.",
            "Omar Haddad was arrested in Leeds on suspicion of fraud.",
            "charge",
        ),
        (
            "Police in Bergen shot a man who was unarmed.",
            "Police in Bergen shot a man who was armed.",
            "exclusive",
        ),
    ],
)
def test_what_differs_in_one_thing_is_a_possible_conflict(left: str, right: str, rule: str) -> None:
    assert judged(left, right).rule_id == f"match.conflict.{rule}"


def test_what_both_did_to_each_other_is_no_conflict() -> None:
    left, right = "Anna Lund accused Jan Holm of theft.", "Jan Holm accused Anna Lund of theft."
    assert judged(left, right).relation is None


def test_a_participle_by_the_way_tells_no_act_of_another_effect() -> None:
    left = (
        "Officials put the blame for the loss of the previously captured Lund region on the army."
    )
    assert judged(left, "The army of Lund wants to reconquer vast tracts.").relation in _APART


def test_pounds_are_money_beside_sterling() -> None:
    told = "Corvane was fined 85,000 pounds in 2019 after a leak, records show."
    other = judged(told, "In 2019 Corvane was fined £58,000 for a leak.")
    assert (other.relation, other.rule_id) == ("possible_conflict", "match.conflict.number")
    same = judged(told, "In 2019 Corvane was fined £85,000 for a leak.")
    assert same.relation == "differently_attributed"


def test_numbers_that_only_one_side_each_has_are_no_agreement() -> None:
    here = "Marsh said the leak was stopped at 9.15."
    assert judged(here, "Marsh said it took crews nearly five hours to stop the leak.").rule_id in {
        None,
        "match.framed.words",
    }
