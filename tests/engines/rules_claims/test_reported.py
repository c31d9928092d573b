"""What a source says in a clause is never the author's certain claim, however it is broken up."""

import pytest

from tests.engines.rules_claims.readings import labels, read


def told(text: str) -> list[tuple[str, str]]:
    """Who asserts what, in the order of the text."""
    reading = read(text)
    names = labels(reading)
    return [(names[claim.asserted_by], claim.text) for claim in reading.claims]


@pytest.mark.parametrize(
    "content",
    [
        "about 400 people were in the square",
        "more than 400 people were in the square",
        "fewer than half of the pupils who sat the test passed it",
        "the drug, which critics call dangerous, is safe",
        "the messages, published last week by the website Lumen, proved that Voss had lied",
        "a second employee, identified only as Worker Two, corroborated the account",
        "the men, both from Ashford, were armed",
        "members, who walked out on Monday, would return",
        "Acme, whose chairman quit in May, owes the town money",
        "the fund, along with two others, holds the debt",
        "its members – most of them women – would strike",
        "the number of those who had left, and of those who stayed, was unknown",
        "his client, Ian Webb, 34, of Ashford, would appeal",
        "the levy, which lawmakers debate next month, would cost the firm $15 million",
        'the resignation "raises more questions than it answers"',
    ],
)
def test_a_clause_is_the_sources_whatever_stands_in_it(content: str) -> None:
    assert {voice for voice, _ in told(f"Anna Lund said {content}.")} == {"Anna Lund"}


@pytest.mark.parametrize(
    "text",
    [
        "Anna Lund told the court the full story of how he fled.",
        'Anna Lund said he needs "a moment."',
        "Anna Lund said women (and men) earn less.",
    ],
)
def test_where_no_clause_is_read_it_is_claimed_that_it_was_said(text: str) -> None:
    (claim,) = read(text).claims
    assert (claim.asserted_by, claim.rule_id) == ("v0", "claim.speech_act")


def test_a_saying_beside_the_main_clause_makes_no_act_of_speech_of_it() -> None:
    text = "The case rests on messages which people near the inquiry say refer to “the usual”."
    (claim,) = read(text).claims
    assert claim.rule_id != "claim.speech_act"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lumen denies that it ignored any warning.", "It ignored any warning."),
        ("Lumen insisted that it was trading normally.", "It was trading normally."),
        ("The losing bidder believes it was strung along.", "It was strung along."),
    ],
)
def test_what_a_source_says_of_itself_is_its_claim_even_if_short(text: str, expected: str) -> None:
    (claim,) = read(text).claims
    assert claim.asserted_by != "v0"
    assert claim.text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The company said it would close two yards.", "The company would close two yards."),
        ("The ministry said it had received no bill.", "The ministry had received no bill."),
        ("Karo's air force said it had shot down two.", "Karo's air force had shot down two."),
        ("The company said it would cost $4 million.", "It would cost $4 million."),
        ("The board said it had taken three years.", "It had taken three years."),
        ("Tom Briggs said it would close on Monday.", "It would close on Monday."),
        ("A spokesman for the firm said it had sold a yard.", "It had sold a yard."),
    ],
)
def test_a_body_is_named_for_the_it_with_which_it_speaks_of_itself(
    text: str, expected: str
) -> None:
    (claim,) = read(text).claims
    assert claim.text == expected
    assert claim.evidence[0].exact.startswith("it ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The cub went to a shelter in Marl, where vets said it was thin but expected to live.",
            [("the author", "The cub went to a shelter in Marl."),
             ("vets", "It was thin but expected to live.")],
        ),
        (
            "The driver, who police say was drunk, fled.",
            [("police", "The driver was drunk."), ("the author", "The driver fled.")],
        ),
        (
            "The road, which the council insists is safe, was shut.",
            [("council", "The road is safe."), ("the author", "The road was shut.")],
        ),
        (
            "The man, who the court heard had been drinking, was jailed.",
            [("court", "The man had been drinking."), ("the author", "The man was jailed.")],
        ),
        (
            "The firm, whose boss has said it will not pay, closed.",
            [("the author", "The firm closed."), ("boss", "It will not pay.")],
        ),
        (
            "Usage fell by 18 percent, the report says, while visits to the hall rose slightly.",
            [("report", "Usage fell by 18 percent."),
             ("report", "Visits to the hall rose slightly.")],
        ),
        ("Three died, police said.", [("police", "Three died.")]),
    ],
)  # fmt: skip
def test_what_is_said_in_a_relative_clause_or_behind_the_cue(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Campaigners say the firm dumped waste. Halden denies this.",
         [("Campaigners", "CT+"), ("Halden", "CT-")]),
        ("The council fined the firm in May. Mr Hale, 43, disputes that.",
         [("the author", "CT+"), ("Hale", "CT-")]),
        ("“He took the money,” Ms Lee said. Mr Hale strongly denies it.",
         [("Lee", "CT+"), ("Hale", "CT-")]),
        # it is not told which of two things is meant
        ("Ms Lee said he lied and Mr Reed said he fled. Mr Hale denies it.",
         [("Lee", "CT+"), ("Reed", "CT+"), ("the author", "CT+")]),
    ],
)  # fmt: skip
def test_whoever_denies_what_was_said_before_denies_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    reading = read(text)
    names = labels(reading)
    found = [(names[claim.asserted_by], claim.factuality[0].value) for claim in reading.claims]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The leak was reported at 6:40 a.m.", "CT+"),
        ("A man is reported to have left.", "U"),
        ("Nobody died, whatever you may have read online.", "CT+"),
        ("The depot is safe, whoever may say otherwise.", "CT+"),
    ],
)
def test_what_is_reported_to_somebody_is_no_hearsay_and_a_concession_no_hedge(
    text: str, value: str
) -> None:
    assert read(text).claims[0].factuality[-1].value == value
