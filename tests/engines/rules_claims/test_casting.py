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
        ("Ann Cole was branded a traitor.", ("Ann Cole", "antagonist", "unnamed sources")),
        (
            "Dan Kelly was called a traitor by his own party.",
            ("Dan Kelly", "antagonist", "his own party"),
        ),
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
        ("Ann Cole accused Dan Kelly of theft.", ("Dan Kelly", "antagonist", "Ann Cole")),
        ("Ann Cole blamed Dan Kelly for the leak.", ("Dan Kelly", "antagonist", "Ann Cole")),
        (
            "Ann Cole hailed Dan Kelly as a “true hero”.",
            ("Dan Kelly", "protagonist", "Ann Cole"),
        ),
        (
            "“Dan Kelly is a well-known crook,” Ann Cole said.",
            ("Dan Kelly", "antagonist", "Ann Cole"),
        ),
        (
            "Dan Kelly, Ann Cole said, was “a disgrace to his party”.",
            ("Dan Kelly", "antagonist", "Ann Cole"),
        ),
        ("The disgraced broker Dan Kelly fled.", ("Dan Kelly", "antagonist", "the author")),
        ("Corrupt Mayor Dan Kelly fled.", ("Dan Kelly", "antagonist", "the author")),
        (
            "Dan Kelly, the bank's smirking chairman, shrugged.",
            ("Dan Kelly", "antagonist", "the author"),
        ),
        (
            "Dan Kelly, the man who ruined the mill, smiled.",
            ("Dan Kelly", "antagonist", "the author"),
        ),
        ("The arrogance of Dan Kelly is plain.", ("Dan Kelly", "antagonist", "the author")),
        (
            "Dan Kelly's lies hurt us, Ann Cole said.",
            ("Dan Kelly", "antagonist", "Ann Cole"),
        ),
        (
            "The thugs of the National Rowing League laughed.",
            ("National Rowing League", "antagonist", "the author"),
        ),
        ("Dan Kelly, 19, was beaten to death.", ("Dan Kelly", "innocent", "the author")),
        (
            "Ann Cole, whose son was killed in May, wept.",
            ("Ann Cole", "innocent", "the author"),
        ),
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
        "Nobody would call Dan Kelly a coward.",
        "Ann Cole asked whether Dan Kelly was a liar.",
        "Dan Kelly plays a brutal dictator in the film.",
        "To her critics, Ann Cole is a demagogue.",
        "Dan Kelly, a self-styled champion of the poor, spoke.",
        "Ann Cole praised the weather in Leeds.",
        "Is Dan Kelly a liar?",
        "Butcher Dan Kelly has shut his shop.",
        "Dan Kelly, a victim support officer, spoke.",
        "The disaster relief chief Dan Kelly arrived.",
        "Dan Kelly rescued the deal on Friday.",
        "If Dan Kelly lied, he must go, Ann Cole said.",
    ],
)
def test_whom_no_wording_casts(text: str) -> None:
    assert _cast(text) == []


def test_a_passive_casts_whoever_did_it_and_not_whoever_suffered_it() -> None:
    assert _cast("Ann Cole was bullied by Dan Kelly.") == [
        ("Ann Cole", "innocent", "the author"),
        ("Dan Kelly", "antagonist", "the author"),
    ]


def test_praise_is_of_whoever_praises_if_the_text_hears_them() -> None:
    text = "Ann Cole praised Dan Kelly. “The river is low,” Ann Cole said."
    assert _cast(text) == [("Dan Kelly", "protagonist", "Ann Cole")]
    assert _cast("Ann Cole praised Dan Kelly.") == []


def test_a_label_that_was_read_as_part_of_the_name_casts() -> None:
    ((name, role, _),) = _cast("Brave Ann Cole ran on.")
    assert name.endswith("Ann Cole")
    assert role == "protagonist"
