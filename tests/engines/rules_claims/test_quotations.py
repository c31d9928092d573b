"""Words in quotation marks: whose claim they are, and that none of them is lost."""

import re
from pathlib import Path

import pytest

from tests.engines.rules_claims.readings import labels, read


@pytest.mark.parametrize(
    ("text", "speaker", "expected"),
    [
        (
            '"I was there. I could not breathe," Ann Cole said.',
            "Ann Cole",
            ["I was there.", "I could not breathe."],
        ),
        (
            'Ann Cole said: "Our officers showed restraint, and they were attacked with bolts."',
            "Ann Cole",
            ["Our officers showed restraint.", "They were attacked with bolts."],
        ),
        (
            'A source close to the crew told us: "He stank of whisky. Everybody knew it."',
            "source close to the crew",
            ["He stank of whisky.", "Everybody knew it."],
        ),
        (
            '"Okafor was a metre offside. It is a disgrace," Ann Cole fumed.',
            "Ann Cole",
            ["Okafor was a metre offside."],
        ),
        (
            '"I was there. I ran. He lied, and he got caught. It went off," Ann Cole said.',
            "Ann Cole",
            ["I was there.", "I ran.", "He lied, and he got caught.", "It went off."],
        ),
        (
            '"And when it stopped," Ann Cole said, "I came back."',
            "Ann Cole",
            ["When it stopped I came back."],
        ),
        ('"We won," Hart wrote on X.', "Hart", ["We won."]),
        (
            '"This is," Ann Cole told reporters, "a dark day for Vasa."',
            "Ann Cole",
            ["This is a dark day for Vasa."],
        ),
        (
            '"I will resign if I am wrong," Ann Cole told Tom Briggs.',
            "Ann Cole",
            ["I will resign if I am wrong."],
        ),
        (
            '"The balance sheet looks stretched," Ann Cole wrote, "and the dividend is gone."',
            "Ann Cole",
            ["The balance sheet looks stretched.", "The dividend is gone."],
        ),
    ],
)
def test_what_stands_within_the_marks_is_the_speakers_claim(
    text: str, speaker: str, expected: list[str]
) -> None:
    reading = read(text)
    assert [claim.text for claim in reading.claims] == expected
    for claim in reading.claims:
        assert labels(reading)[claim.asserted_by] == speaker
        assert claim.attribution_id is not None
        assert claim.factuality[-1].value == "U"


def test_a_quotation_that_the_source_interrupts_has_both_parts_as_evidence() -> None:
    (claim,) = read('"This is," Ann Cole told reporters, "a dark day for Vasa."').claims
    assert [span.exact for span in claim.evidence] == ["This is", "a dark day for Vasa."]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('Asked whether she would quit, Ann Cole said: "No."', "not_self_contained"),
        ("Outside hung a sheet, 'It's a war on workers,' in red paint.", "ambiguous"),
    ],
)
def test_a_quotation_that_makes_nobodys_claim_is_dropped(text: str, why: str) -> None:
    reading = read(text)
    assert reading.claims == ()
    assert [item.why for item in reading.dropped] == [why]


def test_a_word_within_single_marks_leaves_the_sentence_to_its_author() -> None:
    (claim,) = read("The 'drunk' skipper rammed a sandbank off Port Halden.").claims
    assert claim.asserted_by == "v0"


def test_what_a_source_interrupts_without_marks_is_one_whole_claim() -> None:
    claim = read("The bridge, Ann Cole said, had been closed for a week.").claims[0]
    assert claim.text == "The bridge had been closed for a week."
    assert claim.asserted_by != "v0"


def test_two_things_that_a_source_says_are_two_claims() -> None:
    reading = read("Acme Ltd said the ship had been slow and that its engines had failed.")
    assert [claim.text for claim in reading.claims] == [
        "The ship had been slow.",
        "Its engines had failed.",
    ]


def test_a_claim_is_never_cut_off_before_its_verb() -> None:
    text = 'Amy Poole told the inquest that Briggs, she believed, had been "tired" that night.'
    texts = {claim.text for claim in read(text).claims}
    assert texts == {'Briggs had been "tired" that night.'}


def test_what_a_banner_reads_is_no_claim_of_the_author() -> None:
    reading = read("'It's a war on workers,' read one banner.")
    assert all(claim.asserted_by != "v0" for claim in reading.claims)


def test_nothing_quoted_is_lost_where_the_speaker_goes_on_without_marks() -> None:
    reading = read('"I was there. I ran," Ann Cole said, adding that 15 men had been hurt.')
    assert [claim.text for claim in reading.claims] == [
        "I was there.",
        "I ran.",
        "15 men had been hurt.",
    ]


