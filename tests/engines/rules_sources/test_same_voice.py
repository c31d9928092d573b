"""Whoever was named in full is known again by title, short name, role or pronoun."""

import pytest

from tests.engines.rules_sources.reading import sources_of, voice_of

NAMED = (
    ("Ann Lee, the mayor of Hull,", "Ann Lee", ("Lee", "Ms Lee", "Mayor Lee", "the mayor", "she")),
    ("Sen. Tom Roe, D-Ohio,", "Tom Roe", ("Roe", "the senator", "the Democrat", "he")),
    ("Prime Minister Keir Starmer", "Keir Starmer", ("Sir Keir", "the prime minister", "the PM")),
    ("Detective Inspector Tom Roe", "Tom Roe", ("DI Roe", "the detective", "he")),
    ("The Fire Brigades Union (FBU)", "Fire Brigades Union", ("the FBU", "the union", "it")),
    (
        "The Office for National Statistics (ONS)",
        "Office for National Statistics",
        ("the ONS", "it"),
    ),
    ("The Ministry of Defence", "Ministry of Defence", ("the MoD", "the ministry", "it")),
    (
        "The US Food and Drug Administration (FDA)",
        "US Food and Drug Administration",
        ("the FDA", "the agency", "it"),
    ),
    ("Amnesty International", "Amnesty International", ("Amnesty", "the group", "it")),
    ("Acme Motors", "Acme Motors", ("Acme", "the carmaker", "the company", "it")),
)


@pytest.mark.parametrize(
    ("introduced", "label", "later"),
    [(introduced, label, later) for introduced, label, names in NAMED for later in names],
)
def test_a_voice_is_known_again(introduced: str, label: str, later: str) -> None:
    opening = f"{introduced} told MPs that the plan was late."
    for text in (
        f"{opening}\n\n“It will cost £3m,” {later} added.",
        f"{opening} {later[0].upper()}{later[1:]} said that it would cost £3m.",
    ):
        sources = sources_of(text)
        assert [voice_of(sources, a) for a in sources.attributions] == [label, label]
