"""Loaded wordings: in what extent, in which sense, by what means and in whose words."""

import pytest

from tests.engines.rules_claims.readings import labels, read


def _found(text: str) -> list[str]:
    return [item.span.exact for item in read(text).language]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The plan is an absolute shambles.", ["absolute shambles"]),
        ("It was a cruel and callous decision.", ["cruel and callous"]),
        ("Heartless town hall bosses shut the pool.", ["Heartless town hall bosses"]),
        ("The owner milked the club dry.", ["milked the club dry"]),
        ("He looked the jury in the eye.", ["looked the jury in the eye"]),
        ("The audit is riddled with mistakes.", ["riddled with mistakes"]),
    ],
)
def test_how_far_a_wording_reaches(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Residents blast the council over bins.", ["blast"]),
        ("The blast near the market killed two.", []),
        ("It is an ardent plea.", ["ardent"]),
        ("Ardent paid. The clerk blamed Ardent for it.", []),
        ("The party ditched its pledge.", ["ditched"]),
        ("The lorry came to rest in a ditch.", []),
        ("Lobbyists hijacked the debate.", ["hijacked"]),
        ("Two men hijacked the plane.", []),
        ("Calling it progress is vandalism.", ["vandalism"]),
        ("Police arrested two boys for vandalism.", []),
        ("She was shaking with fury.", ["shaking", "fury"]),
        ("He was shaking the jar.", []),
        ("The report is rubbish.", ["rubbish"]),
        ("The rubbish is collected on Mondays, with recycling bins.", []),
        ("The dam stretches for two miles.", []),
        ("Predictably, they lost.", ["Predictably"]),
        ("Yields vary predictably with age.", []),
        ("The minister caved under pressure.", ["caved"]),
        ("The roof caved under snow.", []),
        ("They sold the lies of the regime.", ["lies", "regime"]),
        ("The town lies on the coast.", []),
        ("Opponents called the deaths “state murder”.", ["state murder"]),
        ("A jury called the deaths murder.", []),
        ("The cattle were screaming in the dark.", []),
        ("“Get out,” the minister screamed.", ["screamed"]),
        ("He made inflammatory remarks.", ["inflammatory"]),
        ("She has inflammatory bowel disease.", []),
        ("They blame Big Pharma.", ["Big Pharma"]),
        ("The big media group sold a paper.", []),
        ("They want to neuter the watchdog.", ["neuter"]),
        ("They want to neuter the cat.", []),
        ("The host ripped the senator over the vote.", ["ripped"]),
        ("She ripped her coat on a nail.", []),
        ("The trust was rapped over delays.", ["rapped"]),
        ("He rapped on the window.", []),
        ("Crime has exploded under the mayor.", ["exploded"]),
        ("A device exploded under a car.", []),
        ("They gutted the budget for parks.", ["gutted"]),
        ("Fire gutted the warehouse.", []),
        ("The council wasted £2m on a logo.", ["wasted"]),
        ("No food was wasted.", []),
        ("Union militants shut the port.", ["Union militants"]),
        ("Two militants were killed by troops.", []),
        ("The policy is dangerous.", ["dangerous"]),
        ("It is a dangerous bend.", []),
        ("The party is bleeding votes in the north.", ["bleeding votes"]),
        ("He was bleeding from the nose.", []),
        ("Officers were called at 7.40 a.m. and found the door open.", []),
        ("The board will meet in May to set the budget for 2025.", []),
    ],
)
def test_in_which_sense_a_word_stands(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("text", "technique"),
    [
        ("The naysayers won.", "name_calling_or_labelling"),
        ("The so-called experts met.", "name_calling_or_labelling"),
        ("There is not a shred of evidence.", "exaggeration_or_minimisation"),
        ("The bank called it a realignment.", "exaggeration_or_minimisation"),
        ("It was a breach of trust.", "questioning_the_reputation"),
        ("It is now or never for the reef.", "appeal_to_time"),
        ("Mistakes were made.", "obfuscation"),
        ("It is our patriotic duty to buy it.", "flag_waving"),
        ("It was a superb, jaw-dropping show.", "loaded_language"),
    ],
)
def test_by_what_means_a_wording_works(text: str, technique: str) -> None:
    assert technique in {item.technique for item in read(text).language}


