"""Who is cast, in which part and by whom: the name that a casting word is about."""

import pytest

from tests.engines.rules_claims.readings import labels, read


def _cast(text: str) -> list[tuple[str, str, str]]:
    reading = read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    found = reading.portrayals or ()
    voices = labels(reading)
    return [(names[one.entity_id], one.role, voices[one.by_voice]) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Critics denounced Hale as a tyrant.", ("Hale", "antagonist", "Critics")),
        ("Grant called Ann Cole a coward.", ("Ann Cole", "antagonist", "Grant")),
        (
            "Dan Kelly, hailed as a hero, left the house.",
            ("Dan Kelly", "protagonist", "the author"),
        ),
        ("Ann Cole was branded a traitor.", ("Ann Cole", "antagonist", "the author")),
        (
            "Hero police officer Dan Kelly retired.",
            ("Dan Kelly", "protagonist", "the author"),
        ),
        (
            "Dan Kelly, who gave his life for others, was 40.",
            ("Dan Kelly", "protagonist", "the author"),
        ),
        (
            "Dan Kelly left the party on Monday. He is a coward.",
            ("Dan Kelly", "antagonist", "the author"),
        ),
        (
            "The terrorist group Black Dawn met in Oslo.",
            ("Black Dawn", "antagonist", "the author"),
        ),
        (
            "Ann Cole accused Dan Kelly of lying to voters.",
            ("Dan Kelly", "antagonist", "Ann Cole"),
        ),
        ("Ann Cole accused Russia of genocide.", ("Russia", "antagonist", "Ann Cole")),
    ],
)
def test_whom_a_wording_casts(text: str, expected: tuple[str, str, str]) -> None:
    assert _cast(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The alleged fraudster Dan Kelly was bailed.",
        "Dan Kelly denied that he was a traitor.",
        "Dan Kelly denounced a tyrant.",
        "Dan Kelly met Ann Cole on Monday. He is a coward.",
        "The victims' lawyer Dan Kelly spoke.",
        "Russia invaded Ukraine in 2022.",
        "Dan Kelly was convicted of fraud on Monday.",
        "Lying is a crime, Dan Kelly said.",
    ],
)
def test_whom_no_wording_casts(text: str) -> None:
    assert _cast(text) == []
