"""Accounts of one event are told from accounts of different ones, whatever the words."""

from datetime import date

import pytest

from api.core.accounts import lay_out
from api.core.event import same_event
from tests.builders import claimed

FLOOD_A = (
    "Torrential rain sent the River Aske over its banks on Friday night, flooding more than 300 "
    "homes in Carrow. Fire crews from Melham carried families out in boats. Council leader Priya "
    "Nandal said the barrier at Stone Lane had failed to close."
)
FLOOD_B = (
    "Residents of Carrow spent the weekend in school halls after their houses filled with water. "
    "The Aske rose four metres in six hours, according to the Environment Agency. Priya Nandal, "
    "who leads the council, admitted that a gate on Stone Lane had jammed."
)
OTHER_FLOOD = (
    "Heavy rain burst the banks of the Rio Tenna on Friday, flooding around 200 homes in Montalba. "
    "Fire crews rescued families by boat. The mayor, Giulia Ferri, said a pumping station had "
    "failed and promised help to residents."
)
TRIAL_A = (
    "A former accountant was jailed for six years on Monday for stealing 2.4 million pounds from "
    "the Larkfield Hospice. Derek Boyle, 58, wept as Judge Helen Strand passed sentence at "
    "Norwich Crown Court."
)
TRIAL_B = (
    "Crooked bookkeeper Derek Boyle is behind bars after looting a hospice for dying children. "
    "The 58-year-old blew the cash on cruises, Norwich Crown Court heard. Larkfield staff cheered "
    "from the public gallery."
)
OTHER_TRIAL = (
    "A lorry driver has been jailed for four years for causing the death of a cyclist. Martin "
    "Okoro, 41, was on his phone when he hit Jane Willis near Exeter, Plymouth Crown Court heard. "
    "Judge Simon Reeve passed sentence on Monday."
)
MATCH_A = (
    "Two late goals from Lena Brandt gave Hartwell Rovers a 3-1 win at Port Vane on Saturday. "
    "Coach Tom Adeyemi praised her patience. Port Vane stay bottom of the league."
)
MATCH_B = (
    "Port Vane collapsed again at home as Brandt struck twice in the last ten minutes. Rovers had "
    "trailed at the break. Adeyemi, the Hartwell coach, said his side never stopped believing."
)
OTHER_MATCH = (
    "A single goal from Rosa Kimura gave Ashby Town a 1-0 win over Kelso United on Saturday. Coach "
    "Erik Lund praised his defence. Ashby move up to third in the league."
)
MERGER_A = (
    "Chipmaker Novalith agreed on Tuesday to buy rival Quantara for $4.2bn in shares. Chief "
    "executive Mei Tanaka said the deal would save $300m a year. Regulators in Brussels must "
    "approve it."
)
MERGER_B = (
    "Unions fear heavy job losses after Novalith swooped for Quantara. The takeover, worth $4.2bn, "
    "was hailed by Mei Tanaka, who stands to collect a bonus. Brussels has yet to give its nod."
)
EARNINGS = (
    "Supermarket group Fennwick raised its profit forecast on Tuesday after strong sales at "
    "Christmas. Chief executive Paul Dorsey said shares in the group were undervalued. Analysts in "
    "London had expected $300m."
)
VACCINE_A = (
    "An experimental malaria vaccine cut infections by 71 per cent in a trial of 4,800 children in "
    "Ghana, researchers reported in the journal Vector Medicine. Lead author Ama Serwaa of Kumasi "
    "University called the result encouraging."
)
VACCINE_B = (
    "Could this jab end malaria? Scientists led by Dr Ama Serwaa say so. In Ghana, where 4,800 "
    "youngsters took part, cases fell by 71%. Critics note that the study, in Vector Medicine, "
    "lasted only a year."
)
TELESCOPE = (
    "Astronomers using the Cerro Alto telescope have found water vapour around a planet 40 light "
    "years away. Lead author Piotr Malik of Leiden University called the result encouraging. The "
    "study appeared in Orbital Letters."
)
STRIKE_A = (
    "Train drivers at Coastline Rail walked out on Thursday in a row over rosters, halting trains "
    "between Dunmore and Wexcombe. The union Tracklink said 900 members took part. Transport "
    "Secretary Alan Firth urged both sides to talk."
)
STRIKE_B = (
    "Commuters faced misery as militant union Tracklink brought Coastline Rail to its knees. Alan "
    "Firth accused its bosses of holding passengers to ransom. Not one train left Dunmore all day."
)
OTHER_STRIKE = (
    "Nurses at three hospitals in Ontario walked out on Thursday in a row over pay. The union "
    "CareTogether said 1,200 members took part. Health Minister Louise Gagnon urged both sides to "
    "talk."
)
SHELLING_A = (
    "Ukrainian forces said on Sunday they had retaken the village of Brezove in Kherson region. "
    "Russian troops pulled back across the river, according to Colonel Oleh Moroz. Moscow said it "
    "had regrouped its units."
)
SHELLING_B = (
    "Russia’s soldiers have fled Brezove, leaving guns and wounded behind. Video showed Colonel "
    "Oleh Moroz raising a flag over the school. The Kremlin called the Kherson retreat a planned "
    "manoeuvre."
)
GRAIN = (
    "Ukrainian farmers fear a second lost harvest as Russian mines litter their fields. Exports "
    "through Odesa fell by a fifth, the ministry in Kyiv said. Moscow denies that it blocks ships."
)

