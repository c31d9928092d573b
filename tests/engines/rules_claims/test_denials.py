"""Claims that are turned down: by whom, in every form of the verb, and never by the author."""

from itertools import product

import pytest

from api.schemas.claims import Claim
from api.schemas.reading import Reading
from tests.engines.rules_claims.readings import labels, read

_DENIED = "The dam had failed."
_FORMS = (
    "{name} {past} {claims}.",
    "{name} {present} {claims}.",
    "{name} has {past} {claims}.",
    "{name} had {past} {claims}.",
    "{name} has repeatedly {past} {claims}.",
    "{name} also {past} {claims}.",
    "{name} on Monday {past} {claims}.",
    "{name} spoke on Monday and {past} {claims}.",
    "{name} was {going} {claims}.",
    "{name} did {bare} {claims}.",
    "{name} moved to {bare} {claims}.",
    "{name} said the work was done in May, {going} {claims}.",
    "{name} spoke on Monday after {going} {claims}.",
)
_DENYING = (
    ("denies", "denied", "denying", "deny"),
    ("rejects", "rejected", "rejecting", "reject"),
    ("dismisses", "dismissed", "dismissing", "dismiss"),
    ("refutes", "refuted", "refuting", "refute"),
    ("rebuts", "rebutted", "rebutting", "rebut"),
    ("disputes", "disputed", "disputing", "dispute"),
    ("contests", "contested", "contesting", "contest"),
    ("brushes off", "brushed off", "brushing off", "brush off"),
    ("laughs off", "laughed off", "laughing off", "laugh off"),
    ("scoffs at", "scoffed at", "scoffing at", "scoff at"),
    ("pours scorn on", "poured scorn on", "pouring scorn on", "pour scorn on"),
)
_DOUBTING = (
    ("questions", "questioned", "questioning", "question"),
    ("challenges", "challenged", "challenging", "challenge"),
    ("doubts", "doubted", "doubting", "doubt"),
    ("plays down", "played down", "playing down", "play down"),
    ("shrugs off", "shrugged off", "shrugging off", "shrug off"),
    ("casts doubt on", "cast doubt on", "casting doubt on", "cast doubt on"),
)
_CLAIMS = (
    "claims that the dam had failed",
    "claims the dam had failed",
    "any suggestion that the dam had failed",
    "media reports that the dam had failed",
    "rumours the dam had failed",
    "the notion that the dam had failed",
    "the union's claim that the dam had failed",
    "allegations by the union that the dam had failed",
    "as “false” claims that the dam had failed",
)


def _texts(verbs: tuple[tuple[str, str, str, str], ...]) -> list[str]:
    """Every form of every verb, with the kinds of claims in turn."""
    texts = []
    for number, ((present, past, going, bare), form) in enumerate(product(verbs, _FORMS)):
        claims = _CLAIMS[number % len(_CLAIMS)]
        words = {"present": present, "past": past, "going": going, "bare": bare}
        texts.append(form.format(name="Steven Macleay", claims=claims, **words))
    return texts


def _denied(reading: Reading) -> Claim:
    (claim,) = (claim for claim in reading.claims if claim.text == _DENIED)
    return claim


def _values(text: str) -> dict[str, str]:
    reading = read(text)
    return {labels(reading)[f.voice_id]: f.value for f in _denied(reading).factuality}


@pytest.mark.parametrize("text", _texts(_DENYING))
def test_whoever_turns_a_claim_down_holds_it_untrue(text: str) -> None:
    values = _values(f"Premier speaks on dam\n\n{text}")
    (claimed,) = values.keys() - {"Steven Macleay", "the author"}
    assert values == {claimed: values[claimed], "Steven Macleay": "CT-", "the author": "U"}
    assert values[claimed] in {"CT+", "PR+"}


@pytest.mark.parametrize("text", _texts(_DOUBTING))
def test_whoever_questions_a_claim_does_not_commit(text: str) -> None:
    values = _values(text)
    assert values["Steven Macleay"] in {"U", "PR-"}
    assert values["the author"] == "U"


@pytest.mark.parametrize("claims", _CLAIMS[:-1])
@pytest.mark.parametrize("name", ["Steven Macleay", "The firm", "She", "Moscow"])
def test_whatever_is_claimed_and_whoever_denies_it(name: str, claims: str) -> None:
    reading = read(f"{name} has denied {claims}.")
    denied = _denied(reading)
    assert [f.value for f in denied.factuality][1:] == ["CT-", "U"]
    assert labels(reading)[denied.asserted_by] in {"unnamed sources", "media", "union"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Claims that the dam had failed were denied by Ann Hall.", ["CT+", "CT-", "U"]),
        ("Claims that the dam had failed have been dismissed by Ann Hall.", ["CT+", "CT-", "U"]),
        (
            "Claims that the dam had failed were dismissed as “tosh” by Ann Hall.",
            ["CT+", "CT-", "U"],
        ),
        ("Claims that the dam had failed were questioned by Ann Hall.", ["CT+", "U", "U"]),
        ("Claims that the dam had failed have been denied.", ["CT+", "U"]),
        ("Ann Hall dismissed reports that the dam had failed as nonsense.", ["CT+", "CT-", "U"]),
        ("Ann Hall dismissed reports that the dam had failed as “tosh”.", ["CT+", "CT-", "U"]),
        ("Ann Hall rejected the deal amid claims that the dam had failed.", ["CT+", "U", "U"]),
        ("Ann Hall shrugged off warnings that the dam had failed.", ["CT+", "U", "U"]),
        ("Ann Hall denied that the dam had failed.", ["CT-", "U"]),
        ("Ann Hall refuted that the dam had failed.", ["CT-", "U"]),
    ],
)
def test_passives_and_judgements(text: str, values: list[str]) -> None:
    assert [f.value for f in _denied(read(text)).factuality] == values


@pytest.mark.parametrize(
    "text",
    [
        "Few believe that the dam will hold.",
        "Very few experts think the dam will hold.",
        "Not many think the dam will hold.",
        "No one believes that the dam will hold.",
        "Hardly anyone thinks the dam will hold.",
        "Fewer than half of voters believe the dam will hold.",
    ],
)
def test_what_hardly_anybody_thinks_is_nobodys_claim(text: str) -> None:
    reading = read(text)
    assert [claim.text for claim in reading.claims] == [text]
    assert not reading.attributions


def test_a_few_who_believe_it_are_somebody() -> None:
    assert read("A few experts believe that the dam will hold.").claims[0].text == (
        "The dam will hold."
    )


def test_what_nobody_thinks_is_no_part_of_what_is_doubted() -> None:
    (attribution,) = read(
        "Experts doubt that it will hold, and nobody expects it to last."
    ).attributions
    assert attribution.content[0].exact == "it will hold"


@pytest.mark.parametrize(
    "text",
    ["The claims he made were wrong.", "Three reports the council ordered were shelved."],
)
def test_a_clause_that_tells_which_claims_are_meant(text: str) -> None:
    assert not read(text).attributions


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("The minister dismissed claims that he had lied.", ["unnamed sources"]),
        ("The firm has rejected the union's claim that it poisoned the river.", ["union"]),
        ("The minister denied that he had lied.", []),
        ("Ann Hall was not convinced that the minister had lied.", []),
        ("Ann Hall said the minister had lied.", ["Ann Hall"]),
    ],
)
def test_words_of_a_denied_claim_are_not_those_of_whoever_denies_it(
    text: str, voices: list[str]
) -> None:
    reading = read(text)
    assert [labels(reading)[item.in_quote_of or "v0"] for item in reading.language] == voices
