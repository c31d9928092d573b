"""A body told of by a common noun is one named before only where the text shows that."""

import pytest

from tests.engines.rules_sources.reading import sources_of, voice_of


def _last_voice(text: str) -> str:
    sources = sources_of(text)
    return voice_of(sources, sources.attributions[-1])


@pytest.mark.parametrize(
    "noun",
    [
        "union", "charity", "regulator", "watchdog", "club", "agency", "board", "committee",
        "commission", "council", "trust", "hospital", "university", "think-tank", "federation",
        "campaign group", "ministry", "department", "panel", "association",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["Halden Freight", "Zorb Foods", "Zeta Group", "Marl Ltd", "Zeta"])
def test_who_accuses_a_firm_is_not_the_firm(noun: str, name: str) -> None:
    text = f"The dispute at {name} goes on. Bribes were paid by {name}, the {noun} said."
    assert _last_voice(text) == noun
    assert _last_voice(f"The staff of {name} left. The {noun} said that they were sacked.") == noun


def test_the_company_is_the_one_that_the_text_is_about() -> None:
    text = (
        "Vantre Inc cut jobs. Vantre fell. Vantre lost. Vantre left Ohio. Vantre shut a plant. "
        "Stonefold Partners said it was late. The company said that it would stay."
    )
    assert _last_voice(text) == "Vantre Inc"


def test_whom_an_opening_tells_of_is_named_later() -> None:
    named = "A crew was not trained, a coroner has said.\n\nThe inquest was in May.\n\n{} said so."
    sources = sources_of(named.format("The coroner, Dr Ann Illey,"))
    assert {voice_of(sources, a) for a in sources.attributions} == {"Ann Illey"}
    other = sources_of(named.format("The mayor, Ann Illey,"))
    assert {voice_of(other, a) for a in other.attributions} == {"coroner"}


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Staff left Halden Foods. Bribes were paid, the company said.", "Halden Foods"),
        ("Halden Foods is in talks with Unite. The union said it was late.", "Unite"),
        ("Halden Foods left, the union said. The Dockers' Union said it was late.",
         "Dockers' Union"),
        ("Ofwat fined Marl Water. The company said it was late.", "Marl Water"),
        ("Ofwat fined Marl Water. The regulator said it was late.", "Ofwat"),
        ("Ofwat fined Marl Water. The watchdog said it was late.", "Ofwat"),
        ("The Marl Rescue Trust sued Zeta Group. The charity said it was late.",
         "Marl Rescue Trust"),
        ("Lumen Airways met the Pilots' Union. The airline said it was late.", "Lumen Airways"),
        ("Marl Rovers met Zeta Group. The club said it was late.", "Marl Rovers"),
        ("Brindle Motors sued Zeta plc. The carmaker said it was late.", "Brindle Motors"),
        ("Shares in Tarn plc fell 4%. The company said it was confident.", "Tarn"),
        ("Tarn's chief executive, Bo Lee, left Marl. The company said it was sorry.", "Tarn"),
        ("The charity Openhand left Zeta Group. The charity said it was late.", "Openhand"),
        ("Openhand, a charity, left Zeta Group. The charity said it was late.", "Openhand"),
        # named behind
        ("Staff were sacked by Halden Foods, the union said. The General Union met on Friday.",
         "General Union"),
        # of two that may be meant neither, or the one that was heard
        ("Marl Foods met Brindle Foods in May. The company said it was late.", "company"),
        ("Marl Foods said it was early. Brindle Foods left. The company said it was late.",
         "Marl Foods"),
        # told apart
        ("The Dockers' Union left. A rival union said it was late.", "rival union"),
        ("The Dockers' Union left. Another union said it was late.", "another union"),
        ("The Dockers' Union left. The other union said it was late.", "other union"),
        ("Marl Council left. The new council said it was late.", "new council"),
        ("Lumen Bank left. The second bank said it was late.", "second bank"),
    ],
)  # fmt: skip
def test_a_noun_stands_for_the_body_that_the_text_shows_to_be_one(text: str, voice: str) -> None:
    assert _last_voice(text) == voice


@pytest.mark.parametrize("noun", ["study", "report", "survey", "review", "research", "analysis"])
@pytest.mark.parametrize(
    ("before", "here"),
    [
        ("Previous", "The new"), ("Earlier", "The latest"), ("A previous", "The new"),
        ("An earlier", "The current"), ("One", "Another"), ("The first", "The second"),
        ("Past", "The present"), ("A 2019", "The new"), ("An older", "The more recent"),
    ],
)  # fmt: skip
def test_the_new_paper_is_not_the_one_before(noun: str, before: str, here: str) -> None:
    text = f"{before} {noun} said that coffee was harmful. {here} {noun} found that it was not."
    sources = sources_of(text)
    voices = {attribution.voice_id for attribution in sources.attributions}
    assert len(sources.attributions) == len(voices) == 2


@pytest.mark.parametrize(
    "text",
    [
        "A new study says tea is safe. Earlier research said it was not. The study found no harm.",
        "A new study says coffee is safe. The new study found no harm.",
        "A study says coffee is safe. The study found no harm.",
        "A new report says coffee is safe. The report also found no harm.",
    ],
)
def test_the_paper_goes_on(text: str) -> None:
    attributions = sources_of(text).attributions
    assert attributions[-1].voice_id == attributions[0].voice_id
