"""Who answers: whoever is asked, challenged or told something, and not the one who asks."""

import pytest

from tests.engines.rules_sources.reading import sources_of, voice_of


def _last_voice(text: str) -> str:
    sources = sources_of(text)
    return voice_of(sources, sources.attributions[-1])


@pytest.mark.parametrize(
    "asks",
    [
        "Counsel to the review, Mary Orr KC, put it to Mr Venn that he had signed the form.",
        "Paul Stead, for the crown, put it to Mr Venn that he had signed the form.",
        "The chairwoman suggested to Mr Venn that he had known.",
        "Ms Orr asked Mr Venn whether he had signed the form.",
        "Ms Orr pressed Mr Venn on the missing form.",
        "Mr Stead challenged Mr Venn over the missing form.",
        "Mr Stead questioned Mr Venn about the missing form.",
        "The judge told Mr Venn that he faced prison.",
        "Mrs Stead reminded Mr Venn that he was under oath.",
    ],
)
@pytest.mark.parametrize(
    "answer", ['"I can\'t explain that," he said.', '"No," he said.', '"I did not," he replied.']
)
def test_the_one_who_is_asked_answers(asks: str, answer: str) -> None:
    assert _last_voice(f"{asks} {answer}") == "Venn"


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ('Ms Orr asked Mr Venn whether he knew. "You had a duty," she said.', "Orr"),
        ('Mr Stead asked Mr Venn whether he knew. "You had a duty," he said.', "Stead"),
        (
            'Mr Stead told Mr Venn that the bill had passed. "We won by two votes," he said.',
            "Stead",
        ),
        ('Ms Orr asked Venn about the form. "It was lost," she said.', "Orr"),
        ('Mr Venn was asked about the form. "It was lost," he said.', "Venn"),
        ('The judge told the widow that he was sorry. "I know," she said.', "widow"),
    ],
)
def test_the_one_who_asks_may_go_on(text: str, voice: str) -> None:
    assert _last_voice(text) == voice


@pytest.mark.parametrize(
    "hearer",
    [
        "the chairwoman, Mrs Justice Ann Reed,",
        "the committee chairman, Sir Ian Moss KC,",
        "the coroner, Professor Ian Moss,",
        "Mrs Justice Reed",
    ],
)
def test_what_a_titled_hearer_is_told(hearer: str) -> None:
    sources = sources_of(f'Venn told {hearer} that "no such form ever reached my desk".')
    assert [voice_of(sources, a) for a in sources.attributions] == ["Venn"]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (
            (
                "The manufacturer, Tarn Optics, said it was sorry. "
                "In a filing the company warned that sales would fall."
            ),
            ["Tarn Optics", "Tarn Optics"],
        ),
        (
            (
                "Health board shuts ward\n\nThe ward was shut on Monday. Health Minister Ann Reed "
                "left. In a filing the company warned that sales would fall."
            ),
            ["company"],
        ),
        (
            (
                "The union, Tarn Forward, said it was sorry. "
                "In a filing the company warned that sales would fall."
            ),
            ["Tarn Forward", "company"],
        ),
        (
            (
                "Counsel to the review, Mary Orr KC, said the form was lost. "
                "Counsel added that it was found."
            ),
            ["Mary Orr KC", "Mary Orr KC"],
        ),
        (
            "Mrs Dean warned that the roof would fall. She said it was old.",
            ["Dean", "Dean"],
        ),
    ],
)
def test_one_voice_under_two_names(text: str, voices: list[str]) -> None:
    sources = sources_of(text)
    assert [voice_of(sources, a) for a in sources.attributions] == voices