def test_a_few_quoted_words_without_a_verb_are_no_claim_of_their_own() -> None:
    text = 'The mayor, Ann Cole, told reporters that she had asked Tom Webb for "a full account".'
    assert all("full account" not in c.text or "asked" in c.text for c in read(text).claims)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Acme Ltd cut its forecast on Thursday and said it would shed 1,200 jobs.",
            ["Acme Ltd cut its forecast on Thursday.", "It would shed 1,200 jobs."],
        ),
        (
            'The mayor called the plan "a gift" and said it would "destroy the town".',
            ['The mayor called the plan "a gift".', 'It would "destroy the town".'],
        ),
        (
            "Anna Hall resigned and accused the board of lying.",
            ["Anna Hall resigned.", "Anna Hall accused the board of lying."],
        ),
        (
            "Prices rose 4% in May and economists said they would rise further.",
            ["Prices rose 4% in May.", "They would rise further."],
        ),
    ],
)
def test_what_somebody_did_before_they_spoke_is_a_claim_too(text: str, expected: list[str]) -> None:
    assert [claim.text for claim in read(text).claims] == expected


def test_a_hedge_behind_the_interruption_is_no_hedge_of_the_main_clause() -> None:
    (claim,) = read('"He stole," Ann Cole said, "because he could."').claims
    assert (claim.text, claim.factuality[0].value) == ("He stole because he could.", "CT+")


def test_a_quotation_within_a_clause_is_not_cut() -> None:
    text = 'Ann Cole said the sale looked like "a rush to the door before the auditors arrive".'
    assert [claim.text for claim in read(text).claims] == [
        'The sale looked like "a rush to the door before the auditors arrive".'
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"Ships? Let them sail by and salute my kitchen," Ann Cole said, leaving the room.',
        '"They took the car. Why us? The dog?" she told the court.',
        '"They took the car. Why us? The dog?" Ann Cole told the court.',
        'The road is shut. "What a day!" said Ann Cole.',
        '"To whom? The council?" Ann Cole asked.',
    ],
)
def test_words_in_quotation_marks_before_their_cue_are_never_the_authors_claim(text: str) -> None:
    own = [claim.text for claim in read(text).claims if claim.asserted_by == "v0"]
    assert own in ([], ["The road is shut."])


@pytest.mark.parametrize(
    ("speech", "certain"),
    [
        ("If you lock the door, people stop coming", "PS+"),
    ],
)
def test_what_a_speaker_supposes_of_anybody_is_the_speakers(speech: str, certain: str) -> None:
    (claim,) = read(f'"{speech}," Ann Cole said.').claims
    assert (claim.asserted_by, claim.factuality[0].value) == ("v1", certain)


def test_what_the_reader_is_told_to_do_is_no_claim() -> None:
    assert not read("If you see him, call the police.").claims
    assert not read('"If you see him, call the police," Ann Cole said.').claims


_SPEECH_BEHIND = re.compile(r'["”],?\s+(?:(?:he|she|they|[A-Z]\w+) )+(?:said|told|says|added)\b')


def test_no_whole_claim_of_an_author_in_the_labelled_texts_holds_speech_with_its_cue() -> None:
    folders = [Path("evals/registers") / name for name in ("development", "attributions")]
    for path in (p for folder in folders for p in sorted((folder / "articles").glob("*.txt"))):
        claims = read(path.read_text(encoding="utf-8")).claims
        whole = (claim for claim in claims if claim.rule_id != "claim.participle")
        own = [claim.text for claim in whole if claim.asserted_by == "v0"]
        assert not [text for text in own if _SPEECH_BEHIND.search(text)], path.name


@pytest.mark.parametrize("cue", ["as a local blog reported last week", "as the Gazette wrote"])
def test_what_was_reported_is_what_is_denied_and_not_the_denial(cue: str) -> None:
    claims = read(f"Ann Cole denied that the land was promised to a developer, {cue}.").claims
    assert {claim.text for claim in claims} == {"The land was promised to a developer."}
    assert sorted(claim.factuality[0].value for claim in claims) == ["CT+", "CT-"]


def test_an_object_pronoun_shows_that_the_role_is_somebody_else() -> None:
    text = 'Maureen Tibbs sat there when a warden told her to leave.\n\n"I live here," she said.'
    reading = read(text)
    (voice,) = {claim.asserted_by for claim in reading.claims if "live here" in claim.text}
    assert labels(reading)[voice] == "Maureen Tibbs"
