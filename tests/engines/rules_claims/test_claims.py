"""Claims: what is taken from a sentence, who asserts it, how sure each voice is."""

import pytest

from tests.engines.rules_claims.readings import document, first_claim, labels, read
from tests.seeds import seed_000, seed_004


def test_what_a_source_says_is_the_claim_without_its_frame() -> None:
    reading = read("The river burst its banks on Monday, Mayor Ann Cole said.")
    (claim,) = reading.claims
    assert claim.text == "The river burst its banks on Monday."
    assert "Cole" in labels(reading)[claim.asserted_by]
    assert [f.value for f in claim.factuality] == ["CT+", "U"]
    assert claim.factuality[-1].voice_id == "v0"


def test_every_included_sentence_gives_a_claim_or_is_listed_as_dropped() -> None:
    for text in (seed_000(), seed_004()):
        reading = read(text)
        claimed = {span.sentence for claim in reading.claims for span in claim.evidence}
        dropped = {item.sentence for item in reading.dropped}
        assert not claimed & dropped
        assert claimed | dropped == {s.index for s in document(text).included()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister flew to Rome, and the talks ended on Friday.",
            ["The minister flew to Rome.", "The talks ended on Friday."],
        ),
        (
            "The shop closed in May; its owner moved to Spain.",
            ["The shop closed in May.", "Its owner moved to Spain."],
        ),
        (
            "Ministers met the miners, who have rejected the offer.",
            ["Ministers met the miners.", "The miners have rejected the offer."],
        ),
        (
            "If the bill passes, and the court agrees, the tax will rise.",
            ["If the bill passes, and the court agrees, the tax will rise."],
        ),
        (
            "She met the leader of the party, who resigned.",
            ["She met the leader of the party.", "The leader of the party resigned."],
        ),
        (
            "The firm employs 300 people and 20 apprentices.",
            ["The firm employs 300 people and 20 apprentices."],
        ),
    ],
)
def test_sentences_are_cut_only_where_it_is_safe(text: str, expected: list[str]) -> None:
    assert [claim.text for claim in read(text).claims] == expected


