"""Which voice is whose: labels, pronouns, and words that only look like a source."""

import pytest

from tests.engines.rules_sources.reading import sources_of, voice_of


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Two former aides said that the deal was dead.", "two former aides"),
        ("Her doctor believes that the rash will fade.", "her doctor"),
        ("The survey published on Monday found that rents had doubled.", "survey"),
        ("The trader who owns the stall said that rents had doubled.", "trader"),
        ("Several council members said that rents had doubled.", "several council members"),
    ],
)
def test_labels(text: str, label: str) -> None:
    sources = sources_of(text)
    assert voice_of(sources, sources.attributions[0]) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Rosa Quint left. Another resident called it bad. “No,” he said. She vowed to stay.",
            "Rosa Quint",
        ),
        (
            "Rosa Quint left. Her doctor believes the water was to blame. “No,” she said.",
            "Rosa Quint",
        ),
        (
            "Rosa Quint was calm. A former aide said that the staff feared her. “No,” she said.",
            "Rosa Quint",
        ),
        (
            "Tom Hale said it was late. (A staffer said that it was not.) “Go,” he said.",
            "Tom Hale",
        ),
        (
            "Prosecutor Tom Hale said that the mother-of-two had lied. “It was greed,” he added.",
            "Tom Hale",
        ),
        (
            "Upton's campaign did not call. In a Facebook post, it said that it would wait.",
            "Upton's campaign",
        ),
    ],
)
def test_pronouns_mean_whom_the_text_is_about(text: str, label: str) -> None:
    sources = sources_of(text)
    assert voice_of(sources, sources.attributions[-1]) == label


@pytest.mark.parametrize(
    "text",
    [
        "Rita Moss, 54, wept as she apologized to her clients.",
        "The envoy, Per Holm, left the talks on Monday.",
    ],
)
def test_what_is_no_source(text: str) -> None:
    assert not sources_of(text).attributions


def test_whoever_is_told_is_not_who_tells() -> None:
    sources = sources_of("Ministers hid flood report, MPs told\n\nThe secretary left on Monday.")
    assert sources.attributions[0].source_resolution == "implied"


def test_a_claim_to_have_done_something_is_made_by_its_subject_alone() -> None:
    sources = sources_of("The army claimed to have retaken the town.")
    assert [voice_of(sources, a) for a in sources.attributions] == ["army"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Rosa Quint, 71, sat down. “I am sad,” the grandmother said.", "Rosa Quint"),
        ("Rosa Quint, 34, was hurt. “I am sad,” the mum-of-three said.", "Rosa Quint"),
        (
            "Tom Hale, 22, beat Jo Bell, 31. It was late. “I am glad,” the 22-year-old said.",
            "Tom Hale",
        ),
        ("Rosa Quint, 71, sat down. “I am sad,” the retired cook said.", "Rosa Quint"),
        ("Tom Hale beat Jo Bell. “I am glad,” the 22-year-old said.", "22-year-old"),
        ("Tom Hale, 34, fell. “I am glad,” the 22-year-old said.", "22-year-old"),
        ("Tom Hale sat down. “I am sad,” the grandmother said.", "grandmother"),
    ],
)
def test_whoever_is_told_of_by_age_or_family_is_who_was_named(text: str, label: str) -> None:
    sources = sources_of(text)
    assert voice_of(sources, sources.attributions[-1]) == label


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee wrote to the council warning that lives will be lost.",
        "Ann Lee wrote to Downing Street in May warning that lives will be lost.",
        "Ann Lee sent a letter to ministers saying it was late.",
    ],
)
def test_a_letter_speaks_for_its_writer_and_not_for_its_reader(text: str) -> None:
    sources = sources_of(text)
    assert [voice_of(sources, a) for a in sources.attributions] == ["Ann Lee"]


def test_it_read_quotes_the_paper_told_of_last() -> None:
    sources = sources_of("Ann Lee said the reply was two lines long. It read: “Noted with thanks.”")
    assert voice_of(sources, sources.attributions[-1]) == "reply"
