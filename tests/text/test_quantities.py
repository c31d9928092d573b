"""Numbers with what they count, and none of the names and dates."""

import pytest

from api.text.quantities import quantities
from tests.text.articles import document

Read = tuple[str, float, float | None, str | None, str]


def read(text: str) -> list[Read]:
    found = document(text)
    return [
        (q.span.exact, q.value, q.value_to, q.unit, q.qualifier)
        for q in quantities(found, found.span(0, len(text)))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost $5m in all.", ("$5m", 5e6, None, "USD", "exact")),
        ("It cost about £1.2 billion.", ("£1.2 billion", 1.2e9, None, "GBP", "approximate")),
        ("It paid €300,000 to him.", ("€300,000", 3e5, None, "EUR", "exact")),
        ("It cost US$2-3 billion.", ("US$2-3 billion", 2e9, 3e9, "USD", "range")),
        ("He owes 40 million dollars.", ("40 million dollars", 4e7, None, "USD", "exact")),
        ("Prices rose 4.5% in a year.", ("4.5%", 4.5, None, "%", "exact")),
        ("Prices rose by 4 per cent.", ("4 per cent", 4, None, "%", "exact")),
        ("It fell to 274 last year.", ("274", 274, None, None, "exact")),
        ("Shares fell 7.5pc.", ("7.5pc", 7.5, None, "%", "exact")),
        ("Support fell two percent.", ("two percent", 2, None, "%", "exact")),
        (
            "It fell 3 percentage points.",
            ("3 percentage points", 3, None, "percentage points", "exact"),
        ),
        ("At least nine people died.", ("nine people", 9, None, "people", "at_least")),
        ("They hired 12 more nurses.", ("12 more nurses", 12, None, "nurses", "exact")),
        ("It has six other plants.", ("six other plants", 6, None, "plants", "exact")),
        ("The dividend is 7.5p.", ("7.5p", 7.5, None, "pence", "exact")),
        ("Shares fell to 540p on Friday.", ("540p", 540, None, "pence", "exact")),
        ("Nine people died.", ("Nine people", 9, None, "people", "exact")),
        ("More than 3,000 sq km fell.", ("3,000 sq km", 3000, None, "km", "at_least")),
        ("Up to 20 tanks were lost.", ("20 tanks", 20, None, "tanks", "at_most")),
        ("Fewer than 20 tanks were lost.", ("20 tanks", 20, None, "tanks", "at_most")),
        (
            "Some 300 Russian soldiers fled.",
            ("300 Russian soldiers", 300, None, "soldiers", "approximate"),
        ),
        ("Hundreds of troops fled.", ("Hundreds of troops", 100, None, "troops", "approximate")),
        ("Tens of thousands fled.", ("Tens of thousands", 1e4, None, None, "approximate")),
        ("About 20-30 houses burned.", ("20-30 houses", 20, 30, "houses", "range")),
        ("It took between 5 and 10 days.", ("5 and 10 days", 5, 10, "days", "range")),
        ("It took 3 to 4 hours.", ("3 to 4 hours", 3, 4, "hours", "range")),
        ("It held for a 24-hour period.", ("24-hour", 24, None, "hour", "exact")),
        ("The 35-year-old man fled.", ("35-year-old", 35, None, "year-old", "exact")),
        ("He ran 10km at dawn.", ("10km", 10, None, "km", "exact")),
        ("A crowd of 1500 people came.", ("1500 people", 1500, None, "people", "exact")),
        ("A crowd of 100+ stood there.", ("100", 100, None, None, "at_least")),
        (
            "One hundred and fifty men left.",
            ("One hundred and fifty men", 150, None, "men", "exact"),
        ),
        ("Half a million people left.", ("Half a million people", 5e5, None, "people", "exact")),
        ("They sent a dozen ships.", ("a dozen ships", 12, None, "ships", "exact")),
        ("They sent twenty-five ships.", ("twenty-five ships", 25, None, "ships", "exact")),
        ("One man was killed.", ("One man", 1, None, "man", "exact")),
        ("It lost 50 or more ships.", ("50", 50, None, None, "at_least")),
        ("The index fell 19-1/4 points.", ("19-1/4 points", 19.25, None, "points", "exact")),
        ("It closed at 3½.", ("3½", 3.5, None, None, "exact")),
        ("About 110 000 people came.", ("110 000 people", 110_000, None, "people", "approximate")),
        ("It took two and a half years.", ("two and a half years", 2.5, None, "years", "exact")),
        ("The levy is Rs 500 crore.", ("Rs 500 crore", 5e9, None, "INR", "exact")),
        (
            "The bank cut it by 25 basis points.",
            ("25 basis points", 25, None, "basis points", "exact"),
        ),
        ("It was 41.5C in Karo.", ("41.5C", 41.5, None, "°C", "exact")),
        ("About two-thirds of voters agreed.", ("two-thirds", 66.6667, None, "%", "approximate")),
        ("A third of the staff left.", ("A third", 33.3333, None, "%", "exact")),
        ("Prices rose by a quarter.", ("a quarter", 25, None, "%", "exact")),
        ("Fewer than half had left.", ("half", 50, None, "%", "at_most")),
        ("Nearly half the houses were lost.", ("half", 50, None, "%", "approximate")),
        ("One in seven children is ill.", ("One in seven", 14.2857, None, "%", "exact")),
        ("Four out of five dentists agree.", ("Four out of five", 80, None, "%", "exact")),
        ("A share of 1 in 300 is rare.", ("1 in 300", 0.3333, None, "%", "exact")),
    ],
)
def test_reads(text: str, expected: Read) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "It began in 2014.",
        "The 2022 World Cup opened.",
        "On Sept. 11, 2022, it rained.",
        "It ended on 11 September 2022.",
        "It ended on 11th September.",
        "The train left at 5 p.m. on Monday.",
        "The train left at 10:15 on Monday.",
        "The train left at 5pm.",
        "World War II was over.",
        "World War Two was over.",
        "It was on Page 3 of the paper.",
        "The G7 met an F-16 pilot.",
        "He had COVID-19 again.",
        "Apollo 13 was launched.",
        "Under Article 5 of the treaty it was so.",
        "Arsenal won 2-1 at home.",
        "It came first in the 1990s.",
        "No one knew, and one of the best was lost.",
        "The 9/11 attacks changed it.",
        "The key was 12345678901234567890.",
        "He rang 999 and was told to wait.",
        "A third man is being sought.",
        "They scored in the second half.",
        "They scored in the second half of the match.",
        "They fled and a seventh, the medic, fell.",
        "It lasted half an hour.",
        "The first quarter was poor.",
    ],
)
def test_names_dates_and_scores_are_no_quantities(text: str) -> None:
    assert read(text) == []


def test_reads_each_number_of_a_change() -> None:
    found = read("Turnout rose from 40% to 52% as 3 parties stood.")
    assert [(value, unit) for _, value, _, unit, _ in found] == [
        (40, "%"),
        (52, "%"),
        (3, "parties"),
    ]


def test_keeps_to_the_span() -> None:
    found = document("Nine people died. Ten people lived.")
    (only,) = quantities(found, found.sentences[1].span)
    assert (only.value, only.span.sentence) == (10, 1)