def evidence(text: str) -> list[str]:
    """The evidence of each claim; what stands apart is parted by a stroke."""
    return [" | ".join(s.exact for s in claim.evidence).rstrip(".") for claim in read(text).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ministers met the miners, who have rejected the offer.",
            ["Ministers met the miners", "who have rejected the offer"],
        ),
        (
            "The bank, which employs 4,000 people, lost money in May.",
            ["The bank | lost money in May", "which employs 4,000 people"],
        ),
        (
            "The trust paid for the study, which also looks at rents.",
            ["The trust paid for the study", "which also looks at rents"],
        ),
        (
            "A miner who worked in the pit for 20 years has died in Ashford.",
            [
                "A miner who worked in the pit for 20 years has died in Ashford",
                "who worked in the pit for 20 years",
            ],
        ),
        (
            "The map, drawn by hand in 1810, was sold in Paris.",
            ["The map, drawn by hand in 1810", "The map | was sold in Paris"],
        ),
        (
            "A lorry hit the bridge in Marsden, killing two drivers.",
            ["A lorry hit the bridge in Marsden", "killing two drivers"],
        ),
        (
            "Sales fell to 400 cars, about a third of the total.",
            ["Sales fell to 400 cars", "about a third of the total"],
        ),
        (
            "The village has welcomed the plan, with 300 people signing a letter.",
            ["The village has welcomed the plan", "300 people signing a letter"],
        ),
        (
            "The firm closed two shops and sacked its chairman.",
            ["The firm closed two shops", "sacked its chairman"],
        ),
        (
            "The firm will close two shops and sell its lorries.",
            ["The firm will close two shops", "sell its lorries"],
        ),
        (
            "The driver was arrested in Leeds and charged with theft.",
            ["The driver was arrested in Leeds", "charged with theft"],
        ),
        (
            "The more they pay, the longer they stay, and the richer the town is.",
            ["The more they pay, the longer they stay, and the richer the town is"],
        ),
        (
            "The singer was born in Leeds and moved to Hull.",
            ["The singer was born in Leeds", "moved to Hull"],
        ),
        (
            "The report found that staff left, that rooms shut and that files were lost.",
            ["staff left", "rooms shut", "files were lost"],
        ),
        (
            "The firm employs 500 people and made £3m last year.",
            ["The firm employs 500 people", "made £3m last year"],
        ),
        (
            "The firm designs and builds boats.",
            ["The firm designs and builds boats"],
        ),
        (
            "She met the man who robbed a bank and stole a car.",
            ["She met the man who robbed a bank and stole a car"],
        ),
        (
            "The mayor left the hall after protesters broke a window.",
            ["The mayor left the hall", "protesters broke a window"],
        ),
        (
            "The mayor may leave the hall after protesters broke a window.",
            ["The mayor may leave the hall after protesters broke a window"],
        ),
        (
            "The mayor left the hall after two hours.",
            ["The mayor left the hall after two hours"],
        ),
        (
            "Sales have risen in the north – they fell in the south.",
            ["Sales have risen in the north", "they fell in the south"],
        ),
        (
            "The road is shut, the bridge is closed.",
            ["The road is shut", "the bridge is closed"],
        ),
        (
            "The firm has 40 boats and 12 of them sank.",
            ["The firm has 40 boats", "12 of them sank"],
        ),
        (
            "The river rose in Alton, though the town is said to be safe.",
            ["The river rose in Alton", "the town | be safe"],
        ),
        (
            "The plan would cost between 90 000 and 110 000 euros.",
            ["The plan would cost between 90 000 and 110 000 euros"],
        ),
    ],
)
def test_evidence_is_the_shortest_stretch_that_makes_the_claim(
    text: str, expected: list[str]
) -> None:
    assert sorted(evidence(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The firm closed two shops and sacked its chairman.", "The firm sacked its chairman."),
        (
            "The driver was held in Leeds and charged with theft.",
            "The driver was charged with theft.",
        ),
        ("The firm will close a shop and sell its lorries.", "The firm will sell its lorries."),
    ],
)
def test_a_verb_that_shares_its_subject_is_read_with_it(text: str, second: str) -> None:
    assert read(text).claims[1].text == second


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bridge collapsed on Sunday.", "CT+"),
        ("The bridge did not collapse on Sunday.", "CT+"),
        ("The bridge may collapse in the storm.", "PS+"),
        ("The bridge could not carry the load.", "CT+"),
        ("The bridge is likely to collapse in the storm.", "PR+"),
        ("The bridge appears to have collapsed.", "PR+"),
        ("The bridge is unlikely to reopen.", "PR-"),
        ("If the bridge collapses, the town will be cut off.", "PS+"),
        ("Four people were hurt when the bridge collapsed, possibly by debris.", "CT+"),
    ],
)
def test_the_wording_tells_how_sure_the_author_is(text: str, value: str) -> None:
    claim = first_claim(text)
    assert (claim.asserted_by, claim.factuality[-1].value) == ("v0", value)


def test_hearsay_is_never_the_authors_certain_claim() -> None:
    reading = read("Rebels are reported to have left the town of Karo.")
    (claim,) = reading.claims
    values = {labels(reading)[f.voice_id]: f.value for f in claim.factuality}
    assert claim.asserted_by != "v0"
    assert values["the author"] == "U"


def test_what_the_author_calls_false_is_certain_for_the_source_and_not_so_for_the_author() -> None:
    reading = read("The Ministry of Health falsely claimed that the clinic had closed.")
    (claim,) = reading.claims
    assert claim.text == "The clinic had closed."
    assert [f.value for f in claim.factuality] == ["CT+", "CT-"]


