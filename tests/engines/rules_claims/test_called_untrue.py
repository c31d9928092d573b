"""Whoever says that a claim is untrue denies it, and claims nothing of the kind."""

import pytest

from tests.engines.rules_claims.readings import labels, read


@pytest.mark.parametrize(
    ("text", "who", "denied"),
    [
        ("“Any suggestion that we ignored him is false,” Ana Lund said.", "Ana Lund",
         "We ignored him."),
        ("“Any claim that fares will rise is categorically wrong,” Ana Lund said.", "Ana Lund",
         "Fares will rise."),
        ("Any suggestion that the firm knew is simply not true, Ana Lund added.", "Ana Lund",
         "The firm knew."),
        ("Ana Lund said any notion that the council had hidden it was untrue.", "Ana Lund",
         "The council had hidden it."),
        ("Ana Lund said the idea that ministers knew was nonsense.", "Ana Lund",
         "Ministers knew."),
        ("There is no truth in claims that the bank lost it, Ana Lund said.", "Ana Lund",
         "The bank lost it."),
        ("“There is absolutely no truth to the rumour that I am leaving,” said Ana Lund.",
         "Ana Lund", "I am leaving."),
        ("The ministry said there was no basis for the allegation that troops fired.", "ministry",
         "Troops fired."),
    ],
)  # fmt: skip
def test_it_is_denied_by_whoever_calls_it_so(text: str, who: str, denied: str) -> None:
    reading = read(text)
    (claim,) = reading.claims
    assert claim.text == denied
    assert [(labels(reading)[f.voice_id], f.value) for f in claim.factuality][1] == (who, "CT-")


@pytest.mark.parametrize(
    "text",
    [
        "There was no suggestion that the driver was drunk, police said.",
        "The clerk said there was no claim that the wall had moved.",
    ],
)
def test_that_nobody_claims_it_is_no_denial(text: str) -> None:
    (claim,) = read(text).claims
    assert "that the" in claim.text


def test_that_it_is_not_so_is_told_as_it_is_said() -> None:
    (claim,) = read("“It is simply not the case that we sold the data,” Ana Lund said.").claims
    assert claim.text == "It is simply not the case that we sold the data."


@pytest.mark.parametrize(
    "text",
    [
        "But a letter dated July 28, signed by the engineer, Lea Thomas, warned the lake was full.",
        "A memo sent in March, written by the head teacher, Tom Reid, said the roof was unsafe.",
    ],
)
def test_what_is_left_of_a_frame_is_no_claim(text: str) -> None:
    (claim,) = read(text).claims
    assert claim.evidence[0].exact in {"the lake was full", "the roof was unsafe"}


_BODY = "The council met on Monday in the hall. Forty people came, and it lasted three hours."


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("Dam operator denies ignoring warnings as flood toll rises to nine", "ignoring warnings"),
        ("Minister says talks will go on as strike enters third week", "talks will go on"),
        ("Minister rejects calls to quit as inquiry opens", "calls to quit"),
        ("Union says it was treated as a nuisance", "it was treated as a nuisance"),
        ("Residents say they are seen as second-class citizens in own town",
         "they are seen as second-class citizens in own town"),
        ("Minister says economy is as strong as rivals claim",
         "economy is as strong as rivals claim"),
    ],
)  # fmt: skip
def test_what_happens_meanwhile_is_told_by_the_headline(headline: str, told: str) -> None:
    attribution = read(f"{headline}\n\n{_BODY}").attributions[0]
    assert [span.exact for span in attribution.content] == [told]
