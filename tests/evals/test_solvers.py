"""Every solver is an engine; the floors answer as plainly as they say."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import respx

from api.core.analyze import analyze
from api.core.compare import compare
from api.engines.llm import SHIPPED
from api.errors import ConfigurationError
from api.ingest import from_text
from api.llm import prompting
from api.schemas.analysis import ArticleAnalysis
from api.settings import Settings
from evals.recorder import Recorder
from evals.recording import Header, RecordingError, write
from evals.solvers import SolverName, recorded, solver
from tests.builders import make_article
from tests.engines.llm.scripted import another_version
from tests.evals.recorded import BRIDGE, BRIDGE_TOO, HEADER, compared, model
from tests.http.server import serving
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
    assert "No language model" in found.notice


WRONG: dict[str, tuple[SolverName, dict[str, Any]]] = {
    "`rules` asks no model": ("rules", {"prompts": ["claims/v1"]}),
    "Only `replay` answers from a recording": ("llm", {"recording": Path("run.json")}),
    "There is no prompt claims/v99": ("replay", {"prompts": ["claims/v99"]}),
    "Set FACTFRAME_MODEL .* or score `rules`": ("llm", {}),
}


@pytest.mark.parametrize("message", WRONG)
def test_options_that_do_not_fit_are_told(message: str) -> None:
    name, options = WRONG[message]
    with pytest.raises(ConfigurationError, match=message):
        solver(name, Settings(), **options)


def test_a_recording_without_a_model_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="Set FACTFRAME_MODEL"):
        recorded(Settings())


@pytest.fixture(scope="module")
def upstream(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an OpenAI-compatible server on this machine."""
    command = ("-m", "uvicorn", "tests.http.upstream:app", "--port", "{port}")
    with serving(tmp_path_factory.mktemp("upstream"), *command) as address:
        yield f"{address}/v1"


def live_settings(address: str, cache: Path) -> Settings:
    return Settings.model_validate(
        {"model": "openai/some-model", "api_base": address, "api_key": "key", "cache_dir": cache}
    )


async def test_a_live_run_is_recorded_and_replayed(
    upstream: str, tmp_path: Path, no_outgoing_calls: respx.MockRouter
) -> None:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()
    live, recorder = recorded(live_settings(upstream, tmp_path))
    articles = [make_article(text) for text in (BRIDGE, BRIDGE_TOO)]
    analyses = [await analyze(article, live.engine) for article in articles]
    comparison = await compare(analyses, live.engine)
    await live.close()
    assert comparison.run.upstream_calls == 7
    header = HEADER.model_copy(update={"model": "openai/some-model"})
    write(recorder.recording(header), tmp_path / "run.json")

    no_outgoing_calls.clear()
    replay = solver("replay", Settings(), recording=tmp_path / "run.json")
    again = [await analyze(article, replay.engine) for article in articles]
    told = {"id", "run"}
    assert [item.model_dump(exclude=told) for item in again] == [
        item.model_dump(exclude=told) for item in analyses
    ]
    replayed = await compare(again, replay.engine)
    assert [item.statement for item in replayed.alignments] == [
        item.statement for item in comparison.alignments
    ]
    assert replayed.synopsis[0].text == comparison.synopsis[0].text
    assert (replayed.run.upstream_calls, replayed.run.cost_usd) == (0, 0)
    tokens = replay.extra["recording"]["totals"]["usage"]["tokens_in"]  # type: ignore[index, call-overload]  # JSON
    assert tokens == comparison.run.tokens_in > 0


async def test_llm_is_the_engine_of_the_service_with_its_cache(
    upstream: str, tmp_path: Path, no_outgoing_calls: respx.MockRouter
) -> None:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()
    live = solver("llm", live_settings(upstream, tmp_path))
    calls = [
        (await analyze(make_article(BRIDGE), live.engine)).run.upstream_calls for _ in range(2)
    ]
    await live.close()
    assert calls == [2, 0]
    assert live.model == "openai/some-model"
    assert live.prompts[0].id == SHIPPED.claims
    assert "some-model" in live.notice


async def shipped(folder: Path, header: Header = HEADER) -> Path:
    recorder = Recorder(model())
    await compared(recorder)
    write(recorder.recording(header), folder / f"{header.recorded_on}.json")
    return folder


async def test_without_a_name_the_newest_shipped_recording_is_replayed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = HEADER.model_copy(update={"recorded_on": date(2032, 1, 1), "model": "test/newer"})
    await shipped(await shipped(tmp_path), newer)
    monkeypatch.setattr("evals.solvers.RECORDINGS", tmp_path)
    replay = solver("replay", Settings(model="test/live"))
    assert replay.model == "test/newer"
    assert "Replayed from 2032-01-01.json, recorded on 2032-01-01: By a test." in replay.notice
    assert "language model test/newer" in replay.notice


def test_without_any_recording_a_replay_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evals.solvers.RECORDINGS", tmp_path)
    with pytest.raises(RecordingError, match="There is no recording in"):
        solver("replay", Settings())


def second_version(folder: Path, purpose: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of another version of the prompt, which there is from now on."""
    name = f"{purpose}/v9"
    made = another_version(folder, name, f"{purpose}/v1", "# Task\n", "# Task\n\nDo:")
    monkeypatch.setattr(prompting, "library", lambda: made)
    return name


@pytest.mark.parametrize("purpose", ["claims", "framing", "match", "synopsis"])
async def test_a_replay_with_another_version_of_a_prompt_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, purpose: str
) -> None:
    await shipped(tmp_path / "recordings")
    name = second_version(tmp_path / "prompts", purpose, monkeypatch)
    monkeypatch.setattr("evals.solvers.RECORDINGS", tmp_path / "recordings")
    engine = solver("replay", Settings(), prompts=[name]).engine
    assert name in [prompt.id for prompt in engine.identity.prompts]

    async def replayed() -> None:
        texts = (BRIDGE, BRIDGE_TOO)
        await compare([await analyze(make_article(text), engine) for text in texts], engine)

    with pytest.raises(RecordingError, match=f"there is no answer to {name}"):
        await replayed()


async def test_a_live_model_is_asked_with_the_versions_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = second_version(tmp_path / "prompts", "claims", monkeypatch)
    settings = live_settings("http://127.0.0.1:9/v1", tmp_path)
    live = solver("llm", settings, prompts=[name])
    kept, _ = recorded(settings, prompts=[name])
    for found in (live, kept):
        assert found.prompts[0].id == name
        await found.close()