def test_who_denies_holds_it_untrue() -> None:
    reading = read("Jane Hall denied that the clinic had closed.")
    assert reading.claims[0].factuality[0].value == "CT-"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The quake killed 47 people in Kobe.", "numerical"),
        ("The flood led to a shortage of water in Kerala.", "causal"),
        ("The union urged the council to act.", "position"),
        ("The union welcomed the deal.", "position"),
        ("The union accused the council of theft.", "quotation"),
        ("The union called the plan “a disgrace”.", "quotation"),
        ("The council plans to sell the hall.", "position"),
        ("The council asked for more time.", "position"),
        ("The strike could cost jobs in Hull.", "prediction"),
        ("The council is expected to meet in May.", "prediction"),
        ("Sales fell 4% in May.", "numerical"),
        ("The road would cost £4m a year.", "numerical"),
        ("About 300 people live in the village.", "numerical"),
        ("A woman of 34 fell off the pier in Hull.", "event_property"),
        ("The board met for three hours in Hull.", "event_property"),
        ("Norland will hold an election.", "prediction"),
        ("The minister opened the bridge in Lyon.", "event_property"),
    ],
)
def test_kinds_of_claims(text: str, kind: str) -> None:
    assert first_claim(text).type == kind


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Who pays for it?", "no_factual_content"),
        ("Enough is enough.", "opinion"),
        ("Thank you, friends.", "no_factual_content"),
        ("Not this time.", "not_self_contained"),
        ("This is a disgrace to the town.", "opinion"),
        ("Nobody should pay for it.", "opinion"),
        ("Ask the council about it.", "no_factual_content"),
        ("If you close a school, you lose a village.", "no_factual_content"),
        ("So does the council.", "not_self_contained"),
    ],
)
def test_sentences_without_a_checkable_statement(text: str, why: str) -> None:
    reading = read(f"The minister opened the bridge in Lyon. {text}")
    assert [item.why for item in reading.dropped] == [why]
    assert len(reading.claims) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            (
                "Miriam Adeyemi KC told the court that Whitcombe had lied. She said that he had "
                "allegedly transferred the money in 41 payments."
            ),
            "he had allegedly transferred the money in 41 payments",
        ),
        (
            (
                "The minister, Lena Hart, met the union leader, Tom Briggs. He called her plan "
                '"a fraud". She replied that he had not read it.'
            ),
            "he had not read it",
        ),
        (
            "Ann Cole met Jane Hall in Lyon. She flew to Rome on Friday.",
            "she flew to Rome on Friday",
        ),
        ("Ann Cole opened the bridge in Lyon. He flew to Rome.", "he flew to Rome"),
        ("Tom Briggs said he would resign on Friday.", "he would resign on Friday"),
        ("The fund was shut in May. It had lost 40 percent.", "it had lost 40 percent"),
    ],
)
def test_a_pronoun_is_never_replaced_by_a_name(text: str, words: str) -> None:
    claim = read(text).claims[-1]
    assert claim.text == f"{words[0].upper()}{words[1:]}."
    assert claim.actors == ()


def test_who_what_where_and_when() -> None:
    claim = first_claim("Ann Cole opened three bridges in Lyon on Tuesday.")
    assert claim.actors == ("Ann Cole",)
    assert claim.action == "opened"
    assert claim.place == "Lyon"
    assert claim.time == "on Tuesday"
    assert [q.value for q in claim.quantities] == [3]
    assert claim.check_worthy is not None
    assert claim.check_worthy.level == "high"


def test_who_only_asks_something_in_quotation_marks_claims_nothing() -> None:
    assert not read("“How many more?” asked Ann Cole in Lyon.").claims


def test_words_within_marks_that_nobody_is_named_for_are_not_the_authors_claim() -> None:
    reading = read("The shop was quiet.\n\n“The river is full of old cars and nobody cleans it.”")
    assert all(claim.asserted_by != "v0" for claim in reading.claims if "river" in claim.text)


def test_what_a_body_is_cited_for_is_its_claim_even_without_a_known_verb() -> None:
    reading = read("Some 55 million folk dwell in flats, according to the World Housing Council.")
    claim = reading.claims[0]
    assert claim.asserted_by != "v0"
    assert claim.factuality[-1].value == "U"


def test_a_headline_only_announces_what_the_body_tells() -> None:
    body = "A fire destroyed the old theatre in Leeds on Sunday, the fire service said. "
    reading = read(f"Fire destroys old theatre in Leeds\n\n{body}Nobody was hurt in the fire.")
    texts = [claim.text for claim in reading.claims]
    assert sum("theatre" in text for text in texts) == 1
    assert [item.sentence for item in reading.dropped] == [0]


def test_a_chain_of_voices_has_a_value_for_each() -> None:
    reading = read(seed_004())
    claim = next(c for c in reading.claims if "gesture of goodwill" in c.text)
    chain = [labels(reading)[f.voice_id] for f in claim.factuality]
    assert chain == ["Center for Countering Disinformation", "Ukrinform", "the author"]
    assert [f.value for f in claim.factuality] == ["CT+", "U", "U"]


