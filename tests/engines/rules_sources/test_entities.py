"""Who and what is named."""

import pytest

from api.schemas.claims import Entity
from tests.engines.rules_sources.reading import sources_of


def _entities(text: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in sources_of(text).entities}


@pytest.mark.parametrize(
    ("text", "name", "kind", "mentions"),
    [
        ("Laura Pike spoke. Pike then left.", "Laura Pike", "person", 2),
        ("We saw Mr Pike in Dundee.", "Pike", "person", 1),
        ("The Institute of Marine Life (IML) met. The IML agreed.", "Institute of Marine Life",
         "organisation", 3),
        ("It rained in Broadmoor and near Eastleigh.", "Eastleigh", "place", 1),
        ("The Ministry of Justice moved. The Ministry paid.", "Ministry of Justice",
         "organisation", 2),
        ("The game was in the World Cup again.", "World Cup", "event", 1),
        ("He met U.S. District Judge Karen L. Moss.", "Karen L. Moss", "person", 1),
        ("He met Environment Minister Radu Pavel. Pavel left.", "Radu Pavel", "person", 2),
        ("Grandmother Elsie Croft left.", "Elsie Croft", "person", 1),
        ("Labour councillor Mina Shah left.", "Mina Shah", "person", 1),
        ("The dam above the town of Veldara burst.", "Veldara", "place", 1),
        ("They slept in halls in nearby Torvik.", "Torvik", "place", 1),
        ("It rained across the Kurmin region.", "Kurmin", "place", 1),
        ("Hidrolun, the company that runs it, left.", "Hidrolun", "organisation", 1),
    ],
)  # fmt: skip
def test_names_are_linked_and_typed(text: str, name: str, kind: str, mentions: int) -> None:
    entity = _entities(text)[name]
    assert (entity.type, len(entity.mentions)) == (kind, mentions)


def test_a_metonym_tells_what_it_stands_for() -> None:
    text = "The Kremlin has agreed. Trains run in Moscow."
    entities = _entities(text)
    assert entities["Kremlin"].metonym_of == "Russian government"
    assert entities["Moscow"].metonym_of is None


@pytest.mark.parametrize(
    "text",
    [
        "Residents left. On Monday, Russian officers came. However, nobody stayed.",
        "Two trains stopped. Later they went on. Prices rose in March.",
        "“They've left us. You're next.”",
    ],
)
def test_ordinary_words_with_capitals_name_nothing(text: str) -> None:
    assert _entities(text) == {}