SAME = [
    (FLOOD_A, FLOOD_B),
    (TRIAL_A, TRIAL_B),
    (MATCH_A, MATCH_B),
    (MERGER_A, MERGER_B),
    (VACCINE_A, VACCINE_B),
    (STRIKE_A, STRIKE_B),
    (SHELLING_A, SHELLING_B),
]
DIFFERENT = [
    (FLOOD_A, OTHER_FLOOD),
    (FLOOD_B, OTHER_FLOOD),
    (MATCH_A, OTHER_MATCH),
    (MATCH_B, OTHER_MATCH),
    (MERGER_A, EARNINGS),
    (MERGER_B, EARNINGS),
    (VACCINE_A, TELESCOPE),
    (STRIKE_A, OTHER_STRIKE),
    (STRIKE_B, OTHER_STRIKE),
    (SHELLING_B, GRAIN),
    (FLOOD_A, MERGER_A),
    (TRIAL_B, MATCH_B),
    (VACCINE_B, STRIKE_B),
]
ALIKE = [(TRIAL_A, OTHER_TRIAL), (TRIAL_B, OTHER_TRIAL), (SHELLING_A, GRAIN)]


def answer(*texts: str) -> str:
    return same_event(lay_out([claimed(text) for text in texts])).same_event


@pytest.mark.parametrize(("left", "right"), SAME)
def test_accounts_of_one_event_are_related(left: str, right: str) -> None:
    assert answer(left, right) in ("yes", "partly")


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_accounts_of_different_events_are_not(left: str, right: str) -> None:
    assert answer(left, right) == "no"


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_events_of_one_kind_are_never_taken_for_one(left: str, right: str) -> None:
    assert answer(left, right) != "yes"


def test_accounts_that_share_one_name_and_a_few_words_are_compared_all_the_same() -> None:
    sober = (
        "A fire tore through the Regal cinema on Harbour Street on Monday night, forcing about 40"
        " people into the street, the fire service said. Council leader Tom Bray promised help."
    )
    lurid = (
        "The owners of the Regal ignored three warnings about faulty wiring, a former manager"
        " claimed hours after the picture house burned down. Dozens fled the blaze."
    )
    assert answer(sober, lurid) == "partly"


def test_most_pairs_of_one_event_are_plainly_so() -> None:
    assert sum(answer(*pair) == "yes" for pair in SAME) >= 5


def test_texts_without_any_name_go_by_their_words() -> None:
    fire = "the warehouse burned all night and two firefighters were hurt by falling timber"
    retold = "two firefighters were hurt by timber when the warehouse burned through the night"
    assert answer(fire, retold) == "yes"
    assert answer(fire, "the dealer sold a rare stamp to a collector at auction") == "no"


def test_a_stranger_among_accounts_makes_it_partly() -> None:
    assert answer(FLOOD_A, FLOOD_B, MERGER_A) == "partly"


def test_events_of_one_place_long_apart_are_never_plainly_one() -> None:
    early = claimed(FLOOD_A, published_at=date(2024, 1, 10))
    late = claimed(FLOOD_B, published_at=date(2026, 1, 10))
    event = same_event(lay_out([early, late]))
    assert event.same_event != "yes"
    assert any("days apart" in reason for reason in event.reasons)


def test_the_same_text_is_of_the_same_event() -> None:
    event = same_event(lay_out([claimed(FLOOD_A), claimed(FLOOD_A)]))
    assert (event.same_event, event.score) == ("yes", 1.0)