def test_excluded_regions_yield_nothing() -> None:
    reading = read(seed_004())
    texts = " ".join(claim.text for claim in reading.claims)
    assert "glider" not in texts
    assert "correction" not in texts
    assert "MANPADS" not in texts


def test_a_false_claim_of_an_example_is_rejected_by_its_author() -> None:
    claim = next(c for c in read(seed_000()).claims if "demonstrative actions" in c.text)
    assert [f.value for f in claim.factuality] == ["CT+", "CT-"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Others saw it differently.", "no_factual_content"),
        ("Not everyone is convinced.", "no_factual_content"),
        ("Reactions were mixed.", "no_factual_content"),
        ("Some residents said they were stunned.", "opinion"),
    ],
)
def test_what_only_tells_a_mood_is_dropped(text: str, why: str) -> None:
    reading = read(text)
    assert reading.claims == ()
    assert [item.why for item in reading.dropped] == [why]


def test_speech_that_leans_on_its_surroundings_is_still_the_speakers() -> None:
    reading = read('"He lied, and he got caught," said Priya Nair, a retired teacher.')
    (claim,) = reading.claims
    assert claim.text == "He lied, and he got caught."
    assert labels(reading)[claim.asserted_by] == "Priya Nair"


def test_two_acts_of_speech_of_one_source_are_two_claims() -> None:
    reading = read(
        "Opposition lawmakers blamed the government for cutting the budget by 30 percent and "
        "called on the environment minister to resign."
    )
    assert [(claim.type, claim.text) for claim in reading.claims] == [
        (
            "quotation",
            "Opposition lawmakers blamed the government for cutting the budget by 30 percent.",
        ),
        ("position", "Opposition lawmakers called on the environment minister to resign."),
    ]


def test_a_clause_within_a_sentence_is_not_lost_when_the_rest_is_speech() -> None:
    texts = [
        claim.text
        for claim in read(
            "The minister, who is facing calls to step down, said the budget had not been cut."
        ).claims
    ]
    assert texts == ["The minister is facing calls to step down.", "The budget had not been cut."]


def test_a_mood_in_passing_does_not_take_the_fact_away() -> None:
    reading = read("Furious patients were sent home as six hospitals shut.")
    texts = [claim.text for claim in reading.claims]
    assert texts == ["Furious patients were sent home.", "Six hospitals shut."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shamed firm insisted that the engines had failed.", "The engines had failed."),
        (
            "Analysts at Berenberg said that the company may need to raise fresh capital.",
            "The company may need to raise fresh capital.",
        ),
        ("Two shells fell. The second one hit a boy.", "The second one hit a boy."),
        ("The ministry said the bridge was safe. Engineers disagree.", "Engineers disagree."),
        (
            'The coach called the referee "a disgrace to the game".',
            'The coach called the referee "a disgrace to the game".',
        ),
        ("Doctors disagreed about the cause.", "Doctors disagreed about the cause."),
        (
            "Campaigners say the Government must ban the wrecks.",
            "The Government must ban the wrecks.",
        ),
    ],
)
def test_what_can_be_checked_is_kept(text: str, expected: str) -> None:
    assert read(text).claims[-1].text == expected


def test_who_disagrees_takes_a_position() -> None:
    claim = read("The ministry said the bridge was safe. Engineers disagree.").claims[-1]
    assert (claim.type, claim.actors) == ("position", ("Engineers",))


def test_an_age_is_not_who_a_relative_clause_tells_of() -> None:
    told = read('"Nobody told us," said Rosa Keane, 34, who was travelling with two children.')
    texts = [claim.text for claim in told.claims]
    assert "Rosa Keane was travelling with two children." in texts


def test_a_spokesman_named_in_the_clause_before_is_no_hearsay() -> None:
    told = read(
        "Labour said cuts were planned. A Downing Street spokesman denied that, saying that "
        "spending had risen by 4%."
    )
    claim = next(claim for claim in told.claims if claim.text.startswith("Spending had risen"))
    assert claim.factuality[0].value == "CT+"


@pytest.mark.parametrize("marks", ["!", "...", "“”.", "§", "— —"])
def test_a_line_without_words_breaks_nothing(marks: str) -> None:
    reading = read(f"The bridge was shut on Monday.\n\n{marks}\n\nIt was old.")
    assert [claim.text for claim in reading.claims][:1] == ["The bridge was shut on Monday."]
