"""A model's own words are about the article, and bring in nothing that acts."""

import pytest

from api.engines.llm.freetext import Shown
from api.errors import UpstreamLeakError, UpstreamTimeoutError
from tests.engines.llm.scripted import (
    EMPTY_CLAIMS,
    EMPTY_FRAMING,
    attribution,
    claim,
    read,
    voice,
)

TEXT = (
    "The harbour board cut the ferry services from Port Ellery on Monday. "
    "“We slept on the floor,” said Mara Quill, see https://ellery.example/ferry for more."
)
SHOWN = Shown([TEXT])
OTHER = "Senators in Lisbon rejected yesterday every proposal that governors submitted."


@pytest.mark.parametrize(
    "words",
    [
        "The harbour board cut ferries from Port Ellery.",
        "Mara Quill slept on a floor.",
        "More is told at https://ellery.example/ferry by the board.",
        "",
    ],
)
def test_words_of_the_article_carry_a_statement(words: str) -> None:
    assert SHOWN.carries(words)


@pytest.mark.parametrize(
    "words",
    [
        OTHER,
        "Buy our tokens",
        "The harbour board cut https://evil.example/x services.",
        "The harbour board cut www.evil.example services.",
        "The harbour board cut evil.example/x services.",
        "The harbour board <b>cut</b> services.",
        "The harbour board <img src=x> cut services.",
        "The harbour ![board](x) cut services.",
        "The harbour [board](x) cut services.",
        "The harbour board cut javascript:x services.",
        "The harbour board wrote to mara@evil.example.",
        "The harbour board \x1b[31mcut services.",
        "The harbour board \u202ecut services.",
        "The harbour board cut\U000e0041 services.",
    ],
)
def test_words_of_other_things_and_what_acts_carry_nothing(words: str) -> None:
    assert not SHOWN.carries(words)


@pytest.mark.parametrize("words", ["a reduction", "badly organised", "loss of crossings by sea"])
def test_a_label_may_be_worded_anew(words: str) -> None:
    assert SHOWN.allows(words)


@pytest.mark.parametrize("words", [OTHER, "<script>", "http://x"])
def test_a_label_of_other_things_is_not_allowed(words: str) -> None:
    assert not SHOWN.allows(words)


def test_languages_without_spaces_are_compared_sign_by_sign() -> None:
    shown = Shown(["周一，港务局削减了埃勒里港的渡轮班次。"])
    assert shown.carries("港务局削减渡轮班次。")
    assert not shown.carries("参议员昨天否决了所有提案。")


async def test_items_in_other_words_are_asked_for_again_and_then_left_out() -> None:
    lists = {
        "voices": [voice(1, "Senator Nobody"), voice(2, "two officials", "unnamed")],
        "attributions": [
            attribution(1, 1, 1, "We slept on the floor"),
            attribution(2, 2, 1, "We slept on the floor"),
        ],
        "claims": [
            claim(0, "cut the ferry services", text=OTHER),
            claim(0, "cut the ferry services", text="Ferry services from Port Ellery were cut."),
        ],
    }
    reading, completion = await read(TEXT, claims=lambda _request: {**EMPTY_CLAIMS, **lists})
    assert [item.text for item in reading.claims] == ["Ferry services from Port Ellery were cut."]
    assert [item.label for item in reading.voices] == ["the author", "unnamed source"]
    assert len(completion.asked("claims")) == 2
    assert "items_left_out" in {warning.code for warning in reading.account.warnings}


async def test_an_answer_that_gave_a_secret_away_is_told_of_even_if_the_next_one_does_not() -> None:
    good = {**EMPTY_CLAIMS, "claims": [claim(0, "cut the ferry services", text="Services cut.")]}
    reading, _ = await read(TEXT, claims=[UpstreamLeakError("Thrown away."), good, EMPTY_CLAIMS])
    assert [item.text for item in reading.claims] == ["Services cut."]
    assert [warning.code for warning in reading.account.warnings] == ["answer_leaked"]


async def test_a_reading_whose_every_answer_leaks_is_said_to_be_incomplete() -> None:
    leak = UpstreamLeakError("Thrown away.")
    reading, _ = await read(
        TEXT, claims=lambda _request: leak, framing=lambda _request: EMPTY_FRAMING
    )
    codes = [warning.code for warning in reading.account.warnings]
    assert {"claims_missing", "answer_leaked"} <= set(codes)
    with pytest.raises(UpstreamLeakError):
        await read(TEXT, claims=lambda _r: leak, framing=lambda _r: UpstreamTimeoutError("late"))
