"""How surely accounts tell of one event, where they share few names."""

import asyncio
from dataclasses import replace

import pytest

from api.core.accounts import lay_out
from api.core.analyze import analyze
from api.core.matching import candidates
from api.engines.rules import RulesEngine
from api.engines.rules.comparison.match import match
from api.engines.rules.comparison.shared.events import reassured
from api.engines.rules.comparison.statement.content import content_of
from api.schemas.reading import CandidatePair
from tests.builders import make_article

WIRE = (
    "A landslide buried a bus on the road to Tarn on Monday.\n\n"
    "Rescuers dug out 17 survivors by nightfall.\n\n"
    "The highway had been closed twice this winter, the ministry said."
)
WITNESS = (
    "The mudslide swept the bus off the road on Monday and buried it.\n\n"
    "By nightfall 17 survivors had been dug out.\n\n"
    "They had shut the highway two times this winter."
)
OTHER = "A bakery opened on the road to Lund on Monday.\n\nIts owner sells 40 kinds of bread."


def _candidates(*texts: str) -> tuple[CandidatePair, ...]:
    analyses = [asyncio.run(analyze(make_article(text), RulesEngine())) for text in texts]
    return tuple(replace(pair, event=0.0) for pair in candidates(lay_out(analyses)))


@pytest.mark.parametrize(("other", "raised"), [(WITNESS, True), (OTHER, False)])
def test_several_statements_told_alike_speak_for_one_event(other: str, raised: bool) -> None:
    pairs = _candidates(WIRE, other)
    sides = [side for pair in pairs for side in (pair.left, pair.right)]
    contents = {(side.key, side.claim.id): content_of(side) for side in sides}
    found = reassured(pairs, contents, [1.2] * len(pairs))
    assert (max(pair.event for pair in found) > 0) == raised


def test_accounts_without_a_common_name_agree_where_enough_is_told_alike() -> None:
    found = match(_candidates(WIRE, WITNESS), ()).judgements
    assert sum(judgement.relation is not None for judgement in found) > 1
    other = match(_candidates(WIRE, OTHER), ()).judgements
    assert not any(judgement.relation for judgement in other)
