"""Every solver is an engine; the floors answer as plainly as they say."""

import pytest

from api.core.analyze import analyze
from api.core.compare import compare
from api.errors import ConfigurationError
from api.ingest import from_text
from api.schemas.analysis import ArticleAnalysis
from api.settings import Settings
from evals.solvers import SolverName, solver
from tests.seeds import seed_000, seed_004

TEXTS = {"000": seed_000, "004": seed_004}


async def read(name: SolverName, seed: str) -> ArticleAnalysis:
    return await analyze(from_text(TEXTS[seed]()), solver(name, Settings()).engine)


@pytest.mark.parametrize("seed", TEXTS)
async def test_null_says_nothing_and_claims_to_have_looked(seed: str) -> None:
    analysis = await read("null", seed)
    said = (
        analysis.entities,
        analysis.attributions,
        analysis.claims,
        analysis.namings,
        analysis.portrayals,
        analysis.language,
        analysis.framing.dimensions,
        analysis.framing.generic,
    )
    assert set(said) == {()}
    assert [voice.kind for voice in analysis.voices] == ["author"]
    assert analysis.run.not_assessed == ("framing.narratives",)


@pytest.mark.parametrize("seed", TEXTS)
async def test_copy_all_claims_every_included_sentence_in_full(seed: str) -> None:
    analysis = await read("copy-all", seed)
    included = [s for s in analysis.sentences if not analysis.regions[s.region].excluded]
    assert [claim.evidence for claim in analysis.claims] == [(s.span,) for s in included]
    assert {claim.asserted_by for claim in analysis.claims} == {"v0"}
    assert {f.value for claim in analysis.claims for f in claim.factuality} == {"CT+"}
    assert (analysis.attributions, analysis.namings, analysis.language) == ((), (), ())
    assert analysis.run.not_assessed == ("framing.narratives",)


async def test_copy_all_calls_everything_agreed_and_null_nothing() -> None:
    relations = {}
    for name in ("copy-all", "null"):
        chosen: SolverName = "copy-all" if name == "copy-all" else "null"
        analyses = [await read(chosen, seed) for seed in TEXTS]
        comparison = await compare(analyses, solver(chosen, Settings()).engine)
        several = [item for item in comparison.alignments if len(item.members) > 1]
        relations[name] = {item.relation for item in several}
        assert comparison.synopsis == ()
    assert relations["null"] == set()
    assert "corroborated" in relations["copy-all"]


@pytest.mark.parametrize("name", ["null", "copy-all"])
def test_a_floor_says_that_it_is_one(name: SolverName) -> None:
    found = solver(name, Settings())
    assert "floor for the evaluation" in found.notice
    assert found.engine.identity.version.startswith(f"floor-{name}")
    assert (found.model, found.prompts) == (None, ())


def test_rules_is_the_embedded_engine() -> None:
    found = solver("rules", Settings())
    assert found.engine.identity.engine == "rules"
    assert "by rules" in found.notice


def test_prompts_for_a_solver_without_a_model_are_an_error() -> None:
    with pytest.raises(ConfigurationError, match="asks no model"):
        solver("rules", Settings(), prompts=["claims/v1"])