def test_a_quoted_word_of_a_headline_is_theirs_who_say_it_below() -> None:
    text = (
        "‘Callous’ closure of pool in Marden\n\n"
        "The pool in Marden closed on Monday.\n\n"
        "“It is a callous act,” said Ann Cole, who swam there for years."
    )
    reading = read(text)
    assert {labels(reading)[item.in_quote_of or "v0"] for item in reading.language} == {"Ann Cole"}


def test_a_quoted_word_without_a_speaker_is_put_in_nobody_s_mouth() -> None:
    text = (
        "‘Vile’ tax splits town\n\n"
        "A source close to the mayor said the tax was late. It starts in May."
    )
    assert read(text).language == ()


def test_an_article_that_opens_a_sentence_makes_no_name_of_what_follows() -> None:
    assert _found("The Kremlin-friendly bank lost the case.") == ["Kremlin-friendly"]


def test_a_label_behind_for_is_part_of_the_wording() -> None:
    assert _found("The court is a soft touch for thugs.") == ["soft touch for thugs"]


def test_a_scare_quoted_wording_is_listed_once() -> None:
    (item,) = read("The “realignment” began on Monday. Nobody came.").language
    assert (item.span.exact, item.technique) == ("realignment", "exaggeration_or_minimisation")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The opposition heaped scorn on the budget.", "language.violence"),
        ("The minister kvetched about his press.", "language.speech"),
        ("A tailspin became a hellscape.", "language.ruin"),
        ("The council is in thrall to builders.", "language.trickery"),
        ("The chairman is conceited.", "language.character"),
        ("The reform opened a can of worms.", "language.idiom"),
        ("The deal left her with egg on her face.", "language.idiom"),
        ("Many people are saying that the count was wrong.", "language.jargon"),
        ("They owe it to this great nation.", "language.patriotism"),
        ("It is a matter of common decency.", "language.values"),
        ("As everybody knows, the road is unsafe.", "language.appeal"),
        ("The vote was fair, and that's that.", "language.closing"),
        ("The crowd chanted: drain the swamp.", "language.slogan"),
        ("The publicity-crazed mayor opened a bridge.", "language.coinage"),
        ("Losing the shop felt like a bereavement.", "language.simile"),
        ("It is a pause, not a surrender.", "language.contrast"),
        ("“A museum is not a car park,” said Ann Cole.", "language.contrast"),
        ("He is the least trusted banker of our age.", "language.superlative"),
        ("They waited, waited and then left.", "language.repetition"),
        ("The council sends YOU the bill.", "language.capitals"),
    ],
)
def test_of_which_class_a_wording_is(text: str, rule: str) -> None:
    assert rule in {item.rule_id for item in read(text).language}


@pytest.mark.parametrize(
    "text",
    [
        "The court heard that he hid knives in a bag.",
        "Water levels rose in the Crow River on Sunday.",
        "Police in Milan arrested four people over the robbery of a bank.",
        "The ministry published crude oil output for May.",
        "The club signed a forward from Leeds for a fee of £4m.",
        "The three-headed statue stood in a rain-soaked garden.",
        "The insect looks like a wasp.",
        "The drug is not a vaccine, the agency said.",
        "The most populous district of the country voted.",
        "Duran Duran played in New York, New York.",
        "The WHO said that NATO and the IMF agreed.",
        "“Yes.” She paused. “Perhaps.”",
    ],
)
def test_plain_news_has_no_loaded_wording(text: str) -> None:
    assert _found(text) == []
