"""Whose verb it is: subjects apart from times, from what owns them and from other phrases."""

import pytest

from tests.engines.rules_sources.reading import content_of, sources_of, voice_of


def _found(text: str) -> list[str]:
    sources = sources_of(text)
    return [f"{voice_of(sources, a)} | {content_of(a)}" for a in sources.attributions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Aid groups have since Monday been warning that the wells are dry.",
            "Aid groups | the wells are dry",
        ),
        (
            "Ministers are in private saying that the bill will fall.",
            "Ministers | the bill will fall",
        ),
        (
            "The union has, on at least two occasions, told the firm that the lift is unsafe.",
            "union | the lift is unsafe",
        ),
        (
            "The firm has for the first time admitted that the pump was cracked.",
            "firm | the pump was cracked",
        ),
        ("Minutes of a meeting in June show the roof was cracked.", "the roof was cracked"),
        ("Residents for weeks said the lift was broken.", "Residents | the lift was broken"),
        ("Marl Water today said the mains had burst.", "Marl Water | the mains had burst"),
        ("Last year similar letters claimed the pool would shut.", "the pool would shut"),
        (
            "The Hill Guild told its own radio station that it had shut the pier.",
            "Hill Guild | it had shut the pier",
        ),
        (
            "The charge rests on letters which people close to the firm say are forged.",
            "people close to the firm | are forged",
        ),
        (
            "Sen. Ann Cole, D-Ohio, who wrote the bill, said it would pass.",
            "Ann Cole | it would pass",
        ),
        (
            "Portside said on Monday, citing two people familiar with the sale, that it failed.",
            "two people familiar with the sale | it failed",
        ),
        (
            "And there stood Rupert Vane, red as a brick, assuring us that the tide was out.",
            "Rupert Vane | the tide was out",
        ),
        (
            "On the steps stood Ann Cole, insisting that the vote was off.",
            "Ann Cole | the vote was off",
        ),
    ],
)
def test_whose_words(text: str, found: str) -> None:
    assert any(line.endswith(found) for line in _found(text)), _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "It was signed by the mayors of Orr, Vale and six other states.",
        "Prices fell as Danish demand faded.",
        "Vessia laid claim to the waters in 1988.",
        "In its monthly report it left its forecast of barley stocks at 80 tonnes.",
        "He has not sailed since June felt like a year.",
    ],
)
def test_who_says_nothing(text: str) -> None:
    assert _found(text) == []
