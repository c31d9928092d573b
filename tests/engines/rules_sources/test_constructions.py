"""Constructions that attribute, one sentence each: source, cue, content, kind, form and stance."""

import pytest

from tests.engines.rules_sources.reading import content_of, sources_of, voice_of


def _found(text: str) -> list[str]:
    sources = sources_of(text)
    return [
        f"{voice_of(sources, a)} | {a.cue.exact if a.cue else '-'} | {content_of(a)} | {a.kind}"
        for a in sources.attributions
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "A painting said to be worth £2m was stolen.",
            "unnamed sources | said to | A painting … be worth £2m | statement",
        ),
        (
            "The envoy is understood to have resigned.",
            "unnamed sources | is understood to | The envoy … have resigned | statement",
        ),
        (
            "Tenants were told by staff that the lift was unsafe.",
            "staff | were told | the lift was unsafe | statement",
        ),
        (
            "We have been told that the lift is unsafe.",
            "unnamed sources | have been told | the lift is unsafe | statement",
        ),
        (
            "The firm was ordered to repay the grant.",
            "unnamed sources | was ordered | to repay the grant | decree",
        ),
        (
            "The tower, dubbed “the Stump” by locals, will go.",
            "locals | dubbed | the Stump | statement",
        ),
        (
            "The mill, which surveyors say could collapse, is for sale.",
            "surveyors | say | could collapse | statement",
        ),
        (
            "It was shut in what the firm describes as a pause.",
            "firm | describes | a pause | statement",
        ),
        ("Residents call it vandalism.", "Residents | call | vandalism | statement"),
        (
            "Tenants asked for more time to pay.",
            "Tenants | asked for | more time to pay | desire",
        ),
        (
            "The firm expects to open a depot in May.",
            "firm | expects | to open a depot in May | intention",
        ),
        (
            "The auditor put the loss at £4m.",
            "auditor | put | the loss at £4m | statement",
        ),
        (
            "She questioned whether the sums added up.",
            "unnamed speaker | questioned | whether the sums added up | statement",
        ),
        (
            "The ferry was overloaded, Marwick Crown Court heard.",
            "Marwick Crown Court | heard | The ferry was overloaded | statement",
        ),
        (
            "Hospital records show Ann Mott asked twice.",
            "Hospital records | show | Ann Mott asked twice | statement",
        ),
        (
            "There were reports on social media that the pier had burnt.",
            "unnamed sources | reports | the pier had burnt | statement",
        ),
        (
            "Traders condemned the “shameful” delay.",
            "Traders | condemned | shameful | statement",
        ),
    ],
)
def test_constructions(text: str, found: str) -> None:
    assert found in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Marsh report is out.",
        "She called him yesterday.",
        "He put the kettle on at once.",
        "The man is not believed to be armed.",
        "Drivers had been asked to wait.",
        "He heard the door close.",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Sheriff: Man held after barn fire", "Sheriff", "Man held after barn fire"),
        ("Rents will double by spring – study", "study", "Rents will double by spring"),
    ],
)
def test_headlines_name_their_source(headline: str, source: str, content: str) -> None:
    sources = sources_of(f"{headline}\n\nIt was a long day in the valley of the Orr.")
    assert [(a.source and a.source.exact, content_of(a)) for a in sources.attributions] == [
        (source, content)
    ]


@pytest.mark.parametrize("headline", ["Marwick: what we know so far", "Live: The vote is on"])
def test_headlines_that_name_a_topic(headline: str) -> None:
    assert _found(f"{headline}\n\nIt was a long day in the valley of the Orr.") == []


def test_speech_goes_on_behind_its_cue() -> None:
    sources = sources_of("“It broke,” Ann Mott said. “We ran.”\n\nAll was quiet. “Then it rained.”")
    assert content_of(sources.attributions[0]) == "It broke … We ran."


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ann Mott denied claims that she had lied.", "reject"),
        ("Ann Mott repeated claims that he had lied.", "neutral"),
        ("Ann Mott claimed that he had lied.", "neutral"),
        ("Ann Mott falsely claimed that he had lied.", "reject"),
    ],
)
def test_stances_of_claims(text: str, stance: str) -> None:
    assert sources_of(text).attributions[-1].stance == stance


def test_answers_between_questions_without_marks() -> None:
    text = (
        "The potter Ann Mott, 60, has fired clay for forty years. Mott lives in Orrin.\n\n"
        "How did you begin?\n\nI found a kiln. My aunt had left it.\n\n"
        "Did it work?\n\nNot for me.\n\n"
        "Collectors say you gave up.\n\nI never did.\n\n"
        "What is next?\n\nI am building a wall.\n\nA show opens in May."
    )
    answers = [a for a in sources_of(text).attributions if a.form == "direct"]
    assert [content_of(a) for a in answers] == [
        "I found a kiln. My aunt had left it.",
        "Not for me.",
        "I never did.",
        "I am building a wall.",
    ]


def test_questions_in_a_report_make_no_interview() -> None:
    text = (
        "Ann Mott has a plan.\n\nWill it work?\n\nThe council doubts it. Mott was told in May.\n\n"
        "Who will pay?\n\nThe state.\n\nAnd then?\n\nNobody knows."
    )
    assert all(a.form != "direct" for a in sources_of(text).attributions)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "But according to officials, the trust will cut 12 posts.",
            ["officials | according to | the trust will cut 12 posts | statement"],
        ),
        (
            "Yet, according to documents seen by the Gazette, the trust will close.",
            [
                "documents | according to | the trust will close | statement",
                "Gazette | seen by | the trust will close | statement",
            ],
        ),
        ("But the trust, according to officials, will close.", None),
    ],
)
def test_what_only_joins_a_sentence_to_the_last_is_nobodys_word(
    text: str, found: list[str] | None
) -> None:
    assert _found(text) == (
        found or ["officials | according to | But the trust … will close | statement"]
    )


def test_a_hearer_is_not_what_is_to_be_done() -> None:
    assert not _found("Staff learned of the plan from a letter to parents.")
    told = _found("The mayor's call to residents to save water was heeded.")
    assert told == ["mayor | call | to save water | statement"]
