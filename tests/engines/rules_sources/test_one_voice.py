"""One person or firm under several descriptions is one voice, where the text shows it."""

import pytest

from tests.engines.rules_sources.reading import sources_of


def _voices(text: str) -> list[tuple[str, str]]:
    return [(voice.label, voice.kind) for voice in sources_of(text).voices[1:]]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Counsel for the owners, advocate Anand Pillai, said it was late.", "Anand Pillai"),
        ("The head of the union, Grace Amadi, said it was late.", "Grace Amadi"),
        ("A lawyer for the family, Ada Obi, said it was late.", "Ada Obi"),
        ("Lena Moss, 43, left. The 43-year-old said it was late.", "Lena Moss"),
        ("Lena Moss, 43, left. The 43-year-old actress said it was late.", "Lena Moss"),
        ("Lena Moss (43) left. The 43-year-old said it was late.", "Lena Moss"),
        ("Lena Moss is charged with fraud. The defendant said it was late.", "Lena Moss"),
        ("Lena Moss, 43, denies fraud. The accused said it was late.", "Lena Moss"),
        ("Lena Moss pleaded not guilty. The defendant said it was late.", "Lena Moss"),
        ("Marl Foods plc cut jobs. Marl Foods said it was late.", "Marl Foods"),
        ("Marl Marine ASA left. Marl Marine grew. Marl said it was late.", "Marl Marine ASA"),
        ("Marlo Quinn, 31, left. Marlo said it was late.", "Marlo Quinn"),
        ("Jaz Mallory left. Mum-of-one Jaz left. Jaz said it was late.", "Jaz Mallory"),
        ("Mary Petrie left. Her husband, Col Petrie, said it was late.", "Col Petrie"),
        ("Mary Petrie left. Tom Petrie left. Mrs Petrie said it was late.", "Mary Petrie"),
        ("Gen Foster, a nurse, left. Tom Foster left. Ms Foster said it was late.", "Gen Foster"),
        ("Duke Johnson, 14, left. Duke Johnson said it was late.", "Duke Johnson"),
        ("Col Ahmed Musa left. Col. Musa said it was late.", "Ahmed Musa"),
        ("The army left. Gen Hall said it was late.", "Hall"),
        ("Substitute Lena Moss said it was late.", "Lena Moss"),
        ("Brookvale star Dan Coe left. The Brookvale star said it was late.", "Dan Coe"),
        ("Soap star Lena Moss left. The TV star said it was late.", "Lena Moss"),
        ("Mum-of-two Lena Moss left. The mum-of-two said it was late.", "Lena Moss"),
        ("Mother of two Lena Moss said it was late.", "Lena Moss"),
        ("Lena Moss, 34, a mum of three, left. The mum of three said it was late.", "Lena Moss"),
        # told of nobody, or of two
        ("Brookvale striker Dan Coe left. The Leeds striker said it was late.", "Leeds striker"),
        ("Police met Severn Council. A spokesman said it was late.", "spokesman"),
        ("Ann Lee, a spokeswoman, left. An aide spoke. A spokeswoman for York said it was late.",
         "spokeswoman for York"),
        ("Lena Moss, 43, met Ann Lee, 43. The 43-year-old said it was late.", "43-year-old"),
        ("Lena Moss, 43, left. The 44-year-old said it was late.", "44-year-old"),
        ("Lena Moss and Ann Lee are accused of fraud. The defendant said it was late.",
         "defendant"),
        ("Lena Moss accused the firm of fraud. The defendant said it was late.", "defendant"),
        ("The officers, Ann Lee and Bo Dean, said it was late.", "officers"),
        ("The owner, a friend of Bob Lee, said it was late.", "owner"),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, voice: str) -> None:
    assert _voices(text)[-1][0] == voice


@pytest.mark.parametrize(
    "text",
    [
        "Two senior officials, who spoke on condition of anonymity, said it was late.",
        "Three aides, who asked not to be named, said it was late.",
        "Several officers said it was late. They spoke anonymously.",
        "Two former clerks said it was late. Both declined to be identified.",
        "Four officials, who were not authorized to speak publicly, said it was late.",
    ],
)
def test_people_who_want_no_name_are_unnamed(text: str) -> None:
    assert [kind for _, kind in _voices(text)] == ["unnamed"]


def test_a_group_is_a_group() -> None:
    assert _voices("Officials said it was late. A clerk asked not to be named.")[0] == (
        "Officials",
        "collective",
    )


def test_the_last_one_called_so_is_meant() -> None:
    text = (
        "Ann Lee, a spokeswoman for Hull, said it was shut. A spokeswoman for York said it was "
        "open. The spokeswoman said it was late."
    )
    assert _voices(text) == [("Ann Lee", "named"), ("spokeswoman for York", "unnamed")]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Leeds Council shut the pool. A spokeswoman said it was late.", "Leeds Council"),
        ("The water company Severn Flow left. A spokesman said it was late.", "Severn Flow"),
        ("Police met Severn Council. A spokesman said it was late.", None),
        ("The pool was shut. A spokesman said it was late.", None),
    ],
)
def test_whose_spokeswoman_speaks(text: str, body: str | None) -> None:
    assert [voice.affiliation for voice in sources_of(text).voices[1:]] == [body]
