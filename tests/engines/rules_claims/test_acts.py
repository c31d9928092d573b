"""One act in other words: by a noun, by other names, in loaded words, or denied in part."""

import pytest

from tests.engines.rules_claims.judging import judged

_AGREE = {
    "corroborated",
    "more_specific",
    "differently_framed",
    "differently_attributed",
    "differently_hedged",
}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The retreat of the Polish troops from Wolin surprised the allies.",
            "Polish soldiers have withdrawn from Wolin.",
        ),
        (
            "Spain's resignation from the council and the arrest of Pilar Gomez shook the party.",
            "Police arrested Pilar Gomez.",
        ),
        (
            "The United Nations sent 40 observers to Lomé.",
            "The UN has dispatched 40 observers to Lomé.",
        ),
        (
            "The World Health Organization urged Kenya to close the laboratory.",
            "The WHO called on Kenya to shut the laboratory.",
        ),
        (
            "The Bosnia-Herzegovina border was closed by Croatian troops.",
            "Croatian forces shut the border with Bosnia.",
        ),
        (
            "Prosecutors in Turin opened an inquiry into the bridge.",
            "Turin prosecutors launched a probe into the bridge.",
        ),
        (
            "Rangers hoisted the royal standard over the old castle gate.",
            "Rangers ran up the royal standard over the old castle gate.",
        ),
        (
            "The mayor had known for a year that the firm employed no divers.",
            "The firm did not employ divers.",
        ),
    ],
)
def test_one_act_in_other_words(left: str, right: str) -> None:
    assert judged(left, right).relation in _AGREE
    assert judged(right, left).relation in _AGREE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The retreat of the Polish troops from Wolin surprised the allies.",
            "Polish soldiers have withdrawn from Kolberg.",
        ),
        (
            "Dutch troops have abandoned Gao.",
            "The retreat of the Dutch troops in the Gao-Timbuktu area was a feint.",
        ),
        (
            "Dutch gunners ensured the safety of withdrawing troops in Gao.",
            "The minister named the withdrawal of Dutch troops from Gao a triumph.",
        ),
        ("The arrest of Pilar Gomez shook the party.", "Police arrested Ana Ruiz in Cadiz."),
        ("The UN sent observers to Lomé.", "The EU sent observers to Lomé."),
        ("Dutch troops left Gao in May 2021.", "Dutch troops left Gao in May 2023."),
        (
            "Guests in Lima praised the new city museum by the river.",
            "Guests in Lima fled the new city museum by the river.",
        ),
    ],
)
def test_acts_of_others_stay_apart(left: str, right: str) -> None:
    assert judged(left, right).relation is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The bank appears to have lost its licence.",
            "The bank appears not to have lost its licence.",
        ),
        (
            "The Danish bank is said to be in debt and disorder.",
            "The Danish bank is said to be neither in debt nor in disorder.",
        ),
        ("Ms Lund is said to own the yacht.", "Ms Lund is said not to own the yacht."),
        (
            "Anna Berg could not resist the offer from Oslo.",
            "Anna Berg resisted the offer from Oslo.",
        ),
        (
            "The court found no evidence of fraud by Ann Lowe.",
            "The court convicted Ann Lowe of fraud.",
        ),
        (
            "The refusal to pay has angered Maltese dockers.",
            "The refusal to pay has not angered Maltese dockers.",
        ),
        (
            "Eleven Danish sailors drowned off Skagen.",
            "At least 30 Danish sailors drowned off Skagen.",
        ),
    ],
)
def test_what_cannot_both_be_so(left: str, right: str) -> None:
    assert judged(left, right).relation == "possible_conflict"
    assert judged(right, left).relation == "possible_conflict"


def test_a_loaded_word_beside_what_both_tell() -> None:
    judgement = judged(
        "The council published its plan for the harbour on Monday.",
        "The council published its disastrous plan for the harbour on Monday.",
    )
    assert judgement.relation == "differently_framed"
    assert "disastrous" in judgement.rationale
