"""Words are put in the mouth of nobody but whoever the sentence says they are of."""

import pytest

from tests.engines.rules_claims.readings import read


def said(text: str) -> list[tuple[str, str]]:
    """The voice and the first words of content of each attribution."""
    reading = read(text)
    labels = {voice.id: voice.label for voice in reading.voices}
    return [(labels[a.voice_id], a.content[0].exact) for a in reading.attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Ada Moss said taxes would fall. But Judge Ivo Lenz blasted the father-of-two, "
                "telling him: “You robbed a widow.”"
            ),
            ("Ivo Lenz", "You robbed a widow."),
        ),
        (
            "Ada Moss said taxes would fall. Ivo Lenz rose to his feet, shouting: “You lied.”",
            ("Ivo Lenz", "You lied."),
        ),
        (
            "“The firm sacked a clerk who had reported the fraud,” Judge Ivo Lenz said.",
            ("Ivo Lenz", "The firm sacked a clerk who had reported the fraud"),
        ),
        (
            "Ada Moss insisted that Ivo Lenz had left and intended to pay the money back.",
            ("Ivo Lenz", "to pay the money back"),
        ),
        (
            "Sen. Ada Moss, D-Ariz., the chief sponsor of the bill, said that the vote was close.",
            ("Ada Moss", "the vote was close"),
        ),
        (
            "Ivo Lenz says he is “undecided,” which in Karo means he hasn’t been paid.",
            ("Ivo Lenz", "he is “undecided,”"),
        ),
        (
            (
                "According to two aides, the board has hired advisers to sell the arm, "
                "which could fetch £9m."
            ),
            (
                "two aides",
                "the board has hired advisers to sell the arm, which could fetch £9m",
            ),
        ),
        (
            "The inquest heard that he was ill. It heard that the driver had been drinking.",
            ("inquest", "the driver had been drinking"),
        ),
        (
            "Ivo Lenz had the gall to call it “targeting help”.",
            ("Ivo Lenz", "“targeting help”"),
        ),
        (
            "Ada Moss went so far as to call the plan “a farce”.",
            ("Ada Moss", "“a farce”"),
        ),
    ],
)
def test_the_words_are_those_of(text: str, expected: tuple[str, str]) -> None:
    assert expected in said(text)


def test_the_author_doubts_in_his_own_name() -> None:
    assert not said("Maybe the Senate will find a conscience. I doubt it.")
