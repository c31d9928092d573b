"""The engine names itself, its model and its prompts, and merges voices by their names."""

import re
from pathlib import Path
from typing import Any

import pytest

from api.engines.llm import SHIPPED, LLMEngine
from api.engines.llm.commitment import committed
from api.engines.llm.labels import unify
from api.engines.llm.parts import Ascription
from api.errors import ConfigurationError
from api.schemas.claims import FactualityValue, Stance
from api.schemas.reading import ReadingOptions
from api.settings import Settings
from tests.engines.llm.scripted import (
    EMPTY_CLAIMS,
    EMPTY_FRAMING,
    NARRATIVES,
    ScriptedCompletion,
    attribution,
    document,
    engine,
    read,
    voice,
)


def test_without_a_model_the_error_says_what_to_set() -> None:
    with pytest.raises(ConfigurationError, match="FACTFRAME_MODEL"):
        LLMEngine(ScriptedCompletion(), Settings(model=None))


def test_the_identity_names_model_and_prompts() -> None:
    identity = engine(ScriptedCompletion()).identity
    assert (identity.engine, identity.model) == ("llm", "test/model")
    names = [prompt.id for prompt in identity.prompts]
    assert names == [ref.id for ref in SHIPPED.refs]
    assert "test/model" in engine(ScriptedCompletion()).notice


def version(**changes: Any) -> str:
    settings = Settings(model="openai/m", **changes)
    return LLMEngine(ScriptedCompletion(), settings).identity.version


@pytest.mark.parametrize("changes", [{"api_base": "http://b"}, {"max_output_tokens": 999}])
def test_what_changes_the_answers_is_part_of_the_version(changes: dict[str, Any]) -> None:
    assert version() == version()
    assert version(**changes) != version()


def test_an_address_from_the_environment_is_part_of_the_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = version()
    monkeypatch.setenv("OPENAI_BASE_URL", "http://elsewhere/v1")
    assert version() != before


def test_the_version_tells_no_secret_of_the_address() -> None:
    assert re.fullmatch("[0-9a-f]{16}", version(api_base="http://user:word@host"))


async def test_narratives_that_are_not_set_up_are_an_error_before_any_call() -> None:
    completion = ScriptedCompletion()
    asked = ReadingOptions(narratives=True)
    with pytest.raises(ConfigurationError, match="Set FACTFRAME_NARRATIVES"):
        await engine(completion, narratives=None).read(document("It rained."), asked)
    assert completion.requests == []


def test_a_file_of_narratives_that_is_not_there_is_told_of_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"FACTFRAME_NARRATIVES: .*absent\.yaml"):
        engine(ScriptedCompletion(), narratives=tmp_path / "absent.yaml")


def test_other_narratives_are_another_version(tmp_path: Path) -> None:
    other = tmp_path / NARRATIVES.name
    other.write_bytes(NARRATIVES.read_bytes())
    same = version(narratives=NARRATIVES)
    assert version(narratives=other) == same != version()
    other.write_bytes(NARRATIVES.read_bytes().replace(b"foreign", b"distant"))
    assert version(narratives=other) != same


async def test_a_text_of_which_all_is_excluded_costs_nothing() -> None:
    doc = document("date 2022-09-11")
    assert doc.included() == ()
    reading, completion = await read(doc)
    assert (reading.claims, completion.requests) == ((), [])
    assert [v.id for v in reading.voices] == ["v0"]


async def test_one_sentence_is_enough() -> None:
    reading, completion = await read("Rain fell.")
    assert len(completion.requests) == 2
    assert reading.not_assessed == ("framing.narratives",)


async def test_voices_of_claims_and_framing_are_one() -> None:
    text = "The Institute of Health (IOH) said that “it is a plague”. Rain fell."
    claims = {
        **EMPTY_CLAIMS,
        "voices": [voice(1, "The Institute of Health (IOH)")],
        "attributions": [attribution(1, 1, 0, "it is a plague")],
    }
    loaded = {
        "s": 0,
        "q": "plague",
        "tech": "loaded_language",
        "ent": 1,
        "pol": "negative",
        "kind": "lexical",
        "v": 4,
        "plain": "illness",
    }
    entity = {
        "n": 1,
        "name": "Institute of Health",
        "type": "organisation",
        "aka": ["IOH"],
        "means": "",
    }
    framing = {
        **EMPTY_FRAMING,
        "voices": [voice(4, "IOH")],
        "entities": [entity],
        "language": [loaded],
    }
    reading, _ = await read(text, claims=[claims], framing=[framing])
    assert [v.label for v in reading.voices] == ["the author", "The Institute of Health (IOH)"]
    assert reading.voices[1].entity_id == "e1"
    assert reading.language[0].in_quote_of == "v1"
    assert reading.language[0].target == "e1"
    mentions = [span.exact for span in reading.entities[0].mentions]
    assert mentions == ["Institute of Health", "IOH"]


@pytest.mark.parametrize(
    ("labels", "voices"),
    [
        (["Anna Berg", "Berg"], 1),
        (["Anna Berg", "Otto Berg", "Berg"], 3),
        (["The Ministry of Defence", "Ministry of Defence"], 1),
        (["Institute for Trade (IFT)", "IFT"], 1),
        (["officials", "two officials"], 2),
        (["Anna Berg", "anna berg’s"], 1),
        (["", "Anna"], 2),
    ],
)
def test_labels_that_name_one_voice(labels: list[str], voices: int) -> None:
    assert len(set(unify(labels).values())) == voices


def chain(*stances: Stance) -> list[Ascription]:
    return [
        Ascription(
            uid=str(n),
            voice=str(n),
            source=None,
            cue=None,
            content=(),
            kind="statement",
            form="indirect",
            parent=None,
            channel=None,
            stance=stance,
            stance_cue=None,
        )
        for n, stance in enumerate(stances)
    ]


@pytest.mark.parametrize(
    ("given", "stances", "expected"),
    [
        (["CT+"], [], ["CT+"]),
        ([], [], ["U"]),
        (["PR+", "CT+"], [], ["PR+"]),
        (["CT+", "U"], ["neutral"], ["CT+", "U"]),
        (["CT+"], ["neutral"], ["CT+", "U"]),
        (["CT+"], ["reject"], ["CT+", "CT-"]),
        (["CT+", "CT+"], ["reject"], ["CT+", "CT-"]),
        (["CT-", "CT+"], ["reject"], ["CT-", "CT+"]),
        (["CT+"], ["endorse"], ["CT+", "CT+"]),
        (["CT+", "U"], ["endorse"], ["CT+", "U"]),
        (["PS+", "U", "CT+"], ["neutral", "neutral"], ["PS+", "U", "CT+"]),
        (["PS+", "CT-"], ["neutral", "neutral"], ["PS+", "U", "CT-"]),
        (["PS+", "U", "U", "CT+"], ["neutral"], ["PS+", "CT+"]),
        ([], ["neutral", "neutral"], ["U", "U", "U"]),
    ],
)
def test_every_voice_of_the_chain_has_a_value(
    given: list[FactualityValue], stances: list[Stance], expected: list[FactualityValue]
) -> None:
    assert list(committed(given, chain(*stances))) == expected
