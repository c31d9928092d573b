"""Refusals to speak are told by the author, and put no words in anybody's mouth."""

import pytest

from tests.engines.rules_claims.readings import read
from tests.engines.rules_sources.reading import content_of, sources_of


@pytest.mark.parametrize(
    "text",
    [
        "The town hall declined to comment on the collapse of the pier.",
        "A spokesman for Lowell Motors refused to say whether the plant would close.",
        "The ministry did not immediately respond to a request for comment.",
        "Mrs Ames has not replied to several emails from this paper.",
        "Mr Ortega could not immediately be reached on Friday.",
        "The sheriff's office would not confirm that a deputy had been suspended.",
        "The treasury had no immediate comment.",
        "A lawyer for the couple was not available for comment.",
        "Downing Street would not be drawn on the date.",
        "The harbour board has been approached for comment.",
        "The company didn't return calls seeking comment.",
    ],
)
def test_a_refusal_is_a_claim_of_the_author(text: str) -> None:
    (claim,) = read(text).claims
    assert claim.rule_id == "claim.no_comment"
    assert claim.asserted_by == "v0"
    assert not sources_of(text).attributions


@pytest.mark.parametrize(
    "text",
    [
        "Prosecutors declined to charge the driver.",
        "The guests refused to leave the hotel on Friday.",
        "The pumps did not return to work on Friday.",
        "The lake could not be drained before May.",
    ],
)
def test_other_refusals_are_none(text: str) -> None:
    assert all(claim.rule_id != "claim.no_comment" for claim in read(text).claims)


def test_allegations_that_nobody_comments_on_are_not_those_of_the_silent() -> None:
    text = "The mayor declined to comment on allegations that he had sold the quay."
    (said,) = sources_of(text).attributions
    assert (said.source_resolution, content_of(said)) == ("implied", "he had sold the quay")
    assert "claim.no_comment" in {claim.rule_id for claim in read(text).claims}


def test_a_report_ends_where_its_source_falls_silent() -> None:
    text = "Nora Pike said the ship had sunk but declined to say where."
    (said,) = sources_of(text).attributions
    assert content_of(said) == "the ship had sunk"
