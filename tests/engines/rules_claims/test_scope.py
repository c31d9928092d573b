"""What one would have expected the other account to tell as well."""

import asyncio

import pytest

from api.core.compare import compare
from api.engines.rules import RulesEngine
from tests.engines.rules_claims.judging import analysed

_NEWS = "Ada Quist, the mayor of Selby, closed the Tarrow bridge on Monday after cracks were found."
_OTHER = (
    "Mayor Ada Quist shut the Tarrow bridge in Selby. The cracks were found by a diver. "
    "Selby council will pay for the work."
)


@pytest.mark.parametrize(
    ("aside", "in_scope", "reason"),
    [
        ("Ada Quist cancelled her journey to Leeds.", True, ""),
        (
            "Henrik Dahl juggled lemons and oranges beside the Selby cathedral.",
            False,
            "does not name Henrik Dahl",
        ),
        ("The council of Selby has banned lorries.", True, ""),
        ("The mayor of Selby did not answer our questions.", False, "tells of itself"),
    ],
)
def test_what_an_unnamed_stranger_does_is_out_of_scope(
    aside: str, in_scope: bool, reason: str
) -> None:
    one, two = analysed(f"{_NEWS} {aside}"), analysed(_OTHER)
    result = asyncio.run(compare([one, two], RulesEngine()))
    told = next(a.id for a in result.alignments if a.statement == aside)
    (absence,) = next(i for i in result.omissions if i.alignment_id == told).not_found_in
    assert absence.in_scope is in_scope
    assert reason in absence.reason
