"""What nobody is thought, said or seen to do is never told as what somebody does."""

import pytest

from tests.engines.rules_claims.readings import labels, read
from tests.engines.rules_sources.reading import listed


@pytest.mark.parametrize(
    "text",
    [
        "Neither of the three climbers in hospital is thought to be in danger.",
        "Not all of the miners are feared to be dead.",
        "Not one of the parcels is said to have arrived.",
        "Little of the grain is thought to have got through.",
        "Hardly any of the villagers are believed to have fled.",
        "None of the twelve skiers is reported to be hurt.",
        "Nobody in the valley is alleged to have been paid.",
        "She is no longer believed to be in the country.",
        "At no point was he said to be in danger.",
        "Nor is he believed to have paid tax.",
        "Never was she thought to be a threat.",
        "Not all doctors agree that the drug is safe.",
        "Not every miner believes the pit will close.",
        "Not a single guard said the gate was open.",
        "Few of the 40 guards said they felt safe.",
        "Neither of the two parties has claimed that the vote was rigged.",
        "Hardly anybody on the island expects the ferry to return.",
    ],
)
def test_nobody_is_no_source_of_it(text: str) -> None:
    assert listed(text) == []
    assert {claim.asserted_by for claim in read(text).claims} == {"v0"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A few of the guards said they felt safe.", "a few of the guards"),
        ("Whether or not all guards agree that it is safe, it will open.", "all guards"),
        ("No fewer than 40 guards said they felt safe.", "no fewer than 40 guards"),
    ],
)
def test_somebody_is(text: str, source: str) -> None:
    assert labels(read(text))["v1"] == source


@pytest.mark.parametrize(
    "amount",
    [
        "At least 40",
        "As many as 40",
        "No fewer than 40",
        "Up to half",
        "Nearly 40",
        "More than a dozen",
    ],
)
def test_hearsay_keeps_the_limit_of_its_amount(amount: str) -> None:
    (claim,) = read(f"{amount} miners are feared to have died.").claims
    assert claim.text.startswith(f"{amount} miners")


@pytest.mark.parametrize("verb", ["believe", "say", "fear", "reckon", "claim", "estimate"])
@pytest.mark.parametrize(
    "amount",
    ["as many as 70", "at least 70", "up to 70", "more than 70", "about a dozen", "only 70"],
)
def test_an_amount_opens_what_is_said_without_that(verb: str, amount: str) -> None:
    text = f"Rescuers {verb} {amount} people were on board, although the owner insists 64 were."
    reading = read(text)
    names = labels(reading)
    told = [(names[claim.asserted_by], claim.text) for claim in reading.claims]
    assert told[0] == ("Rescuers", f"{amount[0].upper()}{amount[1:]} people were on board.")
    assert told[1][0] == "owner"


def test_an_amount_behind_a_semicolon() -> None:
    text = (
        "The boat was old; gardaí believe as many as 71 were on board, although the firm says 64."
    )
    assert listed(text)[0].startswith("gardaí | believe | as many as 71 were on board | ")
