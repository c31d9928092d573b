"""A body that one account names, and another calls by what it is, is one source."""

import asyncio

import pytest

from api.core.compare import compare
from api.engines.rules import RulesEngine
from tests.engines.rules_claims.judging import analysed

_NAMES = "The council of Selby met on Monday."


@pytest.mark.parametrize(
    ("left", "right", "origins"),
    [
        (
            "Corvane Group said the strike in Selby had cost it $3 million a day.",
            "Corvane Group runs the port. The company said the strike in Selby cost it $3m a day.",
            1,
        ),
        (
            "Corvane Group said the strike in Selby had cost it $3 million a day.",
            "Meridor runs the port. The company said the strike in Selby cost it $3m a day.",
            2,
        ),
        (
            "Corvane Group said the strike in Selby had cost it $3 million a day.",
            "Corvane Group runs the port. Police said the strike in Selby cost it $3m a day.",
            2,
        ),
    ],
)
def test_the_company_may_be_the_one_that_the_other_names(
    left: str, right: str, origins: int
) -> None:
    told = [analysed(f"{text}\n\n{_NAMES}") for text in (left, right)]
    found = asyncio.run(compare(told, RulesEngine()))
    about = {a.id for a in found.alignments if "strike" in a.statement}
    assert [o.origins for o in found.independence if o.alignment_id in about] == [origins]
