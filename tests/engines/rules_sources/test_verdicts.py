"""What an author says of a report, by a verdict behind it or by words around its verb."""

import pytest

from tests.engines.rules_sources.reading import sources_of


@pytest.mark.parametrize(
    ("text", "stance", "cue"),
    [
        (
            "The firm says that the dam held. That is simply untrue.",
            "reject",
            "That is simply untrue",
        ),
        ("The mayor insists that the bids were opened. They were not.", "reject", "They were not"),
        ("Ministers maintain that it was safe. They are wrong.", "reject", "They are wrong"),
        ("The claim that Ida Roth fled is untrue.", "reject", "is untrue"),
        ("Rumours that a bear had escaped were dismissed by the zoo.", "reject", "were dismissed"),
        (
            "Claims that shops were looted appear to be exaggerated.",
            "distance",
            "appear to be exaggerated",
        ),
        (
            "The allegation that she took bribes has not been substantiated.",
            "distance",
            "has not been substantiated",
        ),
        (
            "Mr Pell alleged, without offering any evidence, that the poll was rigged.",
            "distance",
            "without offering any evidence",
        ),
        (
            "Mrs Roth claimed without citing proof that the poll was rigged.",
            "distance",
            "claimed without citing proof",
        ),
        ("The paper falsely states that guards opened fire.", "reject", "falsely states"),
        ("The council says that the pool lost money. It said so in May.", "neutral", None),
        ("Mrs Roth said that she lived in Kent. That is where she was born.", "neutral", None),
    ],
)
def test_verdicts(text: str, stance: str, cue: str | None) -> None:
    said = sources_of(text).attributions[0]
    assert (said.stance, said.stance_cue and said.stance_cue.exact) == (stance, cue)


def test_a_name_that_is_left_to_whoever_gives_it() -> None:
    text = "The mayor will open what she calls a “welcome campus” in May."
    (named,) = sources_of(text).attributions
    assert (named.form, named.stance) == ("naming", "distance")


def test_reports_behind_the_word_by_which_they_are_dismissed() -> None:
    text = "Mr Pell dismissed as “a fantasy” reports that the mine would close."
    assert sources_of(text).attributions[-1].stance == "reject"


def test_a_charge_without_the_verdict_on_it() -> None:
    text = "Mr Pell said the allegation that he had sold the quay was “simply wrong”."
    charge = sources_of(text).attributions[-1]
    assert charge.content[0].exact == "he had sold the quay"
    assert charge.stance == "reject"
