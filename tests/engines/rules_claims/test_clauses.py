"""How sentences are cut into clauses, and how each clause reads as a sentence of its own."""

import pytest

from tests.engines.rules_claims.readings import document, read


def texts(text: str) -> list[str]:
    return [claim.text for claim in read(text).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Dr. Ivo Lenz, who directs the institute in Karo and has no stake in the firm, "
                "estimated that a third of the wells were dry."
            ),
            [
                "Ivo Lenz directs the institute in Karo.",
                "Ivo Lenz has no stake in the firm.",
                "A third of the wells were dry.",
            ],
        ),
        (
            "“Not so,” swears Noa Field, who has worked in Karo since 2019.",
            ["Noa Field has worked in Karo since 2019."],
        ),
        (
            "Lea Brandt, whose brother was held for two years, spoke in Karo on Monday.",
            [
                "Lea Brandt spoke in Karo on Monday.",
                "Lea Brandt’s brother was held for two years.",
            ],
        ),
        (
            "The Office of Management and Budget cut grants and closed two offices.",
            [
                "The Office of Management and Budget cut grants.",
                "The Office of Management and Budget closed two offices.",
            ],
        ),
        (
            "For Reyes, who faces a fight next year, the vote is a risk.",
            [
                "For Reyes, who faces a fight next year, the vote is a risk.",
                "Reyes faces a fight next year.",
            ],
        ),
        (
            "The sums are brutal: with a majority of two, he can lose only one vote.",
            ["The sums are brutal.", "With a majority of two, he can lose only one vote."],
        ),
        (
            "The fire tore through a shop, killing two people and forcing dozens from their homes.",
            [
                "The fire tore through a shop.",
                "The fire killed two people and forced dozens from their homes.",
            ],
        ),
        (
            "The bridge, built in 1932 and widened in 1971, carries 30,000 cars a day.",
            [
                "The bridge was built in 1932 and widened in 1971.",
                "The bridge carries 30,000 cars a day.",
            ],
        ),
        (
            "The Harbour Workers' Union, which has 3,200 members, is calling for a rise.",
            [
                "The Harbour Workers' Union is calling for a rise.",
                "The Harbour Workers' Union has 3,200 members.",
            ],
        ),
        (
            "The firm runs a yard in Karo, where 90 people will lose their jobs.",
            ["The firm runs a yard in Karo.", "In Karo, 90 people will lose their jobs."],
        ),
        (
            "The head of the union, who resigned in May, met ministers in Karo.",
            [
                "The head of the union met ministers in Karo.",
                "The head of the union resigned in May.",
            ],
        ),
        (
            "The mill above Orrin, which the town built in 1974, failed after rain.",
            ["The mill above Orrin, which the town built in 1974, failed after rain."],
        ),
    ],
)
def test_a_relative_clause_is_read_behind_what_it_tells_of(text: str, expected: list[str]) -> None:
    assert sorted(texts(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "After the clerk opened the safe in 1971, the bank sacked him.",
            ["The clerk opened the safe in 1971.", "The bank sacked him."],
        ),
        (
            "When the pump failed on Monday and the nurse was away, a porter stepped in.",
            ["The pump failed on Monday.", "The nurse was away.", "A porter stepped in."],
        ),
        (
            "Although the council has sold the hall, the choir still meets there.",
            ["The council has sold the hall.", "The choir still meets there."],
        ),
        (
            "When prices rise in Karo, the poor suffer first.",
            ["When prices rise in Karo, the poor suffer first."],
        ),
        (
            "After two years of talks, the firms signed a deal in Karo.",
            ["After two years of talks, the firms signed a deal in Karo."],
        ),
        (
            "If the court agreed in May, the tax would fall.",
            ["If the court agreed in May, the tax would fall."],
        ),
    ],
)
def test_a_clause_before_the_main_one_is_told_where_it_is_past(
    text: str, expected: list[str]
) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At least 40 people were killed and more than 200 were missing in Karo.",
            ["At least 40 people were killed.", "More than 200 were missing in Karo."],
        ),
        (
            "Doctors argued that the pumps were safe, and nurses have disputed it since May.",
            ["The pumps were safe.", "Nurses have disputed it since May."],
        ),
        (
            "Boats across the bay face a longer wait after crews voted to strike in May.",
            ["Boats across the bay face a longer wait.", "Crews voted to strike in May."],
        ),
        (
            "No water has been sold since a ruling of 1998, and the river has run dry.",
            ["No water has been sold since a ruling of 1998.", "The river has run dry."],
        ),
        (
            "There is a window that is broken, and the house has lost its roof.",
            ["There is a window that is broken.", "The house has lost its roof."],
        ),
        (
            "Cole scored with a low drive, then headed the winner in the last minute.",
            ["Cole scored with a low drive.", "Cole headed the winner in the last minute."],
        ),
        ("The road to Karo is all but closed.", ["The road to Karo is all but closed."]),
        (
            "Not only did the firm know of it, it hid the report from the inspectors.",
            ["Not only did the firm know of it, it hid the report from the inspectors."],
        ),
        (
            "Labour won in Karo, the Tories held Lund, and the Greens took Hull.",
            ["Labour won in Karo.", "The Tories held Lund.", "The Greens took Hull."],
        ),
        (
            "The ward has been shut since Lee left it in May, and has lost its beds.",
            ["The ward has been shut.", "Lee left it in May.", "The ward has lost its beds."],
        ),
        (
            "They make twice as much on a litre as they did in May.",
            ["They make twice as much on a litre as they did in May."],
        ),
        (
            "Testers had to press it twice before it gave an answer.",
            ["Testers had to press it twice before it gave an answer."],
        ),
        (
            "Speaking to union members in Leeds, she opened a hall and closed a bridge.",
            [
                "Speaking to union members in Leeds, she opened a hall.",
                "She closed a bridge.",
            ],
        ),
        (
            "Uber and Lyft, which have spent millions on it, cheered.",
            ["Uber and Lyft cheered.", "Uber and Lyft have spent millions on it."],
        ),
        (
            "A man, believed to be a surfer from Plymouth, was found dead.",
            ["A man was believed to be a surfer from Plymouth.", "A man was found dead."],
        ),
        (
            "Labour accused the government of a cover-up – a charge ministers deny.",
            ["Labour accused the government of a cover-up."],
        ),
        (
            "One nurse described having to wheel patients past collapsed ceilings.",
            ["One nurse described having to wheel patients past collapsed ceilings."],
        ),
        (
            "They warned that electing Gordon Pell, who gave the party £3m, was wrong.",
            ["Electing Gordon Pell was wrong.", "Gordon Pell gave the party £3m."],
        ),
        (
            "Police seized a ring said to be worth £9m.",
            ["Police seized a ring said to be worth £9m."],
        ),
        (
            "The bank said it did not expect new charges but could not rule them out.",
            ["It did not expect new charges but could not rule them out."],
        ),
        (
            "Had the council rejected it, Lee said, the land would have stood empty.",
            ["Had the council rejected it, the land would have stood empty."],
        ),
    ],
)
def test_clauses_with_subjects_of_their_own_are_parted(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ruling, handed down on Tuesday by a panel, ends a long case.",
            ["The ruling ends a long case.", "The ruling was handed down on Tuesday by a panel."],
        ),
        (
            "Ida Moss, 43, who lives by the site, accused the firm of theft.",
            ["Ida Moss accused the firm of theft.", "Ida Moss lives by the site."],
        ),
        (
            "The invoice runs to a single page, names no witness and asks £300 for a chair.",
            [
                "The invoice runs to a single page.",
                "The invoice names no witness.",
                "The invoice asks £300 for a chair.",
            ],
        ),
        (
            "The envoys met on Monday in Karo, hours after each had blamed the other.",
            ["The envoys met on Monday in Karo.", "Each had blamed the other."],
        ),
        (
            "The treasurer quit on Friday, a day after clerks had found the gap.",
            ["The treasurer quit on Friday.", "Clerks had found the gap."],
        ),
        (
            "The fund paid 400 claims, leaving some families in tents for a year.",
            [
                "The fund paid 400 claims.",
                "The fund paid 400 claims, leaving some families in tents for a year.",
            ],
        ),
        (
            "The fund, set up in 2018, paid 400 claims, leaving some families in tents.",
            [
                "The fund was set up in 2018.",
                "The fund paid 400 claims.",
                "The fund paid 400 claims, leaving some families in tents.",
            ],
        ),
        (
            "It was not until May, when a driver saw a crack, that the road was shut.",
            ["It was not until May, when a driver saw a crack, that the road was shut."],
        ),
        (
            "Born in Karo in 1938, Hale came north at nine and left school at 15.",
            ["Born in Karo in 1938, Hale came north at nine.", "Hale left school at 15."],
        ),
        (
            "Colleagues recalled a brusque, exacting woman who could shout.",
            ["Colleagues recalled a brusque, exacting woman who could shout."],
        ),
        (
            "He wore a battered, fading coat on stage.",
            ["He wore a battered, fading coat on stage."],
        ),
        (
            "Turnout was 38%, Ms Hale said, up from 29% in May.",
            ["Turnout was 38%, up from 29% in May."],
        ),
        (
            "The family of the man, who has not been named, met on Monday.",
            ["The man has not been named.", "The family of the man met on Monday."],
        ),
        ("A minister was understood to be asleep.", ["A minister was understood to be asleep."]),
        ("There were no injuries.", ["There were no injuries."]),
        (
            "He was born in Hull, studied law in Leeds and became an MP.",
            ["He was born in Hull.", "He studied law in Leeds.", "He became an MP."],
        ),
        (
            "The dam may not hold: the gate has lost two of its bolts.",
            ["The dam may not hold.", "The gate has lost two of its bolts."],
        ),
    ],
)
def test_each_clause_reads_with_its_subject(text: str, expected: list[str]) -> None:
    assert sorted(texts(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The senate approved a bill on Monday that would ban the sale.",
            ["The senate approved a bill on Monday that would ban the sale."],
        ),
        (
            "The senate approved a bill Monday that would ban the sale of arms.",
            [
                "The senate approved a bill Monday that would ban the sale of arms.",
                "A bill would ban the sale of arms.",
            ],
        ),
        (
            "The family did not have a lawyer who could speak for it on Monday.",
            ["The family did not have a lawyer who could speak for it on Monday."],
        ),
        (
            "It was a mistake that cost him the race in Karo.",
            ["It was a mistake that cost him the race in Karo."],
        ),
        (
            "A man who was drunk when he hit a car in Karo, killing a boy, has been jailed.",
            [
                "A man who was drunk when he hit a car in Karo, killing a boy, has been jailed.",
                "A man was drunk when he hit a car in Karo.",
            ],
        ),
    ],
)
def test_what_a_new_thing_is_said_to_do_is_told_of_it(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_hearsay_of_a_subject_with_an_aside_is_nobodys() -> None:
    reading = read("Petra Cole, who won in May, reportedly has an eye on the senate.")
    hearsay = next(claim for claim in reading.claims if "eye" in claim.text)
    assert hearsay.text == "Petra Cole reportedly has an eye on the senate."
    assert [value.value for value in hearsay.factuality] == ["CT+", "U"]


@pytest.mark.parametrize(
    "said",
    [
        "A canal is not a ditch",
        "You cannot run a school on jam",
        "And you don't get that back",
        "No mother should have to choose",
        "A town that sells its well sells its children",
        "A promise nobody keeps is no promise at all",
        "Everyone deserves a second chance",
        "What we are offered is a slogan and a smile",
        "This is a marriage, not a funeral",
        "It's an utter shambles",
    ],
)
def test_what_only_appeals_is_no_claim(said: str) -> None:
    reading = read(f"“{said},” said Ann Cole in Karo.")
    assert [(d.why, d.rule_id) for d in reading.dropped] == [("opinion", "dropped.rhetoric")]
    assert not reading.claims


@pytest.mark.parametrize(
    "said",
    [
        "You robbed a widow who trusted you",
        "You can see Mount Karo from the yard",
        "A lorry blocked the gate",
        "Every house in Karo has lost its roof",
        "No doctor came",
        "What we found was a crack in the beam",
    ],
)
def test_what_tells_of_somebody_or_something_is_a_claim(said: str) -> None:
    assert [c.text for c in read(f"“{said},” said Ann Cole.").claims] == [f"{said}."]


def test_who_says_so_behind_a_quotation_is_no_clause() -> None:
    assert texts("“The bridge was shut on Monday,” she said.") == ["The bridge was shut on Monday."]


def test_a_second_verb_takes_no_subject_of_another_number() -> None:
    told = texts("Clerks believe the money was moved to Karo but have not said why.")
    assert not any(text.startswith("The money have") for text in told)


def test_what_stands_before_a_saying_is_told_as_well() -> None:
    reading = read("Ann Cole sacked two clerks in Karo, saying they had sold files to a rival.")
    told, said = reading.claims
    assert (told.text, told.asserted_by) == ("Ann Cole sacked two clerks in Karo.", "v0")
    assert said.text == "They had sold files to a rival."


def test_what_a_body_is_cited_for_is_its_claim_whatever_ties_it_has() -> None:
    reading = read("According to the police, the two, whose names were kept back, filmed a port.")
    assert all(claim.asserted_by != "v0" for claim in reading.claims if "filmed" in claim.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(The bridge was shut on Monday.)", "The bridge was shut on Monday."),
        (
            "The bank (a small one) was shut on Monday.",
            "The bank (a small one) was shut on Monday.",
        ),
        ("And the bridge was shut on Monday.", "The bridge was shut on Monday."),
    ],
)
def test_a_claim_reads_as_a_sentence_of_its_own(text: str, expected: str) -> None:
    assert texts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was shut. (How long, nobody said.) Why? Never! Ask the mayor.",
        "“Never,” said Ann Cole. “Not once. It was a disgrace.” Others disagree.",
        "Read on. The firm, which lost 4% in May, said “no”; the union, stunned, said nothing.",
    ],
)
def test_no_sentence_vanishes(text: str) -> None:
    reading = read(text)
    claimed = {span.sentence for claim in reading.claims for span in claim.evidence}
    dropped = {item.sentence for item in reading.dropped}
    assert claimed | dropped == {s.index for s in document(text).included()}
    assert not claimed & dropped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "No crane was checked until one of them fell onto a bus.",
            [
                "No crane was checked until one of them fell onto a bus.",
                "One of them fell onto a bus.",
            ],
        ),
        (
            "The firm had never paid tax before the Treasury sued it.",
            ["The firm had never paid tax before the Treasury sued it.", "The Treasury sued it."],
        ),
        (
            "No one was hurt when the roof collapsed in Karo.",
            ["No one was hurt when the roof collapsed in Karo.", "The roof collapsed in Karo."],
        ),
        (
            "The firm refused to pay, until a judge fined it in May.",
            ["The firm refused to pay, until a judge fined it in May.", "A judge fined it in May."],
        ),
        (
            "Few people left before the storm hit the town.",
            ["Few people left before the storm hit the town.", "The storm hit the town."],
        ),
        (
            "Until the Treasury sued it in May, the firm had never paid tax.",
            ["Until the Treasury sued it in May, the firm had never paid tax."],
        ),
        (
            "A few people left before the storm hit the town.",
            ["A few people left.", "The storm hit the town."],
        ),
        (
            "Nobody was hurt, while the damage reached $4 million.",
            ["Nobody was hurt.", "The damage reached $4 million."],
        ),
        (
            "The mayor said until last year the bridge was safe.",
            ["The mayor said until last year the bridge was safe."],
        ),
    ],
)
def test_a_denial_keeps_what_limits_it(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The pump was found at 6:40 a.m. and was mended by 9:15 a.m., the mayor said.",
            ["The pump was found at 6:40 a.m.", "The pump was mended by 9:15 a.m."],
        ),
        (
            "The alarm was raised at 23:15 and crews were there by 23:30, the mayor said.",
            ["The alarm was raised at 23:15.", "Crews were there by 23:30."],
        ),
        (
            "Karo won 3:2 and went through on Sunday, the club said.",
            ["Karo won 3:2.", "Karo went through on Sunday."],
        ),
        (
            "Members backed the plan by 2:1 and the bank was told, the mayor said.",
            ["Members backed the plan by 2:1.", "The bank was told."],
        ),
        (
            "The vicar read Luke 6:31 and was applauded.",
            ["The vicar read Luke 6:31 and was applauded."],
        ),
        (
            "The plan is plain: the bank will be sold in May.",
            ["The plan is plain.", "The bank will be sold in May."],
        ),
    ],
)
def test_a_colon_within_a_time_or_a_score_ends_no_clause(text: str, expected: list[str]) -> None:
    assert sorted(texts(text)) == sorted(expected)
