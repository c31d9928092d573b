"""Long subjects: relative clauses and participles between whoever speaks and the verb."""

import pytest

from tests.engines.rules_claims.readings import read
from tests.engines.rules_sources.reading import listed, sources_of, voice_of


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (
            "The firm that ran the dam which burst last May, killing six, has denied that it knew.",
            "firm",
        ),
        (
            "The council that owns flats where a fire began, leaving 40 homeless, says it knew.",
            "council",
        ),
        (
            "A woman whose son died in the crash that closed the airport told us that he was 9.",
            "woman",
        ),
        ("The bank that lent the money to the group said it was sorry.", "bank"),
        ("The firm that owns the mill, which shut in June, said it would reopen.", "firm"),
        ("Police who searched the house that burned on Friday said they had a gun.", "Police"),
        (
            "The minister who signed the deal that cost the town its clinic said he is sorry.",
            "minister",
        ),
        ("The force declined to name officers but said it had asked the watchdog.", "force"),
        ("A memo released by the firm after the fire says that the alarm failed.", "memo"),
        ("BVE, which represents some 9,000 signal workers, said it felt betrayed.", "BVE"),
        ("The man who fell, police said, was drunk.", "police"),
        ("The firm that built the pump, the owner said, was sold in May.", "owner"),
    ],
)
def test_the_head_of_a_long_subject_speaks(text: str, voice: str) -> None:
    sources = sources_of(text)
    assert [voice_of(sources, a) for a in sources.attributions] == [voice]


@pytest.mark.parametrize(
    "text",
    [
        "None of the three divers who saw the wreck is believed to have touched it.",
        "Not one of the parcels that reached the office is thought to have been opened.",
        "Neither of the two clerks who wrote the deed is said to have been asked.",
        "Neither woman's lawyer has claimed that the yard wanted to save money.",
        "No one said that Mr Lee had agreed to sell.",
        "A warden accused of taking bribes was held.",
    ],
)
def test_nobody_is_told_to_say_so(text: str) -> None:
    assert listed(text) == []


def test_who_is_accused_in_a_headline_does_not_accuse() -> None:
    text = "Minister accused of misleading House over rail deal\n\nMPs met on Monday. It rained."
    (charge,) = listed(text)
    assert charge.startswith("- | accused | Minister … of misleading House over rail deal")


def test_a_long_subject_without_its_verb_is_no_claim() -> None:
    text = (
        "The firm that ran the dam which burst last May, killing six, denied it knew of the crack."
    )
    (claim,) = read(text).claims
    assert claim.text == "It knew of the crack."
