"""What sort of statement a claim makes, how sure it is, and what is no claim at all."""

import pytest

from tests.engines.rules_claims.readings import first_claim, read


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("58 percent of Americans favor stricter laws on cars.", "numerical"),
        ("54 percent of likely voters back the bill.", "numerical"),
        ("54 percent consider Voss dishonest.", "numerical"),
        ("Such laws prevent one suicide for every 17 orders.", "numerical"),
        ("His boss ordered him to destroy records.", "event_property"),
        ("Neither claim could be independently verified.", "event_property"),
        ("The law favours large firms.", "position"),
        ("The union wants the council to sell the port.", "position"),
        ("A 96-year-old woman was killed by a bus.", "event_property"),
        ("A 9mm handgun was found in a drain.", "event_property"),
        ("The two are not on speaking terms.", "event_property"),
        ("Three in ten of the members plan to cut staff.", "numerical"),
        ("The governor called a special session for May.", "event_property"),
        ("The mayor was called a liar by two of the clerks.", "quotation"),
        ("The fire would not have spread without wind.", "event_property"),
        ("The rash on her arms was linked to the water.", "causal"),
        ("The drought led to a shortage of bread in Karo.", "causal"),
    ],
)
def test_a_position_is_a_voices_own_view(text: str, sort: str) -> None:
    assert first_claim(text).type == sort


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("The bridge is due to open in May.", "prediction"),
        ("The trial was scheduled to begin on Monday.", "prediction"),
        ("The film is slated to premiere in Cannes.", "prediction"),
        ("Ministers are to meet on Friday.", "prediction"),
        ("The plant is scheduled for closure.", "prediction"),
        ("The bill is unlikely to pass before May.", "prediction"),
        ("The aim is to win.", "event_property"),
        ("The delay was due to heavy rain.", "causal"),
        ("The drop is due to Anna Lee.", "causal"),
    ],
)
def test_what_is_planned_is_yet_to_come(text: str, sort: str) -> None:
    assert first_claim(text).type == sort


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("54 percent of likely voters back the bill.", "CT+"),
        ("The bridge was supposed to cost $210 million.", "PS+"),
        ("The talks were meant to end on Monday.", "PS+"),
        ("Its turnaround plan was on track.", "CT+"),
        ("The firm is on track to close the yard in May.", "PR+"),
        ("If it isn't on paper, it didn't happen in Karo.", "CT+"),
        ("If the dam fails, 3,000 homes will be flooded.", "PS+"),
        ("Neither claim could be independently verified.", "CT+"),
        ("It is not clear whether prosecutors have seen the report.", "U"),
    ],
)
def test_a_hedge_is_one_where_it_hedges(text: str, value: str) -> None:
    assert first_claim(text).factuality[-1].value == value


@pytest.mark.parametrize(
    "text",
    [
        "Another week, another defeat, another round of calls.",
        "Courage in secret is just another word for fear.",
        "Ian Webb never met a camera he didn't like.",
        "Common sense lives somewhere in between.",
        "What was in them.",
        "Yesterday was not one of them.",
    ],
)
def test_rhetoric_is_dropped_with_its_reason(text: str) -> None:
    reading = read(f"The bridge in Karo was shut on Monday. {text}")
    assert len(reading.claims) == 1
    (dropped,) = reading.dropped
    assert dropped.why in {"opinion", "no_factual_content", "not_self_contained"}


def test_what_a_crowd_shouts_is_no_fact() -> None:
    (claim,) = read('"Show us the list!" the supporters chanted.').claims
    assert (claim.rule_id, claim.asserted_by) == ("claim.speech_act", "v0")


def test_without_a_verb_a_denial_may_be_news() -> None:
    text = "“No siren, no phone call,” said Anna Lund."
    assert [claim.asserted_by for claim in read(text).claims] != ["v0"]
