"""How sure each voice is: hearsay, plans, conditions, and who only reports."""

import pytest

from api.schemas.claims import AUTHOR
from tests.engines.rules_claims.readings import first_claim, labels, read


@pytest.mark.parametrize(
    "text",
    [
        "Rebels are reported to have left the town of Karo.",
        "Mr Lund reportedly knew about the fault in the siren.",
        "Ian Webb allegedly set the blaze in the barn.",
        "The captain is said to have left the ship.",
    ],
)
def test_hearsay_is_certain_for_whoever_told_it_and_open_for_the_author(text: str) -> None:
    reading = read(text)
    (claim,) = reading.claims
    assert labels(reading)[claim.asserted_by] != "the author"
    assert [f.value for f in claim.factuality] == ["CT+", "U"]


def test_hearsay_of_a_detail_leaves_the_rest_told() -> None:
    text = "The council sealed 14 schools for allegedly running classes in basements."
    (claim,) = read(text).claims
    assert claim.asserted_by == AUTHOR
    assert [f.value for f in claim.factuality] == ["CT+"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The singer is believed to have moved to Rome.", ["CT+", "U"]),
        ("It is understood that the chairman may leave the firm.", ["PS+", "U"]),
        ("The minister promised that no school would close.", ["CT+", "U"]),
        ("The minister said that he had not known that the firm had no ships.", ["CT+", "U"]),
        ("The minister believes that the school has closed.", ["PR+", "U"]),
        ("The chairman denied that the firm had lied to its staff.", ["CT-", "U"]),
    ],
)
def test_each_voice_is_as_sure_as_its_own_words(text: str, values: list[str]) -> None:
    assert [f.value for f in first_claim(text).factuality] == values


def test_an_allegation_that_a_source_passes_on_is_no_certainty_of_the_source() -> None:
    claim = first_claim("Jane Hall said that Tom Webb had allegedly moved the money in March.")
    assert [f.value for f in claim.factuality] == ["PR+", "U"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The man is not believed to be armed.", "PR+"),
        ("An alleged accomplice, Petra Novak, is due to stand trial in September.", "CT+"),
        ("The port is set to reopen on Monday.", "CT+"),
        ("The port is expected to reopen on Monday.", "PR+"),
        ("The wall would not have stopped the flood.", "U"),
        ("The wall wouldn't have stopped the flood.", "U"),
        ("People who are exposed to light at night may do worse in tests.", "PS+"),
        ("Heavy rain is forecast for the north on Monday.", "PR+"),
        ("The port might yet reopen on Monday.", "PS+"),
        ("A second leak at the port cannot be ruled out.", "PS+"),
        ("Whether the port reopens is an open question.", "U"),
        ("The crew hardly slept on Monday.", "CT+"),
        ("A prison sentence is all but inevitable.", "PR+"),
        ("Had the plan passed, 400 nurses would have lost their jobs.", "U"),
        ("The plan would have cost 400 jobs.", "U"),
        ("A strike that would have halted trains was called off on Monday.", "CT+"),
        ("If the dam fails, 3,000 homes will be flooded.", "PS+"),
        ("3,000 homes will be flooded if the dam fails.", "PS+"),
        ("Nobody is reported to have died.", "U"),
        ("The trial will begin on 3 May.", "CT+"),
        ("The boy was ill so he could stay at home.", "CT+"),
        ("The neighbours could smell the gas.", "CT+"),
        ("The council could have done more.", "CT+"),
        ("The two deaths could have been prevented.", "CT+"),
        ("Thousands of people could have been exposed.", "PS+"),
        ("It is not known who set the fire.", "U"),
        ("It is far from clear that a buyer exists.", "U"),
        ("The city could not afford the rise that it would have meant.", "CT+"),
        ("The crew who had been reported missing have been found.", "CT+"),
        ("The council asked if the road had been closed.", "CT+"),
    ],
)
def test_plans_conditions_and_what_never_was(text: str, value: str) -> None:
    claim = first_claim(text)
    assert (claim.asserted_by, claim.factuality[-1].value) == ("v0", value)


def test_a_warning_commits_its_source_to_the_condition() -> None:
    claim = first_claim("If the dam fails, 3,000 homes will be flooded, the army warned.")
    assert [f.value for f in claim.factuality] == ["PS+", "U"]


@pytest.mark.parametrize(
    "text",
    [
        "The company confirmed that the chairman would leave in May.",
        "Jane Hall acknowledged that the clinic had closed in March.",
        "Jane Hall pointed out that the clinic had closed in March.",
        "A report found that the clinic had closed in March.",
        "Jane Hall said that the clinic had closed in March.",
    ],
)
def test_the_author_vouches_for_what_the_wording_endorses(text: str) -> None:
    reading = read(text)
    (attribution,), (claim, *_) = reading.attributions, reading.claims
    vouches = "CT+" if attribution.stance == "endorse" else "U"
    assert [f.value for f in claim.factuality] == ["CT+", vouches]


def test_an_author_who_calls_it_right_vouches_for_it() -> None:
    claim = first_claim("Jane Hall rightly noted that the clinic had closed in March.")
    assert [f.value for f in claim.factuality] == ["CT+", "CT+"]


def test_who_rejects_a_report_holds_it_untrue() -> None:
    text = "The chairman will step down in May, Acme Ltd said, rejecting reports that he had been "
    reading = read(f"{text}forced out.")
    claim = reading.claims[-1]
    assert claim.text == "He had been forced out."
    values = {labels(reading)[f.voice_id]: f.value for f in claim.factuality}
    assert values["Acme Ltd"] == "CT-"
    assert values["the author"] == "U"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The tax would raise £2bn, the Treasury estimates.", "PR+"),
        ("Police believe that Tom Webb acted alone.", "PR+"),
        ('"The boy was in shock; he could not speak," Ann Cole said.', "CT+"),
    ],
)
def test_how_sure_a_source_is(text: str, value: str) -> None:
    assert first_claim(text).factuality[0].value == value


def test_a_quotation_that_goes_on_is_as_sure_as_its_beginning() -> None:
    text = '"He was my father," said Bell\'s daughter. "We accept the verdict of the court."'
    assert [claim.factuality[0].value for claim in read(text).claims] == ["CT+", "CT+"]


@pytest.mark.parametrize(
    ("cue", "value"),
    [
        ("doubted", "PR-"),
        ("doubts", "PR-"),
        ("was sceptical", "PR-"),
        ("is skeptical", "PR-"),
        ("is doubtful", "PR-"),
        ("was unconvinced", "U"),
        ("is not convinced", "U"),
        ("was not persuaded", "U"),
        ("remains unpersuaded", "U"),
        ("is not confident", "PR-"),
        ("is not sure", "U"),
        ("did not doubt", "CT+"),
        ("did not believe", "PR-"),
        ("denied", "CT-"),
    ],
)
def test_doubt_is_no_certainty(cue: str, value: str) -> None:
    claim = first_claim(f"Jane Hall {cue} that the clinic had closed in March.")
    assert claim.text == "The clinic had closed in March."
    assert [f.value for f in claim.factuality] == [value, "U"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Doubts that the bridge was safe were raised on Monday.", "PR-"),
        ("Denials that the bridge was unsafe came on Monday.", "CT-"),
        ("Claims that the bridge was unsafe came on Monday.", "CT+"),
    ],
)
def test_whoever_doubts_without_a_name_doubts(text: str, value: str) -> None:
    assert [f.value for f in first_claim(text).factuality] == [value, "U"]
